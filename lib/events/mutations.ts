import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { rowByNumber, setRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { events } from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import {
  type Changed,
  createRoot,
  editFacts,
  editRoot,
  patchRoot,
  type RefusedEdit,
  type Writing,
  type Written,
} from '#lib/history/roots.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { Authorized } from '#lib/policy.ts';
import { copied } from './bare-event.ts';
import { isSameRooms } from './placing.ts';
import {
  type EventParts,
  type EventRoot,
  eventKind,
  insertEvent,
  readEvent,
  replaceParts,
  split,
  withoutId,
} from './root.ts';
import type { EventInput } from './schema.ts';

type Table = typeof t.rooms | typeof t.films | typeof t.people | typeof t.themes | typeof t.series | typeof t.events;

/** Which of these ids are rows of this festival. */
function known(tx: Tx, table: Table, festivalId: number, ids: readonly (number | null)[]): Set<number> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return new Set();
  const rows = tx
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.festivalId, festivalId), inArray(table.id, asked)))
    .all();
  return new Set(rows.map((row) => row.id));
}

/** The versions of this festival among these ids, with the film of which each is a copy. */
function knownVersions(tx: Tx, festivalId: number, ids: readonly (number | null)[]): Map<number, number> {
  const asked = ids.filter((id) => id !== null);
  if (asked.length === 0) return new Map();
  const rows = tx
    .select({ id: t.filmVersions.id, filmId: t.filmVersions.filmId })
    .from(t.filmVersions)
    .where(and(eq(t.filmVersions.festivalId, festivalId), inArray(t.filmVersions.id, asked)))
    .all();
  return new Map(rows.map((row) => [row.id, row.filmId]));
}

/** Whether `from` is this séance, or continues it by however many others. */
function leadsTo(tx: Tx, eventId: number, from: number | null): boolean {
  const seen = new Set<number>();
  for (let id = from; id !== null && !seen.has(id); ) {
    if (id === eventId) return true;
    seen.add(id);
    const row = tx.select({ to: t.events.continuesEventId }).from(t.events).where(eq(t.events.id, id)).get();
    id = row?.to ?? null;
  }
  return false;
}

/**
 * The fields whose id does not belong to this festival, by their path; and, for each item, its
 * version if it is one of its film. A form without JavaScript still offers the copies of the film
 * chosen before: such a version is dropped instead of refused.
 */
function checkReferences(tx: Tx, festivalId: number, eventId: number | null, input: EventInput) {
  const errors: Record<string, FieldError> = {};
  const check = (ids: Set<number>, id: number | null, path: string) => {
    if (id !== null && !ids.has(id)) errors[path] = 'choice';
  };
  const rooms = known(
    tx,
    t.rooms,
    festivalId,
    input.rooms.map((room) => room.roomId),
  );
  const seen = new Set<number>();
  input.rooms.forEach(({ row, roomId }) => {
    check(rooms, roomId, `rooms.${row}.room`);
    if (seen.has(roomId)) errors[`rooms.${row}.room`] = 'chosenTwice';
    seen.add(roomId);
  });
  const films = known(
    tx,
    t.films,
    festivalId,
    input.items.map((item) => item.filmId),
  );
  const versions = knownVersions(
    tx,
    festivalId,
    input.items.map((item) => item.filmVersionId),
  );
  input.items.forEach((item) => {
    check(films, item.filmId, `items.${item.row}.film`);
    if (item.filmVersionId !== null && !versions.has(item.filmVersionId))
      errors[`items.${item.row}.version`] = 'choice';
  });
  const people = known(
    tx,
    t.people,
    festivalId,
    input.people.map((person) => person.personId),
  );
  input.people.forEach(({ row, personId }) => {
    check(people, personId, `people.${row}.person`);
  });
  const themes = known(tx, t.themes, festivalId, input.themeIds);
  if (input.themeIds.some((id) => !themes.has(id))) errors.themes = 'choice';
  check(known(tx, t.series, festivalId, [input.seriesId]), input.seriesId, 'series');
  check(known(tx, t.events, festivalId, [input.continuesEventId]), input.continuesEventId, 'continues');
  if (eventId !== null && leadsTo(tx, eventId, input.continuesEventId)) errors.continues = 'circle';
  for (const wish of ['after', 'before', 'apart'] as const) {
    const number = input.wishes[wish];
    if (number === undefined) continue;
    const other = rowByNumber(tx, t.events, festivalId, number);
    if (!other || other.id === eventId) errors[`wishes.${wish}`] = 'choice';
  }
  const versionOf = (item: EventInput['items'][number]) =>
    item.filmVersionId !== null && versions.get(item.filmVersionId) === item.filmId ? item.filmVersionId : null;
  return { errors, versionOf };
}

