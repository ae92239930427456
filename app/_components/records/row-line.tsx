'use client';

import { Pencil } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { useLive } from '#app/_ui/use-live.ts';
import { openRow } from './reveal.ts';

const turn = ({ currentTarget }: MouseEvent) => {
  const row = currentTarget.closest<HTMLElement>('[data-row]');
  if (row) openRow(row, !row.hasAttribute('data-open'));
};

/**
 * The line that stands for a row on a narrow screen; pressing it opens the fields. The row has
 * `data-row`.
 */
export function RowLine({ children }: { children: ReactNode }) {
  const isLive = useLive();
  return (
    <button
      type="button"
      className="row-line"
      aria-expanded={false}
      data-waits={isLive ? undefined : ''}
      onClick={turn}
    >
      <span>{children}</span>
      <Pencil aria-hidden size={18} />
    </button>
  );
}
