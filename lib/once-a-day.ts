const DAY = 24 * 3_600_000;

/** Does the work now, and again each day while the server runs. */
export function onceADay(work: () => unknown): void {
  const once = () => {
    try {
      work();
    } catch (error) {
      // Another program writes, or the disk is full: tomorrow is early enough.
      console.error(error);
    }
  };
  once();
  // It keeps no server alive.
  setInterval(once, DAY).unref();
}
