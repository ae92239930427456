import { useEffect, useEffectEvent, useState } from 'react';
import type { PlacedCells } from './placed-cells.ts';
import { isRefused } from './typed-cells.ts';
import type { Arranging } from './use-arrangement.ts';
import type { TakenCells } from './use-taken.ts';

/** How many cells were refused, and the way to the first, whatever keeps it out of sight. */
export function useFirstRefused(
  { state: { typed }, present, columns }: PlacedCells,
  { go }: TakenCells,
  { reveal }: Arranging,
  isArranged: boolean,
) {
  const [isSought, seek] = useState(false);
  const refused = [...typed].flatMap(([row, cells]) =>
    Object.keys(cells).filter((column) => isRefused(typed, row, column)),
  );
  function goToFirst() {
    const row = present.findIndex((key) => columns.some((column) => isRefused(typed, key, column.key)));
    const column = columns.findIndex(({ key }) => isRefused(typed, present[row] ?? '', key));
    if (column >= 0) return go({ row, column });
    if (isSought) return;
    // What leaves it out goes: a filter, words, its hidden column.
    reveal(new Set(refused));
    seek(true);
  }
  const goToSought = useEffectEvent(() => {
    goToFirst();
    seek(false);
  });
  // Once the rows are those of what is asked for now: they follow it.
  useEffect(() => {
    if (isSought && isArranged) goToSought();
  }, [isSought, isArranged]);
  return { count: refused.length, goToFirst };
}
