import { and, count, eq, gt } from 'drizzle-orm';
import { getDb } from '#db/client.ts';
import { deliveries } from '#db/schema/index.ts';
import { daysFrom } from '#lib/time/clock.ts';

/**
 * How many mails wait, and how many failed within a day, in the whole installation. `now` is an
 * instant.
 */
export function mailState(now: string): { waiting: number; failed: number } {
  const dayAgo = daysFrom(now, -1);
  const mails = (state: 'waiting' | 'failed', since?: string) =>
    getDb()
      .select({ count: count() })
      .from(deliveries)
      .where(
        and(eq(deliveries.way, 'mail'), eq(deliveries.state, state), since ? gt(deliveries.triedAt, since) : undefined),
      )
      .get()?.count ?? 0;
  return { waiting: mails('waiting'), failed: mails('failed', dayAgo) };
}
