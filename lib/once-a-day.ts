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
