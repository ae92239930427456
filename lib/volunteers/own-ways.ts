import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { type ChosenWay, chosenWays } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import { type ClientKey, patchRoot, type RefusedEdit, type Written, writeOnce } from '#lib/history/roots.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { reachedBy } from './contact.ts';
import { volunteerKind } from './roots.ts';

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
    const before = orNotFound(volunteerKind.read(tx, who.id, who.volunteer.id));
    const ways = waysOf(before).filter((way) => ticked[way]);
    resumeTicked(tx, who, ways);
    return patchRoot(tx, who, volunteerKind, before, { verb: 'edited', clientKey }, now, { ways });
  });

/**
 * Those of the chosen ways that still reach somebody: they may have unsubscribed from mails since.
 */
export function openWays(who: AuthorizedVolunteer, chosen: readonly ChosenWay[]): ChosenWay[] {
  const isStopped = who.db.select().from(t.stops).where(ofStoppedMail(who)).get() !== undefined;
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
