import { and, desc, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { applications, changes, people, volunteers } from '#db/schema/index.ts';
import type { Part } from '#lib/exchange/festival-file/festival-part.ts';
import { parts } from '#lib/exchange/festival-file/festival-parts.ts';
import { recordChange } from '#lib/history/record.ts';
import { forgetReader } from '#lib/messages/later.ts';
import type { Actor, Authorized } from '#lib/policy.ts';
import { withoutCrewNotes } from '#lib/programme/packed.ts';
import { daysFrom } from '#lib/time/clock.ts';
import { eraseApplicationsOf } from '#lib/volunteers/joining/applications.ts';
import type { Volunteer } from '#lib/volunteers/roots.ts';

/*
 * Erasing people: who was deleted, blanking the history of them, at once or after 30 days, and
 * blanking a whole copy for a backup that is kept for months.
 */

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
          const root = before as { uid: string; createdAt: string } & Pick<Volunteer, 'id' | 'name'>;
          const key = keyOfPerson[entity](root);
          return { entity, id, name: root.name, festivalId: festivalId ?? 0, at, key };
        });
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

type Gone = Pick<DeletedPerson, 'entity' | 'id' | 'festivalId' | 'key'>;

/** Condition on applications: those that a volunteer was made of or completed by. */
export const isApplicationOf = ({ festivalId, id }: Pick<Gone, 'festivalId' | 'id'>) =>
  and(eq(applications.festivalId, festivalId), eq(applications.volunteerId, id));

/**
 * Blanks the history of a deleted person and of everything deleted with them, and records that.
 * `left`: their application was left, though nothing says any more that it was theirs.
 */
export function erase(
  tx: Tx,
  { entity, id, festivalId, key }: Gone,
  actor: Actor | null,
  now: string,
  left = false,
): void {
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
  forgetReader(tx, festivalId, { kind: recipient, id });
  const known = tx.select({ id: applications.id }).from(applications).where(isApplicationOf({ festivalId, id })).get();
  const leavesApplication = entity === 'volunteer' && (left || known !== undefined);
  const change = { festivalId, actor, at: now, verb: 'erased', entity, entityId: id, before: null };
  recordChange(tx, { ...change, after: { key, rows, leavesApplication } });
}

/**
 * The same when somebody asked for it: also their applications, the one that is in the list again
 * where its acceptance was undone, and those they sent besides. What is erased by age alone leaves
 * them to whoever decides on them.
 */
export function eraseAsAsked(tx: Tx, gone: DeletedPerson, actor: Actor | null, now: string): void {
  if (gone.entity === 'volunteer') {
    tx.delete(applications).where(isApplicationOf(gone)).run();
    eraseApplicationsOf(tx, { ...gone, contacts: contactsOf(tx, gone) });
  }
  erase(tx, gone, actor, now);
}

/** How a deleted volunteer was ever reached, by their history. */
function contactsOf(tx: Tx, { festivalId, id }: DeletedPerson): string[] {
  const own = and(eq(changes.festivalId, festivalId), eq(changes.entity, 'volunteer'), eq(changes.entityId, id));
  const { before, after } = changes;
  return tx
    .select({ before, after })
    .from(changes)
    .where(own)
    .all()
    .flatMap((row) => Object.values(row) as (Partial<Volunteer> | null)[])
    .flatMap((known) => [known?.contact ?? '', known?.otherContact ?? '']);
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

/**
 * The wishes in the history of a volunteer; in a festival file these are private lists of their
 * own.
 */
const wishes = { withIds: [], seeIds: [], taskWishes: [] };

/** The private columns in the history, by kind of record, and the values that replace them. */
const inHistory = {
  room: parts.rooms.blank,
  'room-crew': parts.crews.blank,
  film: parts.films.blank,
  person: parts.people.blank,
  event: parts.events.blank,
  volunteer: { ...parts.volunteers.blank, ...wishes },
  exchange: parts.exchanges.blank,
  problem: { text: '' },
} as const satisfies Partial<Record<ChangeEntity, Part['blank']>>;
type WithPrivateHistory = keyof typeof inHistory;

/**
 * Blanks the private columns (or only `columns`) in the history, where `which` holds; returns in
 * how many rows there was anything.
 */
export function blankHistory(
  tx: Tx,
  entity: WithPrivateHistory,
  which?: SQL,
  columns: Part['blank'] = inHistory[entity],
): number {
  const paths = Object.entries(columns).map(([column, blank]) => sql`${`$.${column}`}, json(${JSON.stringify(blank)})`);
  const blanked = (side: SQLiteColumn) => sql`json_replace(${side}, ${sql.join(paths, sql`, `)})`;
  const { before, after } = t.changes;
  return tx
    .update(t.changes)
    .set({ before: blanked(before), after: blanked(after) })
    .where(
      and(
        eq(t.changes.entity, entity),
        sql`(${blanked(before)} is not ${before} or ${blanked(after)} is not ${after})`,
        which,
      ),
    )
    .run().changes;
}

/**
 * Blanks private data in a whole database: everything that a festival file without private data
 * leaves out, and its history. Accounts with their passwords, and the links of teams and volunteers
 * stay, because a restored database would be unusable without them.
 */
export function blankEverything(tx: Tx): void {
  for (const { table, blank } of Object.values(parts))
    if (Object.keys(blank).length > 0) tx.update(table).set(blank).run();
  for (const release of tx.select().from(t.releases).all()) {
    const { teamDocument, teamSha256 } = withoutCrewNotes(release);
    if (teamSha256 !== release.teamSha256)
      tx.update(t.releases).set({ teamDocument, teamSha256 }).where(eq(t.releases.id, release.id)).run();
  }
  for (const table of [
    t.askedCalendars,
    t.volunteerWishes,
    t.volunteerTaskWishes,
    t.readBriefings,
    t.problems,
    t.emergencies,
    t.emergencyContacts,
    t.applications,
    t.imports,
    t.deliveries,
    t.sentMessages,
    t.stops,
    t.pushSubscriptions,
    // Kept for a year after the last reading; their links are deleted with them.
    t.selections,
    // A restore signs everybody out, and sessions end within days anyway.
    t.sessions,
    t.passwordResets,
    // A search of the team may contain a name.
    t.tableViews,
    // Contains a whole festival; it is kept for thirty days, but these copies for months.
    t.removedFestivals,
  ])
    tx.delete(table).run();
  tx.delete(t.accessTokens)
    .where(inArray(t.accessTokens.kind, ['invitation', 'setup']))
    .run();
  // Notices to the volunteers only.
  tx.delete(t.liveFacts)
    .where(and(eq(t.liveFacts.kind, 'notice'), ne(t.liveFacts.value, '')))
    .run();
  for (const entity of Object.keys(inHistory) as WithPrivateHistory[]) blankHistory(tx, entity);
  tx.delete(t.changes)
    .where(inArray(t.changes.entity, ['problem', 'live-fact']))
    .run();
}
