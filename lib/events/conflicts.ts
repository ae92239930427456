import type { Draft, DraftEvent, DraftIndex } from '../programme/draft.ts';
import { indexDraft } from '../programme/draft.ts';
import { festivalDayOf } from '../time/festival-day.ts';
import { type Interval, overlapMinutes, sweep } from '../time/interval.ts';
import { toEpochMinutes } from '../time/wall-clock.ts';
import { missingFactsOf, rightsMissing, showingsByFilm, unconfirmedPeople } from './missing-facts.ts';
import { type Layout, layOut, roomMargins } from './running-order.ts';
import { type Standing, sortWarnings, type Warning } from './warning.ts';

/** Somebody attached to an item is expected this long before it. */
export const APPROACH_MINUTES = 5;

/**
 * What every rule sees: the séances that can be warned about (cancelled ones never clash and lack nothing), and, when the
 * question is about one séance, only that one's warnings.
 */
export type Scope = {
  index: DraftIndex;
  /** Planned, by start then number; those without a time last. */
  events: readonly DraftEvent[];
  of: number | undefined;
  dayOf: (event: DraftEvent) => string | null;
  layoutOf: (event: DraftEvent) => Layout;
};

/**
 * The warnings of a draft, most urgent first; with `of`, exactly those that name this séance, for the price of its rooms
 * and people. A sweep over sorted intervals, never every pair.
 */
export function conflictsOf(draft: Draft, { of }: { of?: number } = {}): Warning[] {
  const scope = scopeOf(draft, of);
  if (of !== undefined && scope.index.events.get(of)?.status !== 'planned') return [];
  const showings = showingsByFilm(scope);
  const warnings = [
    ...roomClashes(scope),
    ...personClashes(scope),
    ...rightsMissing(scope, showings),
    ...unconfirmedPeople(scope),
    ...missingFactsOf(scope, showings),
  ];
  return sortWarnings(warnings, (id) => scope.index.events.get(id)?.startsAt ?? null);
}

function scopeOf(draft: Draft, of: number | undefined): Scope {
  const index = indexDraft(draft);
  const layouts = new Map<number, Layout>();
  const startKey = (event: DraftEvent) => event.startsAt ?? '9999';
  return {
    index,
    of,
    events: draft.events
      .filter((event) => event.status === 'planned')
      .sort((a, b) => (startKey(a) < startKey(b) ? -1 : startKey(a) > startKey(b) ? 1 : a.number - b.number)),
    dayOf: (event) => (event.startsAt ? festivalDayOf(event.startsAt, draft.festival.dayStartsAt) : null),
    layoutOf: (event) => {
      const known = layouts.get(event.id);
      if (known) return known;
      const layout = layOut(event, index);
      layouts.set(event.id, layout);
      return layout;
    },
  };
}

/** What happens in the séance, without doors and clearing: [start, public end). */
type Content = Interval & { event: DraftEvent };

/** The content of each séance that holds a place: it has a time and an hour at which it begins for everybody. */
function contents({ events, layoutOf, index }: Scope, concerned: (event: DraftEvent) => boolean): Content[] {
  const zone = index.draft.festival.timeZone;
  return events.flatMap((event) => {
    if (event.startsAt === null || event.admission === 'drop-in' || !concerned(event)) return [];
    const start = toEpochMinutes(event.startsAt, zone);
    return [{ event, start, end: start + layoutOf(event).totalMinutes }];
  });
}

/** Collects under a key; the sweep meets a pair once for each room or hour they share. */
function gather<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

const names = (of: number | undefined, a: DraftEvent, b: DraftEvent) => of === undefined || a.id === of || b.id === of;
const when = (content: Content) => `${content.event.id}@${content.event.startsAt}/${content.end - content.start}`;

type Occupation = Interval & { content: Content; doors: number; clear: number };
type RoomClash = { roomId: number; first: Occupation; second: Occupation; overlap: number; missing: number };

function occupationsByRoom(scope: Scope): Map<number, Occupation[]> {
  const { index, of } = scope;
  const asked = of === undefined ? undefined : new Set(index.events.get(of)?.rooms.map((room) => room.roomId));
  const byRoom = new Map<number, Occupation[]>();
  const isConcerned = (event: DraftEvent) => event.rooms.some(({ roomId }) => !asked || asked.has(roomId));
  for (const content of contents(scope, isConcerned))
    for (const { roomId } of content.event.rooms) {
      // A park, a meeting point and a stream hold any number of things at once.
      if (index.rooms.get(roomId)?.kind !== 'room' || (asked && !asked.has(roomId))) continue;
      const { doors, clear } = roomMargins(content.event, roomId, index);
      gather(byRoom, roomId, { content, doors, clear, start: content.start - doors, end: content.end + clear });
    }
  return byRoom;
}

/** room-overlap and changeover-short: one warning for a pair, about the room where it is worst. */
function roomClashes(scope: Scope): Warning[] {
  const pairs = new Map<string, RoomClash[]>();
  for (const [roomId, occupations] of occupationsByRoom(scope))
    sweep(occupations, (a, b) => {
      if (!names(scope.of, a.content.event, b.content.event)) return;
      const isInOrder =
        a.content.start < b.content.start ||
        (a.content.start === b.content.start && a.content.event.number < b.content.event.number);
      const [first, second] = isInOrder ? [a, b] : [b, a];
      gather(pairs, `${first.content.event.id} ${second.content.event.id}`, {
        roomId,
        first,
        second,
        overlap: overlapMinutes(first.content, second.content),
        missing: first.end - second.start,
      });
    });
  return [...pairs.values()].map((clashes) => roomWarning(scope, clashes));
}

