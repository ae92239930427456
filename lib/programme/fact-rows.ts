import { and, asc, eq, gt, gte, isNull, lt, or } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { readRow } from '#db/rows.ts';
import { events, liveFacts } from '#db/schema/index.ts';
import { recordChange } from '#lib/history/record.ts';
import { keyOf } from '#lib/history/roots.ts';
import { type Late, lateBy } from '#lib/model/live-facts.ts';
import type { Authorized, Permission } from '#lib/policy.ts';

/** A live fact as its row in the table, as history keeps it and undo puts it back. */
export type FactRoot = Readonly<typeof liveFacts.$inferSelect>;

/** A fact of this festival as it stands; null when there is none of that id. */
export const readFact = (tx: Db | Tx, festivalId: number, id: number): FactRoot | null =>
  readRow(tx, liveFacts, festivalId, id);

/** The fields a caller gives; the rest of the row follows from who says it and when. */
type NewFact = Pick<FactRoot, 'kind' | 'eventId'> & Partial<Pick<FactRoot, 'value' | 'cutMinutes' | 'text' | 'until'>>;

/** What the writes of one tap share: one transaction, one batch, one moment (an instant). */
export type FactScene = {
  tx: Tx;
  festival: Authorized<Permission>;
  now: string;
  batch: string;
  /** Stored with the first row that is written, so that a tap that was sent twice is recognised. */
  clientKey: string | null;
  wrote: number;
};

export const openFacts = (
  tx: Tx,
  festival: FactScene['festival'],
  now: string,
  clientKey: string | null,
  batch: string,
): FactScene => ({ tx, festival, now, batch, clientKey, wrote: 0 });

const holding = (festivalId: number, now: string) =>
  and(
    eq(liveFacts.festivalId, festivalId),
    isNull(liveFacts.endedAt),
    or(isNull(liveFacts.until), gt(liveFacts.until, now)),
  );

/** The facts that hold at an instant with the number of their séance, the oldest first. */
export const factsHolding = (db: Db | Tx, festivalId: number, now: string): (FactRoot & { event: number | null })[] =>
  db
    .select({ fact: liveFacts, event: events.number })
    .from(liveFacts)
    .leftJoin(events, and(eq(events.festivalId, liveFacts.festivalId), eq(events.id, liveFacts.eventId)))
    .where(holding(festivalId, now))
    .orderBy(asc(liveFacts.at), asc(liveFacts.id))
    .all()
    .map(({ fact, event }) => ({ ...fact, event }));

/**
 * By how many minutes séances were late just before an instant, by number. Includes delays that
 * ended at that very instant, because an act called the séance off.
 */
export const lateUntil = (db: Db | Tx, festivalId: number, at: string): ReadonlyMap<number, number> =>
  new Map(
    db
      .select({ event: events.number, value: liveFacts.value })
      .from(liveFacts)
      .innerJoin(events, and(eq(events.festivalId, liveFacts.festivalId), eq(events.id, liveFacts.eventId)))
      .where(
        and(
          ...[eq(liveFacts.festivalId, festivalId), eq(liveFacts.kind, 'delay'), lt(liveFacts.at, at)],
          or(isNull(liveFacts.endedAt), gte(liveFacts.endedAt, at)),
        ),
      )
      .orderBy(asc(liveFacts.at), asc(liveFacts.id))
      .all()
      .map(({ event, value }) => [event, Number(value)]),
  );

function record(scene: FactScene, verb: string, before: FactRoot | null, after: FactRoot | null): void {
  const { tx, festival, now, batch, clientKey } = scene;
  recordChange(tx, {
    festivalId: festival.id,
    actor: festival.actor,
    at: now,
    verb,
    entity: 'live-fact',
    entityId: after?.id ?? before?.id ?? 0,
    before,
    after,
    batch,
    clientKey: keyOf(festival.id, clientKey),
  });
  scene.clientKey = null;
  scene.wrote += 1;
}

export function tellFact(scene: FactScene, fact: NewFact): FactRoot {
  const { tx, festival, now } = scene;
  const row = tx
    .insert(liveFacts)
    .values({ ...fact, festivalId: festival.id, authorId: festival.actor.userId, at: now })
    .returning()
    .get();
  record(scene, 'told', null, row);
  return row;
}

export const endFact = (scene: FactScene, fact: FactRoot): void => change(scene, fact, 'ended', { endedAt: scene.now });

/**
 * A fact that held until the former end of a séance now holds until its new end. Nothing changes
 * where the new end is unknown (null).
 */
export function followEnd(
  scene: FactScene,
  facts: readonly FactRoot[],
  was: string | null,
  until: string | null,
): void {
  for (const fact of facts)
    if (until !== null && was !== until && fact.until === was) change(scene, fact, 'prolonged', { until });
}

/** How late a séance starts and ends, by the facts about it that hold. */
export function latenessIn(own: readonly FactRoot[]): Late {
  const delay = own.findLast(({ kind }) => kind === 'delay');
  return lateBy(Number(delay?.value ?? 0), delay?.cutMinutes ?? 0);
}

function change(scene: FactScene, { id }: FactRoot, verb: string, columns: Partial<FactRoot>): void {
  const before = readFact(scene.tx, scene.festival.id, id);
  if (!before) return;
  const after = scene.tx.update(liveFacts).set(columns).where(eq(liveFacts.id, id)).returning().get();
  record(scene, verb, before, after);
}
