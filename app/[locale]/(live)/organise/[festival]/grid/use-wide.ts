import { useSyncExternalStore } from 'react';

/** From this width on rooms stand side by side (grid.css); below, the grid is a list. */
const WIDE = '(width >= 48rem)';

/** The last answer on a screen. */
let wasWide: boolean | null = null;

/**
 * Whether there is room for columns. While printing, media queries apply to the sheet, so the last
 * answer is kept, and with it the focus and scroll position.
 */
export function isWide(): boolean {
  if (wasWide === null || !matchMedia('print').matches) wasWide = matchMedia(WIDE).matches;
  return wasWide;
}

const listen = (listener: () => void) => {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Columns or list: only one is drawn. */
export const useWide = () => useSyncExternalStore(listen, isWide);
