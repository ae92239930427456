import type { AuthorizedVolunteer } from '#lib/authorized.ts';
import { notFound } from '#lib/errors.ts';
import { type ClientKey, patchRoot, type RefusedEdit, type Written, writeOnce } from '#lib/history/roots.ts';
import { volunteerKind } from './roots.ts';

/** Months after a festival for which name and contact are kept of who asked for that. */
export const CONTACT_AGAIN_MONTHS = 24;

/** « Me recontacter l’an prochain », or no longer: theirs alone to say. Throws notFound. */
export const askContactAgain = (
  who: AuthorizedVolunteer,
  { isTicked, clientKey }: { isTicked: boolean; clientKey: ClientKey },
  now: string,
): Written | RefusedEdit =>
  writeOnce(who, 'volunteer', clientKey, (tx) => {
    const before = volunteerKind.read(tx, who.id, who.volunteer.id);
    if (!before) throw notFound();
    return patchRoot(tx, who, volunteerKind, before, { verb: 'edited', clientKey }, now, { contactAgain: isTicked });
  });
