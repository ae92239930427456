import { folded } from '#lib/search/words.ts';
import { HOURS, isOfException, isSmall, OF_TIME, withBracketsRead } from './said-brackets.ts';
import type { Word } from './said-lexicon.ts';

/** Words of which others beside them say that they mean nothing of when: « mon mari », « pour aider », « (après le boulot) ». */
export function withAsidesRead(words: readonly Word[], text: string): Word[] {
  const spoken = withoutHyphens(withSmallTalk(withoutMine(words, text), text));
  return withBracketsRead(withAsides(withEnds(withColons(withCounted(spoken), text))), text);
}

/** « pour aider à monter les barnums », « de 10h à 12h avec ma sœur »: what follows says nothing of when. */
function withAsides(words: readonly Word[]): Word[] {
  let isAside = false;
  let isWish = false;
  let isTimeSaid = false;
  let before: Word['is'] = 'filler';
  return words.map((word) => {
    // « tous les jours, avec une préférence pour le soir »
    if (word.is === 'wish') isWish = isTimeSaid;
    else if (word.is === 'join' && word.how !== 'and') isWish = false;
    if (isWish || word.is === 'wish') return { is: 'filler', start: word.start, end: word.end };
    const begins = word.is === 'purpose' || (word.is === 'company' && HOURS.includes(before));
    isTimeSaid ||= OF_TIME.includes(word.is);
    if (!isSmall(word)) before = word.is;
    isAside = begins || (isAside && (isSmall(word) || word.is === 'prose'));
    const is = begins || (isAside && word.is === 'prose') ? 'filler' : word.is === 'company' ? 'prose' : null;
    return is ? { is, start: word.start, end: word.end } : word;
  });
}

/** “arrived from Brazil”, “no job yet”: where somebody comes from, and what they do not do, is nothing of when. */
const withSmallTalk = (words: readonly Word[], text: string): Word[] =>
  words.map((word, i) => {
    const [before, next] = [words[i - 1], words[i + 1]];
    const isWhence = word.is === 'from' && before?.is === 'prose' && next?.is === 'prose';
    const isNotYet =
      word.is === 'unknown' &&
      before?.is === 'busy' &&
      ['no', 'not'].includes(words[i - 2]?.is ?? 'filler') &&
      /^(?:yet|encore)$/i.test(text.slice(word.start, word.end));
    return isWhence || isNotYet ? { is: 'prose', start: word.start, end: word.end } : word;
  });

/** « mercredi pour l’installation, et dimanche soir »: what is said of a purpose ends there, and other days begin. */
function withEnds(words: readonly Word[]): Word[] {
  const all = [...words];
  let isOfDays = false;
  let before: Word['is'] = 'filler';
  for (const [i, word] of words.entries()) {
    if (word.is === 'purpose') isOfDays = before === 'weekday' || before === 'date';
    else if (word.is === 'join' && isOfDays) {
      isOfDays = false;
      const more = words[i + 1];
      const isTwice = word.how === 'comma' && more?.is === 'join' && more.how === 'and';
      const isNext = OF_TIME.includes(
        words.slice(i + (isTwice ? 2 : 1), i + MAX_LISTED).find((one) => !isSmall(one))?.is ?? 'filler',
      );
      if (isNext && (word.how === 'comma' || word.how === 'and')) all[i] = { ...word, how: 'break' };
      if (isNext && isTwice) all[i + 1] = { is: 'filler', start: more.start, end: more.end };
    } else if (!isSmall(word) && word.is !== 'prose') isOfDays = false;
    if (!isSmall(word)) before = word.is;
  }
  return all;
}

/** « 2 soirs : jeudi et samedi »: as many days as are named after it. */
const withCounted = (words: readonly Word[]): Word[] =>
  words.map((word, i) => {
    if (word.is !== 'counted' && word.is !== 'count') return word;
    const after = words.slice(i + 1, i + 1 + MAX_LISTED);
    const end = after.findIndex((one, j) => j > 0 && !isSmall(one) && !isListed(one));
    const days = after.slice(0, end < 0 ? undefined : end).filter(({ is }) => is === 'weekday' || is === 'date');
    if (days.length !== word.number) return word;
    return { is: 'filler', start: word.start, end: word.end };
  });
/** Words of a list of days. */
const MAX_LISTED = 20;
const isListed = (word: Word) =>
  ['time', 'number', 'part', 'noon', 'to'].includes(word.is) ||
  word.is === 'weekday' ||
  word.is === 'date' ||
  (word.is === 'join' && (word.how === 'and' || word.how === 'comma'));

/** « sauf samedi : 10h-16h » says other hours of Saturday. */
const withColons = (words: readonly Word[], text: string): Word[] =>
  words.map((word, i) => {
    const before = words[i - 1]?.is;
    // « Je suis lycéenne : mercredi après 13h »
    if (isColonAt(word, text) && isIntroduction(words, i, text))
      return { is: 'join', how: 'break', start: word.start, end: word.end };
    const isColon = (before === 'weekday' || before === 'date') && isColonAt(word, text);
    return isColon && isOfException(words, i) ? { is: 'join', how: 'where', start: word.start, end: word.end } : word;
  });

const isColonAt = (word: Word, text: string) => text.slice(word.start, word.end) === ':';

/** Who somebody is, and nothing of when. */
function isIntroduction(words: readonly Word[], i: number, text: string): boolean {
  const before = words.slice(Math.max(0, i - MAX_LISTED), i);
  const clause = before.slice(before.findLastIndex(({ is }) => is === 'join') + 1);
  const isWho = /^(?:je suis|i['’]?m|i am) /i.test(text.slice(clause[0]?.start ?? i));
  return isWho && clause.every((word) => isSmall(word) || word.is === 'prose');
}

/** « mon » is Monday, but not in « mon mari ». */
const withoutMine = (words: readonly Word[], text: string): Word[] =>
  words.map((word, i) => {
    const next = words[i + 1];
    // « sam am » is the afternoon to some.
    if (
      word.is === 'part' &&
      /^am(?! *[-–/,&]? *pm)\b/i.test(text.slice(word.start)) &&
      !/pm\b/i.test(text) &&
      FRENCH.test(folded(text))
    )
      return { is: 'unknown', start: word.start, end: word.end };
    const isMine =
      word.is === 'weekday' && word.end - word.start === 3 && next !== undefined && OF_MINE.includes(next.is);
    return isMine && /^mon /i.test(text.slice(word.start)) && FRENCH.test(folded(text))
      ? { is: 'prose', start: word.start, end: word.end }
      : word;
  });
const OF_MINE: readonly Word['is'][] = ['weekday', 'prose', 'busy', 'unknown', 'vague', 'offer', 'filler', 'same'];
const FRENCH =
  /(?<![a-z])(?:je|j|mer|jeu|ven|le|la|les|du|de|et|avec|pour|dispo|libre|pas|sauf)(?![a-z])|di(?![a-z])|dimanche/;

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
