import { write } from '#db/client.ts';
import type { AuthorizedVolunteer } from '#lib/authorized.ts';
import { notFound } from '#lib/errors.ts';
import { patchRoot } from '#lib/history/roots.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { volunteerKind } from '#lib/volunteers/roots.ts';

/**
 * What whoever has parental authority answers by their own link, with their name; the last answer
 * holds. Shifts that were given stay where they are: a coordinator reads that the agreement is
 * missing. The history says it of the volunteer: a parent’s name stands where it is erased. `now`
 * is an instant. Throws notFound.
 */
export function answerAsGuardian(
  who: AuthorizedVolunteer,
  { agrees, name }: { agrees: boolean; name: string },
  now: string,
): void {
  write(who.db, (tx) => {
    const before = volunteerKind.read(tx, who.id, who.volunteer.id);
    if (!before) throw notFound();
    patchRoot(tx, who, volunteerKind, before, { verb: 'edited' }, now, {
      guardian: name,
      consent: agrees ? 'link' : 'refused',
      consentOn: dateOfInstant(now, who.timeZone),
    });
  });
}
