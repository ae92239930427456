import { eq } from 'drizzle-orm';
import { people } from '#db/schema/index.ts';
import { env } from '#lib/env.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { shownLinks } from '#lib/volunteers/links.ts';
import type { AssignedVolunteer, Contacts } from './people-to-tell.ts';

/**
 * The contacts of guests, for people who run the day: they may see them in the records too. The
 * contacts of volunteers come in already reduced to what this person may see.
 */
export function contactsFor(festival: Authorized<'day'>, volunteers: readonly AssignedVolunteer[] = []): Contacts {
  const rows = festival.db
    .select({ number: people.number, contact: people.contact })
    .from(people)
    .where(eq(people.festivalId, festival.id))
    .all();
  const known = new Map(rows.map(({ number, contact }) => [number, contact.trim() || null]));
  // Secret links to volunteers' pages are only for people who may coordinate volunteers.
  const isCoordinating = volunteers.length > 0 && may(festival.role, 'volunteers');
  const links = isCoordinating
    ? shownLinks(authorizeFestival(festival.actor, festival.slug, 'volunteers', festival.db))
    : new Map<number, string>();
  return {
    contactOf: (person) => known.get(person) ?? null,
    volunteers,
    pageOf: (volunteer, locale) => {
      const token = links.get(volunteer);
      return token ? env().url + sitePaths(locale).team(token) : null;
    },
  };
}
