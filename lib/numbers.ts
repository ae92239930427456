import { eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';
import { orNotFound } from './errors.ts';

/**
 * The next number of this festival, for a new séance, film, person, venue, room or series. They
 * share one sequence, which never decreases: a number that was once part of a public address is
 * never given to anything else. `count` takes that many at once and answers the first.
 */
export function takeNumber(tx: Tx, festivalId: number, count = 1): number {
  const row = tx
    .update(festivals)
    .set({ nextNumber: sql`${festivals.nextNumber} + ${count}` })
    .where(eq(festivals.id, festivalId))
    .returning({ next: festivals.nextNumber })
    .get();
  return orNotFound(row).next - count;
}
