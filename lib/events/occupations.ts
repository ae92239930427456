import type { DraftEvent, DraftIndex } from '../programme/draft.ts';
import { festivalDayOf } from '../time/festival-day.ts';
import type { Interval } from '../time/interval.ts';
import { toEpochMinutes } from '../time/wall-clock.ts';
import { type Layout, layOut, roomMargins } from './running-order.ts';
import type { Standing } from './warning.ts';

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
  /** Null for a séance that holds no place: without a time, or without an hour at which it begins for everybody. */
  contentOf: (event: DraftEvent) => Content | null;
};

/** What happens in the séance, without doors and clearing: [start, public end). */
export type Content = Interval & { event: DraftEvent };

export function scopeOf(index: DraftIndex, of?: number, isNear: (event: DraftEvent) => boolean = () => true): Scope {
  const { events, festival } = index.draft;
  const layoutOf = remembered((event: DraftEvent) => layOut(event, index));
  return {
    index,
    of,
    events: events.filter((event) => event.status === 'planned' && isNear(event)).sort(byStart),
    dayOf: (event) => (event.startsAt ? festivalDayOf(event.startsAt, festival.dayStartsAt) : null),
    layoutOf,
    contentOf: remembered((event) => {
      if (event.startsAt === null || event.admission === 'drop-in') return null;
      const start = toEpochMinutes(event.startsAt, festival.timeZone);
      return { event, start, end: start + layoutOf(event).totalMinutes };
    }),
  };
}

const LAST = '9999';

function byStart(a: DraftEvent, b: DraftEvent): number {
  const [one, other] = [a.startsAt ?? LAST, b.startsAt ?? LAST];
  return one < other ? -1 : one > other ? 1 : a.number - b.number;
}

/** Each séance is laid out once, however many rules ask. */
function remembered<T>(make: (event: DraftEvent) => T): (event: DraftEvent) => T {
  const known = new Map<DraftEvent, T>();
  return (event) => {
    const found = known.get(event);
    if (found !== undefined) return found;
    const made = make(event);
    known.set(event, made);
    return made;
  };
}

/** Collects under a key; the sweep meets a pair once for each room or hour they share. */
export function gather<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

export type Occupation = Interval & { content: Content; doors: number; clear: number };

/** The rooms that hold one thing at a time, with what holds them and for how long. */
export function occupationsByRoom(scope: Scope): Map<number, Occupation[]> {
  const { index, of, events, contentOf } = scope;
  const asked = of === undefined ? undefined : new Set(index.events.get(of)?.rooms.map((room) => room.roomId));
  const byRoom = new Map<number, Occupation[]>();
  for (const event of events)
    for (const { roomId } of event.rooms) {
      if (asked && !asked.has(roomId)) continue;
      // A park, a meeting point and a stream hold any number of things at once.
      const content = index.rooms.get(roomId)?.kind === 'room' ? contentOf(event) : null;
      if (!content) continue;
      const { doors, clear } = roomMargins(event, roomId, index);
      gather(byRoom, roomId, { content, doors, clear, start: content.start - doors, end: content.end + clear });
    }
  return byRoom;
}

/** When a person is expected: for a séance all of it, for an item that item; on the way 5 minutes before it. */
export type Expected = Interval & { event: DraftEvent; itself: Interval; standing: Standing };

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

/** Who is expected when, of the people who could be wanted twice. */
export function expectationsByPerson(scope: Scope): Map<number, Expected[]> {
  const concerned = peopleConcerned(scope);
  const byPerson = new Map<number, Expected[]>();
  for (const event of scope.events)
    for (const { personId, itemId, presence, confirmation } of event.people) {
      if (!concerned.has(personId) || presence === 'recorded') continue;
      if (confirmation === 'declined' || confirmation === 'prevented') continue;
      const content = scope.contentOf(event);
      if (!content) continue;
      const { start, end } = content;
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
