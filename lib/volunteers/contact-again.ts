import { orNotFound } from '#lib/errors.ts';
import { type ClientKey, patchRoot, type RefusedEdit, type Written, writeOnce } from '#lib/history/roots.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { volunteerKind } from './roots.ts';

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
    const before = orNotFound(volunteerKind.read(tx, who.id, who.volunteer.id));
    return patchRoot(tx, who, volunteerKind, before, { verb: 'edited', clientKey }, now, { contactAgain: isTicked });
  });
