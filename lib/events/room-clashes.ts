import type { DraftEvent } from '#lib/model/draft.ts';
import { overlapMinutes } from '#lib/time/interval.ts';
import { holdsOne, type Occupation, occupationOf } from './occupations.ts';
import { eventDayOf, isFirst } from './prepared.ts';
import { gather, groupsOf, pairKey, type Scope, visitOverlaps, worstOf } from './scope.ts';
import type { Warning } from './warning.ts';

type RoomClash = { roomId: number; first: Occupation; second: Occupation; overlap: number; missing: number };

/** room-overlap and changeover-short: one warning for a pair, about the room where it is worst. */
export function roomClashes(scope: Scope): Warning[] {
  const pairs = new Map<number, RoomClash[]>();
  for (const [roomId, events] of groupsOf(scope, 'byRoom')) {
    if (!holdsOne(scope, roomId) || events.length < 2) continue;
    const held = events.flatMap((event) => occupationOf(scope, event, roomId) ?? []);
    visitOverlaps(
      scope,
      held,
      ({ content }) => content.event,
      (a, b) => {
        const [first, second] = isFirst(scope, a.content.event, b.content.event) ? [a, b] : [b, a];
        const overlap = overlapMinutes(first.content, second.content);
        if (overlap === 0 && isItsSequel(second.content.event, first.content.event)) return;
        const missing = first.end - second.start;
        gather(pairs, pairKey(first.content.event, second.content.event), { roomId, first, second, overlap, missing });
      },
    );
  }
  return [...pairs.values()].map((clashes) => roomWarning(scope, clashes));
}

/** « Suite de » in the same room: the public stays where it is, nobody is let out and in again. */
const isItsSequel = (event: DraftEvent, first: DraftEvent) => event.continuesEventId === first.id;

function roomWarning(scope: Scope, clashes: RoomClash[]): Warning {
  const { first, second, overlap, missing, roomId } = worstOf(
    clashes,
    (a, b) => (a.overlap - b.overlap || a.missing - b.missing || b.roomId - a.roomId) > 0,
  );
  const rooms = clashes.map((clash) => clash.roomId).sort((a, b) => a - b);
  const common = {
    eventIds: [first.content.event.id, second.content.event.id],
    day: eventDayOf(scope, first.content.event),
    roomId,
  };
  const facts = `rooms ${rooms.join(',')} ${first.content.when} ${second.content.when}`;
  if (overlap > 0) return { ...common, code: 'room-overlap', level: 'blocking', minutes: overlap, facts };
  return {
    ...common,
    code: 'changeover-short',
    level: 'warning',
    missingMinutes: missing,
    facts: `${facts} clear ${first.clear} doors ${second.doors}`,
  };
}
