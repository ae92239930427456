import { desc, eq } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import { releases } from '#db/schema/index.ts';

/** One line of the history of releases. `at` is an instant. */
export type ReleaseEntry = Pick<typeof releases.$inferSelect, 'number' | 'at' | 'byName' | 'note' | 'republishes'>;

/** How many releases the history lists. */
const MAX_RELEASES = 200;

/** The releases of a festival, the current one first, without their documents. */
export function releaseHistory(festivalId: number, db: Db | Tx = getDb()): ReleaseEntry[] {
  const { number, at, byName, note, republishes } = releases;
  return db
    .select({ number, at, byName, note, republishes })
    .from(releases)
    .where(eq(releases.festivalId, festivalId))
    .orderBy(desc(number))
    .limit(MAX_RELEASES)
    .all();
}
