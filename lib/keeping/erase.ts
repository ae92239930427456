import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import { applications, changes, deliveries, people, stops, volunteers } from '#db/schema/index.ts';
import { recordChange } from '#lib/history/record.ts';
import type { Actor, Authorized } from '#lib/policy.ts';
import { daysFrom } from '#lib/time/clock.ts';
import { blankHistory } from './private-columns.ts';

/**
 * In days: how long a deleted person can be restored completely; then nothing private of them is
 * left.
 */
export const UNDO_DAYS = 30;

export type Erasable = 'person' | 'volunteer';
const tables = { person: people, volunteer: volunteers } as const;

/** A deleted person whose private data is still in the history. `at` is an instant. */
type DeletedPerson = Readonly<{
  entity: Erasable;
  id: number;
  name: string;
  festivalId: number;
  at: string;
  key: string;
}>;

/** Identifies a person in every copy of a database, without their name. */
export const keyOfPerson = {
  person: ({ uid }: { uid: string }) => uid,
  volunteer: ({ id, createdAt }: { id: number; createdAt: string }) => `${id} ${createdAt}`,
} as const;

/**
 * People who were deleted, not restored and not erased, the last first; of one festival or of all.
 */
export function deletedPeople(db: Db | Tx, which?: SQL): DeletedPerson[] {
  return (Object.keys(tables) as Erasable[])
    .flatMap((entity) => {
      const later = sql`select 1 from ${changes} later where later.entity = ${entity} and later.entity_id = ${changes.entityId}
        and later.id > ${changes.id} and (later.verb = 'erased' or later.after is null)`;
      return db
        .select({ id: changes.entityId, festivalId: changes.festivalId, at: changes.at, before: changes.before })
        .from(changes)
        .where(
          and(
            eq(changes.entity, entity),
            isNull(changes.after),
            sql`not exists (select 1 from ${tables[entity]} t where t.id = ${changes.entityId})`,
            sql`not exists (${later})`,
            which,
          ),
        )
        .orderBy(desc(changes.id))
        .all()
        .map(({ id, festivalId, at, before }): DeletedPerson => {
          const root = before as { uid: string; id: number; createdAt: string; name: string };
          return { entity, id, name: root.name, festivalId: festivalId ?? 0, at, key: keyOfPerson[entity](root) };
        });
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

type Gone = Pick<DeletedPerson, 'entity' | 'id' | 'festivalId' | 'key'>;

/** Condition on applications: those that a volunteer was made of or completed by. */
export const isApplicationOf = ({ festivalId, id }: Pick<Gone, 'festivalId' | 'id'>) =>
  and(eq(applications.festivalId, festivalId), eq(applications.volunteerId, id));

/** Blanks the history of a deleted person and of everything deleted with them, and records that. */
export function erase(tx: Tx, { entity, id, festivalId, key }: Gone, actor: Actor | null, now: string): void {
  const ofSelf = sql`${changes.entityId} = ${id}`;
  const names = (column: string) =>
    sql`coalesce(${changes.before} ->> ${column}, ${changes.after} ->> ${column}) = ${id}`;
  const here = (which: SQL) => and(eq(changes.festivalId, festivalId), which);
  let rows = blankHistory(tx, entity, here(ofSelf));
  if (entity === 'volunteer') {
    const own = tx
      .select({ id: changes.entityId })
      .from(changes)
      .where(here(sql`${changes.entity} = 'assignment' and ${names('volunteerId')}`));
    const theirs = sql`coalesce(${changes.before} ->> 'assignmentId', ${changes.after} ->> 'assignmentId') in ${own}`;
    rows += blankHistory(tx, 'problem', here(names('volunteerId')));
    rows += blankHistory(tx, 'exchange', here(theirs));
  }
  const recipient = entity === 'person' ? 'guest' : 'volunteer';
  for (const table of [deliveries, stops])
    tx.delete(table)
      .where(and(eq(table.festivalId, festivalId), eq(table.recipient, recipient), eq(table.recipientId, id)))
      .run();
  const left = tx.select({ id: applications.id }).from(applications).where(isApplicationOf({ festivalId, id })).get();
  const leavesApplication = entity === 'volunteer' && left !== undefined;
  const change = { festivalId, actor, at: now, verb: 'erased', entity, entityId: id, before: null };
  recordChange(tx, { ...change, after: { key, rows, leavesApplication } });
}

/**
 * The same when somebody asked for it: also their application, which is in the list again where its
 * acceptance was undone. What is erased by age alone leaves that one to whoever decides on it.
 */
export function eraseAsAsked(tx: Tx, gone: Gone, actor: Actor | null, now: string): void {
  if (gone.entity === 'volunteer') tx.delete(applications).where(isApplicationOf(gone)).run();
  erase(tx, gone, actor, now);
}

/**
 * « Effacer tout de suite »: their private data cannot be restored any more. Returns whether there
 * was anybody to erase.
 */
export const eraseNow = (
  { id: festivalId, actor, db }: Authorized<'settings'>,
  which: Pick<DeletedPerson, 'entity' | 'id'>,
  now: string,
): boolean =>
  write(db, (tx) => {
    const gone = deletedPeople(tx, and(eq(changes.festivalId, festivalId), eq(changes.entityId, which.id))).find(
      ({ entity }) => entity === which.entity,
    );
    if (gone) eraseAsAsked(tx, gone, actor, now);
    return gone !== undefined;
  });

/** People deleted from this festival and not erased yet, the last first. */
export const toErase = ({ id, db }: Authorized<'settings'>): DeletedPerson[] =>
  deletedPeople(db, eq(changes.festivalId, id));

/** Erases people whose deletion can no longer be undone. Returns how many. */
export function eraseLongDeleted(now: string, db: Db = getDb()): number {
  const before = daysFrom(now, -UNDO_DAYS);
  return write(db, (tx) => {
    const gone = deletedPeople(tx, sql`${changes.at} < ${before}`);
    for (const one of gone) erase(tx, one, null, now);
    return gone.length;
  });
}
