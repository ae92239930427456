/**
 * Compares texts by code units, for dates, times and keys, so that the order is the same on every
 * machine, whatever its language.
 */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const LAST = '9999';

/** Orders séances by their start (wall clocks), then by number; those without a time come last. */
export const byStart = (
  a: Readonly<{ startsAt: string | null; number: number }>,
  b: Readonly<{ startsAt: string | null; number: number }>,
): number => byText(a.startsAt ?? LAST, b.startsAt ?? LAST) || a.number - b.number;
