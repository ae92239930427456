/**
 * What must be one in this process is asked for by this. proxy.ts, instrumentation.ts and the
 * routes of a built app are module graphs of their own, and while somebody works on Lanterne a
 * module is read again: what it holds hangs on globalThis, under a name of its own. `make` makes it
 * where it is not there yet.
 */
export function oneInProcess<T>(name: `lanterne${string}`, make: () => T): () => T {
  const shared = globalThis as unknown as Record<typeof name, T | undefined>;
  return () => {
    shared[name] ??= make();
    return shared[name];
  };
}

/** Begins what goes on until the process ends; called again, it does nothing. */
export function onceInProcess(name: `lanterne${string}`, begin: () => void): void {
  oneInProcess(name, () => {
    begin();
    return true;
  })();
}

/**
 * Starts what works beside requests and answers the function that ends it; started again, under the
 * same name, it takes the place of the first.
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
