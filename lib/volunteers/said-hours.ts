import { twoDigits } from '../time/calendar.ts';
import type { SaidRange } from './said-clock.ts';
import type { NamedDays } from './said-dates.ts';
import { type Element, elementsOf } from './said-elements.ts';
import { DAY_MINUTES, type Range, WHOLE_DAY } from './said-sentence.ts';
import { type Join, saidWords } from './said-words.ts';
import { hoursOfDay } from './schema.ts';

/** The days of the festival, in order, and the hour at which one starts. */
export type SaidDays = { dates: readonly string[]; dayStartsAt: string };

type Said = { availabilities: { startsAt: string; endsAt: string }[]; unclear: string[]; outside: string[] };

/** What stands between two commas: days, hours, or both. */
type Piece = {
  join: Join | null;
  days: NamedDays | null;
  hours: SaidRange[];
  ranges: ReadonlyMap<string, Range> | null;
  isNot: boolean;
  /** « samedi non »: what follows is no longer taken away. */
  isClosed: boolean;
  isOnly: boolean;
  /** « 14h-18h samedi »: another day after it has these hours too. */
  isHoursFirst: boolean;
  isUnclear: boolean;
  /** « peut-être samedi … »: what follows is as unsure. */
  isUnclearFirst: boolean;
  start: number;
  end: number;
};

/**
 * When somebody can come, as they wrote it: « sam 14h-18h, dim matin », « tous les jours à partir de 18h sauf samedi », « du 27/11 au 29/11 ». Hours without a
 * day are of the days said before them, else of every day; days without hours are of the hours said after them, else whole. Of two readings it is the
 * one with fewer hours, and days of which something was not understood are left out: `unclear` and `outside` are the pieces that were not understood
 * or name no day of the festival. What is not understood and names no day may be about all of them: then there are no hours at all.
 */
export function saidHours(text: string, festival: SaidDays): Said {
  const pieces = inOneBreath(piecesOf(elementsOf(saidWords(text, festival.dates), festival)));
  const textOf = ({ start, end }: Piece) =>
    text
      .slice(start, end)
      .replace(/\s+/g, ' ')
      .replace(/^[\s:,;.)/+-]+|[\s:,;(/+-]+$/g, '');
  const unclear = pieces.filter((piece) => piece.isUnclear).map(textOf);
  const outside = pieces
    .filter(({ isUnclear, isNot, days }) => !isUnclear && !isNot && days?.isOutside === true)
    .map(textOf);
  const offered = offeredBy(pieces, festival.dates);
  const availabilities = festival.dates.flatMap((date) =>
    united(offered.get(date) ?? []).map(([from, until]) => {
      const hour = (minute: number) => clockOf(minute, festival.dayStartsAt);
      return hoursOfDay(
        date,
        from === 0 ? null : hour(from),
        until === DAY_MINUTES ? null : hour(until),
        festival.dayStartsAt,
      );
    }),
  );
  const isNothing = availabilities.length + unclear.length + outside.length === 0;
  return { availabilities, unclear: isNothing && text.trim() !== '' ? [text.trim()] : unclear, outside };
}

const clockOf = (minute: number, dayStartsAt: string) => {
  const clock = (minute + Number(dayStartsAt.slice(0, 2)) * 60 + Number(dayStartsAt.slice(3))) % DAY_MINUTES;
  return `${twoDigits(Math.floor(clock / 60))}:${twoDigits(clock % 60)}`;
};

