/*
 * Words for searching and comparing: without case and accents, as typed, as a title, and with
 * wrong letters.
 */

/** More words than anybody types; the rest of a pasted page is ignored. */
const MAX_WORDS = 12;
const MAX_LENGTH = 300;

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };

/**
 * The text without case, accents or ligatures, for comparing: « Cœur brûlé » becomes `coeur brule`.
 */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[œæß]/g, (letter) => LIGATURES[letter] ?? letter);
}

/** The parts of a text between the matches of `at`, trimmed and without empty ones. */
export const cutParts = (text: string, at: RegExp): string[] =>
  text
    .split(at)
    .map((part) => part.trim())
    .filter(Boolean);

/** The words of a text, folded; punctuation and apostrophes separate them. */
export const wordsOfText = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether there is a letter in it, of any script: « . » and « 123 » name nobody. */
export const hasLetter = (text: string): boolean => /\p{L}/u.test(text);

/**
 * The words of a text, joined by spaces, for comparing: « Salle 2 (l’Étage) » becomes `salle 2 l
 * etage`.
 */
export const plainWords = (text: string): string => wordsOfText(text).join(' ');

/** The words of a typed text, up to the limit. */
export const typedWordsOf = (text: string): string[] => wordsOfText(text.slice(0, MAX_LENGTH)).slice(0, MAX_WORDS);

/**
 * Whether every word of `query` is the beginning of a word of `text`: the rule of `deskSearch`, for
 * a list that is already on the screen. An empty query matches everything.
 */
export function matchesWords(text: string, query: string): boolean {
  const words = typedWordsOf(query);
  if (words.length === 0) return true;
  return beginWords(wordsOfText(text), words);
}

/** Whether each typed word is the beginning of one of these. */
const beginWords = (there: readonly string[], typed: readonly string[]): boolean =>
  typed.every((word) => there.some((candidate) => candidate.startsWith(word)));

/** The name of something, folded, and its words. */
export type FoundName = Readonly<{ name: string; inName: readonly string[] }>;

export const foundName = (name: string): FoundName => ({ name: folded(name), inName: wordsOfText(name) });

/**
 * How well it matches the typed text, whose words are `words`: 0 the name begins with the text, 1
 * the name contains every word, 2 they are elsewhere in `all`; null: no match.
 */
export function distanceOf(
  { name, inName }: FoundName,
  all: readonly string[],
  typed: string,
  words: readonly string[],
): 0 | 1 | 2 | null {
  if (typed !== '' && name.startsWith(typed)) return 0;
  if (beginWords(inName, words)) return 1;
  return beginWords(all, words) ? 2 : null;
}

const ARTICLES = /^(?:les?|la|l|un|une|des|the|an?|el|los|las|il|der|die|das) +/;

/**
 * A title for comparing: without case, accents, punctuation and the article at its beginning (or at
 * its end, « Mine, La »).
 */
export function titleKey(title: string): string {
  const plain = folded(title.replace(/^(.*),\s*(les?|la|l['’]|the|an?)$/i, '$2 $1'))
    .replace(/&/g, ' et ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain.replace(ARTICLES, '') || plain;
}

/**
 * By how many letters two words differ: a missing, additional or different letter, or two exchanged
 * ones, count one each (optimal string alignment). `most + 1` when it is more than `most`.
 */
export function lettersBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/**
 * How many wrong letters are tolerated: none in a short word, one from four letters on, two from
 * seven, three from twelve.
 */
export const forgiven = (word: string): number =>
  word.length < 4 ? 0 : word.length < 7 ? 1 : word.length < 12 ? 2 : 3;

type Nearest = Readonly<{ word: string; letters: number }>;

/**
 * The nearest of these words, the first if several are equally near; null where none is within
 * `most` letters.
 */
export function nearestOf(word: string, words: Iterable<string>, most: number): Nearest | null {
  let best: Nearest | null = null;
  for (const other of words) {
    const letters = lettersBetween(word, other, best === null ? most : best.letters - 1);
    if (letters <= (best === null ? most : best.letters - 1)) best = { word: other, letters };
    if (best?.letters === 0) return best;
  }
  return best;
}
