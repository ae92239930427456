import { coversRoom, type DraftEvent } from '#lib/model/draft.ts';
import { failingStarts, notAtOnce, type Starts, startsWithin } from '#lib/occupancy/apart.ts';
import type { Interval } from '#lib/time/interval.ts';
import { pairRules } from './conflicts.ts';
import { expectationsOf, type Hold, occupationOf } from './occupations.ts';
import { holdsBy, type PairRule } from './pair-rule.ts';
import { type Content, contentOf, type Prepared, sharedKeys } from './prepared.ts';
import { stayOf } from './presence-hours.ts';
import { hoursOfBlock, openingOf } from './room-hours.ts';

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
export function* windowsOf(
  prepared: Prepared,
  event: DraftEvent,
  day: string,
): Generator<[hold: Interval, open: Interval]> {
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
