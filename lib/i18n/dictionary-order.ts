import { groupedBy } from '#lib/grouped.ts';
import type { Locale } from './locale.ts';
import { translator } from './translator.ts';

/** Letters without a separable mark, and the letter under which each is listed. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { Æ: 'A', Œ: 'O', Ø: 'O', Ł: 'L', Đ: 'D', ẞ: 'S' };

/** The heading for everything that begins with a number; it comes before A. */
const NUMBERS = '0–9';

/** The first consonants of Korean syllables, from U+1100 on, as stand-alone letters. */
const HANGUL = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
/**
 * The distance from a hiragana letter to the same one in katakana: readers look for both in one
 * place.
 */
const KATAKANA_BEHIND_HIRAGANA = 0x60;

/** The text from its first letter or digit on: « ¡Ay! » is under A, « … et la fête » under E. */
const fromFirstLetter = (text: string) => text.replace(/^[^\p{L}\p{N}]+(?=.)/u, '');

/**
 * The heading for texts that begin with no letter of an alphabet: a sign, or a Chinese character,
 * of which there are thousands.
 */
const others = (locale: Locale) => translator(locale, 'pages')('indexes.others');

/**
 * The letter under which something is listed: A for « Âge », O for « Œuvre », `NUMBERS` for « 36
 * vues ». Other alphabets have their own letters, after the Latin ones; texts without any are under
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
 * Things grouped by the letter under which each is listed, in the dictionary order of this
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
