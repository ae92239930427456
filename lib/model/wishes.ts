import type { EventWishes } from '#db/schema/index.ts';

/**
 * The wishes of which other séances are part, by the numbers they have elsewhere; whoever is not
 * there is not wished for.
 */
export function renumbered(wishes: EventWishes, numberOf: (number: number) => number | undefined): EventWishes {
  const at = (number: number | undefined) => (number === undefined ? undefined : numberOf(number));
  return { ...wishes, after: at(wishes.after), before: at(wishes.before), apart: at(wishes.apart) };
}
