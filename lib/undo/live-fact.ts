import { ownRow } from '#db/rows.ts';
import { liveFacts } from '#db/schema/index.ts';
import type { Restorer } from '#lib/history/restorer.ts';
import { isEqual } from '#lib/programme/equal.ts';
import { type FactRoot, readFact } from '#lib/programme/fact-rows.ts';
import { renewPublicKey } from '#lib/programme/new-public-key.ts';

/** A fact that was told is untold, one that was ended holds again: as it stood, where nothing was done to it since. */
export const factRestorer: Restorer = {
  permission: 'day',
  restore(tx, festivalId, { entityId, before, after }) {
    const [was, left] = [before as FactRoot | null, after as FactRoot | null];
    const current = readFact(tx, festivalId, entityId);
    if (!isEqual(current, left) || (was && was.festivalId !== festivalId)) return null;
    const own = ownRow(liveFacts, festivalId, entityId);
    if (!was) tx.delete(liveFacts).where(own).run();
    else if (current) tx.update(liveFacts).set(was).where(own).run();
    else tx.insert(liveFacts).values(was).run();
    renewPublicKey(tx, festivalId);
    return { verb: 'undone', before: current, after: was };
  },
};
