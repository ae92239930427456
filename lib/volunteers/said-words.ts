import { months, shortMonths, shortWeekdays, weekdays } from '#lib/i18n/calendar-words.ts';
import { folded } from '#lib/search/words.ts';
import { parseDateEntry, parseTimeEntry } from '#lib/time/entry.ts';
import { withAsidesRead } from './said-asides.ts';
import { LEXICON, type Word, type WordMeaning } from './said-lexicon.ts';

const lexicon = LEXICON.map(([pattern, meaning]) => ({
  pattern: new RegExp(`(?:${pattern})(?!(?<=[a-z0-9])[a-z0-9])`, 'y'),
  meaning,
}));

const plain = (name: string) => folded(name).replace('.', '');
const weekdayNumbers = new Map<string, number>(
  ['thur', 'thurs', 'tues', 'weds'].map((name, i) => [name, [3, 3, 1, 2][i] ?? 0]),
);
for (const names of [weekdays.fr, weekdays.en, shortWeekdays.fr, shortWeekdays.en])
  for (const [i, name] of names.entries())
    for (const form of [plain(name), `${plain(name)}s`, name.length > 5 ? plain(name).slice(0, 4) : plain(name)])
      weekdayNumbers.set(form, i);

/** Words that are still known with a letter wrong, missing, doubled or changed with its neighbour. */
const SPELT = [
  ...weekdays.fr,
  ...weekdays.en,
  'matin',
  'matinée',
  'journée',
  'soirée',
  'weekend',
  'morning',
  'afternoon',
  'evening',
  'jours',
  'partir',
];

const MONTHS = [months.fr, months.en, shortMonths.fr, shortMonths.en, ['jan', 'fev', 'juil', 'sept']]
  .flat()
  .map(plain)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** « 29 novemebre » */
const LIKE_MONTHS = '(?:octo|nove|dece)[a-z]+';
const SUFFIX = '(?:er|st|nd|rd|th)?';
const DATE = new RegExp(
  `(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2}(?: ?/ ?| ?- ?(?=\\d\\d? ?- ?\\d{4}))\\d{1,2}(?: ?[/-] ?(?:\\d{4}|\\d\\d))?(?![\\dh])|\\d{1,2}\\.\\d{1,2}(?:\\.\\d{2,4})?(?![\\dh])|` +
    `\\d{1,2}${SUFFIX}[ -]?(?:of )?(?:${MONTHS}|${LIKE_MONTHS})\\.?(?: \\d{4})?(?![a-z0-9])|(?:${MONTHS})\\.? \\d{1,2}${SUFFIX}(?:,? \\d{4})?(?![a-z0-9:]))`,
  'y',
);
const TIME =
  /(?:\d{1,2} ?(?:h|hr?s?|heures?|hours?)(?:[0-5]\d(?!\d)|(?: [0-5]\d)(?! ?[h\d:]))?(?: ?(?:min|mn))?|\d{1,2}[:.][0-5]\d(?: ?(?:[ap]m|[ap]\.m\.?)| ?h)?|\d{1,2} ?(?:[ap]m|[ap]\.m\.?)|(?:[01]\d|2[0-3])[0-5]\d)(?:[- ]?ish)?(?![a-z\d])/y;
