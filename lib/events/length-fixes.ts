import type { DraftEvent } from '#lib/model/draft.ts';
import { addMinutes, minutesBetween } from '#lib/time/wall-clock.ts';
import { SHORTEST_DISCUSSION_MINUTES } from './discussions.ts';
import type { FixAct } from './fix-acts.ts';
import { occupationOf } from './occupations.ts';
import { layoutOf, type Prepared } from './prepared.ts';
import { changeover } from './room-clashes.ts';
import { SHORTEST_ELASTIC_MINUTES } from './running-order.ts';

/** The part to be shortened: the flexible one, else the last talk or debate. */
const givesWay = (prepared: Prepared, event: DraftEvent) => {
  const { parts } = layoutOf(prepared, event);
  return (
    parts.find(({ item }) => item.elastic) ??
    parts.findLast(({ item }) => item.kind === 'debate' || item.kind === 'talk')
  );
};

/**
 * Shortens the last talk or debate of the first séance, if a quarter of an hour of it remains:
 * until the doors for `next` can open, or without `next`, until the fixed end is kept.
 */
export function* shortened(
  prepared: Prepared,
  first: DraftEvent,
  next?: DraftEvent,
  roomId?: number,
): Generator<FixAct> {
  const part = givesWay(prepared, first);
  const until = next ? next.startsAt : first.publicEndFixed;
  if (first.isLocked || !first.startsAt || !until || !part) return;
  const { timeZone } = prepared.index.draft.festival;
  const [held, after] = [first, next].map((event) =>
    event && roomId !== undefined ? occupationOf(prepared, event, roomId) : null,
  );
  const between = held && after ? changeover(held, after) : 0;
  const span = minutesBetween(first.startsAt, until, timeZone) - between;
  const fromMinutes = part.minutes;
  const toMinutes = fromMinutes - (layoutOf(prepared, first).totalMinutes - span);
  if (toMinutes < SHORTEST_ELASTIC_MINUTES || toMinutes >= fromMinutes) return;
  const publicEndFixed = first.publicEndFixed && addMinutes(first.startsAt, span, timeZone);
  const { id: itemId, kind: itemKind } = part.item;
  yield { kind: 'shorten-item', eventId: first.id, itemId, itemKind, fromMinutes, toMinutes, publicEndFixed };
}

/** Moves the fixed end to where the parts end. */
export function* untilLater(prepared: Prepared, event: DraftEvent): Generator<FixAct> {
  if (event.isLocked || !event.startsAt || !event.publicEndFixed) return;
  const { timeZone } = prepared.index.draft.festival;
  const publicEndFixed = addMinutes(event.startsAt, layoutOf(prepared, event).totalMinutes, timeZone);
  yield { kind: 'move-end', eventId: event.id, publicEndFixed };
}

/** Gives the debate the quarter of an hour that a hard film needs; a fixed end moves along. */
export function* lengthened(prepared: Prepared, event: DraftEvent): Generator<FixAct> {
  const part = layoutOf(prepared, event).parts.findLast(({ item }) => item.kind === 'debate' || item.kind === 'talk');
  if (event.isLocked || !part || part.minutes >= SHORTEST_DISCUSSION_MINUTES) return;
  const { timeZone } = prepared.index.draft.festival;
  const by = SHORTEST_DISCUSSION_MINUTES - part.minutes;
  const publicEndFixed = event.publicEndFixed && addMinutes(event.publicEndFixed, by, timeZone);
  const { id: itemId, kind: itemKind } = part.item;
  const lengths = { fromMinutes: part.minutes, toMinutes: SHORTEST_DISCUSSION_MINUTES };
  yield { kind: 'lengthen-item', eventId: event.id, itemId, itemKind, ...lengths, publicEndFixed };
}
