import type { EventWishes } from '#db/schema/index.ts';

/**
 * Wishes about other séances, with the numbers that these have in another festival; wishes about
 * missing ones are dropped.
 */
export function renumbered(wishes: EventWishes, numberOf: (number: number) => number | undefined): EventWishes {
  const at = (number: number | undefined) => (number === undefined ? undefined : numberOf(number));
  return { ...wishes, after: at(wishes.after), before: at(wishes.before), apart: at(wishes.apart) };
}
