import { and, asc, count, eq } from 'drizzle-orm';
import { getDb } from '#db/client.ts';
import type { Confirmation, PersonRole, Presence } from '#db/enums.ts';
import { rowByNumber, rowsOfFestival } from '#db/rows.ts';
import { eventPeople, people } from '#db/schema/index.ts';
import type { DraftPerson } from '#lib/model/draft.ts';
import { unseen } from '#lib/model/seen.ts';
import { type Authorized, may, type Permission } from '#lib/policy.ts';
import { taggedSearch } from '#lib/search/desk-search.ts';
import { PRIVATE_PERSON_FACTS, type SeenPerson } from './schema.ts';

const seen = ({ role }: Authorized<Permission>, person: DraftPerson): SeenPerson =>
  may(role, 'private-facts') ? person : unseen(person, PRIVATE_PERSON_FACTS);

/** A person as the desk's table shows them. */
export type ListedPerson = SeenPerson & {
  /** How many presences they have, and how many of these are confirmed. */
  presences: number;
  confirmed: number;
};

/** The people of a festival by name; only those that match `search` if it is given. */
export function peopleOf(festival: Authorized<Permission>, { search = '' }: { search?: string } = {}): ListedPerson[] {
  const { id: festivalId, db } = festival;
  const isFound = taggedSearch(festivalId, search, 'person', db);
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
  return rowsOfFestival(db, people, festivalId, people.number)
    .map((person) => seen(festival, person))
    .filter((person) => !isFound || isFound(person))
    .map((person) => ({ ...person, ...(presences.get(person.id) ?? { presences: 0, confirmed: 0 }) }));
}

/**
 * The person with this number, without what the reader may not see; null when this festival has
 * none.
 */
export function seenPerson(festival: Authorized<Permission>, number: number): SeenPerson | null {
  const person = rowByNumber(festival.db, people, festival.id, number);
  return person && seen(festival, person);
}

/**
 * The person with this number and all facts, for those who may change them; null when this festival
 * has none.
 */
export const personByNumber = ({ id, db }: Authorized<'schedule'>, number: number): DraftPerson | null =>
  rowByNumber(db, people, id, number);

/** The role of a person in a séance. */
type PresenceAt = { eventId: number; role: PersonRole; presence: Presence; confirmation: Confirmation };

/** The presences of a person, by séance. */
export function presencesOf(festivalId: number, personId: number): PresenceAt[] {
  return getDb()
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
