import { lettersBetween } from '#lib/search/nearest.ts';
import { type Kind, lexicon, type PartOfDay } from './said-lexicon.ts';

/** A word or a number of a text, between two places of it; hours are minutes after midnight. */
export type SaidToken = {
  is: Kind;
  value: number;
  part?: PartOfDay;
  /** Of an hour or a number: its minutes. */
  minutes?: number;
  /** Of an hour: said by the 24 hours or with am or pm. */
  isSure?: boolean;
  /** Of a date: its month. */
  month?: number;
  /** As it is compared: folded. */
  word: string;
  start: number;
  end: number;
};

/** Words people misspell, and that nothing else is nearly spelled like. */
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

/** The word it was meant to be, when it is one slip away from a single one. */
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

/**
 * The text without capitals and accents, one space and one kind of dash and apostrophe, and where
 * each of its signs stood.
 */
function plainOf(text: string): { plain: string; places: number[] } {
  let plain = '';
  const places: number[] = [];
  const put = (said: string, place: number) => {
    plain += said;
    for (let i = 0; i < said.length; i += 1) places.push(place);
  };
  let place = 0;
  for (const sign of text) {
    const said = /[a-z0-9]/.test(sign)
      ? sign
      : sign
          .normalize('NFD')
          .replace(/\p{M}+/gu, '')
          .toLowerCase()
          .replace(/œ/g, 'oe')
          .replace(/[’‘`´]/g, "'")
          .replace(/[–—−→➔>~]/g, '-')
          .replace(/✅|✔|☑/gu, ' ok ')
          .replace(/❌|✖/gu, ' non ')
          .replace(/\r?\n/g, ';')
          .replace(/\s/g, ' ')
          .replace(/[^a-z0-9 '&+\-,/|:=.!?;•()[\]]/gu, ' ');
    if (said !== ' ' || !plain.endsWith(' ')) put(said, place);
    place += sign.length;
  }
  const words: { plain: string; places: number[] } = { plain: '', places: [] };
  for (const match of plain.matchAll(/[a-z]+|[^a-z]+/g)) {
    const word = respelled(match[0]);
    words.plain += word;
    for (let i = 0; i < word.length; i += 1)
      words.places.push(places[match.index + Math.min(i, match[0].length - 1)] ?? 0);
  }
  words.places.push(text.length);
  return words;
}

const NUMBERS: Readonly<Record<string, number>> = {
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
const counted = (said: string | undefined) => (said === undefined ? 1 : (NUMBERS[said] ?? Number(said)));

type Made = Omit<SaidToken, 'word' | 'start' | 'end'>;
/** What has a number in it. */
const numbered: readonly [RegExp, (match: RegExpExecArray, months: readonly number[]) => Made | null][] = [
  [/(\d{4})-(\d\d)-(\d\d)(?!\d)/y, ([, , month, day]) => ({ is: 'date', value: Number(day), month: Number(month) })],
  [
    /(\d{1,2})[/.](\d{1,2})(?:[/.](?:20)?\d\d)?(?![\dh]|:\d| ?h\b)/y,
    ([said, first, second], months) => {
      const [a, b] = [Number(first), Number(second)];
      if (said.includes('.') && !months.includes(b)) return null;
      if (months.includes(b) && a >= 1 && a <= 31) return { is: 'date', value: a, month: b };
      if (months.includes(a) && b >= 1 && b <= 31) return { is: 'date', value: b, month: a };
      // « 30/11 » is a date of any festival.
      return a >= 1 && a <= 31 && b >= 1 && b <= 12 ? { is: 'date', value: a, month: b } : null;
    },
  ],
  [
    /(\d{1,2}) ?(?:h(?:eures?|rs?)?) ?(?:([0-5]\d)(?![\dh]))?(?![a-z])/y,
    ([, hour, minute]) => clock(Number(hour), Number(minute ?? 0), true),
  ],
  [
    /(\d{1,2})(?:[.:h]([0-5]\d))? ?(am|pm|a\.m\.?|p\.m\.?)(?![a-z])/y,
    ([, hour, minute, half]) =>
      Number(hour) > 12
        ? null
        : clock((Number(hour) % 12) + (half?.startsWith('p') ? 12 : 0), Number(minute ?? 0), true),
  ],
  [
    /(\d{1,2})[:.]([0-5]\d)(?:ish)?(?!\d)/y,
    ([said, hour, minute]) => clock(Number(hour), Number(minute), Number(hour) > 12 || said?.startsWith('0') === true),
  ],
  [
    /([01]\d|2[0-3])([0-5]0)(?= ?(?:-|to\b|till?\b|$|[,.;]))/y,
    ([, hour, minute]) => clock(Number(hour), Number(minute), true),
  ],
  [
    new RegExp(`(?:(?:les|the) )?(?:${COUNT} )?(?:premiers jours|first ${COUNT} days)(?![a-z])`, 'y'),
    ([, before, after]) => ({ is: 'first', value: counted(before ?? after) }),
  ],
  [new RegExp(`(?:the )?first ${COUNT} days(?![a-z])`, 'y'), ([, count]) => ({ is: 'first', value: counted(count) })],
  [
    new RegExp(`(?:les |the )?(?:${COUNT} derniers jours|last ${COUNT} days)(?![a-z])`, 'y'),
    ([, before, after]) => ({ is: 'last', value: counted(before ?? after) }),
  ],
  [
    new RegExp(`(?:les|all|all the|tous les|on all) ${COUNT} (?:jours|days|festival days)(?![a-z])`, 'y'),
    ([, count]) => ({ is: 'count', value: counted(count) }),
  ],
  [/(?:jour|day|j) ?([1-9])(?![\dh:.])/y, ([, count]) => ({ is: 'nth', value: Number(count) })],
  [/(\d{1,2})(?:st|nd|rd|th|er|eme|e)(?![a-z])/y, ([, day]) => ({ is: 'number', value: Number(day), month: 0 })],
  [/(\d{1,2})(?:ish)?(?![\da-z])/y, ([, value]) => ({ is: 'number', value: Number(value) })],
];

const clock = (hour: number, minute: number, isSure: boolean): Made | null =>
  hour > 24 || minute > 59 ? null : { is: 'clock', value: hour, minutes: minute, isSure: isSure };

const WORD = /[a-z0-9]+|[^ ]/y;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** The tokens of a text, the longest at each place. `months` are those of the festival. */
export function saidTokensOf(text: string, months: readonly number[]): SaidToken[] {
  const { plain, places } = plainOf(text);
  const tokens: SaidToken[] = [];
  let at = 0;
  while (at < plain.length) {
    if (plain[at] === ' ' || plain[at] === "'") {
      at += 1;
      continue;
    }
    let made: Made = { is: 'unknown', value: 0 };
    let length = 0;
    const isDigit = /\d/.test(plain[at] ?? '');
    for (const [pattern, make] of numbered) {
      const match = matchAt(pattern, plain, at);
      const one = match && match[0].length > length ? make(match, months) : null;
      if (match && one) [made, length] = [one, match[0].trimEnd().length];
    }
    for (const { meaning, pattern, alternatives } of lexicon) {
      if (!matchAt(pattern, plain, at)) continue;
      for (const { first, one } of alternatives) {
        if (first !== '' && first !== plain[at]) continue;
        const longer = matchAt(one, plain, at)?.[0].length ?? 0;
        if (longer > length) [made, length] = [meaning, longer];
      }
    }
    if (length === 0) length = matchAt(WORD, plain, at)?.[0].length ?? 1;
    if (isDigit && made.is === 'unknown') length = matchAt(/\d+/y, plain, at)?.[0].length ?? 1;
    const word = plain.slice(at, at + length).trim();
    // The dot of « sam. » ends no sentence.
    const before = tokens.at(-1);
    const isAbbreviated =
      word === '.' &&
      before &&
      ['weekday', 'month', 'part'].includes(before.is) &&
      before.word.length <= 5 &&
      before.end === places[at];
    if (isAbbreviated && !/^\s*\p{Lu}(?![a-z]{2}\w{0,2}\.?\s*(?:\d|:))/u.test(text.slice((places[at] ?? 0) + 1))) {
      at += length;
      continue;
    }
    tokens.push({ ...made, word, start: places[at] ?? 0, end: (places[at + length - 1] ?? text.length - 1) + 1 });
    at += length;
  }
  return tokens;
}
