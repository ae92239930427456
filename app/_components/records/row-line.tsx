'use client';

import { Pencil } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { openRow } from './reveal.ts';

const turn = ({ currentTarget }: MouseEvent) => {
  const row = currentTarget.closest<HTMLElement>('[data-row]');
  if (row) openRow(row, !row.hasAttribute('data-open'));
};

/** What a row of a form says on a narrow screen, where its fields are opened to edit. The row bears `data-row`. */
export const RowLine = ({ children }: { children: ReactNode }) => (
  <button type="button" className="row-line" aria-expanded={false} onClick={turn}>
    <span>{children}</span>
    <Pencil aria-hidden size={18} />
  </button>
);