/** Cuts between commas, and where other days follow hours: « sam matin dim soir ». */
function piecesOf(elements: readonly Element[]): Piece[] {
  const pieces: Piece[] = [];
  let join: Join | null = null;
  let piece: Piece | null = null;
  let from = 0;
  /** Ends a piece where it was joined to the next, else where its last word ends. */
  const flush = (next: Join | null, joint?: Element) => {
    if (piece) pieces.push({ ...piece, end: joint?.start ?? piece.end });
    from = joint?.end ?? piece?.end ?? from;
    piece = null;
    join = next;
  };
  const current = (element: Element): Piece => {
    piece ??= {
      ...{
        join,
        days: null,
        hours: [],
        ranges: null,
        isNot: false,
        isClosed: false,
        isOnly: false,
        isHoursFirst: false,
      },
      ...{ isUnclear: false, isUnclearFirst: false, start: from, end: element.end },
    };
    piece.end = element.end;
    return piece;
  };
  for (const [i, element] of elements.entries()) {
    const open = piece as Piece | null;
    const isFull = open !== null && open.days !== null && (open.hours.length > 0 || open.ranges !== null);
    if (element.is === 'join') {
      // A closing bracket is stronger than the comma after it, a comma weaker than the « et » after it.
      flush(open || join === null || element.how !== 'comma' ? element.how : join, element);
      continue;
    }
    if (element.is === 'not' || element.is === 'no') {
      const isLast = i + 1 === elements.length || elements[i + 1]?.is === 'join';
      const isAfter = open?.days && !open.isNot && (isLast || element.is === 'no');
      if (open && (open.days || open.hours.length > 0) && !isAfter) flush(null);
      const negated = current(element);
      // « pas seulement le matin », « pas tous les soirs »: something else is meant.
      const next = elements[i + 1];
      if (next?.is === 'only' || (next?.is === 'days' && next.days.group === 'every')) negated.isUnclear = true;
      negated.isNot = true;
      negated.isClosed = Boolean(isAfter);
      if (isAfter) flush(null);
      continue;
    }
    if (element.is === 'days' || element.is === 'span') {
      const isOther = isFull && !(open.days?.isBroad && element.is === 'days' && !element.days.isBroad);
      if (open && ((isOther && !open.isHoursFirst) || element.is === 'span')) {
        const isNot = open.isNot;
        flush(null);
        current(element).isNot = isNot;
      }
      const into = current(element);
      if (!into.days) into.isHoursFirst = into.hours.length > 0;
      into.days = into.days ? bothDays(into.days, element.days) : element.days;
      if (element.is === 'span') into.ranges = element.ranges;
      continue;
    }
    if (element.is === 'hours') {
      if (isFull && (open.isHoursFirst || open.ranges)) flush(null);
      current(element).hours.push(element.hours);
      continue;
    }
    const into = current(element);
    if (element.is === 'only') into.isOnly = true;
    else if (element.is === 'yes') {
      if (into.days && into.hours.length === 0) into.hours.push({ range: WHOLE_DAY, by: 'whole' });
    } else {
      into.isUnclearFirst ||= !into.days && into.hours.length === 0;
      into.isUnclear = true;
    }
  }
  flush(null);
  return pieces;
}

/** Days said side by side; after « le week-end » or « tous les soirs » days that are named one by one say which. */
function bothDays(one: NamedDays, other: NamedDays): NamedDays {
  const isWhich = one.isBroad && !other.isBroad;
  const dates = isWhich
    ? other.dates.filter((date) => one.dates.includes(date))
    : [...new Set([...one.dates, ...other.dates])].sort();
  return {
    dates,
    isBroad: isWhich ? false : one.isBroad || other.isBroad,
    isOutside: one.isOutside || other.isOutside,
  };
}

const isBare = ({ days, hours, ranges }: Piece) => days !== null && hours.length === 0 && ranges === null;
const isHoursAlone = ({ days, hours, isUnclear }: Piece) => days === null && (hours.length > 0 || isUnclear);

/** Pieces that say one thing become one: « vendredi, samedi 10h-12h, 14h-16h », « sauf samedi et dimanche ». */
function inOneBreath(pieces: readonly Piece[]): Piece[] {
  const said: Piece[] = [];
  for (const piece of pieces) {
    const last = said.at(-1);
    const isLoose = piece.join === null || piece.join === 'and' || piece.join === 'or' || piece.join === 'comma';
    if (!last) said.push({ ...piece });
    else if (last.isNot && !last.isClosed && !piece.isNot && isLoose) afterException(said, last, piece);
    else if (piece.join === 'or' && !last.isNot) eitherOf(said, piece);
    else if (
      piece.isNot &&
      isBare(piece) &&
      piece.isClosed &&
      isBare(last) &&
      !last.isNot &&
      isLoose &&
      !last.days?.isBroad
    )
      // « samedi et dimanche non »
      said[said.length - 1] = { ...last, ...merged(last, piece), isNot: true, isClosed: true };
    else if (last.isNot && piece.join === 'close' && isHoursAlone(piece) && !piece.isUnclear && offerOf(said))
      // « tous les jours (sauf jeudi) après 18h »
      offerOf(said)?.hours.push(...piece.hours);
    else if (piece.isNot || last.isNot) said.push({ ...piece });
    else if (last.isUnclear && last.isUnclearFirst && isLoose && !piece.isOnly)
      Object.assign(last, merged(last, piece), { isUnclear: true });
    else if (isHoursAlone(piece) && !piece.isUnclear && !piece.isOnly) {
      last.hours.push(...piece.hours);
      last.end = piece.end;
    } else if (
      isLoose &&
      !last.isUnclear &&
      isBare(last) &&
      !last.days?.isBroad &&
      !last.isOnly &&
      piece.days &&
      !piece.ranges &&
      !piece.days.isBroad
    )
      mergeInto(said, last, piece);
    else if (isLoose && !last.isUnclear && !piece.isUnclear && areHoursBefore(last, piece))
      // « après 18h, vendredi et samedi »
      Object.assign(last, merged(last, piece), { isHoursFirst: true });
    else said.push({ ...piece });
  }
  return said;
}