/** The version of the séance that somebody saw; a repeated save carries the same key. */
export type SeenVersion = { version: number; clientKey: string | null };
export type Saved = Written | Changed<EventRoot> | RefusedEdit;

const refused = (fields: RefusedEdit['fields']): RefusedEdit => ({ ok: false, reason: 'fields', fields });

/**
 * Creates a séance, with its own number and UID. Refuses ids that do not belong to this festival.
 */
export function createEvent(festival: Authorized<'schedule'>, input: EventInput, now: string): Written | RefusedEdit {
  return createRoot(festival, eventKind, input.clientKey, now, (tx) => {
    const { errors, versionOf } = checkReferences(tx, festival.id, null, input);
    if (Object.keys(errors).length > 0) return refused(errors);
    return insertEvent(tx, festival.id, columnsOf(input), partsOf(input, null, versionOf), now);
  });
}

/**
 * Saves the séance as its form has it; a locked one keeps its hour and its rooms. A suggested time
 * that is changed or confirmed is no longer suggested.
 */
export function editEvent(festival: Authorized<'schedule'>, id: number, input: EventInput, now: string): Saved {
  const { version, clientKey } = input;
  return editRoot(festival, eventKind, { id, version, clientKey }, now, (tx, current) => {
    const { errors, versionOf } = checkReferences(tx, festival.id, id, input);
    if (current.isLocked && input.startsAt !== current.startsAt) errors.time = 'locked';
    if (current.isLocked && !isSameRooms(current.rooms, input.rooms)) errors.rooms = 'locked';
    if (Object.keys(errors).length > 0) return refused(errors);
    const isSettled = input.timeIsConfirmed || input.startsAt !== current.startsAt;
    setRow(tx, events, festival.id, id, {
      ...columnsOf(input),
      timeIsSuggested: current.timeIsSuggested && !isSettled,
      timeIsToConfirm: current.timeIsToConfirm && !isSettled,
    });
    replaceParts(tx, festival.id, id, partsOf(input, current, versionOf));
  });
}

/**
 * Takes the time away: the séance is unscheduled until it gets another one. Its rooms stay as a
 * wish.
 */
export function unscheduleEvent(festival: Authorized<'schedule'>, id: number, seen: SeenVersion, now: string): Saved {
  const without = { startsAt: null, publicEndFixed: null, timeIsSuggested: false, timeIsToConfirm: false };
  return editFacts(festival, eventKind, { id, ...seen, verb: 'unscheduled' }, without, now, (tx) =>
    readEvent(tx, festival.id, id)?.isLocked ? refused({ time: 'locked' }) : undefined,
  );
}

/**
 * Cancels the séance, with a reason for the public. It stays in every later release, marked as
 * cancelled.
 */
export function cancelEvent(
  festival: Authorized<'schedule'>,
  id: number,
  seen: SeenVersion & { reason: Bilingual },
  now: string,
): Saved {
  const { reason, ...act } = seen;
  const cancelled = { status: 'cancelled', cancellationReason: reason } as const;
  return editFacts(festival, eventKind, { id, ...act, verb: 'cancelled' }, cancelled, now);
}

/** A cancelled séance will take place after all. */
export function restoreEvent(festival: Authorized<'schedule'>, id: number, seen: SeenVersion, now: string): Saved {
  const planned = { status: 'planned', cancellationReason: {} } as const;
  return editFacts(festival, eventKind, { id, ...seen, verb: 'restored' }, planned, now);
}

/**
 * A copy of the séance to be scheduled: its own number and UID, no time, nobody asked yet, not
 * cancelled.
 */
