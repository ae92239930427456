/**
 * In milliseconds: rows that depend on other records are read again once no change was heard for
 * this long, or at the latest after the longer time.
 */
const SETTLED = 1000;
const LONGEST_WAIT = 10_000;

/** Calls `act` when it is quiet after `hear`, at the latest after the longest wait. */
export function onceQuiet(act: () => void): { hear: () => void; end: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due: number | null = null;
  return {
    hear: () => {
      clearTimeout(timer);
      due ??= performance.now() + LONGEST_WAIT;
      timer = setTimeout(
        () => {
          due = null;
          act();
        },
        Math.min(SETTLED, due - performance.now()),
      );
    },
    end: () => clearTimeout(timer),
  };
}
