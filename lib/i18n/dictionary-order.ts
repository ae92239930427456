import { groupedBy } from '#lib/grouped.ts';
import type { Locale } from './locale.ts';
import { translator } from './translator.ts';

/** Letters that no mark can be taken off: each is found under the letter it looks like. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { Æ: 'A', Œ: 'O', Ø: 'O', Ł: 'L', Đ: 'D', ẞ: 'S' };

/** Where all that begins with a number is found: before A. */
const NUMBERS = '0–9';

/** The first consonants of Korean syllables from U+1100 on, as letters that stand alone. */
const HANGUL = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
/** From a kana of one writing to the same of the other: a reader looks for both in one place. */
const KATAKANA_BEHIND_HIRAGANA = 0x60;

/** What is looked at of a text: « ¡Ay! » is under A, « … et la fête » under E. */
const fromFirstLetter = (text: string) => text.replace(/^[^\p{L}\p{N}]+(?=.)/u, '');

/**
 * Under what all stands that begins with no letter of an alphabet: a sign, or a Chinese character,
 * of which there are thousands.
 */
const others = (locale: Locale) => translator(locale, 'pages')('indexes.others');

/**
 * The letter under which something is listed: A of « Âge », O of « Œuvre », `NUMBERS` of
 * « 36 vues ». Other alphabets keep their own, behind the Latin one; what has none is under
 * « Autres ».
 */
export function indexLetter(sorted: string, locale: Locale): string {
  const first = fromFirstLetter(sorted).normalize('NFKD').charAt(0).toLocaleUpperCase('fr');
  if (/\p{N}/u.test(first)) return NUMBERS;
  if (!/\p{L}/u.test(first) || /\p{Script=Han}/u.test(first)) return others(locale);
  const code = first.charCodeAt(0);
  if (/\p{Script=Katakana}/u.test(first)) return String.fromCharCode(code - KATAKANA_BEHIND_HIRAGANA);
  return HANGUL[code - 0x11_00] ?? LOOKS_LIKE[first] ?? first;
}

/**
 * Things under the letter of what each is looked for by, in the order of a dictionary of this
 * language.
 */
export function byLetter<T>(things: readonly T[], sortedAs: (thing: T) => string, locale: Locale): [string, T[]][] {
  const groups = groupedBy(inDictionaryOrder(things, sortedAs, locale), (thing) =>
    indexLetter(sortedAs(thing), locale),
  );
  const { compare } = new Intl.Collator(locale);
  const last = others(locale);
  return [...groups].sort(([a], [b]) => Number(a === last) - Number(b === last) || compare(a, b));
}

export function inDictionaryOrder<T>(things: readonly T[], sortedAs: (thing: T) => string, locale: Locale): T[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return things.toSorted((a, b) => compare(fromFirstLetter(sortedAs(a)), fromFirstLetter(sortedAs(b))));
}
