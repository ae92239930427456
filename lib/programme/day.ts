import { byText, groupedBy } from '#lib/grouped.ts';
import type { DocumentBlock, DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { dayNumber } from '#lib/time/calendar.ts';
import { elapsedMinutes, minutesBetween, type WallClock } from '#lib/time/wall-clock.ts';
import { type DayPart, dayPartOf, dayParts } from './facets.ts';
import { firstRoom, listedRoom } from './place.ts';

/*
 * The programme by days: the séances of one day with its breaks and parts, the overview of rooms
 * and hours, seasons and months, and séances without a date.
 */

/** A day with more séances than this shows small pictures on wide screens too. */
const DENSE_DAY = 24;

/** A séance that has a time. */
export type DatedEvent = DocumentEvent & { day: string; startsAt: WallClock };
export const isDated = (event: DocumentEvent): event is DatedEvent => event.startsAt !== null && event.day !== null;

export type DayEntry = { kind: 'event'; event: DatedEvent } | { kind: 'break'; block: DocumentBlock };

/** What starts at one time of the rail. */
export type Hour = { at: WallClock; entries: DayEntry[] };

export type ProgrammeDay = Readonly<{
  day: PublicDocument['days'][number];
  /** « Entrée à tout moment »: what one may enter at any time. */
  dropIns: DatedEvent[];
  hours: Hour[];
  /** Séances that take place, drop-ins included. */
  count: number;
  isDense: boolean;
  previous: string | null;
  next: string | null;
}>;

const timeOf = (entry: DayEntry) => (entry.kind === 'event' ? entry.event.startsAt : entry.block.startsAt);

/** The hours of a day by morning, afternoon and evening; parts without any are left out. */
export function partsOfDay({ hours }: ProgrammeDay, dayStartsAt: string): { part: DayPart; hours: Hour[] }[] {
  return dayParts
    .map((part) => ({ part, hours: hours.filter(({ at }) => dayPartOf(at, dayStartsAt) === part) }))
    .filter(({ hours }) => hours.length > 0);
}

/** The séances that start in these hours, in order. */
const startingIn = (hours: ProgrammeDay['hours']) =>
  hours.flatMap(({ entries }) => entries.flatMap((entry) => (entry.kind === 'event' ? entry.event : [])));

/**
 * The venue where most séances of a day take place. The page names it once instead of with each
 * séance. Null in a festival of one venue.
 */
export function mainVenueOf(document: PublicDocument, { hours, dropIns }: ProgrammeDay): number | null {
  if (document.venues.length < 2) return null;
  const counts = new Map<number, number>();
  const listed = startingIn(hours);
  for (const event of [...listed, ...dropIns]) {
    const venue = document.rooms.find(({ number }) => number === firstRoom(event))?.venue;
    if (venue !== undefined) counts.set(venue, (counts.get(venue) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first?.[0] ?? null;
}

/** The first day that has séances, or the first of all; undefined in a festival without days. */
export const firstDay = ({ days, events }: Pick<PublicDocument, 'days' | 'events'>) =>
  days.find(({ date }) => events.some(({ day }) => day === date)) ?? days[0];

/** Which séances are shown. */
export type IsShown = (event: DocumentEvent) => boolean;
const all: IsShown = () => true;

/**
 * One festival day as its page shows it: séances by start, with the breaks between them; null when
 * the festival has no such day. With `keep`, only those séances, and no breaks, because a break
 * says nothing where the séances around it are missing.
 */
export function programmeDayOf(document: PublicDocument, date: string, keep: IsShown = all): ProgrammeDay | null {
  const at = document.days.findIndex((day) => day.date === date);
  const day = document.days[at];
  if (!day) return null;
  const events = document.events.filter(isDated).filter((event) => event.day === date && keep(event));
  const entries: DayEntry[] = [
    ...events.filter(({ admission }) => admission === 'start').map((event) => ({ kind: 'event' as const, event })),
    // A break between no séances tells nobody anything.
    ...(keep === all && events.length > 0 ? document.blocks.filter((block) => block.day === date) : []).map(
      (block) => ({
        kind: 'break' as const,
        block,
      }),
    ),
  ].sort((a, b) => byText(timeOf(a), timeOf(b)) || order(a) - order(b));

  const hours: Hour[] = [];
  for (const entry of entries) {
    const last = hours.at(-1);
    if (last?.at === timeOf(entry)) last.entries.push(entry);
    else hours.push({ at: timeOf(entry), entries: [entry] });
  }
  return {
    day,
    dropIns: events.filter(({ admission }) => admission === 'drop-in'),
    hours,
    count: takingPlace(events),
    isDense: events.length > DENSE_DAY,
    previous: document.days[at - 1]?.date ?? null,
    next: document.days[at + 1]?.date ?? null,
  };
}

// A break that starts together with a séance stands before it.
const order = (entry: DayEntry) => (entry.kind === 'break' ? -1 : entry.event.number);

/** A séance that is neither cancelled nor postponed. */
export const isToTakePlace = ({ status }: Pick<DocumentEvent, 'status'>): boolean => status === 'planned';

/**
 * Whether the title is struck through, on paper and on screens. The title of a postponed séance is
 * not: it carries a mark instead.
 */
export const isStruck = ({ status, isPostponed }: DocumentEvent): boolean => status === 'cancelled' && !isPostponed;

const takingPlace = (events: readonly DocumentEvent[]) => events.filter(isToTakePlace).length;

/** The days in order, each with how many of its séances take place. */
export function programmeDaysOf(
  document: PublicDocument,
  keep: IsShown = all,
): { day: PublicDocument['days'][number]; count: number }[] {
  const counts = new Map<string, number>();
  for (const event of document.events)
    if (event.day !== null && isToTakePlace(event) && keep(event))
      counts.set(event.day, (counts.get(event.day) ?? 0) + 1);
  return document.days.map((day) => ({ day, count: counts.get(day.date) ?? 0 }));
}

/**
 * « Date à préciser »: a séance whose time is not known yet, or was postponed without a new one (it
 * then keeps its old time). Never one that was simply cancelled.
 */
export const isUndated = (event: DocumentEvent): boolean =>
  !isDated(event) && (isToTakePlace(event) || event.isPostponed);

export const undatedOf = (document: PublicDocument): DocumentEvent[] => document.events.filter(isUndated);

/**
 * A day drawn to scale: what starts when, in which room, how long. Minutes are counted from `from`.
 */
export type Overview = Readonly<{
  /** The full hour before the first start, and how many minutes the drawing holds (whole hours). */
  from: WallClock;
  minutes: number;
  /** Numbers of the rooms that have a séance, in the document's order. */
  rooms: number[];
  events: { event: DatedEvent; room: number; from: number; minutes: number; lane: number; lanes: number }[];
}>;

/**
 * Null when the day has nothing with a start. Séances that overlap in one room stand side by side
 * in lanes.
 */
export function overviewOf(document: PublicDocument, { hours }: ProgrammeDay): Overview | null {
  const events = startingIn(hours);
  const first = events[0];
  if (!first) return null;
  const { timeZone } = document.festival;
  const from = `${first.startsAt.slice(0, 13)}:00`;
  const used = new Set(events.map(roomOf));
  const placed = events.map((event) => ({
    event,
    room: roomOf(event),
    from: minutesBetween(from, event.startsAt, timeZone),
    minutes: lengthOf(event),
  }));
  const end = Math.max(...placed.map((event) => event.from + event.minutes), 1);
  return {
    from,
    minutes: Math.ceil(end / 60) * 60,
    rooms: [
      ...document.rooms.map(({ number }) => number).filter((room) => used.has(room)),
      ...(used.has(0) ? [0] : []),
    ],
    events: inLanes(placed),
  };
}

/** The elapsed minutes; 0 where the end is unknown. */
const lengthOf = ({ startInstant, endInstant }: DatedEvent) =>
  Math.max(0, elapsedMinutes(startInstant, endInstant) ?? 0);

/** The main room; 0 when a séance has none. */
const roomOf = (event: DocumentEvent) => listedRoom(event) ?? 0;

type Placed = { event: DatedEvent; room: number; from: number; minutes: number };

/**
 * By start. Séances that overlap in one room share its width, and one that overlaps with nothing
 * takes all of it.
 */
function inLanes(placed: Placed[]): Overview['events'] {
  const beside = new Map<number, number[]>();
  const laned = placed.map((event) => {
    const before = beside.get(event.room) ?? [];
    const ends = before.every((end) => end <= event.from) ? [] : before;
    const free = ends.findIndex((end) => end <= event.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = event.from + event.minutes;
    beside.set(event.room, ends);
    return { event, lane, ends };
  });
  return laned.map(({ event, lane, ends }) => ({ ...event, lane, lanes: ends.length }));
}

/** With more days than this, the home page lists the days instead of showing the first one. */
export const MANY_DAYS = 7;
/**
 * The average distance of dates, in days, from which on they are a season and not the days of a
 * festival.
 */
const APART = 3;

type Dated = Pick<PublicDocument, 'days' | 'events'>;

/**
 * The dates of a season, which are its days with séances. A season has more dates than a festival
 * has days, and they are further apart. Null for a festival.
 */
export function seasonOf({ days, events }: Dated): readonly string[] | null {
  if (days.length <= MANY_DAYS) return null;
  const used = new Set(events.map(({ day }) => day));
  const dates = days.flatMap(({ date }) => (used.has(date) ? date : []));
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last || dates.length <= MANY_DAYS) return null;
  return dayNumber(last) - dayNumber(first) >= APART * (dates.length - 1) ? dates : null;
}

/** Dates by the month they are in (`2026-11`), in order. */
export function monthsOf(dates: readonly string[]): { month: string; dates: string[] }[] {
  const months = groupedBy(dates, (date) => date.slice(0, 7));
  return [...months].map(([month, its]) => ({ month, dates: its }));
}
