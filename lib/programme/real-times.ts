import { gather } from '#lib/grouped.ts';
import type { DocumentBlock, DocumentEvent, PublicDocument, TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import { type Late, type LiveFacts, lateBy, laterBy } from '#lib/model/live-facts.ts';
import { oncePer } from '#lib/once-per.ts';
import { addDays } from '#lib/time/calendar.ts';
import { minutesFrom } from '#lib/time/clock.ts';
import { dayOnAt, onFestivalDay } from '#lib/time/festival-day.ts';
import type { Clocks } from '#lib/time/format.ts';
import type { Interval } from '#lib/time/interval.ts';
import {
  epochFrom,
  epochUntil,
  fromInstant,
  isAgain,
  minutesAt,
  toEpochMinutes,
  toInstant,
  type WallClock,
} from '#lib/time/wall-clock.ts';

/*
 * When séances really take place: rooms as timelines, delays that pass from one séance to the
 * next, parts, doors, and when a séance is over.
 */

/** Minutes by séance number: by how much it starts late, or by how much its debate is shortened. */
export type Minutes = ReadonlyMap<number, number>;

/**
 * Something that has a room to itself, from the opening of the doors until the room is free: a
 * séance or a set-up. In epoch minutes, as planned.
 */
export type Held = Interval & {
  readonly event: TeamEvent | null;
  readonly block: DocumentBlock | null;
  /** The numbers of the rooms it occupies, of those that hold one thing at a time. */
  readonly rooms: readonly number[];
  /** Without doors and clearing. */
  readonly content: Interval;
};

export const ON_TIME: Late = { start: 0, end: 0 };

/**
 * What occupies the rooms of a festival, by start. Séances that occupy no room alone are `loose`.
 */
export type Timeline = Readonly<{
  document: TeamDocument;
  held: readonly Held[];
  byEvent: ReadonlyMap<number, Held>;
}>;

/** Made once per document: a document never changes. */
export const timelineOf = oncePer((document: TeamDocument): Timeline => {
  const single = new Set(document.rooms.filter(({ kind }) => kind === 'room').map(({ number }) => number));
  const events = document.events.flatMap((event) => heldByEvent(event, single, document.festival.timeZone));
  const held = [...events, ...setUps(document, single)].sort((a, b) => a.start - b.start || a.end - b.end);
  const byEvent = new Map(events.map((one) => [one.event?.number ?? 0, one]));
  return { document, held, byEvent };
});

/**
 * From when to when a séance runs, without doors and clearing; null for one that has no time, no
 * end, or will not take place.
 */
export function runningIntervalOf(event: TeamEvent): Interval | null {
  if (event.status !== 'planned' || !event.startInstant || !event.endInstant) return null;
  return { start: minutesAt(event.startInstant), end: minutesAt(event.endInstant) };
}

/** From when to when a break or a set-up lasts, in epoch minutes. */
export function blockInterval(
  { startsAt, endsAt, endInstant }: Pick<DocumentBlock, 'startsAt' | 'endsAt' | 'endInstant'>,
  zone: string,
): Interval {
  const start = toEpochMinutes(startsAt, zone);
  return { start, end: endInstant ? minutesAt(endInstant) : epochFrom(start, endsAt, zone) };
}

/**
 * When each part of a séance that starts at `start` begins and ends, by the minutes it takes. No
 * part begins before the one above it is over. Epoch minutes; null for a part without a clock time.
 */
export function partIntervalsOf({ items }: Pick<TeamEvent, 'items'>, start: number, zone: string): (Interval | null)[] {
  let above = start;
  return items.map(({ startsAt, minutes }) => {
    if (startsAt === null) return null;
    const from = epochFrom(above, startsAt, zone);
    above = from + minutes;
    return { start: from, end: above };
  });
}

/**
 * From when doors open until the room is free, around when a séance runs; without either, as long
 * as it runs. In an hour that comes twice doors open at the last such time before the start, and
 * the room is free at the first after the end, unless the release says which it is. Epoch minutes.
 */
export function doorsToFree(
  event: Pick<TeamEvent, 'doorsAt' | 'freeAt' | 'doorsInstant' | 'freeInstant'>,
  { start, end }: Interval,
  zone: string,
): Interval {
  const { doorsAt, freeAt, doorsInstant, freeInstant } = event;
  return {
    start: doorsInstant ? minutesAt(doorsInstant) : doorsAt ? epochUntil(start, doorsAt, zone) : start,
    end: freeInstant ? minutesAt(freeInstant) : freeAt ? epochFrom(end, freeAt, zone) : end,
  };
}

function heldByEvent(event: TeamEvent, single: ReadonlySet<number>, zone: string): Held[] {
  const content = runningIntervalOf(event);
  if (!content || event.admission === 'drop-in') return [];
  const rooms = event.rooms.map(({ room }) => room).filter((room) => single.has(room));
  return [{ ...doorsToFree(event, content, zone), event, block: null, rooms, content }];
}

/** A set-up takes its full time in each of its rooms, whatever happens in the others. */
function setUps(document: TeamDocument, single: ReadonlySet<number>): Held[] {
  const zone = document.festival.timeZone;
  return document.blocks
    .filter(({ kind }) => kind === 'set-up')
    .flatMap((block) => {
      const span = blockInterval(block, zone);
      const rooms = block.rooms.length > 0 ? block.rooms.filter((room) => single.has(room)) : [...single];
      return rooms.map((room) => ({ ...span, event: null, block, rooms: [room], content: span }));
    });
}

/**
 * How late every séance becomes when these start late on their own account. The next séance in a
 * room waits until there is time for clearing and doors, so each keeps its changeover, and gaps
 * absorb what they can. Two séances planned too close to each other stay as close.
 */
export function latenessOf({ held }: Timeline, own: Minutes, cuts: Minutes): Map<Held, Late> {
  return sweep(held, (one, pushed) => {
    const number = one.event?.number ?? 0;
    return lateBy(Math.max(own.get(number) ?? 0, pushed), cuts.get(number) ?? 0);
  });
}

/**
 * The announced delays without those that only pass an earlier one on: a delay equal to what the
 * séance before it causes was passed on, and changes with it.
 */
export function ownDelays({ held }: Timeline, announced: Minutes, cuts: Minutes): Map<number, number> {
  const own = new Map(announced);
  sweep(held, (one, pushed) => {
    const number = one.event?.number ?? 0;
    const delay = announced.get(number) ?? 0;
    if (delay > 0 && delay === pushed) own.delete(number);
    return lateBy(Math.max(delay, pushed), cuts.get(number) ?? 0);
  });
  return own;
}

function sweep(held: readonly Held[], decide: (one: Held, pushed: number) => Late): Map<Held, Late> {
  const lateness = new Map<Held, Late>();
  const lateInRoom = new Map<number, Held[]>();
  for (const one of held) {
    let pushed = 0;
    for (const room of one.rooms)
      for (const before of lateInRoom.get(room) ?? [])
        pushed = Math.max(pushed, (lateness.get(before)?.end ?? 0) - slackBetween(before, one));
    const late = decide(one, pushed);
    lateness.set(one, late);
    if (late.end > 0) for (const room of one.rooms) gather(lateInRoom, room, one);
  }
  return lateness;
}

/** How many minutes of delay the gap between two in one room can absorb. */
export const slackBetween = (before: Held, after: Held) => Math.max(0, after.start - before.end);

/** The delays that hold, and the minutes by which debates are shortened for them, by séance. */
export function lateMinutesOf({ events }: LiveFacts): { delays: Minutes; cuts: Minutes } {
  const [delays, cuts] = [new Map<number, number>(), new Map<number, number>()];
  for (const [number, { delay, cut }] of events) {
    if (delay) delays.set(number, delay);
    if (cut) cuts.set(number, cut);
  }
  return { delays, cuts };
}

/** The instant a festival day begins. */
export const startOfDay = (day: string, { timeZone, dayStartsAt }: Clocks): string =>
  toInstant(onFestivalDay(day, dayStartsAt, dayStartsAt), timeZone);

/** The instant at which the festival day that contains `now` (an instant) ends. */
export function endOfDay({ festival }: TeamDocument, now: string): string {
  return startOfDay(addDays(dayOnAt(festival, now), 1), festival);
}

/** The facts that the end of a séance follows from. */
export type Ending = Pick<DocumentEvent, 'day' | 'admission' | 'endInstant'>;

/**
 * The instant at which a séance, and news about it, is over: its end plus `laterBy` minutes. A
 * drop-in without an end is open until its day ends. Null when the end is unknown.
 */
export function endOfEvent({ day, admission, endInstant }: Ending, clocks: Clocks, laterBy: number): string | null {
  if (endInstant !== null) return laterBy === 0 ? endInstant : minutesFrom(endInstant, laterBy);
  return admission === 'drop-in' && day !== null ? startOfDay(addDays(day, 1), clocks) : null;
}

/**
 * Whether a séance is still to come, or runs, at an instant, so many minutes later than planned;
 * without a known end it counts until it begins, and without a date, or postponed, for ever.
 */
export function isAhead(
  event: (Ending & Pick<DocumentEvent, 'startInstant' | 'isPostponed'>) | undefined,
  clocks: Clocks,
  laterBy: number,
  now: string,
): boolean {
  if (!event) return false;
  const { startInstant, isPostponed } = event;
  return startInstant === null || isPostponed || (endOfEvent(event, clocks, laterBy) ?? startInstant) > now;
}

/**
 * The séances of a list that are ahead when a festival day begins, and those that are over then,
 * both in the order of the list. Without a day all are ahead; so are they where all are over.
 */
export function splitAt<E extends DocumentEvent>(
  { festival, live }: PublicDocument,
  events: readonly E[],
  day: string | null,
): { ahead: readonly E[]; past: readonly E[] } {
  if (day === null) return { ahead: events, past: [] };
  const from = startOfDay(day, festival);
  const ahead = events.filter((event) => isAhead(event, festival, laterBy(live?.events.get(event.number)).end, from));
  return ahead.length === 0
    ? { ahead: events, past: [] }
    : { ahead, past: events.filter((event) => !ahead.includes(event)) };
}

/**
 * Whether a change of a séance is still news: it is ahead, as it was or as it is now. What is over
 * and is put right afterwards is none, also where it loses its date or is called postponed.
 */
export function isChangeAhead(
  [before, after]: readonly [Parameters<typeof isAhead>[0], Parameters<typeof isAhead>[0]],
  clocks: Clocks,
  laterBy: number,
  now: string,
): boolean {
  if (isAhead(before, clocks, laterBy, now)) return true;
  const hasNoHour = after !== undefined && (after.startInstant === null || after.isPostponed);
  return isAhead(after, clocks, laterBy, now) && !(before && hasNoHour);
}

/**
 * The instant of its end to write for others: null where a séance has no end to show, also where
 * its instant says when it is over (`packed.ts`).
 */
export const endInstantShown = ({ endsAt, endInstant }: Pick<DocumentEvent, 'endsAt' | 'endInstant'>): string | null =>
  endsAt === null ? null : endInstant;

/** Whether it ends in the second of two such hours, which its wall clock does not say. */
export const endsAgain = ({ endsAt, endInstant }: Pick<DocumentEvent, 'endsAt' | 'endInstant'>, zone: string) =>
  endsAt !== null && endInstant !== null && isAgain(endsAt, minutesAt(endInstant), zone);

/**
 * What the clocks show at the end of a séance so many minutes later than planned, by its instant:
 * a wall clock may come twice. Null where it has no end of its own; what lasts 0 minutes
 * (`packed.ts`) is over as it starts.
 */
export function endShown(
  { endsAt, endInstant }: Pick<DocumentEvent, 'endsAt' | 'endInstant'>,
  zone: string,
  laterBy: number,
): WallClock | null {
  if (endInstant === null || (endsAt !== null && laterBy === 0)) return endsAt;
  return fromInstant(minutesFrom(endInstant, laterBy), zone);
}

/**
 * The instants between which a séance runs according to today's news, delays included. Null where
 * it has no time.
 */
export function runsBetween(
  { live, festival }: PublicDocument,
  event: DocumentEvent,
): { start: string | null; end: string | null } {
  const by = laterBy(event.status === 'planned' ? live?.events.get(event.number) : null);
  const { startInstant } = event;
  const start = startInstant === null || by.start === 0 ? startInstant : minutesFrom(startInstant, by.start);
  return { start, end: endOfEvent(event, festival, by.end) };
}

/**
 * The instants between which it would have run at its start before the last move, for as long as it
 * lasts now. Null where it never moved.
 */
export function ranBefore(
  { festival }: PublicDocument,
  event: DocumentEvent,
): { day: string; start: string; end: string | null } | null {
  const { previousStart: old, startInstant, endInstant } = event;
  if (!old || startInstant === null) return null;
  const end = endInstant && minutesFrom(endInstant, minutesAt(old.startInstant) - minutesAt(startInstant));
  const { day, startInstant: start } = old;
  return { day, start, end: endOfEvent({ ...event, day, endInstant: end }, festival, 0) };
}

/** Whether a séance is over at an instant. One without an end never is. */
export function isOverAt(document: PublicDocument, event: DocumentEvent, at: string): boolean {
  const { end } = runsBetween(document, event);
  return end !== null && Date.parse(end) <= Date.parse(at);
}
