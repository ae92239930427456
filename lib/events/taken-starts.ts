import { coversRoom, type DraftEvent } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { Interval } from '#lib/time/interval.ts';
import { toEpochMinutes } from '#lib/time/wall-clock.ts';
import { type Expected, expectationsOf, holdsOne, occupationOf, shareARoom } from './occupations.ts';
import { type Content, contentOf, type Prepared } from './prepared.ts';
import { hoursOfBlock, openingOf } from './room-hours.ts';
import { eventVenuesOf } from './travel.ts';

/** No séance lasts longer than a day, and none moves by more than four hours. */
const NEAR_MINUTES = 2 * 1440;

/** Hours of a séance as minutes from its start. */
type Offsets = Interval;

/**
 * The starts (open intervals of epoch minutes, some without end) at which a séance of this length would meet something:
 * another one in its rooms, a block, a closed door, or somebody who is elsewhere, on the way or not there.
 */
export function takenStarts(prepared: Prepared, own: Content): Interval[] {
  return [...byRooms(prepared, own), ...byPeople(prepared, own)];
}

const from = ({ start, end }: Interval, origin: number): Offsets => ({ start: start - origin, end: end - origin });
/** The starts at which `own` would meet `other`. */
const meeting = (own: Offsets, other: Interval): Interval => ({
  start: other.start - own.end,
  end: other.end - own.start,
});
/** The starts at which `own` would lie outside `open`. */
const outside = (own: Offsets, open: Interval): Interval[] => [
  { start: Number.NEGATIVE_INFINITY, end: open.start - own.start },
  { start: open.end - own.end, end: Number.POSITIVE_INFINITY },
];

function* others(prepared: Prepared, own: Content, events: readonly DraftEvent[] | undefined): Generator<DraftEvent> {
  for (const event of events ?? []) {
    if (event.id === own.event.id) continue;
    const content = contentOf(prepared, event);
    if (content && Math.abs(content.start - own.start) < NEAR_MINUTES) yield event;
  }
}

function* byRooms(prepared: Prepared, own: Content): Generator<Interval> {
  const { event, start } = own;
  const { festival, blocks } = prepared.index.draft;
  for (const { roomId } of event.rooms) {
    const room = prepared.index.rooms.get(roomId);
    const mine = occupationOf(prepared, event, roomId);
    if (!room || !mine || room.kind === 'online') continue;
    const held = from(mine, start);
    if (event.startsAt && (room.opensAt || room.closesAt))
      yield* outside(held, openingOf(room, festivalDayOf(event.startsAt, festival.dayStartsAt), festival));
    for (const block of blocks)
      if (coversRoom(block, roomId)) yield meeting(from(own, start), hoursOfBlock(block, festival.timeZone));
    if (!holdsOne(prepared, roomId)) continue;
    for (const other of others(prepared, own, prepared.byRoom.get(roomId))) {
      const theirs = occupationOf(prepared, other, roomId);
      if (theirs) yield meeting(held, theirs);
    }
  }
}

function* byPeople(prepared: Prepared, own: Content): Generator<Interval> {
  const { event, start } = own;
  const zone = prepared.index.draft.festival.timeZone;
  for (const personId of new Set(event.people.map((presence) => presence.personId))) {
    const mine = expectationsOf(prepared, event, personId);
    const person = prepared.index.people.get(personId);
    for (const expected of mine) {
      if (expected.presence !== 'in-person' || !person) continue;
      const here = from(expected, start);
      if (person.arrivesAt)
        yield outside(here, { start: toEpochMinutes(person.arrivesAt, zone), end: 0 })[0] as Interval;
      if (person.departsAt)
        yield outside(here, { start: 0, end: toEpochMinutes(person.departsAt, zone) })[1] as Interval;
    }
    if (mine.length === 0) continue;
    for (const other of others(prepared, own, prepared.byPerson.get(personId)))
      for (const theirs of expectationsOf(prepared, other, personId))
        for (const expected of mine) yield apart(prepared, expected, theirs, start);
  }
}

/** The starts at which one person would be wanted here and there, or on the way between. */
function apart(prepared: Prepared, mine: Expected, theirs: Expected, start: number): Interval {
  const isOneRoom = shareARoom(mine.event, theirs.event);
  const own = from(isOneRoom ? mine.itself : mine, start);
  const other = isOneRoom ? theirs.itself : theirs;
  const walks = mine.presence === 'in-person' && theirs.presence === 'in-person';
  const walk = (a: DraftEvent, b: DraftEvent) => {
    const [ends, begins] = [eventVenuesOf(prepared, a).ends, eventVenuesOf(prepared, b).begins];
    return !walks || ends === null || begins === null ? 0 : (prepared.walks.minutes(ends, begins) ?? 0);
  };
  const taken = meeting(own, other);
  return {
    start: taken.start - walk(mine.event, theirs.event),
    end: taken.end + walk(theirs.event, mine.event),
  };
}
