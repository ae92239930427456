import { type Draft, type DraftEvent, indexDraft } from '../programme/draft.ts';
import { overlapMinutes, sweep } from '../time/interval.ts';
import { fromEpochMinutes } from '../time/wall-clock.ts';
import { missingFactsOf, rightsMissing, showingsByFilm, unconfirmedPeople } from './missing-facts.ts';
import {
  type Content,
  type Expected,
  expectationsByPerson,
  gather,
  type Occupation,
  occupationsByRoom,
  type Scope,
  scopeOf,
} from './occupations.ts';
import { type Standing, sortWarnings, type Warning } from './warning.ts';

/**
 * The warnings of a draft, most urgent first; with `of`, exactly those that name this séance, for the price of its rooms
 * and people. A sweep over sorted intervals, never every pair.
 */
export function conflictsOf(draft: Draft, { of }: { of?: number } = {}): Warning[] {
  const scope = scopeOf(indexDraft(draft), of);
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

const names = (of: number | undefined, a: DraftEvent, b: DraftEvent) => of === undefined || a.id === of || b.id === of;
const when = (content: Content) => `${content.event.id}@${content.event.startsAt}/${content.end - content.start}`;

type RoomClash = { roomId: number; first: Occupation; second: Occupation; overlap: number; missing: number };

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

type PersonClash = { first: Expected; second: Expected; minutes: number; from: number };

const standings: readonly Standing[] = ['considered', 'invited', 'tentative', 'confirmed'];
const weaker = (a: Standing, b: Standing) => (standings.indexOf(a) <= standings.indexOf(b) ? a : b);

const shareARoom = (a: DraftEvent, b: DraftEvent) =>
  a.rooms.some((room) => b.rooms.some((r) => r.roomId === room.roomId));

/** person-overlap: one warning for a person and a pair of séances. Whoever stays in the room has no way to go. */
function personClashes(scope: Scope): Warning[] {
  const order = new Map(scope.events.map((event, i) => [event.id, i]));
  return [...expectationsByPerson(scope)].flatMap(([personId, expected]) => {
    const pairs = new Map<string, PersonClash[]>();
    sweep(expected, (a, b) => {
      if (a.event.id === b.event.id || !names(scope.of, a.event, b.event)) return;
      const [one, other] = shareARoom(a.event, b.event) ? [a.itself, b.itself] : [a, b];
      const minutes = overlapMinutes(one, other);
      if (minutes === 0) return;
      const from = Math.max(one.start, other.start);
      const [first, second] = (order.get(a.event.id) ?? 0) < (order.get(b.event.id) ?? 0) ? [a, b] : [b, a];
      gather(pairs, `${first.event.id} ${second.event.id}`, { first, second, minutes, from });
    });
    return [...pairs.values()].map((clashes) => personWarning(scope, personId, clashes));
  });
}

function personWarning({ dayOf, index }: Scope, personId: number, clashes: PersonClash[]): Warning {
  const { first, second, minutes, from } = clashes.reduce((worst, clash) =>
    (clash.minutes - worst.minutes || worst.from - clash.from) > 0 ? clash : worst,
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
    from: fromEpochMinutes(from, index.draft.festival.timeZone),
    standing,
    facts: `person ${personId} ${standing} ${at(first)} ${at(second)}`,
  };
}
