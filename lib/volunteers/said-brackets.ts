import type { Join, Word } from './said-lexicon.ts';

/** What somebody puts between brackets is short; of an endless one no more is looked at. */
const MAX_WORDS = 40;

export const OF_TIME: readonly Word['is'][] = ['weekday', 'date', 'group', 'count', 'part', 'time', 'noon'];
export const HOURS: readonly Word['is'][] = ['part', 'time', 'noon', 'dayEnd', 'onwards', 'yes'];
const SAYS_WHEN: readonly Word['is'][] = [
  'time',
  'number',
  'noon',
  'from',
  'after',
  'until',
  'between',
  'weekday',
  'date',
];
const BESIDE_SPEECH: readonly Word['is'][] = ['after', 'before', 'vague', 'dayEnd'];

const isSpeech = ({ is }: Word) => is === 'prose' || is === 'busy' || is === 'edge';
const isOfTime = ({ is }: Word) => OF_TIME.includes(is) || SAYS_WHEN.includes(is) || is === 'to' || is === 'dayEnd';
export const isSmall = (word: Word): boolean =>
  word.is === 'filler' || word.is === 'article' || word.is === 'offer' || (word.is === 'to' && !word.isDash);

const asFiller = ({ start, end }: Word): Word => ({ is: 'filler', start, end });

/** Brackets that only say when, or only why, are none: « samedi (14h-18h) », « 18h-22h (après le boulot) ». */
export function withBracketsRead(words: readonly Word[], text: string): Word[] {
  const all = [...words];
  for (const [i, word] of words.entries()) {
    if (word.is !== 'join' || word.how !== 'open') continue;
    const { inside, close } = bracketAt(words, i);
    const since = isAt(inside[0], 'time') ? nounSince(words, i) : i;
    if (since < i) for (let j = since; j <= i; j += 1) all[j] = asFiller(words[j] ?? word);
    if (since < i) continue;
    if (isAfterthought(words, i, inside, close)) {
      for (const [j, one] of [word, ...inside].entries()) all[i + j] = asFiller(one);
      continue;
    }
    // « sauf vendredi (14h-17h) »: are these the hours that are taken away, or those that are offered?
    const isEitherWay = isAt(words[i - 1], 'weekday', 'date') && inside.some((one) => isAt(one, 'time', 'number'));
    if (isEitherWay && isOfException(words, i)) {
      for (const [j, one] of [word, ...inside].entries()) all[i + j] = asFiller(one);
      all[i] = { is: 'unknown', start: word.start, end: word.end };
      continue;
    }
    // A bracket with prose in it is a break: « (dentiste) ».
    if (inside.some(isSpeech)) continue;
    all[i] = asFiller(word);
    if (close && inside.every((one) => isOfTime(one) || isSmall(one))) all[i + inside.length + 1] = asFiller(close);
  }
  return withoutExplained(all, text);
}

/** Where the « la messe » of « après la messe (11h30) » begins; the place of the bracket where there is none. */
function nounSince(words: readonly Word[], i: number): number {
  const before = words.slice(Math.max(0, i - MAX_NOUN_WORDS), i);
  const start = before.findLastIndex((one) => !isSpeech(one) && !isSmall(one) && one.is !== 'vague');
  return isAt(before[start], 'after', 'before') ? i - before.length + start + 1 : i;
}
const MAX_NOUN_WORDS = 5;

function bracketAt(words: readonly Word[], i: number): { inside: Word[]; close: Word | undefined } {
  const after = words.slice(i + 1, i + 1 + MAX_WORDS);
  const length = after.findIndex((one) => one.is === 'join' && one.how === 'close');
  return length < 0 ? { inside: after, close: undefined } : { inside: after.slice(0, length), close: after[length] };
}

/** A bracket without hours of its own, after hours that are complete or days that are taken away: « sauf mercredi (piscine) ». */
const isAfterthought = (words: readonly Word[], i: number, inside: readonly Word[], close: Word | undefined) =>
  close !== undefined &&
  (HOURS.includes(words[i - 1]?.is ?? 'unknown') || isOfException(words, i)) &&
  inside.some(isSpeech) &&
  inside.every((one) => isSpeech(one) || isSmall(one) || BESIDE_SPEECH.includes(one.is));

export function isOfException(words: readonly Word[], i: number): boolean {
  const before = words.slice(Math.max(0, i - MAX_WORDS), i);
  const start = before.findLastIndex((one) => one.is === 'join' && isEndOfClause(one.how));
  return before.slice(start + 1).some(({ is }) => is === 'not');
}
const isEndOfClause = (how: Join) => how !== 'and' && how !== 'open' && how !== 'close';

const isAt = (word: Word | undefined, ...kinds: Word['is'][]) => word !== undefined && kinds.includes(word.is);

/** « tard (22h-2h) », « pas trop tôt : samedi dès 11h »: the hours that follow say what is meant. */
function withoutExplained(words: readonly Word[], text: string): Word[] {
  const all = [...words];
  let isExplained = false;
  for (let i = words.length - 1; i >= 0; i -= 1) {
    const word = words[i];
    if (!word) continue;
    const isSign = word.is === 'filler' && /^[(:]$/.test(text.slice(word.start, word.end));
    // “during school hours, 9-3”
    const isComma = word.is === 'join' && word.how === 'comma';
    if (isSign || (isComma && isAt(words[i + 1], 'time', 'number')))
      isExplained = SAYS_WHEN.includes(words[i + 1]?.is ?? 'unknown');
    else if (word.is === 'vague' && isExplained) all[i] = asFiller(word);
    else isExplained &&= isSmall(word);
  }
  return all;
}
