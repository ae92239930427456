import { and, eq, getTableColumns, inArray, like, lt, ne, not, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { parts } from '#lib/exchange/festival-file/festival-parts.ts';
import { recordChange } from '#lib/history/record.ts';
import type { Festival } from '#lib/policy.ts';
import { causeOf } from '#lib/push/deliver.ts';
import type { CivilDate } from '#lib/time/calendar.ts';
import { CONTACT_AGAIN_MONTHS } from '#lib/volunteers/besides-shifts.ts';
import { HEALTH_FACTS } from '#lib/volunteers/schema.ts';
import { blankHistory } from './erase.ts';
import { goneOn } from './erasures-ahead.ts';

/** How many rows of each kind were erased, as recorded in the history. */
type Counts = {
  applications: number;
  people: number;
  volunteers: number;
  emergencyContacts: number;
  problems: number;
  messages: number;
  wishes: number;
  briefings: number;
  sent: number;
};

/** Blanks columns of a table where they are not empty; returns for how many rows. */
function blankRows(
  tx: Tx,
  table: SQLiteTable,
  festivalId: number,
  blank: Readonly<Record<string, unknown>>,
  which?: SQL,
): number {
  const columns = getTableColumns(table);
  const says = (name: string, nothing: unknown): SQL => {
    const column = columns[name];
    return sql`${column} is not ${column ? sql.param(nothing, column) : null}`;
  };
  const told = or(...Object.entries(blank).map(([name, nothing]) => says(name, nothing)));
  // The version is raised, so that a form that is open does not save the old values again.
  const version = columns.version && { version: sql`${columns.version} + 1` };
  return tx
    .update(table)
    .set({ ...blank, ...version })
    .where(and(sql`${columns.festivalId} = ${festivalId}`, told, which))
    .run().changes;
}

const inFestival = (id: number) => eq(t.changes.festivalId, id);

function eraseHealth(tx: Tx, { id }: Festival): Partial<Counts> {
  blankHistory(tx, 'volunteer', inFestival(id), HEALTH_FACTS);
  tx.delete(t.changes)
    .where(and(inFestival(id), eq(t.changes.entity, 'problem')))
    .run();
  // These rows are the only copies, so not even their number is recorded.
  tx.delete(t.emergencies).where(eq(t.emergencies.festivalId, id)).run();
  // What devices of the team were told of them says where it was, and what.
  const ofProblem = like(t.sentMessages.cause, `${causeOf(['problem'], '')}%`);
  tx.delete(t.sentMessages)
    .where(and(eq(t.sentMessages.festivalId, id), ofProblem))
    .run();
  // Nobody waits to be taken in any more, and whoever was is a volunteer.
  const applications = tx.delete(t.applications).where(eq(t.applications.festivalId, id)).run().changes;
  return {
    applications,
    volunteers: blankRows(tx, t.volunteers, id, HEALTH_FACTS),
    emergencyContacts: tx.delete(t.emergencyContacts).where(eq(t.emergencyContacts.festivalId, id)).run().changes,
    problems: tx.delete(t.problems).where(eq(t.problems.festivalId, id)).run().changes,
  };
}

/** For people who asked to be contacted again, their contact is kept until this date. */
const contactUntil = ({ endsOn }: Festival): CivilDate =>
  `${Number(endsOn.slice(0, 4)) + CONTACT_AGAIN_MONTHS / 12}${endsOn.slice(4)}`;

function erasePrivate(tx: Tx, festival: Festival, today: CivilDate): Partial<Counts> {
  const { id } = festival;
  const { contactKind, contact, otherContact, contactAgain, ways, ...beside } = parts.volunteers.blank;
  const isAgain = today <= contactUntil(festival) ? eq(t.volunteers.contactAgain, true) : sql`false`;
  // Unsubscriptions are deleted with the contacts; those of accounts stay.
  const again = tx
    .select({ id: t.volunteers.id })
    .from(t.volunteers)
    .where(and(eq(t.volunteers.festivalId, id), isAgain));
  const { recipient, recipientId } = t.stops;
  const stays = and(eq(recipient, 'volunteer'), inArray(recipientId, again));
  tx.delete(t.stops)
    .where(and(eq(t.stops.festivalId, id), ne(recipient, 'team'), sql`not (${stays})`))
    .run();
  // In an early version, parents answered under their own name.
  const parents = and(inFestival(id), eq(t.changes.entity, 'volunteer'), sql`${t.changes.actorId} is null`);
  const [guardian, name] = [sql`${t.changes.after} ->> 'guardian'`, sql`${t.changes.after} ->> 'name'`];
  tx.update(t.changes)
    .set({ actorName: name as SQL<string> })
    .where(and(parents, ne(t.changes.actorName, ''), eq(t.changes.actorName, guardian)))
    .run();
  for (const entity of ['person', 'volunteer', 'exchange'] as const) blankHistory(tx, entity, inFestival(id));
  const [read = 0, ...wishes] = [t.readBriefings, t.volunteerWishes, t.volunteerTaskWishes].map(
    (table) => tx.delete(table).where(eq(table.festivalId, id)).run().changes,
  );
  // Messages went to people whose contacts are erased here; their deliveries are deleted too.
  const sent = tx.delete(t.sentMessages).where(eq(t.sentMessages.festivalId, id)).run().changes;
  return {
    sent,
    people: blankRows(tx, t.people, id, parts.people.blank),
    volunteers: Math.max(
      blankRows(tx, t.volunteers, id, { contactKind, contact, otherContact, contactAgain, ways }, not(isAgain)),
      blankRows(tx, t.volunteers, id, beside),
    ),
    messages: blankRows(tx, t.exchanges, id, parts.exchanges.blank),
    wishes: wishes.reduce((sum, rows) => sum + rows, 0),
    briefings: read,
  };
}

/**
 * Erases private data of people in festivals that ended long ago, including its history: diets,
 * allergies, emergency contacts, problems and emergencies after 14 days, the rest after the time
 * that the festival set. Records how much it was. `now` is an instant; returns in how many
 * festivals there was anything.
 */
export function eraseAfterFestivals(now: string, db: Db = getDb()): number {
  const today = now.slice(0, 10);
  return write(db, (tx) => {
    const over = tx.select().from(t.festivals).where(lt(t.festivals.endsOn, today)).all();
    const erased = over.filter((festival) => {
      const counts: Record<string, number> = {};
      for (const [what, erase] of [
        ['health', eraseHealth],
        ['private', erasePrivate],
      ] as const)
        if (goneOn(festival, what) <= today)
          for (const [kind, rows] of Object.entries(erase(tx, festival, today)))
            counts[kind] = (counts[kind] ?? 0) + rows;
      if (Object.values(counts).every((rows) => rows === 0)) return false;
      // Without a record's id, so that it does not count as a later act on one.
      const change = { festivalId: festival.id, actor: null, at: now, entity: 'volunteer', entityId: 0 } as const;
      recordChange(tx, { ...change, verb: 'private-erased', before: null, after: counts });
      return true;
    });
    return erased.length;
  });
}
