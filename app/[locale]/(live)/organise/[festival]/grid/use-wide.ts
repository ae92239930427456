import { useSyncExternalStore } from 'react';

/** From here on rooms stand side by side (grid.css); below, the grid is a list. */
const WIDE = '(width >= 48rem)';

/** As it last was on a screen. */
let wasWide: boolean | null = null;

/**
 * Whether the screen has room for columns. While a page is printed it is asked of the sheet: what
 * is drawn stays as it was, with the focus and the place.
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

/** Of columns and list only one is drawn. */
export const useWide = () => useSyncExternalStore(listen, isWide);