export function duplicateEvent(
  festival: Authorized<'schedule'>,
  id: number,
  { clientKey }: Pick<SeenVersion, 'clientKey'>,
  now: string,
): Written | RefusedEdit {
  const copy = (tx: Tx) => {
    const root = orNotFound(readEvent(tx, festival.id, id));
    const { id: _id, version: _version, ...columns } = split(root).row;
    const unscheduled = { ...copied(columns), startsAt: null, publicEndFixed: null, cancellationReason: {} };
    return insertEvent(tx, festival.id, unscheduled, copyOfParts(root), now);
  };
  return createRoot(festival, eventKind, clientKey, now, copy, 'duplicated');
}

type VersionOf = (item: EventInput['items'][number]) => number | null;

/** The columns of the séance's own row that the form has. */
function columnsOf(input: EventInput) {
  const { kind, label, title, subtitle, synopsis, startsAt, publicEndFixed, capacity, admission, visibility } = input;
  const { doorsMinutes, clearMinutes, seriesId, seriesPosition, continuesEventId, links, teamNotes, wishes } = input;
  const { spoken, translatedInto, tags } = input;
  return {
    kind,
    label,
    title,
    subtitle,
    synopsis,
    startsAt,
    publicEndFixed,
    capacity,
    admission,
    visibility,
    doorsMinutes,
    clearMinutes,
    seriesId,
    seriesPosition,
    continuesEventId,
    links,
    teamNotes,
    wishes,
    tags,
    spoken,
    translatedInto,
  };
}

/**
 * Returns a function that lets each id of `own` be used once: a row of the séance keeps its id, and
 * any other id becomes a new row.
 */
function keeper(own: readonly { id: number }[] | undefined): (id: number | null) => number | undefined {
  const free = new Set(own?.map((row) => row.id));
  return (id) => (id !== null && free.delete(id) ? id : undefined);
}

/** The rows that belong to the séance (rooms, items, people, …), as the form has them. */
function partsOf(input: EventInput, current: EventRoot | null, versionOf: VersionOf): EventParts {
  const keep = { item: keeper(current?.items), person: keeper(current?.people), offer: keeper(current?.offers) };
  const placeOf = (key: string | null) => {
    const place = key === null ? -1 : input.items.findIndex((item) => item.key === key);
    return place < 0 ? null : place;
  };
  return {
    rooms: input.rooms.map(({ roomId, use }) => ({ roomId, use })),
    items: input.items.map((item) => ({
      id: keep.item(item.id),
      kind: item.kind,
      title: item.title,
      minutes: item.minutes,
      elastic: item.elastic,
      filmId: item.filmId,
      filmVersionId: versionOf(item),
      access: item.access,
    })),
    people: input.people.map(({ row: _, id, itemKey, ...person }) => ({
      id: keep.person(id),
      ...person,
      item: placeOf(itemKey),
    })),
    themeIds: input.themeIds,
    offers: input.offers.map(({ row: _, id, ...offer }) => {
      const before = current?.offers.find((own) => own.id === id);
      const isSame = before && Object.entries(offer).every(([k, v]) => isEqual(before[k as never], v));
      return { id: keep.offer(id), ...offer, version: (before?.version ?? 0) + (isSame ? 0 : 1) };
    }),
  };
}

/**
 * The same rows for a copy of the séance: all new, nobody is expected there before they are asked,
 * and its places are not sold where those of the first are.
 */
export function copyOfParts(root: EventRoot): EventParts {
  const { parts } = split(root);
  return {
    ...parts,
    items: parts.items.map(withoutId),
    people: parts.people.map((person) => ({ ...withoutId(person), confirmation: 'considered' })),
    offers: parts.offers.map((offer) => ({ ...withoutId(offer), address: '' })),
  };
}

/**
 * Changes séances as part of a larger act (their film, person, room or theme is deleted). Inside
 * that act's transaction; each séance gets a new version and a line of history in the same `batch`,
 * so that one « Défaire » brings everything back. `make` returns the changed facts of a séance.
 */
export function changeSeveralEvents(
  tx: Tx,
  festival: Writing,
  ids: readonly number[],
  batch: string,
  now: string,
  make: (current: EventRoot) => Partial<EventRoot>,
): void {
  for (const id of ids) {
    const before = eventKind.read(tx, festival.id, id);
    if (before) patchRoot(tx, festival, eventKind, before, { verb: 'edited', batch }, now, make(before));
  }
}