const offerOf = (said: readonly Piece[]) => said.findLast(({ isNot }) => !isNot);

const merged = (last: Piece, piece: Piece) => ({
  days: last.days && piece.days ? bothDays({ ...last.days }, piece.days) : (last.days ?? piece.days),
  hours: [...last.hours, ...piece.hours],
  end: piece.end,
});

/** « 9h-12h, 14h-18h samedi », « le matin, samedi et dimanche »: hours that were said before the days they are of. */
const areHoursBefore = (last: Piece, piece: Piece) =>
  last.hours.length > 0 &&
  ((last.days === null && piece.isHoursFirst) || ((last.days === null || last.isHoursFirst) && isBare(piece)));

/** « samedi ou dimanche » offers one of them, nobody knows which; days listed before may be a choice, too. */
function eitherOf(said: Piece[], piece: Piece): void {
  for (let i = said.length - 1; i >= 0; i -= 1) {
    const one = said[i];
    if (!one || one.isNot) break;
    one.isUnclear = true;
    if (i === said.length - 1) Object.assign(one, merged(one, piece));
    if (one.join !== 'comma' || !piece.days) break;
  }
}

/** Days without hours before days with hours have the same; a day that is none of the festival is told apart. */
function mergeInto(said: Piece[], last: Piece, piece: Piece): void {
  if (last.days?.isOutside || piece.days?.isOutside) {
    last.hours = piece.hours;
    said.push({ ...piece });
    return;
  }
  Object.assign(last, merged(last, piece), { isUnclear: last.isUnclear || piece.isUnclear });
}

/** What follows « sauf … »: more of what is taken away, something offered, or either of them, which is unclear. */
function afterException(said: Piece[], last: Piece, piece: Piece): void {
  const before = said.filter(({ isNot }) => !isNot);
  const isOffered = (piece.days?.dates ?? []).every((date) =>
    before.some(({ days }) => days === null || days.dates.includes(date)),
  );
  const isAlso = before.length === 0 ? last.days !== null : isOffered;
  if (piece.isUnclear) said.push({ ...piece });
  // « sauf le soir et dimanche »: is Sunday offered?
  else if (before.length === 0 && last.days === null && piece.days)
    said.push({ ...piece, days: null, isUnclear: true });
  else if (isHoursAlone(piece)) {
    const offer = offerOf(said);
    if (piece.join !== 'comma') said.push({ ...piece, isNot: true });
    else if (offer) offer.hours.push(...piece.hours);
    else said.push({ ...piece });
  } else if (isBare(piece) ? isAlso && (last.days !== null || before.length > 0) : isAlso && piece.join !== 'comma')
    said.push({ ...piece, isNot: true });
  else if (!isBare(piece) && isOffered && before.length > 0) said.push({ ...piece, isUnclear: true });
  else said.push({ ...piece });
}

