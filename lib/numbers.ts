import { eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';
import { notFound } from './errors.ts';

/**
 * The next number of this festival, for a new séance, film, person, venue, room or series. One
 * sequence for all of them, which never goes down: a number that was ever in a public address is
 * never given to something else. `count` takes that many at once and answers the first.
 */
export function takeNumber(tx: Tx, festivalId: number, count = 1): number {
  const row = tx
    .update(festivals)
    .set({ nextNumber: sql`${festivals.nextNumber} + ${count}` })
    .where(eq(festivals.id, festivalId))
    .returning({ next: festivals.nextNumber })
    .get();
  if (!row) throw notFound();
  return row.next - count;
}
