import { eq } from 'drizzle-orm';
import { people } from '../../db/schema/index.ts';
import type { Authorized } from '../authorized.ts';
import type { Festival } from '../festivals/access.ts';
import type { AssignedVolunteer, Contacts } from './people-to-tell.ts';

/**
 * The contacts of guests for whoever runs the day, who sees them in their records too. Volunteers' contacts come from their side, already as
 * this person may see them.
 */
export function contactsFor(
  festival: Authorized<Festival, 'day'>,
  volunteers: readonly AssignedVolunteer[] = [],
): Contacts {
  const rows = festival.db
    .select({ number: people.number, contact: people.contact })
    .from(people)
    .where(eq(people.festivalId, festival.id))
    .all();
  const known = new Map(rows.map(({ number, contact }) => [number, contact.trim() || null]));
  return { contactOf: (person) => known.get(person) ?? null, volunteers };
}
