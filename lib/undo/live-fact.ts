import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { liveFacts } from '#db/schema/index.ts';
import type { Restorer } from '#lib/history/restorer.ts';
import { isEqual } from '#lib/programme/equal.ts';
import { renewPublicKey } from '#lib/programme/new-public-key.ts';

/** A live fact as its row: what the history keeps and undo puts back. */
export type FactRoot = Readonly<typeof liveFacts.$inferSelect>;

/** A fact of this festival as it stands; null when there is none of that id. */
export const readFact = (tx: Db | Tx, festivalId: number, id: number): FactRoot | null =>
  tx
    .select()
    .from(liveFacts)
    .where(and(eq(liveFacts.festivalId, festivalId), eq(liveFacts.id, id)))
    .get() ?? null;

/** A fact that was told is untold, one that was ended holds again: as it stood, where nothing was done to it since. */
export const factRestorer: Restorer = {
  permission: 'day',
  restore(tx, festivalId, { entityId, before, after }) {
    const [was, left] = [before as FactRoot | null, after as FactRoot | null];
    const current = readFact(tx, festivalId, entityId);
    if (!isEqual(current, left) || (was && was.festivalId !== festivalId)) return null;
    const own = and(eq(liveFacts.festivalId, festivalId), eq(liveFacts.id, entityId));
    if (!was) tx.delete(liveFacts).where(own).run();
    else if (current) tx.update(liveFacts).set(was).where(own).run();
    else tx.insert(liveFacts).values(was).run();
    renewPublicKey(tx, festivalId);
    return { verb: 'undone', before: current, after: was };
  },
};
