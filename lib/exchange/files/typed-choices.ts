import { type Locale, locales } from '#lib/i18n/locale.ts';
import { cutParts, plainWords } from '#lib/search/words.ts';

/** Reads a value of an enumeration as people write it; null for any other text. */
export type ReadChoice<T extends string> = (cell: string) => T | null;
/** The same, with the written form of each value. */
type Choices<T extends string> = ReadChoice<T> &
  Readonly<{ said: (value: T, locale: Locale) => string; all: (locale: Locale) => string[] }>;

/**
 * Makes a reader for the interface's words for these values in both languages, the values
 * themselves, and further words that people use.
 */
export function choicesOf<const T extends string>(
  values: readonly T[],
  said: (value: T, locale: Locale) => string,
  besides: readonly (readonly [RegExp, T])[] = [],
): Choices<T> {
  let words: Map<string, T> | undefined;
  const read: ReadChoice<T> = (cell) => {
    words ??= new Map(
      values.flatMap((value) => [
        [plainWords(value), value],
        ...locales.map((locale) => [plainWords(said(value, locale)), value]),
      ]) as [string, T][],
    );
    const typed = plainWords(cell);
    return words.get(typed) ?? besides.find(([pattern]) => pattern.test(typed))?.[1] ?? null;
  };
  return Object.assign(read, { said, all: (locale: Locale) => values.map((value) => said(value, locale)) });
}

/**
 * Several of them, separated by commas, semicolons, slashes or lines. `unknown` is the first part
 * that was not understood.
 */
export function severalOf<T extends string>(
  cell: string,
  read: ReadChoice<T>,
): { values: T[]; unknown: string | null } {
  const whole = read(cell);
  if (whole) return { values: [whole], unknown: null };
  const parts = cutParts(cell, /[,;/|+\n]+/);
  const found = parts.map((part) => ({ part, value: read(part) }));
  return {
    values: [...new Set(found.flatMap(({ value }) => value ?? []))],
    unknown: found.find(({ value }) => value === null)?.part ?? null,
  };
}
