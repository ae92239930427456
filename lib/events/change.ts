import { randomUUID } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { type Tx, write } from '../../db/client.ts';
import { changes, events } from '../../db/schema/index.ts';
import type { Authorized } from '../authorized.ts';
import { notFound } from '../errors.ts';
import type { Festival } from '../festivals/access.ts';
import { recordChange } from '../history/record.ts';
import type { FieldError } from '../i18n/field-messages.ts';
import { type EventRoot, readRoot } from './root.ts';

export type Scheduling = Authorized<Festival, 'schedule'>;

/** Who wrote last, and when (instant). */
export type Author = { by: string; at: string };

/** A write that was done, with what « Défaire » takes back; a retried one answers the batch of the first. */
export type Written = { ok: true; number: number; batch: string };
/** Somebody wrote since: what stands now, what was opened, and who. */
export type Changed = { ok: false; reason: 'changed'; current: EventRoot; base: EventRoot | null } & Author;
export type Refused = { ok: false; reason: 'fields'; fields: Record<string, FieldError> };

/** What a write to a séance that exists answers. */
export type Saved = Written | Changed | Refused;

export type Act = { version: number; clientKey: string | null };

/** The key is the browser's word: it must not be able to name another festival's change. */
const keyOf = (festivalId: number, clientKey: string | null) => clientKey && `${festivalId}:${clientKey}`;

/** The batch a client key already wrote in this festival, and the séance it was about; null for a first try. */
export function earlierTry(tx: Tx, festivalId: number, clientKey: string | null): Written | null {
  const key = keyOf(festivalId, clientKey);
  if (!key) return null;
  const row = tx
    .select({ batch: changes.batch, number: events.number })
    .from(changes)
    .leftJoin(events, and(eq(events.id, changes.entityId), eq(events.festivalId, festivalId)))
    .where(and(eq(changes.festivalId, festivalId), eq(changes.clientKey, key)))
    .get();
  return row ? { ok: true, batch: row.batch, number: row.number ?? 0 } : null;
}

const ofEvent = (festivalId: number, eventId: number) =>
  and(eq(changes.festivalId, festivalId), eq(changes.entity, 'event'), eq(changes.entityId, eventId));

function lastAuthor(tx: Tx, festivalId: number, eventId: number): Author {
  const row = tx
    .select({ by: changes.actorName, at: changes.at })
    .from(changes)
    .where(ofEvent(festivalId, eventId))
    .orderBy(desc(changes.id))
    .limit(1)
    .get();
  return row ?? { by: '', at: '' };
}

/** The séance as it was under `version`, from the history; null when the history does not go back that far. */
function asItWas(tx: Tx, festivalId: number, eventId: number, version: number): EventRoot | null {
  const rows = tx
    .select({ before: changes.before, after: changes.after })
    .from(changes)
    .where(ofEvent(festivalId, eventId))
    .orderBy(desc(changes.id))
    .all();
  for (const row of rows) {
    for (const side of [row.after, row.before] as (Partial<EventRoot> | null)[]) {
      if (side?.event?.version === version) return side as EventRoot;
    }
  }
  return null;
}

/** What the second of two people is told: `seen` is the version they had opened. */
export function changed(tx: Tx, festivalId: number, current: EventRoot, seen: number): Changed {
  const { id } = current.event;
  const base = asItWas(tx, festivalId, id, seen);
  return { ok: false, reason: 'changed', current, base, ...lastAuthor(tx, festivalId, id) };
}

/** Records what a write inside `tx` made of a séance. */
export function recordEvent(
  tx: Tx,
  festival: Scheduling,
  now: string,
  change: {
    verb: string;
    before: EventRoot | null;
    after: EventRoot | null;
    clientKey?: string | null;
    batch?: string;
  },
): string {
  const batch = change.batch ?? randomUUID();
  const entityId = change.after?.event.id ?? change.before?.event.id ?? 0;
  recordChange(tx, {
    ...change,
    festivalId: festival.id,
    actor: festival.actor,
    at: now,
    entity: 'event',
    entityId,
    batch,
    clientKey: keyOf(festival.id, change.clientKey ?? null),
  });
  return batch;
}

/**
 * The frame of every write to a séance that exists: one immediate transaction, the version that was seen, the retried save, the history. `work`
 * writes (the version is raised here) or refuses. Throws notFound when this festival never had that number.
 */
export function changeEvent(
  festival: Scheduling,
  number: number,
  act: Act & { verb: string },
  now: string,
  work: (tx: Tx, current: EventRoot) => Refused | undefined,
): Saved {
  return write(festival.db, (tx): Saved => {
    const earlier = earlierTry(tx, festival.id, act.clientKey);
    if (earlier) return earlier;
    const before = readRoot(tx, festival.id, { number });
    if (!before) throw notFound();
    const eventId = before.event.id;
    if (before.event.version !== act.version) return changed(tx, festival.id, before, act.version);
    const refused = work(tx, before);
    if (refused) return refused;
    tx.update(events)
      .set({ version: before.event.version + 1 })
      .where(and(eq(events.festivalId, festival.id), eq(events.id, eventId)))
      .run();
    const after = readRoot(tx, festival.id, { id: eventId });
    const { verb, clientKey } = act;
    return { ok: true, number, batch: recordEvent(tx, festival, now, { verb, before, after, clientKey }) };
  });
}
