import { lettersBetween } from '#lib/search/words.ts';
import { minutesOfHour } from '#lib/time/calendar.ts';
import { lexicon, PART_HOURS } from './lexicon.ts';
import { DAY_MINUTES, type Kind, type PartOfDay, type Range, type SaidMeaning } from './meanings.ts';

/** The days of the festival, in order, and the hour at which a day starts. */
export type FestivalDays = { dates: readonly string[]; dayStartsAt: string };

/** The tokens of a text, accessed by place, and the festival for which it was written. */
export type SaidText = ReturnType<typeof saidTextOf>;

/** Words that show that a text is French. */
const FRENCH =
  /^(?:de|du|des|le|la|les|au|et|ou|entre|a?pres|avant|jusqu.*|a partir .*|sam|dim|jeu|ven|mer|lun|mar|.*di|dimanche|.*soir|.*matin|dispo.*|tous .*)$/;

/** Converts clock times to minutes after the festival day starts. */
function hoursOfFestival({ dayStartsAt }: FestivalDays) {
  const dayStart = minutesOfHour(dayStartsAt);
  const minuteOfDay = (minutes: number) => (minutes - dayStart + DAY_MINUTES) % DAY_MINUTES;
  return {
    dayStart,
    minuteOfDay,
    /** From an hour to the end of the day; next, from its start to an hour. */
    onwards: (minutes: number): Range => [minuteOfDay(minutes), DAY_MINUTES],
    upTo: (minutes: number): Range => [0, minuteOfDay(minutes) || DAY_MINUTES],
    rangeOfPart: (part: PartOfDay): Range => {
      const [from, until] = PART_HOURS[part];
      return [from === null ? 0 : minuteOfDay(from), until === null ? DAY_MINUTES : minuteOfDay(until)];
    },
  };
}

export function saidTextOf(tokens: readonly SaidToken[], festival: FestivalDays) {
  const is = (i: number, ...kinds: readonly Kind[]) => {
    const token = tokens[i];
    return token !== undefined && kinds.includes(token.is);
  };
  /** The first place that has none of these kinds, at most `most` further on. */
  const past = (from: number, kinds: readonly Kind[], most = tokens.length) => {
    let i = from;
    while (i < from + most && is(i, ...kinds)) i += 1;
    return i;
  };
  return {
    ...hoursOfFestival(festival),
    tokens,
    festival,
    isFrench: tokens.some(({ word }) => FRENCH.test(word)),
    is,
    past,
    pastArticles: (from: number) => past(from, ['article']),
    /** The next place, if this one has one of these kinds. */
    pastOne: (i: number, ...kinds: readonly Kind[]) => past(i, kinds, 1),
    /** The first place with one of these kinds, or the end. */
    nextOf: (from: number, ...kinds: readonly Kind[]) => {
      let i = from;
      while (i < tokens.length && !is(i, ...kinds)) i += 1;
      return i;
    },
    word: (i: number) => tokens[i]?.word ?? '',
    /** Where the token before a place ends in the text. */
    endBefore: (i: number) => tokens[i - 1]?.end ?? 0,
  };
}

/** Frequent words with misspellings; no other word is spelled nearly like them. */
const SPELLED = (
  'lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday matin matinee soiree journee ' +
  'apres partir weekend novembre decembre septembre octobre november december morning mornings afternoon evening evenings disponible available ' +
  'disponibilite uniquement seulement jusqua'
).split(' ');
const REAL_WORDS = new Set(
  'jusqu jusque aprem aprems matins mondays fridays sundays jeudis lundis mardis samedis satin latin martin partie parti porter parler sortir soirees journees tournee matinees'.split(
    ' ',
  ),
);

