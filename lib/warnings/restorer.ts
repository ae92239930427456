import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { readRow } from '#db/rows.ts';
import { acceptedWarnings } from '#db/schema/index.ts';
import type { Restorer } from '#lib/history/restorer.ts';
import type { Acceptance } from './acceptance.ts';

const read = (tx: Tx, festivalId: number, id: number) => readRow(tx, acceptedWarnings, festivalId, id);

/**
 * An acceptance is given or withdrawn, never edited; undo does the opposite, with the row as it
 * was.
 */
export const acceptanceRestorer: Restorer = {
  permission: 'accept-warnings',
  restore(tx, festivalId, { entityId, before, after }) {
    const [was, given] = [before as Acceptance | null, after as Acceptance | null];
    const current = read(tx, festivalId, entityId);
    if (given && !was) {
      if (!current) return null;
      tx.delete(acceptedWarnings).where(eq(acceptedWarnings.id, current.id)).run();
      return { verb: 'undone', before: current, after: null };
    }
    if (!was || current || was.festivalId !== festivalId) return null;
    tx.insert(acceptedWarnings).values(was).run();
    return { verb: 'undone', before: null, after: was };
  },
};
