import { and, eq } from 'drizzle-orm';
import { write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import type { AuthorizedVolunteer } from '#lib/authorized.ts';
import { notFound } from '#lib/errors.ts';
import { type ClientKey, changeRoot, earlierTry, type RefusedEdit, type Written } from '#lib/history/roots.ts';
import { volunteerKind } from './roots.ts';

/** Months after a festival for which name and contact are kept of who asked for that. */
export const CONTACT_AGAIN_MONTHS = 24;

/** « Me recontacter l’an prochain », or no longer: theirs alone to say. Throws notFound. */
export const askContactAgain = (
  who: AuthorizedVolunteer,
  { isTicked, clientKey }: { isTicked: boolean; clientKey: ClientKey },
  now: string,
): Written | RefusedEdit =>
  write(who.db, (tx) => {
    const earlier = earlierTry(tx, who.id, 'volunteer', clientKey);
    if (earlier) return earlier;
    const before = volunteerKind.read(tx, who.id, who.volunteer.id);
    if (!before) throw notFound();
    return changeRoot(tx, who, volunteerKind, before, { verb: 'edited', clientKey }, now, () => {
      const own = and(eq(t.volunteers.festivalId, who.id), eq(t.volunteers.id, before.id));
      tx.update(t.volunteers).set({ contactAgain: isTicked }).where(own).run();
      return undefined;
    });
  });
