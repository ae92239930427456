import { and, eq, ne, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as t from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/policy.ts';
import { addDays, type CivilDate, daysBetween } from '#lib/time/calendar.ts';
import { HEALTH_DAYS } from '#lib/volunteers/emergencies.ts';

/** What is erased 14 days after a festival, and what `privateDays` after it. */
type Erasure = 'health' | 'private';
/** So many days before, the desk announces it. */
const ANNOUNCED = 14;

/** The first day on which it is erased. */
export const goneOn = ({ endsOn, privateDays }: Pick<Festival, 'endsOn' | 'privateDays'>, what: Erasure): CivilDate =>
  addDays(endsOn, (what === 'health' ? Math.min(HEALTH_DAYS, privateDays) : privateDays) + 1);

/**
 * What will be erased within two weeks, and in how many days (1: tomorrow); only what exists.
 * `today` is a date.
 */
export function erasuresAhead(
  festival: Authorized<'read'>,
  today: CivilDate,
): { what: Erasure; on: CivilDate; days: number }[] {
  return (['health', 'private'] as const).flatMap((what) => {
    const on = goneOn(festival, what);
    const days = daysBetween(today, on);
    return days >= 1 && days <= ANNOUNCED && isThere(festival, what) ? [{ what, on, days }] : [];
  });
}

function isThere({ db, id }: Authorized<'read'>, what: Erasure): boolean {
  const { volunteers, problems, people } = t;
  const some = (table: SQLiteTable, which: SQL | undefined) =>
    db.select({ one: sql`1` }).from(table).where(which).limit(1).get() !== undefined;
  if (what === 'private')
    return (
      some(people, and(eq(people.festivalId, id), or(ne(people.contact, ''), ne(people.tags, [])))) ||
      some(
        volunteers,
        and(
          eq(volunteers.festivalId, id),
          or(ne(volunteers.contact, ''), ne(volunteers.note, ''), ne(volunteers.tags, [])),
        ),
      )
    );
  const told = or(ne(volunteers.diet, 'any'), ne(volunteers.allergies, ''));
  return (
    some(volunteers, and(eq(volunteers.festivalId, id), told)) ||
    some(problems, eq(problems.festivalId, id)) ||
    some(t.emergencyContacts, eq(t.emergencyContacts.festivalId, id)) ||
    // Of an accepted one, the answers were erased before.
    some(t.applications, and(eq(t.applications.festivalId, id), ne(t.applications.name, '')))
  );
}
