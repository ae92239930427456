import { randomUUID } from 'node:crypto';
import type { Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { insertRow, setRow } from '#db/rows.ts';
import { events } from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { notFound } from '#lib/errors.ts';
import { type Changed, createRoot, editFacts, editRoot, type RefusedEdit, type Written } from '#lib/history/roots.ts';
import { takeNumber } from '#lib/numbers.ts';
import { copied } from './copied.ts';
import { columnsOf, copyOfParts, partsOf } from './parts.ts';
import { checkReferences } from './references.ts';
import { type EventRoot, eventKind, readEvent, replaceParts, split } from './root.ts';
import type { EventInput } from './schema.ts';

type Scheduling = Authorized<Festival, 'schedule'>;
/** On which version of the séance somebody acts; a retried save carries the same key. */
export type SeenVersion = { version: number; clientKey: string | null };
export type Saved = Written | Changed<EventRoot> | RefusedEdit;

const refused = (fields: RefusedEdit['fields']): RefusedEdit => ({ ok: false, reason: 'fields', fields });

/** A new séance, with a number and a UID of its own. Refuses ids that are not of this festival. */
export function createEvent(festival: Scheduling, input: EventInput, now: string): Written | RefusedEdit {
  return createRoot(festival, eventKind, input.clientKey, now, (tx) => {
    const { errors, versionOf } = checkReferences(tx, festival.id, null, input);
    if (Object.keys(errors).length > 0) return refused(errors);
    const own = { festivalId: festival.id, uid: randomUUID(), number: takeNumber(tx, festival.id), createdAt: now };
    const id = insertRow(tx, events, { ...columnsOf(input), ...own });
    replaceParts(tx, festival.id, id, partsOf(input, null, versionOf));
    return id;
  });
}

/** The séance as its form says. A suggested time that is changed, or ticked as confirmed, is suggested no longer. */
export function editEvent(festival: Scheduling, id: number, input: EventInput, now: string): Saved {
  const { version, clientKey } = input;
  return editRoot(festival, eventKind, { id, version, clientKey }, now, (tx, current) => {
    const { errors, versionOf } = checkReferences(tx, festival.id, id, input);
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

/** Without a time: it stands beside the days until a slot is found. Its rooms stay as a wish. */
export function unscheduleEvent(festival: Scheduling, id: number, seen: SeenVersion, now: string): Saved {
  const without = { startsAt: null, publicEndFixed: null, timeIsSuggested: false, timeIsToConfirm: false };
  return editFacts(festival, eventKind, { id, ...seen, verb: 'unscheduled' }, without, now);
}

/** It will not take place; the reason is for the public. It stays in every later release, marked. */
export function cancelEvent(
  festival: Scheduling,
  id: number,
  seen: SeenVersion & { reason: Bilingual },
  now: string,
): Saved {
  const { reason, ...act } = seen;
  const cancelled = { status: 'cancelled', cancellationReason: reason } as const;
  return editFacts(festival, eventKind, { id, ...act, verb: 'cancelled' }, cancelled, now);
}

/** A cancelled séance takes place after all. */
export function restoreEvent(festival: Scheduling, id: number, seen: SeenVersion, now: string): Saved {
  const planned = { status: 'planned', cancellationReason: {} } as const;
  return editFacts(festival, eventKind, { id, ...seen, verb: 'restored' }, planned, now);
}

/** The same séance once more, to be scheduled: its own number and UID, no time, nobody asked yet, nothing cancelled. */
export function duplicateEvent(
  festival: Scheduling,
  id: number,
  { clientKey }: Pick<SeenVersion, 'clientKey'>,
  now: string,
): Written | RefusedEdit {
  const copy = (tx: Tx) => {
    const root = readEvent(tx, festival.id, id);
    if (!root) throw notFound();
    const { id: _id, version: _version, ...columns } = split(root).row;
    const made = insertRow(tx, events, {
      ...copied(columns),
      uid: randomUUID(),
      number: takeNumber(tx, festival.id),
      createdAt: now,
      startsAt: null,
      publicEndFixed: null,
      cancellationReason: {},
    });
    replaceParts(tx, festival.id, made, copyOfParts(root));
    return made;
  };
  return createRoot(festival, eventKind, clientKey, now, copy, 'duplicated');
}
