import { twoDigits } from '#lib/time/calendar.ts';
import { inOneBreath } from './said-breath.ts';
import type { SaidRange } from './said-clock.ts';
import type { NamedDays } from './said-dates.ts';
import { saidElementsOf } from './said-elements.ts';
import { type Piece, piecesOf } from './said-pieces.ts';
import { DAY_MINUTES, type Range, type SaidDays, WHOLE_DAY } from './said-sentence.ts';
import { saidWords } from './said-words.ts';
import { hoursOfDay } from './schema.ts';

type Said = { availabilities: { startsAt: string; endsAt: string }[]; unclear: string[]; outside: string[] };

/**
 * When somebody can come, as they wrote it: « sam 14h-18h, dim matin », « tous les jours à partir de 18h sauf samedi », « du 27/11 au 29/11 ». Hours without a
 * day are of the days said before them, else of every day; days without hours are of the hours said after them, else whole. Of two readings it is the
 * one with fewer hours, and days of which something was not understood are left out: `unclear` and `outside` are the pieces that were not understood
 * or name no day of the festival. What is not understood and names no day may be about all of them: then there are no hours at all.
 * Prose beside the hours (thanks, reasons, who comes along) is passed over only where none of its words speaks of time or doubt (`said-prose.ts`).
 */
export function saidHours(text: string, festival: SaidDays): Said {
  const read = piecesOf(saidElementsOf(saidWords(text, festival.dates), festival));
  const pieces = inOneBreath(read);
  const textOf = ({ start, end }: Piece) =>
    text
      .slice(start, end)
      .replace(/\s+/g, ' ')
      .replace(/^[\s:,;.)/+-]+|[\s:,;(/+-]+$/g, '');
  const { offered, unsure } = offeredBy(pieces, festival);
  const asked = pieces.filter(isAsked);
  const strangers = pieces.filter(({ isUnclear, isNot, days }) => !isUnclear && !isNot && days?.isOutside === true);
  const settled = [...asked, ...strangers, ...pieces.filter(({ isNot }) => isNot)];
  const lost = [
    ...pieces.filter(
      (piece, i) => !isAsked(piece) && pieces[i + 1]?.join !== 'so' && isHalfTaken(piece, offered, unsure),
    ),
    ...read.filter(
      (piece) => !piece.isNot && isLost(piece, offered, unsure) && !settled.some((one) => isOfText(piece, one)),
    ),
  ];
  const unclear = [...asked, ...lost].sort((a, b) => a.start - b.start).map(textOf);
  const outside = strangers.map(textOf);
  const availabilities = festival.dates.flatMap((date) =>
    (offered.get(date) ?? []).map(([from, until]) => {
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

type Offer = SaidRange & { breadth: number };
/** What a piece says of each date. */
type OfDates = {
  dates: readonly string[];
  rangesOf: (date: string) => SaidRange[];
  breadth: number;
  isBusyAllDay: boolean;
};

type Ranges = ReadonlyMap<string, readonly Range[]>;

/** « je ne peux pas »: nobody knows when. */
const isBareRefusal = ({ isNot, days, hours }: Piece) => isNot && days === null && hours.length === 0;

const isAsked = (piece: Piece) => piece.isUnclear || isBareRefusal(piece);

/** Whether one of them became part of the other. */
const isOfText = (piece: Piece, other: Piece) => piece.start < other.end && other.start < piece.end;

const isEmptyOn = (date: string, offered: Ranges, unsure: ReadonlySet<string>) =>
  !unsure.has(date) && (offered.get(date) ?? []).length === 0;
const isEdge = ({ by }: SaidRange) => by === 'clock' || by === 'from' || by === 'until';
const edgesOf = ({ by, range: [from, until] }: SaidRange) =>
  by === 'from' ? [from] : by === 'until' ? [until] : [from, until];
const daysNamed = ({ days }: Piece) => (days && !days.isBroad ? days.dates : []);

/** « je finis à 13h30 mercredi »: nobody knows whether the rest of that day is offered. */
const isHalfTaken = (piece: Piece, offered: Ranges, unsure: ReadonlySet<string>) =>
  piece.isNot &&
  piece.journey === null &&
  piece.hours.some(isEdge) &&
  daysNamed(piece).some((date) => isEmptyOn(date, offered, unsure));

/** Whether what was offered left no trace in what is read: a day without hours, an hour at which nothing begins or ends. */
function isLost(piece: Piece, offered: Ranges, unsure: ReadonlySet<string>): boolean {
  const dates = piece.days && piece.days.dates.length > 0 ? piece.days.dates : [...offered.keys()];
  const isSeen = (minute: number) =>
    dates.some((date) => unsure.has(date) || offered.get(date)?.some((range) => range.includes(minute)));
  return (
    daysNamed(piece).some((date) => isEmptyOn(date, offered, unsure)) ||
    (piece.days !== null && dates.every((date) => isEmptyOn(date, offered, unsure))) ||
    !piece.hours.filter(isEdge).every((said) => edgesOf(said).some(isSeen))
  );
}

/** The ranges that remain of each day, and the days of which something was not understood. */
function offeredBy(
  pieces: readonly Piece[],
  { dates, dayStartsAt }: SaidDays,
): { offered: Ranges; unsure: ReadonlySet<string> } {
  const offered = new Map<string, readonly Offer[]>(dates.map((date) => [date, []]));
  const taken: OfDates[] = [];
  const unsure = new Set<string>();
  const named = new Set<string>();
  /** Of those the days that were offered. */
  const offering = new Set<string>();
  const left = (offers: readonly Offer[], date: string, by: readonly OfDates[]): Offer[] => {
    const away = by.filter((one) => one.dates.includes(date)).flatMap((one) => one.rangesOf(date));
    return offers.flatMap((offer) =>
      without(
        [offer.range],
        away.map((one) => takenFrom(offer, one, dayStartsAt)),
      ).map((range) => ({ ...offer, range })),
    );
  };
  /** How much was taken away before anything was offered. */
  let limits: number | null = null;
  for (const [i, piece] of pieces.entries()) {
    const next = pieces[i + 1];
    // « pas avant 11h samedi, sinon ok jusqu’à 20h » is of Saturday.
    const isOfNamed =
      piece.join === 'else' &&
      pieces.slice(0, i).every((one) => !one.isNot || isLimitOfDays(one)) &&
      piece.days === null &&
      !piece.hours.some(({ by }) => by === 'whole');
    const of =
      piece.days?.group === 'others' || piece.days?.group === 'rest'
        ? dates.filter((date) => !(piece.days?.group === 'rest' ? offering : named).has(date))
        : (piece.days?.dates ?? (isOfNamed && named.size > 0 ? [...named] : dates));
    const isAnything = piece.days !== null || piece.hours.length > 0;
    if (piece.isUnclear || isBareRefusal(piece)) {
      // « le soir, du jeudi au samedi si possible »: hours without a day are perhaps of these days alone.
      const isOfAll = pieces.some(({ isNot, days }) => !isNot && days === null);
      // « je ne sais pas encore, mais samedi oui »
      const sure =
        next?.join === 'but' && next.isOffer && !next.isUnclear && piece.days === null ? next.days?.dates : [];
      for (const date of isOfAll ? dates : of) if (!sure?.includes(date)) unsure.add(date);
      continue;
    }
    if (!isAnything) continue;
    if (piece.days && !(piece.days.isBroad && of.length === dates.length)) for (const date of of) named.add(date);
    if (piece.days && !piece.isNot) for (const date of of) offering.add(date);
    const rangesOf = rangesOfDates(piece, of);
    if (piece.isNot) {
      const isBusyAllDay = piece.isBusy && piece.hours.length === 0 && !piece.ranges;
      taken.push({ dates: piece.journey ? dates : of, rangesOf, breadth: breadthOf(piece.days), isBusyAllDay });
      for (const date of dates) offered.set(date, left(offered.get(date) ?? [], date, taken.slice(-1)));
      continue;
    }
    const breadth = breadthOf(piece.days);
    for (const date of of) {
      // « tous les jours, dimanche 10h-12h »: on Sunday these hours alone, unless they are said to come on top.
      const kept = (offered.get(date) ?? []).filter(
        (one) => !piece.isOnly && (breadth >= one.breadth || (piece.join === 'and' && !isWhole(one.range))),
      );
      // « pas avant 10h, samedi et dimanche » limits what is offered after it; « sauf dimanche » what is said of all days; « sinon » leaves all of it standing.
      const limiting = breadth > 0 || piece.join === 'else' ? taken : taken.slice(0, limits ?? taken.length);
      const before = (offered.get(date) ?? []).filter((one) => breadth < one.breadth && one.by === 'clock');
      const offers = rangesOf(date).map((said) => ({ ...withOtherEnd(said, before), breadth }));
      // « cours toute la semaine mais vendredi dès 15h », « je travaille vendredi donc ce jour-là à partir de 18h »
      const isDespite = (piece.join === 'so' || piece.join === 'but') && piece.hours.length > 0;
      const applying = limiting.filter((one) => !one.isBusyAllDay || (one.breadth <= breadth && !isDespite));
      offered.set(date, [...kept, ...left(offers, date, applying)]);
    }
    limits ??= taken.length;
  }
  if (limits === null && unsure.size === 0 && isRestOffered(pieces))
    for (const date of pieces.every(isLimitOfDays) ? named : dates)
      offered.set(date, left([{ ...WHOLE, breadth: 2 }], date, taken));
  const left_ = new Map(
    dates.map((date) => [date, unsure.has(date) ? [] : united((offered.get(date) ?? []).map(({ range }) => range))]),
  );
  return { offered: left_, unsure };
}

/** « tous les jours de 14h à 18h, samedi jusqu’à 22h »: on Saturday from 14h, too. */
function withOtherEnd(said: SaidRange, before: readonly SaidRange[]): SaidRange {
  const [from, until] = said.range;
  const start = Math.min(...before.map(({ range }) => range[0]));
  const end = Math.max(...before.map(({ range }) => range[1]));
  if (said.by === 'until' && start < until) return { range: [start, until], by: 'clock' };
  return said.by === 'from' && from < end ? { range: [from, end], by: 'clock' } : said;
}

/** The hours of a piece on each date it is of, or of a journey about them. */
function rangesOfDates(piece: Piece, of: readonly string[]): OfDates['rangesOf'] {
  const hours = together(piece.hours);
  return (date) => {
    if (piece.journey && !of.includes(date)) return isOnTheWay(piece, date) ? [WHOLE] : [];
    const span = piece.ranges?.get(date);
    if (span) return [{ range: span, by: 'clock' }];
    return piece.ranges ? [] : hours.length > 0 ? hours : [WHOLE];
  };
}

const WHOLE: SaidRange = { range: WHOLE_DAY, by: 'whole' };

/**
 * What is taken from hours that were said. A part of the day has soft edges: who offers noon to midnight but no morning, or the evening but not « la
 * journée », offers all of what they name; of a day that is offered whole it takes away the most.
 */
function takenFrom(offer: SaidRange, { range: [from, until], by }: SaidRange, dayStartsAt: string): Range {
  const isSamePart = offer.by === 'part' && offer.range[0] === from && offer.range[1] === until;
  if (by !== 'part' || isSamePart || (offer.by !== 'clock' && offer.by !== 'part')) return [from, until];
  const minute = (hour: number) => hour * 60 - Number(dayStartsAt.slice(0, 2)) * 60 - Number(dayStartsAt.slice(3));
  return [
    from === minute(12) && until > minute(14) ? minute(14) : from,
    until === minute(13) ? minute(12) : until === minute(19) ? minute(18) : until,
  ];
}

/** Whether what was not taken away is offered: « sauf dimanche », « j’arrive vendredi et je repars dimanche », but not « dimanche je travaille ». */
function isRestOffered(pieces: readonly Piece[]): boolean {
  const isStay = ['until', 'from'].every((side) => pieces.some(({ journey }) => journey === side));
  const refusals = pieces.filter(({ isNot, isBusy }) => isNot && !isBusy);
  return isStay || (refusals.length > 0 && !pieces.some(({ isNot, hasProse }) => isNot && hasProse));
}

/** « pas avant 10h le samedi » says nothing of the other days. */
const isLimitOfDays = ({ isNot, isException, journey, days, hours }: Piece) =>
  isNot &&
  !isException &&
  journey === null &&
  days !== null &&
  hours.length > 0 &&
  hours.every(({ by }) => by === 'from' || by === 'until');

/** Before somebody arrives, or after they left. */
const isOnTheWay = ({ journey, days }: Piece, date: string) =>
  days !== null && (journey === 'until' ? date < (days.dates[0] ?? date) : date > (days.dates.at(-1) ?? date));

/** « dimanche » is said more closely than « le week-end », and that than « tous les jours ». */
const breadthOf = (days: NamedDays | null) => (days === null || days.group === 'every' ? 2 : days.isBroad ? 1 : 0);

const isWhole = ([from, until]: Range) => from === 0 && until === DAY_MINUTES;

/** Hours that were said of the same days: « après 10h et avant 18h » is one range, « le matin, 9h-11h » is 9h-11h, « matin et soir » are two. */
function together(said: readonly SaidRange[]): SaidRange[] {
  const kept = said.some(({ by }) => by !== 'whole') ? said.filter(({ by }) => by !== 'whole') : said;
  const all: SaidRange[] = [];
  for (const one of kept) {
    const met = all.findIndex((other) => overlap(one.range, other.range) && isOneRange(one, other));
    const other = all[met];
    if (other) all[met] = both(other, one);
    else all.push(one);
  }
  return all;
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
