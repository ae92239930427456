import type { Locale } from './locale.ts';

/** Letters that no mark can be taken off: each is found under the letter it looks like. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { Æ: 'A', Œ: 'O', Ø: 'O', Ł: 'L', Đ: 'D', ẞ: 'S' };

/** Where all that begins with a number is found: before A. */
const NUMBERS = '0–9';

/** The letter under which something is listed: A of « Âge », O of « Œuvre », `NUMBERS` of « 36 vues ». Other alphabets keep their own. */
export function indexLetter(sorted: string): string {
  const first = sorted.normalize('NFKD').charAt(0).toLocaleUpperCase('fr');
  if (/\p{N}/u.test(first)) return NUMBERS;
  return LOOKS_LIKE[first] ?? first;
}

/** Things under the letter of what each is looked for by, in the order of a dictionary of this language. */
export function byLetter<T>(things: readonly T[], sortedAs: (thing: T) => string, locale: Locale): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const thing of inDictionaryOrder(things, sortedAs, locale)) {
    const letter = indexLetter(sortedAs(thing));
    groups.set(letter, [...(groups.get(letter) ?? []), thing]);
  }
  const { compare } = new Intl.Collator(locale);
  return [...groups].sort(([a], [b]) => compare(a, b));
}

export function inDictionaryOrder<T>(things: readonly T[], sortedAs: (thing: T) => string, locale: Locale): T[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return things.toSorted((a, b) => compare(sortedAs(a), sortedAs(b)));
}
