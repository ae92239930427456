import { useSyncExternalStore } from 'react';

/** From here on rooms stand side by side (grid.css); below, the grid is a list. */
const WIDE = '(width >= 48rem)';

const listen = (listener: () => void) => {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Whether there is room for columns: of columns and list only one is drawn. */
export const useWide = () => useSyncExternalStore(listen, () => matchMedia(WIDE).matches);