/** The ranges that remain of each day. */
function offeredBy(pieces: readonly Piece[], dates: readonly string[]): Map<string, Range[]> {
  type Offer = { range: Range; isBroad: boolean };
  const offered = new Map<string, Offer[]>(dates.map((date) => [date, []]));
  const takenFirst: [readonly string[], (date: string) => Range[]][] = [];
  const unsure = new Set<string>();
  const named = new Set<string>();
  let hasOffers = false;
  const take = (from: readonly string[], rangesOf: (date: string) => Range[]) => {
    for (const date of from)
      offered.set(
        date,
        (offered.get(date) ?? []).flatMap(({ range, isBroad }) =>
          without([range], rangesOf(date)).map((left) => ({ range: left, isBroad })),
        ),
      );
  };
  for (const piece of pieces) {
    const of = piece.days?.group === 'others' ? dates.filter((date) => !named.has(date)) : (piece.days?.dates ?? dates);
    if (piece.isUnclear) {
      // « le soir, du jeudi au samedi si possible »: hours without a day are perhaps of these days alone.
      const isOfAll = pieces.some(({ isNot, days }) => !isNot && days === null);
      for (const date of isOfAll ? dates : of) unsure.add(date);
      continue;
    }
    if (piece.days && !(piece.days.isBroad && of.length === dates.length)) for (const date of of) named.add(date);
    const hours = together(piece.hours);
    const rangesOf = (date: string): Range[] => {
      const span = piece.ranges?.get(date);
      if (span) return [span];
      return piece.ranges ? [] : hours.length > 0 ? hours : [WHOLE_DAY];
    };
    if (piece.isNot) {
      const isAnything = piece.days !== null || piece.hours.length > 0;
      if (!isAnything) for (const date of dates) unsure.add(date);
      else if (hasOffers) take(of, rangesOf);
      else takenFirst.push([of, rangesOf]);
      continue;
    }
    if (!piece.days && piece.hours.length === 0) continue;
    hasOffers = true;
    const isBroad = piece.days === null || piece.days.isBroad;
    for (const date of of) {
      // « tous les jours, dimanche 10h-12h »: on Sunday these hours alone, unless they are said to come on top.
      const kept = (offered.get(date) ?? []).filter(
        (one) => !piece.isOnly && (isBroad || !one.isBroad || (piece.join === 'and' && !isWhole(one.range))),
      );
      offered.set(date, [...kept, ...rangesOf(date).map((range) => ({ range, isBroad }))]);
    }
  }
  if (!hasOffers && unsure.size === 0 && takenFirst.length > 0)
    for (const date of dates) offered.set(date, [{ range: WHOLE_DAY, isBroad: true }]);
  for (const [from, rangesOf] of takenFirst) take(from, rangesOf);
  return new Map(
    dates.map((date) => [date, unsure.has(date) ? [] : (offered.get(date) ?? []).map(({ range }) => range)]),
  );
}

const isWhole = ([from, until]: Range) => from === 0 && until === DAY_MINUTES;

/** Hours that were said of the same days: « après 10h et avant 18h » is one range, « le matin, 9h-11h » is 9h-11h, « matin et soir » are two. */
function together(said: readonly SaidRange[]): Range[] {
  const kept = said.some(({ by }) => by !== 'whole') ? said.filter(({ by }) => by !== 'whole') : said;
  const all: SaidRange[] = [];
  for (const one of kept) {
    const met = all.findIndex((other) => overlap(one.range, other.range) && isOneRange(one, other));
    const other = all[met];
    if (other) all[met] = both(other, one);
    else all.push(one);
  }
  return all.map(({ range }) => range);
}

const overlap = (one: Range, other: Range) => one[0] <= other[1] && other[0] <= one[1];
/** Two parts of a day, or two ranges by the clock, add up. */
const isOneRange = (one: SaidRange, other: SaidRange) => one.by !== other.by || one.by === 'from' || one.by === 'until';

function both(one: SaidRange, other: SaidRange): SaidRange {
  const clock =
    one.by === 'clock' && other.by === 'part' ? one : other.by === 'clock' && one.by === 'part' ? other : null;
  if (clock) return clock;
  const [part, open] = one.by === 'part' ? [one, other] : [other, one];
  // « l’après-midi jusqu’à 20h »: the part of the day says where the other end is.
  if (part.by === 'part' && open.by === 'until') return { range: [part.range[0], open.range[1]], by: 'clock' };
  if (part.by === 'part' && open.by === 'from') return { range: [open.range[0], part.range[1]], by: 'clock' };
  return { range: [Math.max(one.range[0], other.range[0]), Math.min(one.range[1], other.range[1])], by: 'clock' };
}

/** What of ranges is left without others. */
const without = (ranges: readonly Range[], others: readonly Range[]): Range[] =>
  others.reduce<Range[]>(
    (left, [from, until]) =>
      left.flatMap(([start, end]): Range[] =>
        [[start, Math.min(end, from)] as Range, [Math.max(start, until), end] as Range].filter(([a, b]) => a < b),
      ),
    [...ranges],
  );

/** Sorted, without overlaps. */
function united(ranges: readonly Range[]): Range[] {
  const all: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && range[0] <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], range[1])];
    else all.push(range);
  }
  return all;
}
