import { write } from '#db/client.ts';
import { orNotFound } from '#lib/errors.ts';
import { patchRoot } from '#lib/history/roots.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { volunteerKind } from '#lib/volunteers/roots.ts';

/**
 * Stores what the person with parental authority answers by their own link, with their name; the
 * last answer counts. Existing shifts stay, and the coordinator reads that the consent is missing.
 * The history records it under the volunteer, because a parent’s name is erased there with the
 * volunteer's. `now` is an instant. Throws notFound.
 */
export function answerAsGuardian(
  who: AuthorizedVolunteer,
  { agrees, name }: { agrees: boolean; name: string },
  now: string,
): void {
  write(who.db, (tx) => {
    const before = orNotFound(volunteerKind.read(tx, who.id, who.volunteer.id));
    patchRoot(tx, who, volunteerKind, before, { verb: 'edited' }, now, {
      guardian: name,
      consent: agrees ? 'link' : 'refused',
      consentOn: dateOfInstant(now, who.timeZone),
    });
  });
}
