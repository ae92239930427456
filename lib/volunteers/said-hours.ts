import { folded } from '../search/words.ts';
import { weekdayOf } from '../time/calendar.ts';
import { parseDateEntry, parseTimeEntry } from '../time/entry.ts';
import { shortWeekdays, weekdays } from '../time/words.ts';
import { hoursOfDay } from './schema.ts';

/** The days of the festival, in order, and the hour at which one starts. */
export type SaidDays = { dates: readonly string[]; dayStartsAt: string };

type Hours = { from: string | null; until: string | null };
type Said = { availabilities: { startsAt: string; endsAt: string }[]; unclear: string[]; outside: string[] };

const MORNING: Hours = { from: null, until: '13:00' };
const AFTERNOON: Hours = { from: '12:00', until: '19:00' };
const EVENING: Hours = { from: '18:00', until: null };
const WHOLE: Hours = { from: null, until: null };

/** Parts of a day by the word people write; without accents, lower case. */
const partsOfDay: readonly [RegExp, Hours][] = [
  [/^(?:le )?(?:matin(?:ee)?|mornings?)$/, MORNING],
  [/^(?:l['’]|l )?(?:apres[- ]?midis?|aprem|afternoons?|pm)$/, AFTERNOON],
  [/^(?:le )?(?:soir(?:ee)?s?|evenings?|nights?|nuits?)$/, EVENING],
  [/^(?:(?:toute )?(?:la )?journee(?: entiere)?|all day|whole day|tout le jour)$/, WHOLE],
];

const EVERY_DAY =
  /^(?:tous les jours|chaque jour|tout le festival|tout le temps|toujours|every ?day|any ?time|all days|tout|all|always)\b\s*/;
const WEEKEND = /^(?:tout )?(?:le )?week[- ]?end\b\s*/;
const NUMBERED_DAY = /^(?:jour|day|j) ?([1-9]\d?)\b\s*/;
/** Without the other parts of a date: `28/11`, `28 novembre`, `28`. */
const DATE =
  /^(?:le )?((?:\d{1,2}(?:er)?[ ./-]+(?:\d{1,2}|[a-z]{3,9}\.?)(?:[ ./-]+\d{4})?)|\d{4}-\d{2}-\d{2})(?=\s|$|:)\s*/;

const weekdayNumbers = new Map<string, number>();
for (const names of [weekdays.fr, weekdays.en, shortWeekdays.fr, shortWeekdays.en])
  for (const [i, name] of names.entries()) {
    const plain = folded(name).replace('.', '');
    for (const form of [plain, `${plain}s`]) weekdayNumbers.set(form, i);
  }

/** A day, or several, from the beginning of a text; null when it begins with none. */
function takeDays(text: string, dates: readonly string[]): { dates: string[]; rest: string } | null {
  // First, because « tout le week-end » begins like « tout ».
  const weekend = WEEKEND.exec(text);
  if (weekend) return { dates: dates.filter((date) => weekdayOf(date) > 4), rest: text.slice(weekend[0].length) };
  const every = EVERY_DAY.exec(text);
  if (every) return { dates: [...dates], rest: text.slice(every[0].length) };
  const numbered = NUMBERED_DAY.exec(text);
  if (numbered) {
    const date = dates[Number(numbered[1]) - 1];
    return { dates: date ? [date] : [], rest: text.slice(numbered[0].length) };
  }
  const word = /^(?:le )?([a-z]+)\.?(?=\s|$|:|,)\s*/.exec(text);
  const weekday = word && weekdayNumbers.get(word[1] ?? '');
  if (word && weekday !== undefined && weekday !== null) {
    const rest = text.slice(word[0].length);
    // « samedi 28 novembre » is one day: the date decides.
    const date = DATE.exec(rest);
    if (date && dateOf(date[1] ?? '', dates)) return takeDays(rest, dates);
    return { dates: dates.filter((one) => weekdayOf(one) === weekday), rest };
  }
  const date = DATE.exec(text);
  const found = date && dateOf(date[1] ?? '', dates);
  if (!date || !found) return null;
  return { dates: dates.includes(found) ? [found] : [], rest: text.slice(date[0].length) };
}

const dateOf = (text: string, dates: readonly string[]) => parseDateEntry(text, 'fr', dates[0]);

const FROM = /^(?:a partir de|des|apres|from|after|depuis) (.+)$/;
const UNTIL = /^(?:jusqu['’]?a|jusque|avant|until|till|before) (.+)$/;
const BETWEEN = /^(?:de |entre |from |between )?(.+?)\s*(?:-|–|—|→| a | et | to | until | jusqu['’]?a )\s*(.+)$/;

/** Hours of a day as people write them: `14h-18h`, `de 14 h à 18 h`, `à partir de 14h`, `matin`; null when they are none. */
function hoursOf(text: string): Hours | null {
  const plain = text.replace(/^[:,]\s*/, '').trim();
  if (plain === '') return WHOLE;
  for (const [pattern, hours] of partsOfDay) if (pattern.test(plain)) return hours;
  const [after, before] = [FROM.exec(plain), UNTIL.exec(plain)];
  const between = BETWEEN.exec(plain);
  if (between) {
    const [from, until] = [parseTimeEntry(between[1] ?? ''), parseTimeEntry(between[2] ?? '')];
    if (from && until) return { from, until };
  }
  const from = after && parseTimeEntry(after[1] ?? '');
  if (from) return { from, until: null };
  const until = before && parseTimeEntry(before[1] ?? '');
  return until ? { from: null, until } : null;
}

/** Pieces of a list; « et » between hours (`entre 14h et 18h`) is kept together. `hasMore` where an « et » leads to the next. */
function piecesOf(text: string): { piece: string; hasMore: boolean }[] {
  return text.split(/[;,\n+&|]+/).flatMap((part) =>
    (/\bentre\b|\bbetween\b/i.test(part) ? [part] : part.split(/\s+(?:et|and|puis|then)\s+/i))
      .map((piece) => piece.trim())
      .filter(Boolean)
      .map((piece, i, all) => ({ piece, hasMore: i < all.length - 1 })),
  );
}

/**
 * When somebody can come, as they wrote it: « sam 14h-18h, dim matin », « tous les jours à partir de 18h », « 28/11 ». Hours without a day are of the
 * days said before them, else of every day; hours by the clock after « vendredi et samedi » are of both. `unclear` and `outside` are the pieces that
 * were not understood or name no day of the festival.
 */
export function saidHours(text: string, { dates, dayStartsAt }: SaidDays): Said {
  const said: Said = { availabilities: [], unclear: [], outside: [] };
  let days: readonly string[] | null = null;
  let together: readonly string[] = [];
  const add = (dates: readonly string[], { from, until }: Hours) => {
    for (const day of dates) said.availabilities.push(hoursOfDay(day, from, until, dayStartsAt));
  };
  for (const { piece, hasMore } of piecesOf(text)) {
    let rest = folded(piece).replace(/\s+/g, ' ').trim();
    const found: string[] = [];
    let [hasDays, isOutside] = [false, false];
    for (let taken = takeDays(rest, dates); taken; taken = takeDays(rest, dates)) {
      hasDays = true;
      isOutside ||= taken.dates.length === 0;
      found.push(...taken.dates);
      rest = taken.rest;
    }
    const hours = hoursOf(rest);
    if (hasDays && !isOutside && rest === '' && hasMore) {
      together = [...together, ...found];
      days = together;
      continue;
    }
    const isClock = hasDays && hours !== null && /\d/.test(rest);
    const before = together;
    together = [];
    add(before, isClock ? hours : WHOLE);
    if (!hours || (!hasDays && hours === WHOLE && rest === '')) said.unclear.push(piece);
    else if (isOutside) said.outside.push(piece);
    else {
      add(hasDays ? found : (days ?? dates), hours);
      if (hasDays) days = isClock ? [...before, ...found] : found;
    }
  }
  return said;
}
