import type { SaidMeaning } from './kinds.ts';
import { lexicon } from './lexicon.ts';
import { numberPatterns } from './numbers.ts';
import { spelledPlainly } from './spelling.ts';

/** A word or a number of a text, with its start and end. */
export type SaidToken = SaidMeaning & {
  /** Folded, for comparing. */
  word: string;
  start: number;
  end: number;
};

type Found = { meaning: SaidMeaning; length: number };

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** The longest word with a meaning at a place; else an unknown word or character. */
function longestAt(plain: string, at: number, months: readonly number[]): Found {
  let found: Found = { meaning: { is: 'unknown', value: 0 }, length: 0 };
  for (const [pattern, read] of numberPatterns) {
    const match = matchAt(pattern, plain, at);
    const meaning = match && match[0].length > found.length ? read(match, months) : null;
    if (match && meaning) found = { meaning, length: match[0].trimEnd().length };
  }
  for (const { meaning, pattern, alternatives } of lexicon) {
    if (!matchAt(pattern, plain, at)) continue;
    for (const { first, one } of alternatives) {
      if (first !== '' && first !== plain[at]) continue;
      const length = matchAt(one, plain, at)?.[0].length ?? 0;
      if (length > found.length) found = { meaning, length };
    }
  }
  return found.length > 0 ? found : { ...found, length: matchAt(/\d+|[a-z0-9]+|./y, plain, at)?.[0].length ?? 1 };
}

/**
 * Whether a dot belongs to an abbreviation: « sam. » does not end a sentence, unless another one
 * begins behind it.
 */
function isOfAbbreviation({ word, start }: SaidToken, before: SaidToken | undefined, text: string): boolean {
  const isShort = before && ['weekday', 'month', 'part'].includes(before.is) && before.word.length <= 5;
  if (word !== '.' || !isShort || before.end !== start) return false;
  return !/^\s*\p{Lu}(?![a-z]{2}\w{0,2}\.?\s*(?:\d|:))/u.test(text.slice(start + 1));
}

/** The tokens of a text, the longest at each place. `months` are those of the festival. */
export function saidTokensOf(text: string, months: readonly number[]): SaidToken[] {
  const { plain, places } = spelledPlainly(text);
  const placeOf = (at: number) => places[at] ?? text.length;
  const tokens: SaidToken[] = [];
  let at = 0;
  while (at < plain.length) {
    const isBlank = plain[at] === ' ' || plain[at] === "'";
    const { meaning, length } = isBlank ? { meaning: null, length: 1 } : longestAt(plain, at, months);
    if (meaning) {
      const word = plain.slice(at, at + length).trim();
      const token = { ...meaning, word, start: placeOf(at), end: placeOf(at + length - 1) + 1 };
      if (!isOfAbbreviation(token, tokens.at(-1), text)) tokens.push(token);
    }
    at += length;
  }
  return tokens;
}
