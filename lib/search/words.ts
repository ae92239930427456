/** More than anybody types; the rest of a pasted page is not looked for. */
const MAX_WORDS = 12;
const MAX_LENGTH = 300;

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };

/** The text without case, accents or ligatures, for comparing: « Cœur brûlé » reads `coeur brule`. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[œæß]/g, (letter) => LIGATURES[letter] ?? letter);
}

/** The words somebody typed, folded; punctuation and apostrophes separate them. */
export function wordsOf(text: string): string[] {
  return (folded(text.slice(0, MAX_LENGTH)).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS);
}

/**
 * Whether every word of `query` begins a word of `text`, the rule of `deskSearch` for a list that is already on the
 * screen. An empty query finds everything.
 */
export function matchesWords(text: string, query: string): boolean {
  const words = wordsOf(query);
  if (words.length === 0) return true;
  const there = folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => there.some((candidate) => candidate.startsWith(word)));
}
