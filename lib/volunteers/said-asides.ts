import { folded } from '../search/words.ts';
import type { Word } from './said-lexicon.ts';

/** Words of which others beside them say that they mean nothing of when: « mon mari », « pour aider », « (après le boulot) ». */
export function withAsidesRead(words: readonly Word[], text: string): Word[] {
  const spoken = withoutHyphens(withoutMine(words, text));
  return withBrackets(withoutAfterthoughts(withAsides(spoken)));
}

/** « pour aider à monter les barnums », « de 10h à 12h avec ma sœur »: what follows says nothing of when. */
function withAsides(words: readonly Word[]): Word[] {
  let isAside = false;
  return words.map((word, i) => {
    const before = words.slice(0, i).findLast((one) => !isSmall(one));
    const begins =
      word.is === 'purpose' || (word.is === 'company' && before !== undefined && HOURS.includes(before.is));
    isAside = begins || (isAside && (isSmall(word) || word.is === 'prose'));
    const is = begins || (isAside && word.is === 'prose') ? 'filler' : word.is === 'company' ? 'prose' : null;
    return is ? { is, start: word.start, end: word.end } : word;
  });
}
const HOURS: readonly Word['is'][] = ['part', 'time', 'noon', 'dayEnd', 'onwards', 'yes'];

/** « mon » is Monday, but not in « mon mari ». */
const withoutMine = (words: readonly Word[], text: string): Word[] =>
  words.map((word, i) => {
    const next = words[i + 1];
    const isMine =
      word.is === 'weekday' && word.end - word.start === 3 && next !== undefined && OF_MINE.includes(next.is);
    return isMine && /^mon /i.test(text.slice(word.start)) && FRENCH.test(folded(text))
      ? { is: 'prose', start: word.start, end: word.end }
      : word;
  });
const OF_MINE: readonly Word['is'][] = ['prose', 'busy', 'unknown', 'offer', 'filler', 'same'];
const FRENCH = /(?<![a-z])(?:je|j|le|la|les|du|de|et|avec|pour|dispo|libre|pas|sauf)(?![a-z])|di(?![a-z])|dimanche/;

/** « 18h-22h (après le boulot) »: a bracket without hours of its own, after hours that are complete. */
function withoutAfterthoughts(words: readonly Word[]): Word[] {
  const all = [...words];
  for (const [i, word] of words.entries()) {
    if (word.is !== 'join' || word.how !== 'open' || !HOURS.includes(words[i - 1]?.is ?? 'unknown')) continue;
    const length = words.slice(i).findIndex((one) => one.is === 'join' && one.how === 'close');
    const inside = length < 0 ? [] : words.slice(i + 1, i + length);
    const isAside =
      inside.some(isSpeech) &&
      inside.every((one) => isSpeech(one) || isSmall(one) || one.is === 'after' || one.is === 'before');
    if (!isAside) continue;
    for (let j = i; j < i + length; j += 1) all[j] = { is: 'filler', start: all[j]?.start ?? 0, end: all[j]?.end ?? 0 };
  }
  return all;
}
const isSpeech = ({ is }: Word) => is === 'prose' || is === 'busy' || is === 'edge';

/** A bracket with prose in it is a break: « (dentiste) », but not « (matin) ». */
const withBrackets = (words: readonly Word[]): Word[] =>
  words.map((word, i) => {
    if (word.is !== 'join' || word.how !== 'open') return word;
    const close = words.findIndex((one, j) => j > i && one.is === 'join' && one.how === 'close');
    const inside = words.slice(i + 1, close < 0 ? undefined : close);
    const hasProse = inside.some(isSpeech);
    return hasProse ? word : { is: 'filler', start: word.start, end: word.end };
  });

/** « petits-enfants » is one word. */
const withoutHyphens = (words: readonly Word[]): Word[] =>
  words.filter(({ is, start, end }, i) => {
    const [before, next] = [words[i - 1], words[i + 1]];
    return !(
      is === 'to' &&
      before?.is === 'prose' &&
      next?.is === 'prose' &&
      before.end === start &&
      next.start === end
    );
  });

const isSmall = (word: Word) =>
  word.is === 'filler' || word.is === 'article' || word.is === 'offer' || (word.is === 'to' && !word.isDash);
