import { and, asc, eq, ne } from 'drizzle-orm';
import type { ChosenWay } from '#db/enums.ts';
import { ownRow, rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { readByThem } from './briefings.ts';
import { guardianToken } from './links.ts';
import { needsConsent } from './minors.ts';
import { openWays, waysOf } from './own-ways.ts';
import { idsOfNumbers } from './plan.ts';
import type { EntryCount, Problem } from './roots.ts';

/** What a volunteer's page shows besides their shifts. Of other people only names. */
type Besides = {
  /** The people to whom an exchange can be proposed, by name. */
  people: { id: number; name: string }[];
  /** The ids of séances by their numbers in the team document. */
  eventIds: ReadonlyMap<number, number>;
  /** How many visitors were counted, by id of séance. */
  entries: ReadonlyMap<number, EntryCount>;
  /** The problems they reported, the last first, and how many they ever reported. */
  problems: Problem[];
  /** Whether they asked to be contacted again, and their version when that was read. */
  again: { isTicked: boolean; version: number };
  /**
   * The ways to reach them that fit their contact, and those they chose. Mails count as not chosen
   * once they stopped them.
   */
  ways: { of: ChosenWay[]; chosen: ChosenWay[] };
  /** The key of the briefing that they said they had read, by task. */
  briefings: ReadonlyMap<number, string>;
  /**
   * For a minor without a parent's consent, the token of the page where a parent gives it; else
   * null.
   */
  parentToken: string | null;
};

export function besidesOf(who: AuthorizedVolunteer): Besides {
  const { id, db, volunteer } = who;
  const own = db
    .select({
      isTicked: t.volunteers.contactAgain,
      version: t.volunteers.version,
      ways: t.volunteers.ways,
      contactKind: t.volunteers.contactKind,
      contact: t.volunteers.contact,
      otherContact: t.volunteers.otherContact,
      age: t.volunteers.age,
      consent: t.volunteers.consent,
    })
    .from(t.volunteers)
    .where(ownRow(t.volunteers, id, volunteer.id))
    .get();
  const people = db
    .select({ id: t.volunteers.id, name: t.volunteers.name })
    .from(t.volunteers)
    .where(and(eq(t.volunteers.festivalId, id), ne(t.volunteers.id, volunteer.id)))
    .orderBy(asc(t.volunteers.id))
    .all();
  const counts = rowsOfFestival(db, t.entryCounts, id);
  return {
    people: inDictionaryOrder(people, ({ name }) => name, 'fr'),
    eventIds: idsOfNumbers(id, db).events,
    entries: new Map(counts.map((count) => [count.eventId, count])),
    again: { isTicked: own?.isTicked ?? false, version: own?.version ?? 0 },
    ways: { of: own ? waysOf(own) : [], chosen: openWays(who, own?.ways ?? []) },
    briefings: readByThem(who),
    parentToken: own && needsConsent(own) ? guardianToken({ id, db }, volunteer.id) : null,
    problems: db
      .select()
      .from(t.problems)
      .where(and(eq(t.problems.festivalId, id), eq(t.problems.volunteerId, volunteer.id)))
      .orderBy(asc(t.problems.id))
      .all()
      .reverse(),
  };
}
