import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { tasks } from '#db/schema/index.ts';

type TaskRow = Readonly<typeof tasks.$inferSelect>;

/**
 * Removes a picture from the briefings of a festival after it was withdrawn from everywhere.
 * Answers the tasks that had it, before and after.
 */
export function withdrawFromBriefings(tx: Tx, festivalId: number, hash: string): { before: TaskRow; after: TaskRow }[] {
  const named = and(eq(tasks.festivalId, festivalId), sql`${tasks.briefingFile} ->> 'hash' = ${hash}`);
  const withoutFile = { briefingFile: null, version: sql<number>`${tasks.version} + 1` };
  return tx
    .select()
    .from(tasks)
    .where(named)
    .all()
    .map((before) => ({
      before,
      after: tx.update(tasks).set(withoutFile).where(eq(tasks.id, before.id)).returning().get(),
    }));
}
