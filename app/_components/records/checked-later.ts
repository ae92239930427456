import type { FieldValues, Resolver } from 'react-hook-form';

/** How long a form waits for the code that checks it, in milliseconds. */
const PATIENCE = 3000;

/**
 * Checks a form with a schema that is loaded at the first check, or earlier by `ahead`, and then
 * kept. If it cannot be loaded in time, no error is found and the server checks alone; the next
 * check tries again.
 */
export function checkedLater<V extends FieldValues>(
  load: () => Promise<Resolver<V>>,
): { resolver: Resolver<V>; ahead: () => void } {
  let kept: Promise<Resolver<V> | null> | undefined;
  const loaded = () => {
    kept ??= load().catch(() => {
      kept = undefined;
      return null;
    });
    return kept;
  };
  return {
    resolver: async (values, ...given) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const inVain = new Promise<null>((over) => {
        timer = setTimeout(over, PATIENCE, null);
      });
      const check = await Promise.race([loaded(), inVain]);
      clearTimeout(timer);
      if (!check) kept = undefined;
      return check ? check(values, ...given) : { values, errors: {} };
    },
    ahead: () => void loaded(),
  };
}