const ALL_DAY = /24 ?h? ?(?:\/|sur) ?24(?: ?h)?(?![a-z\d])/y;
/** « 2 h du matin », « 8 in the evening ». */
const HALF =
  /(?: (?:du|de l') ?| (?:in|at) the | of the )(mat(?:in)?|soir|apres[- ]?midi|morning|afternoon|evening)(?![a-z])/y;
/** « 9 in the morning » */
const HALF_HOUR = new RegExp(`(\\d{1,2})${HALF.source}`, 'y');
const NUMBER_WORDS: Record<string, number> = {
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
  quatre: 4,
  four: 4,
  cinq: 5,
  five: 5,
};
const COUNT =
  /(?:(?:tous )?les |(?:all )?(?:the )?)((?:first|last) )?([2-9]|deux|trois|quatre|cinq|two|three|four|five) ((?:derniers|premiers) )?(?:(?:jours|days)(?![a-z])|(?<=(?:first|last) [a-z2-9]+ |iers )(?=soir|matin|apre|evening|morning|afternoon|night))/y;
/** « 2 soirs », “two evenings” */
const COUNTED =
  /([2-9]|deux|trois|quatre|cinq|two|three|four|five) (?=(?:jours?|jrs?|days|soir(?:ee)?s?|matin(?:ee)?s?|apres[- ]?midis?|aprems?|mornings|afternoons|evenings|nights|creneaux|slots|shifts)(?![a-z])(?! max| par | a day| per ))/y;
const NUMBERED =
  /(?:jour|day|j) ?([1-9]\d?)(?![\dh/])|(?:le |the )?(?:([1-9])(?:er|ere|e|eme|st|nd|rd|th)|([a-z]+)) (?:jour|day)(?![a-z])/y;
const ORDINALS: Record<string, number> = {
  premier: 1,
  first: 1,
  deuxieme: 2,
  second: 2,
  troisieme: 3,
  third: 3,
  quatrieme: 4,
  fourth: 4,
  cinquieme: 5,
  fifth: 5,
};
const NUMBER = /(\d{1,2})(er|st|nd|rd|th)?(?:[- ]?ish)?(?![a-z0-9])/y;
const WORD = /[\p{L}\p{N}']+|./uy;
const WEEKDAY = /([a-z]+)\b\.?/y;
/** « sa 28 » */
const FIRST_LETTERS = ['lu', 'ma', 'me', 'je', 've', 'sa', 'di'];
const TWO_LETTERS = new RegExp(`(${FIRST_LETTERS.join('|')})\\.?(?= \\d\\d?(?![\\dh:]))`, 'y');
const SIGNS: readonly [RegExp, WordMeaning][] = [
  [/[✅✔👍👌][\u{1F3FB}-\u{1F3FF}\uFE0F]*/uy, { is: 'yes' }],
  [/[❌✖❎🚫⛔👎][\u{1F3FB}-\u{1F3FF}\uFE0F]*/uy, { is: 'no' }],
  [/\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F\u200D]*/uy, { is: 'filler' }],
  [/(?:\.\.\.|…)/y, { is: 'filler' }],
  [/[;\n|]+/y, { is: 'join', how: 'break' }],
  [/\)/y, { is: 'join', how: 'close' }],
  [/[.!]+(?=\s|$)/y, { is: 'join', how: 'break' }],
  [/[,.]+/y, { is: 'join', how: 'comma' }],
  [/&/y, { is: 'join', how: 'and' }],
  [/\+/y, { is: 'plus' }],
  [/\//y, { is: 'slash' }],
  // « jeudi : - »
  [/(?<=[:=] ?)[-–—/0ø](?= ?(?:$|[,;/|\n]))/y, { is: 'no' }],
  [/(?:[-–—‑]+>?|→|=>|>)/y, { is: 'to', isDash: true }],
  [/'(?:s(?![a-z]))?/y, { is: 'filler' }],
  [/(?:[ldjnscmt]|qu)'/y, { is: 'filler' }],
  [/\(/y, { is: 'join', how: 'open' }],
  [/[:=!*•"«»[\]]/y, { is: 'filler' }],
];

/** The text in the letters patterns are written in, with the place of each in the text. */
function inPlainLetters(text: string): { letters: string; places: number[] } {
  let letters = '';
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    const plainSign = /[^\S\n]/.test(sign) ? ' ' : sign === '’' ? "'" : folded(sign);
    const isSecondSpace = plainSign === ' ' && letters.endsWith(' ');
    if (!isSecondSpace)
      for (const letter of plainSign) {
        letters += letter;
        for (let i = 0; i < letter.length; i += 1) places.push(at);
      }
    at += sign.length;
  }
  places.push(at);
  return { letters, places };
}

/**
 * The words of a text that say something of when, in order; a word nobody knows is `unknown`. Dates without a year are those nearest to `dates`, the days
 * of the festival.
 */
export function saidWords(text: string, dates: readonly string[]): Word[] {
  const { letters, places } = inPlainLetters(text);
  const words: Word[] = [];
  for (let at = 0; at < letters.length; ) {
    if (letters[at] === ' ') {
      at += 1;
      continue;
    }
    const { meaning, length } = wordAt(letters, at, dates);
    words.push({ ...meaning, start: places[at] ?? 0, end: places[at + length] ?? text.length });
    at += length;
  }
  return withDayNumbers(withAsidesRead(withStops(words, text), text), dates);
}

/** « Thu. Rest is fine »: the stop of « Thu. » ends a sentence, too, where a capital letter follows that begins no hours. */
function withStops(words: readonly Word[], text: string): Word[] {
  return words.flatMap((word, i): Word[] => {
    const next = words[i + 1];
    const isEnd =
      word.is === 'weekday' &&
      text[word.end - 1] === '.' &&
      next !== undefined &&
      AFTER_STOP.includes(next.is) &&
      /^\p{Lu}/u.test(text.slice(next.start));
    return isEnd ? [word, { is: 'join', how: 'break', start: word.end, end: word.end }] : [word];
  });
}
const AFTER_STOP: readonly Word['is'][] = ['group', 'offer', 'not', 'no', 'prose', 'busy', 'edge', 'unknown'];

function wordAt(text: string, at: number, dates: readonly string[]): { meaning: WordMeaning; length: number } {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const date = match(DATE);
  const found = date && dateOf(date[0], dates);
  if (date && found) return { meaning: { is: 'date', date: found }, length: date[0].length };
  const allDay = match(ALL_DAY);
  if (allDay) return { meaning: { is: 'part', hours: { from: null, until: null } }, length: allDay[0].length };
  const time = match(TIME);
  if (time) {
    HALF.lastIndex = at + time[0].length;
    const half = HALF.exec(text);
    const clock = clockOf(time[0].replace(/[- ]?ish$/, ''), half?.[1]);
    const isHalfDay = /[ap]\.?m/.test(time[0]);
    // “4 hours” is how long, « 14 heures » is when.
    if (clock && /^\d ?(?:hours?|hrs?)$/.test(time[0]))
      return { meaning: { is: 'length', minutes: Number(time[0][0]) * 60 }, length: time[0].length };
    // « from 5:30 » may be in the afternoon, « from 05:30 » is not.
    const isLoose = /^[1-7][:.]\d\d(?:[- ]?ish)?$/.test(time[0]) && half === null;
    if (clock)
      return {
        meaning: { is: 'time', time: clock, isHalfDay, isLoose },
        length: time[0].length + (half?.[0].length ?? 0),
      };
  }
  const hour = match(HALF_HOUR);
  const hourClock = hour && clockOf(`${hour[1]}h`, hour[2]);
  if (hour && hourClock) return { meaning: { is: 'time', time: hourClock, isHalfDay: true }, length: hour[0].length };
  const count = match(COUNT);
  if (count)
    return {
      meaning: {
        is: 'count',
        number: NUMBER_WORDS[count[2] ?? ''] ?? Number(count[2]),
        of: endOf(count[1] ?? count[3]),
      },
      length: count[0].length,
    };
  const counted = match(COUNTED);
  if (counted)
    return {
      meaning: { is: 'counted', number: NUMBER_WORDS[counted[1] ?? ''] ?? Number(counted[1]) },
      length: counted[0].length,
    };
  const numbered = match(NUMBERED);
  const dayNumber = Number(numbered?.[1] ?? numbered?.[2] ?? ORDINALS[numbered?.[3] ?? ''] ?? 0);
  if (numbered && dayNumber > 0) return { meaning: { is: 'numbered', number: dayNumber }, length: numbered[0].length };
  for (const { pattern, meaning } of lexicon) {
    const word = match(pattern);
    if (word) return { meaning, length: word[0].length };
  }
  const number = match(NUMBER);
  if (number)
    return {
      meaning: { is: 'number', number: Number(number[1]), isDay: number[2] !== undefined },
      length: number[0].length,
    };
  const letters = match(TWO_LETTERS);
  if (letters)
    return { meaning: { is: 'weekday', weekday: FIRST_LETTERS.indexOf(letters[1] ?? '') }, length: letters[0].length };
  const name = match(WEEKDAY);
  const weekday = name && weekdayNumbers.get(name[1] ?? '');
  if (name && weekday !== undefined && weekday !== null)
    // The stop of « sam. », but not the one after « samedi ».
    return {
      meaning: { is: 'weekday', weekday },
      length: (name[1]?.length ?? 0) > 4 && name[1] !== 'thurs' ? (name[1]?.length ?? 0) : name[0].length,
    };
  for (const [pattern, meaning] of SIGNS) {
    const sign = match(pattern);
    if (sign) return { meaning, length: sign[0].length };
  }
  const word = match(WORD)?.[0] ?? text.slice(at, at + 1);
  const spelt = speltLike(word);
  if (spelt) return { meaning: wordAt(`${spelt} `, 0, dates).meaning, length: word.length };
  return { meaning: { is: isProse(word) ? 'prose' : 'unknown' }, length: word.length };
}

/** Of « les 2 premiers jours » and “the last 2 days”. */
const endOf = (word: string | undefined) =>
  word === undefined ? null : /^(?:first|premiers)/.test(word) ? ('first' as const) : ('last' as const);

/** A date of the festival, or one that is none; « 10.30 » is a date only of a festival on that day. */
function dateOf(text: string, dates: readonly string[]): string | null {
  const date = parseDateEntry(text.replace(/\bof /, '').replace(/(oct|nov|dec)[a-z]+/, '$1'), 'en', dates[0]);
  return date && /^\d{1,2}\.\d{1,2}$/.test(text) && !dates.includes(date) && parseTimeEntry(text) ? null : date;
}

function clockOf(text: string, half: string | undefined): string | null {
  if (/^24 ?(?:h|heures?|:)(?: ?00)?$/.test(text)) return '00:00';
  const clock = parseTimeEntry(text.replace(/(\d[:.]\d\d) ?h$/, '$1').replace(/ ?hours?$/, 'h'));
  if (!clock || !half || /^(?:mat|morning)/.test(half)) return clock;
  const hour = Number(clock.slice(0, 2));
  return hour < 12 ? `${hour + 12}${clock.slice(2)}` : clock;
}

/** « du 5 au 7 », « les 27 et 28 », « 27, 28 et 29 novembre »: numbers that can only be days. */
function withDayNumbers(words: readonly Word[], dates: readonly string[]): Word[] {
  const all = words.map((word) => ({ ...word }));
  const isDay = (word: Word | undefined) => word?.is === 'date' || (word?.is === 'number' && word.isDay);
  const isList = (word: Word | undefined) =>
    word !== undefined && (word.is === 'to' || (word.is === 'join' && (word.how === 'and' || word.how === 'comma')));
  for (const [i, word] of all.entries()) {
    if (word.is !== 'number') continue;
    const before = all[i - 1];
    word.isDay ||=
      word.number > 24 ||
      before?.is === 'article' ||
      before?.is === 'weekday' ||
      (before?.is === 'to' && before.isDate === true && isDay(all[i - 2])) ||
      (before?.is === 'join' && before.how === 'and' && all[i - 3]?.is === 'article' && isDay(all[i - 2])) ||
      (before?.is === 'filler' && all[i + 1]?.is === 'to' && (all[i + 1] as { isDate?: boolean }).isDate === true);
    // « samedi 10-12 » are hours.
    if (
      before?.is === 'weekday' &&
      word.number <= 24 &&
      (all[i + 1]?.is === 'to' || all[i + 1]?.is === 'until') &&
      !isDay(all[i + 2]) &&
      all[i + 2]?.is !== 'weekday'
    )
      word.isDay = false;
  }
  for (let i = all.length - 1; i > 0; i -= 1) {
    const [word, between, next] = [all[i - 1], all[i], all[i + 1]];
    // « 28th: 9-5, 29th: 9-1 »
    const isEnd =
      all[i - 2]?.is === 'to' && word?.is === 'number' && !dates.some((date) => Number(date.slice(8)) === word.number);
    if (isEnd && between?.is === 'join') continue;
    if (word?.is === 'number' && isList(between) && next?.is === 'date') word.isDay = true;
    else if (word?.is === 'number' && isList(between) && next?.is === 'number' && next.isDay) word.isDay = true;
  }
  return all;
}

/** Letters alone, and nothing like a word that says when. */
const isProse = (word: string) =>
  /^[\p{L}']+$/u.test(word) && !SPELT.some((name) => word.length > 5 && distance(word, plain(name)) <= 2);

/** The one known word this is a slip of; short words are not guessed. */
function speltLike(word: string): string | null {
  if (word.length < 5) return null;
  const near = SPELT.map((name) => plain(name))
    .map((name) => ({ name, away: distance(word, name) }))
    .filter(({ name, away }) => away <= (name.length < 8 ? 1 : 2))
    .sort((a, b) => a.away - b.away);
  return near[0] && near[0].away < (near[1]?.away ?? 9) ? near[0].name : null;
}

/** Letters to change, leave out, add or exchange with their neighbour. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 9;
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, j) => j)];
  const cell = (i: number, j: number) => rows[i]?.[j] ?? 9;
  for (let i = 1; i <= one.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isTurned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      rows[i]?.push(
        Math.min(
          cell(i - 1, j) + 1,
          cell(i, j - 1) + 1,
          cell(i - 1, j - 1) + (isSame ? 0 : 1),
          isTurned ? cell(i - 2, j - 2) + 1 : 9,
        ),
      );
    }
  }
  return cell(one.length, other.length);
}
