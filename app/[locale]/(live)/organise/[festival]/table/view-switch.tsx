'use client';

import { List, Table2 } from 'lucide-react';
import { useEffect } from 'react';
import { keepCookie } from '#app/_ui/keep-cookie.ts';
import { Link } from '#app/_ui/link.tsx';
import { seenAsTable } from '#app/[locale]/(live)/organise/[festival]/desk-cookies.ts';

/** Switches between a list and its table; the device remembers which. */
export function ListOrTable({
  noun,
  path,
  isTable,
  words,
}: {
  noun: string;
  path: string;
  isTable: boolean;
  words: { views: string; list: string; table: string };
}) {
  useEffect(() => {
    if (isTable) keepCookie(seenAsTable(noun), '1');
  }, [isTable, noun]);
  return (
    <nav aria-label={words.views} className="view-switch is-wide">
      <Link
        href={`${path}?view=list`}
        aria-current={isTable ? undefined : 'page'}
        onClick={() => keepCookie(seenAsTable(noun), '')}
      >
        <List aria-hidden size={18} />
        {words.list}
      </Link>
      <Link href={`${path}?view=table`} aria-current={isTable ? 'page' : undefined}>
        <Table2 aria-hidden size={18} />
        {words.table}
      </Link>
    </nav>
  );
}
