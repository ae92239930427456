import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { type ChosenWay, chosenWays } from '#db/enums.ts';
import { hasRow, nextId, readRow, rowsOfFestival, rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { type ClientKey, patchRoot, type RefusedEdit, type Written, writeOnce } from '#lib/history/roots.ts';
import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { ownVolunteer } from './acting.ts';
import { readByThem } from './briefings.ts';
import { reachedBy } from './contact.ts';
import { guardianToken } from './links.ts';
import { needsConsent } from './minors.ts';
import { idsOfNumbers } from './plan.ts';
import { type EntryCount, type Problem, volunteerKind } from './roots.ts';

/*
 * What volunteers decide besides their shifts: the ways they are written to, being contacted again
 * next year, and whom they see for an exchange.
 */

type Ticked = Readonly<Record<(typeof chosenWays)[number], boolean>>;

/** The ways of messages that fit somebody's contacts: an e-mail address allows no SMS. */
export function waysOf(contacts: Parameters<typeof reachedBy>[0]) {
  const { phone, mail } = reachedBy(contacts);
  return chosenWays.filter((way) => (way === 'mail' ? mail : phone) !== null);
}

/**
 * Saves the ways in which a volunteer agrees to be written to. Ticking e-mail ends an earlier
 * unsubscription. Throws notFound.
 */
export const chooseWays = (
  who: AuthorizedVolunteer,
  { clientKey, ...ticked }: Ticked & { clientKey: ClientKey },
  now: string,
): Written | RefusedEdit =>
  writeOnce(who, 'volunteer', clientKey, (tx) => {
    const before = ownVolunteer(tx, who);
    const ways = waysOf(before).filter((way) => ticked[way]);
    resumeTicked(tx, who, ways);
    return patchRoot(tx, who, volunteerKind, before, { verb: 'edited', clientKey }, now, { ways });
  });

/**
 * Those of the chosen ways that still reach somebody: they may have unsubscribed from mails since.
 */
export function openWays(who: AuthorizedVolunteer, chosen: readonly ChosenWay[]): ChosenWay[] {
  const isStopped = hasRow(who.db, t.stops, ofStoppedMail(who));
  return chosen.filter((way) => way !== 'mail' || !isStopped);
}

/** Ends unsubscriptions for the ticked ways, inside `tx`. */
export function resumeTicked(tx: Tx, who: AuthorizedVolunteer, ticked: readonly ChosenWay[]): void {
  if (ticked.includes('mail')) tx.delete(t.stops).where(ofStoppedMail(who)).run();
}

/** The row that says that a volunteer unsubscribed from mails. */
const ofStoppedMail = ({ id, volunteer }: AuthorizedVolunteer) =>
  and(
    eq(t.stops.festivalId, id),
    eq(t.stops.recipient, 'volunteer'),
    eq(t.stops.recipientId, volunteer.id),
    eq(t.stops.way, 'mail'),
  );

/**
 * For how many months after a festival the name and contact of people who asked for it are kept.
 */
export const CONTACT_AGAIN_MONTHS = 24;

/**
 * « Me recontacter l’an prochain », or no longer; only the volunteer may set it. Throws notFound.
 */
export const askContactAgain = (
  who: AuthorizedVolunteer,
  { isTicked, clientKey }: { isTicked: boolean; clientKey: ClientKey },
  now: string,
): Written | RefusedEdit =>
  writeOnce(who, 'volunteer', clientKey, (tx) => {
    const before = ownVolunteer(tx, who);
    return patchRoot(tx, who, volunteerKind, before, { verb: 'edited', clientKey }, now, { contactAgain: isTicked });
  });

/** What a volunteer's page shows besides their shifts. Of other people only names. */
type Besides = {
  /** The people to whom an exchange can be proposed, by name. */
  people: { id: number; name: string }[];
  /** The ids of séances by their numbers in the team document. */
  eventIds: ReadonlyMap<number, number>;
  /** How many visitors were counted, by id of séance. */
  entries: ReadonlyMap<number, EntryCount>;
  /** The problems they reported, the last first. */
  problems: Problem[];
  /** The id that the next problem gets, never that of one that was taken back. */
  nextProblem: number;
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
   * For a minor without a parent's consent, the token of the page where a parent gives it; without
   * the token if a parent refused there.
   */
  parent: { token: string | null } | null;
};

export function besidesOf(who: AuthorizedVolunteer): Besides {
  const { id, db, volunteer } = who;
  const own = readRow(db, t.volunteers, id, volunteer.id);
  const people = rowsOfFestival(db, t.volunteers, id, t.volunteers.id)
    .filter((one) => one.id !== volunteer.id)
    .map((one) => ({ id: one.id, name: one.name }));
  const counts = rowsOfFestival(db, t.entryCounts, id);
  return {
    people: inDictionaryOrder(people, ({ name }) => name, 'fr'),
    eventIds: idsOfNumbers(id, db).events,
    entries: new Map(counts.map((count) => [count.eventId, count])),
    again: { isTicked: own?.contactAgain ?? false, version: own?.version ?? 0 },
    ways: { of: own ? waysOf(own) : [], chosen: openWays(who, own?.ways ?? []) },
    briefings: readByThem(who),
    parent:
      own && needsConsent(own)
        ? { token: own.consent === 'refused' ? null : guardianToken({ id, db }, volunteer.id) }
        : null,
    nextProblem: nextId(db, t.problems),
    problems: rowsWhere(db, t.problems, id, eq(t.problems.volunteerId, volunteer.id)).reverse(),
  };
}
