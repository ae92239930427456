import { and, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import type { Part } from '#lib/exchange/festival-file/festival-part.ts';
import { parts } from '#lib/exchange/festival-file/festival-parts.ts';
import { withoutCrewNotes } from '#lib/programme/packed.ts';

const { rooms, crews, films, people, events, volunteers, exchanges } = parts;
/**
 * The wishes in the history of a volunteer; in a festival file these are private lists of their
 * own.
 */
const wishes = { withIds: [], seeIds: [], taskWishes: [] };

/** The private columns in the history, by kind of record, and the values that replace them. */
const inHistory = {
  room: rooms.blank,
  'room-crew': crews.blank,
  film: films.blank,
  person: people.blank,
  event: events.blank,
  volunteer: { ...volunteers.blank, ...wishes },
  exchange: exchanges.blank,
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
