import { type RefObject, type UIEvent, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** The height of a row in pixels, as in cells.css. */
export const ROW = 34;
/**
 * How many rows are drawn together, and how many are in sight until the height of the table is
 * known.
 */
const STEP = 10;
const IN_SIGHT = 20;

/**
 * The indexes of the rows to draw, up to the last: those in sight, some beside them, and the one
 * with the focus.
 */
export function rowsToDraw(seenFrom: number, inSight: number, active: number, last: number): number[] {
  const first = Math.max(0, seenFrom - STEP);
  const end = Math.min(last, seenFrom + STEP + inSight + STEP);
  const rows = Array.from({ length: Math.max(0, end - first + 1) }, (_, at) => first + at);
  if (active < first && active >= 0) rows.unshift(active);
  else if (active > end && active <= last) rows.push(active);
  return rows;
}

/** Whether the page is being printed. */
function usePrinted(): boolean {
  const [isPrinted, setPrinted] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinted(true));
    const after = () => setPrinted(false);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return isPrinted;
}

/** The group of rows in which those in sight begin, and how many are in sight; all on paper. */
export function useRowsInSight(box: RefObject<HTMLElement | null>) {
  const [seenFrom, setSeenFrom] = useState(0);
  const [inSight, setInSight] = useState(IN_SIGHT);
  const isPrinted = usePrinted();
  useEffect(() => {
    const rows = box.current;
    if (!rows) return;
    const sized = new ResizeObserver(() => setInSight(Math.ceil(rows.clientHeight / ROW)));
    sized.observe(rows);
    return () => sized.disconnect();
  }, [box]);
  return {
    seenFrom: isPrinted ? 0 : seenFrom,
    inSight: isPrinted ? Number.POSITIVE_INFINITY : inSight,
    onScroll: ({ currentTarget }: UIEvent) => setSeenFrom(Math.floor(currentTarget.scrollTop / ROW / STEP) * STEP),
  };
}