/** The word that was meant, if exactly one of them differs by a single slip. */
function respelled(word: string): string {
  if (word.length < 5 || word.length > 15 || SPELLED.includes(word) || REAL_WORDS.has(word)) return word;
  const most = word.length >= 8 ? 2 : 1;
  const near = SPELLED.filter((one) => one[0] === word[0] || one.slice(0, 2) === `${word[1]}${word[0]}`)
    .map((one) => ({ one, far: lettersBetween(word, one, most) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far);
  const [first, second] = near;
  return first && (!second || second.far > first.far) ? first.one : word;
}

/** A text in the form in which it is compared, with the original position of each character. */
type Plain = { plain: string; places: number[] };

/** Unifies dashes and apostrophes, turns tick marks into words, and makes each line a sentence. */
const SIGNS: readonly [RegExp, string][] = [
  [/\p{M}+/gu, ''],
  [/œ/g, 'oe'],
  [/[’‘`´]/g, "'"],
  [/[–—−→➔>~]/g, '-'],
  [/✅|✔|☑|👍|👌|🆗/gu, ' ok '],
  [/❌|✖|👎|🚫|⛔/gu, ' non '],
  [/\r?\n/g, ';'],
  [/\s/g, ' '],
  [/[^a-z0-9 '&+\-,/|:=.!?;•()[\]]/gu, ' '],
];

const foldedSign = (sign: string) =>
  /[a-z0-9]/.test(sign)
    ? sign
    : SIGNS.reduce((said, [from, to]) => said.replace(from, to), sign.normalize('NFD').toLowerCase());

/** Without capitals and accents, with one space between words. */
function foldedOf(text: string): Plain {
  const folded: Plain = { plain: '', places: [] };
  let place = 0;
  for (const sign of text) {
    const said = foldedSign(sign);
    if (said !== ' ' || !folded.plain.endsWith(' ')) {
      folded.plain += said;
      for (const _ of said) folded.places.push(place);
    }
    place += sign.length;
  }
  return folded;
}

/** The text folded and respelled. */
function spelledPlainly(text: string): Plain {
  const { plain, places } = foldedOf(text);
  const words: Plain = { plain: '', places: [] };
  for (const { 0: said, index } of plain.matchAll(/[a-z]+|[^a-z]+/g)) {
    const word = respelled(said);
    words.plain += word;
    for (let i = 0; i < word.length; i += 1) words.places.push(places[index + Math.min(i, said.length - 1)] ?? 0);
  }
  words.places.push(text.length);
  return words;
}

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

const GOES_ON = /^\s*(?:[–—−-]\s*(?:[a-z]+\.?\s*)?\d|(?:au|to|until|till?|jusqu\S*)\s)/i;

/**
 * Whether a dot belongs to an abbreviation: « sam. » does not end a sentence, unless another one
 * begins behind it; nor does « 23.10. » before what it goes on to.
 */
function isOfAbbreviation({ word, start }: SaidToken, before: SaidToken | undefined, text: string): boolean {
  if (word === '.' && before?.is === 'date' && before.end === start) return GOES_ON.test(text.slice(start + 1));
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

const NUMBERS: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  one: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};
const COUNT = `(\\d|${Object.keys(NUMBERS).join('|')})`;
/** The value of a number in digits or words; 1 where none is given. */
export const countOf = (said: string | undefined) => (said === undefined ? 1 : (NUMBERS[said] ?? Number(said)));

const clock = (hour: number, minute: number, isSure: boolean): SaidMeaning | null =>
  hour > 24 || minute > 59 ? null : { is: 'clock', value: hour, minutes: minute, isSure };

/** « 28/11 », “11/28”, « 28.11 »; also in a month that is not the festival's. */
function dateOf(said: string, first: number, second: number, months: readonly number[]): SaidMeaning | null {
  const isDay = (day: number) => day >= 1 && day <= 31;
  if (said.includes('.') && !months.includes(second)) return null;
  if (months.includes(first) && !months.includes(second) && isDay(second))
    return { is: 'date', value: second, month: first };
  return isDay(first) && second >= 1 && second <= 12 ? { is: 'date', value: first, month: second } : null;
}

/**
 * Reads a word with a number in it; null where it is something else. `months` are those of the
 * festival.
 */
type ReadNumber = (match: RegExpExecArray, months: readonly number[]) => SaidMeaning | null;

const numberPatterns: readonly [RegExp, ReadNumber][] = [
  // 2026-11-28
  [/(\d{4})-(\d\d)-(\d\d)(?!\d)/y, ([, , month, day]) => ({ is: 'date', value: Number(day), month: Number(month) })],
  // 28/11/2026
  [
    /(\d{1,2})[/.](\d{1,2})(?:[/.](?:20)?\d\d)?(?![\dh]|:\d| ?h\b)/y,
    ([said, first, second], months) => dateOf(said, Number(first), Number(second), months),
  ],
  // 18h30, 18 heures
  [
    /(\d{1,2}) ?(?:h(?:eures?|rs?)?) ?(?:([0-5]\d)(?![\dh]))?(?![a-z])/y,
    ([, hour, minute]) => clock(Number(hour), Number(minute ?? 0), true),
  ],
  // 6.30 pm
  [
    /(\d{1,2})(?:[.:h]([0-5]\d))? ?(am|pm|a\.m\.?|p\.m\.?)(?![a-z])/y,
    ([, hour, minute, half]) => {
      const hours = (Number(hour) % 12) + (half?.startsWith('p') ? 12 : 0);
      return Number(hour) > 12 ? null : clock(hours, Number(minute ?? 0), true);
    },
  ],
  // 9:30
  [
    /(\d{1,2})[:.]([0-5]\d)(?:ish)?(?!\d)/y,
    ([said, hour, minute]) => clock(Number(hour), Number(minute), Number(hour) > 12 || said.startsWith('0')),
  ],
  // 1830-2200
  [
    /([01]\d|2[0-3])([0-5]0)(?= ?(?:-|to\b|till?\b|$|[,.;]))/y,
    ([, hour, minute]) => clock(Number(hour), Number(minute), true),
  ],
  // les 2 premiers jours
  [
    new RegExp(`(?:(?:les|the) )?(?:${COUNT} )?(?:premiers jours|first ${COUNT} days)(?![a-z])`, 'y'),
    ([, before, after]) => ({ is: 'first', value: countOf(before ?? after) }),
  ],
  [
    new RegExp(`(?:les |the )?(?:${COUNT} derniers jours|last ${COUNT} days)(?![a-z])`, 'y'),
    ([, before, after]) => ({ is: 'last', value: countOf(before ?? after) }),
  ],
  // les 4 jours
  [
    new RegExp(`(?:les|all|all the|tous les|on all) ${COUNT} (?:jours|days|festival days)(?![a-z])`, 'y'),
    ([, count]) => ({ is: 'count', value: countOf(count) }),
  ],
  // J2, day 2
  [/(?:jour|day|j) ?([1-9])(?![\dh:.])/y, ([, count]) => ({ is: 'nth', value: Number(count) })],
  // le 2e samedi, la 2e semaine
  [
    /(?:[23](?:nd|rd|eme|e)|1er|1st|deuxieme|second|troisieme|third)(?= (?:we|week[- ]?end|semaine|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|sam|dim|(?:mon|tues|wednes|thurs|fri|satur|sun)day|sat|sun)s?(?![a-z]))/y,
    () => ({ is: 'filler', value: 0 }),
  ],
  // 28th
  [/(\d{1,2})(?:st|nd|rd|th|er|eme|e)(?![a-z])/y, ([, day]) => ({ is: 'number', value: Number(day), month: 0 })],
  [/(\d{1,2})(?:ish)?(?![\da-z])/y, ([, value]) => ({ is: 'number', value: Number(value) })],
];
