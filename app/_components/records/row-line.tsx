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
 * What a row of a form says on a narrow screen, where its fields are opened to edit. The row bears
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
