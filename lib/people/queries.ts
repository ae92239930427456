import { and, asc, count, eq } from 'drizzle-orm';
import { type Db, getDb } from '../../db/client.ts';
import type { Confirmation, PersonRole, Presence } from '../../db/enums.ts';
import { eventPeople, people } from '../../db/schema/index.ts';
import type { DraftPerson } from '../programme/draft.ts';
import { deskSearch } from '../search/desk-search.ts';

/** A person as the desk's table shows them. */
export type ListedPerson = DraftPerson & {
  /** How many presences, and how many of them confirmed. */
  presences: number;
  confirmed: number;
};

/** The people of a festival by name; those `search` finds when something is typed. */
export function peopleOf(
  festivalId: number,
  { search = '' }: { search?: string } = {},
  db: Db = getDb(),
): ListedPerson[] {
  const found = deskSearch(festivalId, search, { entity: 'person' }, db);
  const ids = found && new Set(found.map(({ id }) => id));
  const presences = new Map<number, { presences: number; confirmed: number }>();
  for (const row of db
    .select({ personId: eventPeople.personId, confirmation: eventPeople.confirmation, count: count() })
    .from(eventPeople)
    .where(eq(eventPeople.festivalId, festivalId))
    .groupBy(eventPeople.personId, eventPeople.confirmation)
    .all()) {
    const sum = presences.get(row.personId) ?? { presences: 0, confirmed: 0 };
    presences.set(row.personId, {
      presences: sum.presences + row.count,
      confirmed: sum.confirmed + (row.confirmation === 'confirmed' ? row.count : 0),
    });
  }
  return db
    .select()
    .from(people)
    .where(eq(people.festivalId, festivalId))
    .orderBy(asc(people.number))
    .all()
    .filter(({ id }) => !ids || ids.has(id))
    .map((person) => ({ ...person, ...(presences.get(person.id) ?? { presences: 0, confirmed: 0 }) }));
}

/** The person of this number; null when this festival has none. */
export function personByNumber(festivalId: number, number: number, db: Db = getDb()): DraftPerson | null {
  return (
    db
      .select()
      .from(people)
      .where(and(eq(people.festivalId, festivalId), eq(people.number, number)))
      .get() ?? null
  );
}

/** What a person does in a séance. */
export type PresenceAt = { eventId: number; role: PersonRole; presence: Presence; confirmation: Confirmation };

/** The presences of a person, by séance. */
export function presencesOf(festivalId: number, personId: number, db: Db = getDb()): PresenceAt[] {
  return db
    .select({
      eventId: eventPeople.eventId,
      role: eventPeople.role,
      presence: eventPeople.presence,
      confirmation: eventPeople.confirmation,
    })
    .from(eventPeople)
    .where(and(eq(eventPeople.festivalId, festivalId), eq(eventPeople.personId, personId)))
    .orderBy(asc(eventPeople.position), asc(eventPeople.id))
    .all();
}
