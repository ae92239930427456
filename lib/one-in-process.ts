const DAY = 24 * 3_600_000;

/** Does the work now, and again each day while the server runs. */
export function onceADay(work: () => unknown): void {
  const once = () => {
    try {
      work();
    } catch (error) {
      // If another program is writing or the disk is full, tomorrow is early enough.
      console.error(error);
    }
  };
  once();
  // The timer alone does not keep the process running.
  setInterval(once, DAY).unref();
}

/**
 * Provides a value that must exist only once in this process. proxy.ts, instrumentation.ts and the
 * routes of a built app have separate module graphs, and during development a module is loaded
 * again after a change; therefore the value is stored on globalThis, under its own name. `make`
 * creates it if there is none yet.
 */
export function oneInProcess<T>(name: `lanterne${string}`, make: () => T): () => T {
  const shared = globalThis as unknown as Record<typeof name, T | undefined>;
  return () => {
    shared[name] ??= make();
    return shared[name];
  };
}

/** Begins something that continues until the process ends; further calls do nothing. */
export function onceInProcess(name: `lanterne${string}`, begin: () => void): void {
  oneInProcess(name, () => {
    begin();
    return true;
  })();
}

/**
 * Starts background work and answers the function that stops it. Starting it again under the same
 * name replaces the first.
 */
export function onlyOneAtWork(name: `lanterne${string}`, start: () => () => void): () => void {
  const shared = globalThis as unknown as Record<typeof name, (() => void) | undefined>;
  shared[name]?.();
  const end = start();
  const stop = () => {
    end();
    if (shared[name] === stop) shared[name] = undefined;
  };
  shared[name] = stop;
  return stop;
}
