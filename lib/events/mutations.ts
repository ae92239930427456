import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type Tx, write } from '../../db/client.ts';
import type { Bilingual } from '../../db/columns.ts';
import { events, rooms } from '../../db/schema/index.ts';
import { notFound } from '../errors.ts';
import { takeNumber } from '../festivals/numbers.ts';
import { addMinutes, checkWallClock, minutesBetween } from '../time/wall-clock.ts';
import {
  type Act,
  changed,
  changeEvent,
  earlierTry,
  type Refused,
  recordEvent,
  type Saved,
  type Scheduling,
  type Written,
} from './change.ts';
import { columnsOf, copyOfParts, partsOf } from './parts.ts';
import { checkReferences } from './references.ts';
import { type EventRoot, readRoot, removeRoot, replaceParts } from './root.ts';
import type { EventInput } from './schema.ts';

const setColumns = (tx: Tx, { event }: EventRoot, columns: Partial<typeof events.$inferInsert>) =>
  tx
    .update(events)
    .set(columns)
    .where(and(eq(events.festivalId, event.festivalId), eq(events.id, event.id)))
    .run();

const refused = (fields: Refused['fields']): Refused => ({ ok: false, reason: 'fields', fields });

/** A new séance, with a number and a UID of its own. Refuses ids that are not of this festival. */
export function createEvent(festival: Scheduling, input: EventInput, now: string): Written | Refused {
  return write(festival.db, (tx): Written | Refused => {
    const earlier = earlierTry(tx, festival.id, input.clientKey);
    if (earlier) return earlier;
    const { errors, versionOf } = checkReferences(tx, festival.id, null, input);
    if (Object.keys(errors).length > 0) return refused(errors);
    const number = takeNumber(tx, festival.id);
    const { id } = tx
      .insert(events)
      .values({ ...columnsOf(input), festivalId: festival.id, uid: randomUUID(), number, createdAt: now })
      .returning({ id: events.id })
      .get();
    replaceParts(tx, festival.id, id, partsOf(input, null, versionOf));
    const after = readRoot(tx, festival.id, { id });
    const change = { verb: 'created', before: null, after, clientKey: input.clientKey };
    return { ok: true, number, batch: recordEvent(tx, festival, now, change) };
  });
}

/** The séance as its form says. A suggested time that is changed, or ticked as confirmed, is suggested no longer. */
export function editEvent(festival: Scheduling, number: number, input: EventInput, now: string): Saved {
  return changeEvent(festival, number, { ...input, verb: 'edited' }, now, (tx, current) => {
    const { errors, versionOf } = checkReferences(tx, festival.id, current.event.id, input);
    if (Object.keys(errors).length > 0) return refused(errors);
    const isSettled = input.timeIsConfirmed || input.startsAt !== current.event.startsAt;
    setColumns(tx, current, {
      ...columnsOf(input),
      timeIsSuggested: current.event.timeIsSuggested && !isSettled,
      timeIsToConfirm: current.event.timeIsToConfirm && !isSettled,
    });
    replaceParts(tx, festival.id, current.event.id, partsOf(input, current, versionOf));
    return undefined;
  });
}

/** To another start (wall clock), a fixed end moving along, and into another main room when one is given. */
export function moveEvent(
  festival: Scheduling,
  number: number,
  to: Act & { startsAt: string; roomId?: number },
  now: string,
): Saved {
  return changeEvent(festival, number, { ...to, verb: 'moved' }, now, (tx, current) => {
    const zone = festival.timeZone;
    const { startsAt: from, publicEndFixed: end } = current.event;
    if (checkWallClock(to.startsAt, zone) === 'skipped') return refused({ time: 'skippedTime' });
    if (to.roomId !== undefined && !isRoomOf(tx, festival.id, to.roomId)) return refused({ room: 'choice' });
    setColumns(tx, current, {
      startsAt: to.startsAt,
      publicEndFixed: from && end && addMinutes(to.startsAt, minutesBetween(from, end, zone), zone),
      timeIsSuggested: false,
      timeIsToConfirm: false,
    });
    if (to.roomId !== undefined) replaceParts(tx, festival.id, current.event.id, inRoom(current, to.roomId));
    return undefined;
  });
}

const isRoomOf = (tx: Tx, festivalId: number, roomId: number) =>
  tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.festivalId, festivalId), eq(rooms.id, roomId)))
    .get() !== undefined;