function roomWarning({ dayOf }: Scope, clashes: RoomClash[]): Warning {
  const { first, second, overlap, missing, roomId } = clashes.reduce((worst, clash) =>
    (clash.overlap - worst.overlap || clash.missing - worst.missing || worst.roomId - clash.roomId) > 0 ? clash : worst,
  );
  const rooms = clashes.map((clash) => clash.roomId).sort((a, b) => a - b);
  const common = {
    eventIds: [first.content.event.id, second.content.event.id],
    day: dayOf(first.content.event),
    roomId,
  };
  const facts = `rooms ${rooms.join(',')} ${when(first.content)} ${when(second.content)}`;
  if (overlap > 0) return { ...common, code: 'room-overlap', level: 'blocking', minutes: overlap, facts };
  return {
    ...common,
    code: 'changeover-short',
    level: 'warning',
    missingMinutes: missing,
    facts: `${facts} clear ${first.clear} doors ${second.doors}`,
  };
}

/** When a person is expected: for a séance all of it, for an item that item; on the way 5 minutes before it. */
type Expected = Interval & { event: DraftEvent; itself: Interval; standing: Standing };
type PersonClash = { first: Expected; second: Expected; minutes: number };

const standings: readonly Standing[] = ['considered', 'invited', 'tentative', 'confirmed'];
const weaker = (a: Standing, b: Standing) => (standings.indexOf(a) <= standings.indexOf(b) ? a : b);

/** The people expected at two séances or more: nobody else can be in two places. */
function peopleConcerned({ events, of, index }: Scope): Set<number> {
  const seen = new Map<number, number>();
  const concerned = new Set<number>();
  const asked = of === undefined ? undefined : new Set(index.events.get(of)?.people.map((p) => p.personId));
  for (const event of events)
    for (const { personId } of event.people) {
      if (asked && !asked.has(personId)) continue;
      const other = seen.get(personId);
      if (other === undefined) seen.set(personId, event.id);
      else if (other !== event.id) concerned.add(personId);
    }
  return concerned;
}

function expectationsByPerson(scope: Scope): Map<number, Expected[]> {
  const concerned = peopleConcerned(scope);
  const byPerson = new Map<number, Expected[]>();
  const isConcerned = (event: DraftEvent) => event.people.some((p) => concerned.has(p.personId));
  for (const { event, start, end } of contents(scope, isConcerned))
    for (const { personId, itemId, presence, confirmation } of event.people) {
      if (!concerned.has(personId) || presence === 'recorded') continue;
      if (confirmation === 'declined' || confirmation === 'prevented') continue;
      const part = scope.layoutOf(event).parts.find(({ item }) => item.id === itemId);
      const itself = part ? { start: start + part.offset, end: start + part.offset + part.minutes } : { start, end };
      const approach = part ? APPROACH_MINUTES : 0;
      gather(byPerson, personId, {
        event,
        itself,
        standing: confirmation,
        start: itself.start - approach,
        end: itself.end,
      });
    }
  return byPerson;
}

const shareARoom = (a: DraftEvent, b: DraftEvent) =>
  a.rooms.some((room) => b.rooms.some((r) => r.roomId === room.roomId));

/** person-overlap: one warning for a person and a pair of séances. Whoever stays in the room has no way to go. */
function personClashes(scope: Scope): Warning[] {
  const order = new Map(scope.events.map((event, i) => [event.id, i]));
  return [...expectationsByPerson(scope)].flatMap(([personId, expected]) => {
    const pairs = new Map<string, PersonClash[]>();
    sweep(expected, (a, b) => {
      if (a.event.id === b.event.id || !names(scope.of, a.event, b.event)) return;
      const minutes = shareARoom(a.event, b.event) ? overlapMinutes(a.itself, b.itself) : overlapMinutes(a, b);
      if (minutes === 0) return;
      const [first, second] = (order.get(a.event.id) ?? 0) < (order.get(b.event.id) ?? 0) ? [a, b] : [b, a];
      gather(pairs, `${first.event.id} ${second.event.id}`, { first, second, minutes });
    });
    return [...pairs.values()].map((clashes) => personWarning(scope, personId, clashes));
  });
}

function personWarning({ dayOf }: Scope, personId: number, clashes: PersonClash[]): Warning {
  const { first, second, minutes } = clashes.reduce((worst, clash) =>
    (clash.minutes - worst.minutes || worst.first.start - clash.first.start) > 0 ? clash : worst,
  );
  const at = ({ event, start, end }: Expected) =>
    `${event.id}@${event.startsAt}/${start}-${end}/${event.rooms.map((room) => room.roomId).join(',')}`;
  const standing = weaker(first.standing, second.standing);
  return {
    code: 'person-overlap',
    level: 'blocking',
    eventIds: [first.event.id, second.event.id],
    day: dayOf(first.event),
    personId,
    minutes,
    standing,
    facts: `person ${personId} ${standing} ${at(first)} ${at(second)}`,
  };
}
