import type { FieldValues, Resolver } from 'react-hook-form';

/** How long a form waits for what checks it, in milliseconds. */
const PATIENCE = 3000;

/**
 * Checks a form by what is loaded when something is to be checked. Where that does not come, or not
 * in time, no error is found: the server checks alone.
 */
export const checkedLater =
  <V extends FieldValues>(load: () => Promise<Resolver<V>>): Resolver<V> =>
  async (values, ...given) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const inVain = new Promise<null>((over) => {
      timer = setTimeout(over, PATIENCE, null);
    });
    const check = await Promise.race([load().catch(() => null), inVain]);
    clearTimeout(timer);
    return check ? check(values, ...given) : { values, errors: {} };
  };