/** The same séance with `roomId` as its main room; its overflow rooms stay. */
const inRoom = (root: EventRoot, roomId: number): EventRoot => ({
  ...root,
  rooms: [
    { roomId, use: 'main', position: 0 },
    ...root.rooms.filter((room) => room.use !== 'main' && room.roomId !== roomId),
  ],
});

/** Without a time: it stands beside the days until a slot is found. Its rooms stay as a wish. */
export function unscheduleEvent(festival: Scheduling, number: number, act: Act, now: string): Saved {
  return changeEvent(festival, number, { ...act, verb: 'unscheduled' }, now, (tx, current) => {
    const cleared = { startsAt: null, publicEndFixed: null, timeIsSuggested: false, timeIsToConfirm: false };
    setColumns(tx, current, cleared);
    return undefined;
  });
}

/** It will not take place; the reason is for the public. It stays in every later release, marked. */
export function cancelEvent(
  festival: Scheduling,
  number: number,
  act: Act & { reason: Bilingual },
  now: string,
): Saved {
  return changeEvent(festival, number, { ...act, verb: 'cancelled' }, now, (tx, current) => {
    setColumns(tx, current, { status: 'cancelled', cancellationReason: act.reason });
    return undefined;
  });
}

/** A cancelled séance takes place after all. */
export function restoreEvent(festival: Scheduling, number: number, act: Act, now: string): Saved {
  return changeEvent(festival, number, { ...act, verb: 'restored' }, now, (tx, current) => {
    setColumns(tx, current, { status: 'planned', cancellationReason: {} });
    return undefined;
  });
}

/**
 * The same séance once more, to be scheduled: its own number and UID, no time, nobody asked yet, nothing cancelled. What was offered for the
 * first is offered for the second too.
 */
export function duplicateEvent(festival: Scheduling, number: number, act: Act, now: string): Written {
  return write(festival.db, (tx): Written => {
    const earlier = earlierTry(tx, festival.id, act.clientKey);
    if (earlier) return earlier;
    const root = readRoot(tx, festival.id, { number });
    if (!root) throw notFound();
    const { id: _id, version: _version, ...columns } = root.event;
    const copy = {
      ...columns,
      uid: randomUUID(),
      number: takeNumber(tx, festival.id),
      startsAt: null,
      publicEndFixed: null,
      timeIsSuggested: false,
      timeIsToConfirm: false,
      isLocked: false,
      status: 'planned',
      cancellationReason: {},
      createdAt: now,
    } as const;
    const { id } = tx.insert(events).values(copy).returning({ id: events.id }).get();
    replaceParts(tx, festival.id, id, copyOfParts(root));
    const after = readRoot(tx, festival.id, { id });
    const change = { verb: 'duplicated', before: null, after, clientKey: act.clientKey };
    return { ok: true, number: copy.number, batch: recordEvent(tx, festival, now, change) };
  });
}

/** Deletes a séance that nobody changed since it was seen. Those that continued it stand alone afterwards; undo puts all back. */
export function deleteEvent(festival: Scheduling, number: number, act: Act, now: string): Saved {
  return write(festival.db, (tx): Saved => {
    const earlier = earlierTry(tx, festival.id, act.clientKey);
    if (earlier) return earlier;
    const before = readRoot(tx, festival.id, { number });
    if (!before) throw notFound();
    if (before.event.version !== act.version) return changed(tx, festival.id, before, act.version);
    const batch = randomUUID();
    for (const follower of followersOf(tx, before)) {
      setColumns(tx, follower, { continuesEventId: null, version: follower.event.version + 1 });
      const after = readRoot(tx, festival.id, { id: follower.event.id });
      recordEvent(tx, festival, now, { verb: 'edited', before: follower, after, batch });
    }
    removeRoot(tx, festival.id, before.event.id);
    const change = { verb: 'deleted', before, after: null, batch, clientKey: act.clientKey };
    return { ok: true, number, batch: recordEvent(tx, festival, now, change) };
  });
}

function followersOf(tx: Tx, { event }: EventRoot): EventRoot[] {
  return tx
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.festivalId, event.festivalId), eq(events.continuesEventId, event.id)))
    .all()
    .flatMap(({ id }) => readRoot(tx, event.festivalId, { id }) ?? []);
}
