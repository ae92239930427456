import { type ComponentType, lazy, useEffect } from 'react';

/** From when on what is loaded after the page comes without being asked for, in milliseconds: it is there once the network is gone. */
const LOADED_AFTER = 2000;

const loads: (() => Promise<unknown>)[] = [];

/** A part of the grid that is loaded after the page: no card waits for it. `Instead` says that it could not be. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>, Instead: ComponentType) {
  loads.push(load);
  return lazy(() =>
    load().then(
      (found) => ({ default: found }),
      () => ({ default: Instead as ComponentType<Props> }),
    ),
  );
}

/** Loads all of it once the cards can be taken. */
export function useLater(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of loads) load().catch(() => {});
    }, LOADED_AFTER);
    return () => clearTimeout(timer);
  }, []);
}
