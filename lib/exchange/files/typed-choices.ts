import { locales } from '#lib/i18n/locale.ts';
import { plainWords } from '#lib/search/words.ts';

/** A word of an enumeration as people write it; null when it is none of them. */
export type ReadChoice<T extends string> = (cell: string) => T | null;

/**
 * Reads the words the interface uses for these values, in either language, the values themselves,
 * and what people write besides.
 */
export function choicesOf<const T extends string>(
  values: readonly T[],
  label: (value: T, locale: (typeof locales)[number]) => string,
  besides: readonly (readonly [RegExp, T])[] = [],
): ReadChoice<T> {
  let words: Map<string, T> | undefined;
  return (cell) => {
    words ??= new Map(
      values.flatMap((value) => [
        [plainWords(value), value],
        ...locales.map((locale) => [plainWords(label(value, locale)), value]),
      ]) as [string, T][],
    );
    const said = plainWords(cell);
    return words.get(said) ?? besides.find(([pattern]) => pattern.test(said))?.[1] ?? null;
  };
}

/**
 * Several of them: by commas, semicolons, strokes or lines. `unknown` is the first part that is
 * none.
 */
export function severalOf<T extends string>(
  cell: string,
  read: ReadChoice<T>,
): { values: T[]; unknown: string | null } {
  const whole = read(cell);
  if (whole) return { values: [whole], unknown: null };
  const parts = cell
    .split(/[,;/|+\n]+/)
    .map((part) => part.trim())
    .filter(Boolean);
  const found = parts.map((part) => ({ part, value: read(part) }));
  return {
    values: [...new Set(found.flatMap(({ value }) => value ?? []))],
    unknown: found.find(({ value }) => value === null)?.part ?? null,
  };
}
