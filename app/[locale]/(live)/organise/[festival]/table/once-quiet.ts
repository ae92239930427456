/**
 * Rows that say what others are too are read anew once nothing more is heard, or after so long of
 * hearing more. Milliseconds.
 */
const SETTLED = 1000;
const LONGEST_WAIT = 10_000;

/** Does it once things are quiet after `hear`, and at the latest after the longest wait. */
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
