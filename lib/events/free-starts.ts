import { coversRoom, type DraftEvent, type DraftIndex } from '#lib/model/draft.ts';
import { failingStarts, notAtOnce, type Starts, startsWithin } from '#lib/occupancy/apart.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { Interval } from '#lib/time/interval.ts';
import { fromEpochMinutes, toEpochMinutes, type WallClock } from '#lib/time/wall-clock.ts';
import { changeover } from './clashes.ts';
import { firmRules, pairRules } from './conflicts.ts';
import { hoursOfBlock, openingOf, stayOf } from './hours.ts';
import { expectationsOf, type Hold, holdsBy, holdsOne, occupationOf, type PairRule } from './occupations.ts';
import { shifted } from './placing.ts';
import { type Content, contentOf, eventDayOf, type Prepared, preparedOf, sharedKeys } from './prepared.ts';

/*
 * When a séance can begin: within all opening hours, free of clashes, earlier or later; and the
 * insertion of time before a séance, which pushes the next ones.
 */

/**
 * The starts, in epoch minutes, at which a séance would have a warning. `closed`: it cannot be
 * there at all. The other levels are those of the warning, with one mark for each warning.
 * `conflictsOf` gives the same result for a single start.
 */
export type Mark = Starts & { level: 'closed' | 'blocking' | 'warning' | 'hint' };

/**
 * The marks of blocks and of these rules; the hours in which the séance must lie are in
 * `openStarts`.
 */
export function* startMarks(
  prepared: Prepared,
  event: DraftEvent,
  rules: readonly PairRule<Hold>[] = pairRules,
): Generator<Mark> {
  const own = contentOf(prepared, event);
  if (!own) return;
  yield* marksByBlocks(prepared, own);
  for (const rule of rules) yield* marksBy(prepared, own, rule);
}

function* marksByBlocks({ index }: Prepared, own: Content): Generator<Mark> {
  const { blocks, festival } = index.draft;
  for (const { roomId } of own.event.rooms) {
    if (index.rooms.get(roomId)?.kind === 'online') continue;
    for (const block of blocks)
      if (coversRoom(block, roomId))
        yield* failingStarts<Mark['level']>(
          notAtOnce(own, hoursOfBlock(block, festival.timeZone)),
          own.start,
          'closed',
          'closed',
        );
  }
}

/** One mark for each warning: breaches with one other séance about the same thing are merged. */
function* marksBy(prepared: Prepared, { event, start }: Content, rule: PairRule<Hold>): Generator<Mark> {
  const found = new Map<number, Mark[]>();
  for (const key of sharedKeys(prepared, rule.by, event)) {
    const mine = rule.holds(prepared, event, key);
    if (mine.length === 0) continue;
    for (const other of holdsBy(prepared, rule, key)) {
      const { id } = other.content.event;
      if (id === event.id) continue;
      for (const one of mine) {
        const apart = rule.apart(prepared, one, other);
        if (!apart) continue;
        const marks = failingStarts<Mark['level']>(apart, start, rule.level(one), 'warning');
        const name = rule.about(one) * 2 ** 26 + id;
        const known = found.get(name);
        found.set(name, known ? known.concat(marks) : marks);
      }
    }
  }
  for (const marks of found.values()) yield* merged(marks);
}

/** Overlapping marks merged into one: two reasons for one warning are one warning. */
function merged(marks: Mark[]): Mark[] {
  const all: Mark[] = [];
  for (const mark of marks.sort((a, b) => a.from - b.from)) {
    const last = all.findLast(({ level }) => level === mark.level);
    if (last && mark.from <= last.until) last.until = Math.max(last.until, mark.until);
    else all.push(mark);
  }
  return all;
}

/**
 * What has to lie within which hours on a day: each room while it is open, each person while they
 * are present.
 */
function* windowsOf(prepared: Prepared, event: DraftEvent, day: string): Generator<[hold: Interval, open: Interval]> {
  const { index } = prepared;
  for (const { roomId } of event.rooms) {
    const room = index.rooms.get(roomId);
    const held = room && room.kind !== 'online' ? occupationOf(prepared, event, roomId) : null;
    if (room && held) yield [held, openingOf(room, day, index.draft.festival)];
  }
  for (const personId of sharedKeys(prepared, 'byPerson', event)) {
    const stay = stayOf(prepared, personId);
    for (const expected of stay ? expectationsOf(prepared, event, personId) : [])
      if (stay && expected.isThere) yield [expected, stay];
  }
}

/** The opening hours of a festival day, its own or the usual ones, in epoch minutes. */
export function dayHours({ index }: Prepared, day: string): Interval {
  const { festival, days } = index.draft;
  const special = days.find(({ date }) => date === day);
  const hours = { opensAt: special?.opensAt ?? festival.opensAt, closesAt: special?.closesAt ?? festival.closesAt };
  return openingOf(hours, day, festival);
}

/**
 * The starts on a festival day at which the séance lies within the hours of the festival, the day
 * and its rooms, and its people are present.
 */
export function openStarts(prepared: Prepared, event: DraftEvent, day: string): Starts {
  const own = contentOf(prepared, event);
  if (!own) return { from: 0, until: 0 };
  return startsWithin([[own, dayHours(prepared, day)], ...windowsOf(prepared, event, day)], own.start);
}

/** A séance moved by more than this is a new plan, not a correction. */
export const FARTHEST_MINUTES = 240;
export const STEP_MINUTES = 5;

/**
 * The earliest start, the present one or later, at which a séance clashes with nothing: its rooms
 * are open and free including the changeover, and the people it expects are present and not needed
 * or on the way elsewhere. On the same festival day, at most four hours later, in steps of five
 * minutes; null when there is none, or when the séance has no start. `avoid`: further starts to be
 * avoided (open intervals of epoch minutes).
 */
export function firstFreeStart(
  event: DraftEvent,
  of: DraftIndex | Prepared,
  avoid: readonly Interval[] = [],
): WallClock | null {
  return freeStart(event, of, avoid, (at, taken) => {
    for (const { start, end } of [...taken].sort((a, b) => a.start - b.start))
      if (at > start && at < end) at = Math.ceil(end / STEP_MINUTES) * STEP_MINUTES;
    return at;
  });
}

/** The same backwards: the latest start, the present one or earlier. */
export function lastFreeStart(event: DraftEvent, of: DraftIndex | Prepared): WallClock | null {
  return freeStart(event, of, [], (at, taken) => {
    for (const { start, end } of [...taken].sort((a, b) => b.end - a.end))
      if (at > start && at < end) at = Math.floor(start / STEP_MINUTES) * STEP_MINUTES;
    return at;
  });
}

function freeStart(
  event: DraftEvent,
  of: DraftIndex | Prepared,
  avoid: readonly Interval[],
  find: (at: number, taken: readonly Interval[]) => number,
): WallClock | null {
  const prepared = 'planned' in of ? of : preparedOf(of);
  const { timeZone, dayStartsAt } = prepared.index.draft.festival;
  if (event.startsAt === null) return null;
  const start = toEpochMinutes(event.startsAt, timeZone);
  const open = startsWithin(windowsOf(prepared, event, festivalDayOf(event.startsAt, dayStartsAt)), start);
  const taken = [
    { start: Number.NEGATIVE_INFINITY, end: open.from },
    { start: open.until - 1, end: Number.POSITIVE_INFINITY },
    ...Array.from(startMarks(prepared, event, firmRules), ({ from, until }) => ({ start: from - 1, end: until })),
    ...avoid,
  ];
  const at = find(start, taken);
  if (!Number.isFinite(at) || Math.abs(at - start) > FARTHEST_MINUTES) return null;
  const wall = fromEpochMinutes(at, timeZone);
  return festivalDayOf(wall, dayStartsAt) === festivalDayOf(event.startsAt, dayStartsAt) ? wall : null;
}

type Pushed =
  | { ok: true; moved: { event: DraftEvent; minutes: number }[] }
  /**
   * A séance that may not be moved is in the way: it is locked, or outside the remit of the person
   * who pushes.
   */
  | { ok: false; reason: 'locked' | 'notYours'; eventId: number };

/**
 * Inserts time before a séance: it begins `minutes` later. Those after it in its rooms on that day
 * move by what remains after the free time in between is used up. The changeover between two
 * séances stays; one that was too short already stays as short.
 */
export function pushed(
  prepared: Prepared,
  eventId: number,
  minutes: number,
  isMine: (event: DraftEvent) => boolean = () => true,
): Pushed {
  const first = prepared.index.events.get(eventId);
  const day = first && eventDayOf(prepared, first);
  // Nothing comes after a cancelled séance, because it occupies no room.
  if (first?.status !== 'planned' || !day || !contentOf(prepared, first)) return { ok: true, moved: [] };
  const zone = prepared.index.draft.festival.timeZone;
  const all = (prepared.byDay.get(day) ?? []).filter((event) => contentOf(prepared, event));
  const by = new Map<DraftEvent, number>([[first, minutes]]);
  for (const event of all.slice(all.indexOf(first) + 1)) {
    const own = Math.max(0, ...[...by].map(([before, pushes]) => pushes - freeBetween(prepared, before, event)));
    if (own > 0) by.set(event, Math.ceil(own / STEP_MINUTES) * STEP_MINUTES);
  }
  const stays = [...by.keys()].find((event) => event.isLocked || !isMine(event));
  if (stays) return { ok: false, reason: stays.isLocked ? 'locked' : 'notYours', eventId: stays.id };
  return {
    ok: true,
    moved: [...by].map(([event, own]) => ({ event: { ...event, ...shifted(event, own, zone) }, minutes: own })),
  };
}

/**
 * The minutes by which the earlier one can move without moving the later one; infinite where they
 * share no room.
 */
function freeBetween(prepared: Prepared, before: DraftEvent, after: DraftEvent): number {
  const gaps = before.rooms.flatMap(({ roomId }) => {
    if (!holdsOne(prepared, roomId) || after.rooms.every((room) => room.roomId !== roomId)) return [];
    const [one, two] = [occupationOf(prepared, before, roomId), occupationOf(prepared, after, roomId)];
    return one && two ? [Math.max(0, two.content.start - one.content.end - changeover(one, two))] : [];
  });
  return Math.min(Number.POSITIVE_INFINITY, ...gaps);
}
