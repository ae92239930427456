import { and, desc, eq, gt, inArray, not, or } from 'drizzle-orm';
import { write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import type { Coordinating } from '#lib/volunteers/mutations.ts';
import { holdUntil, isByItself, keepBack, type Message } from './queue.ts';
import { leavesAt } from './quiet-hours.ts';
import { type DeliverySaid, messageSaid } from './written.ts';

/** Milliseconds within which whatever is held was written. */
const HELD_WITHIN = 3_600_000;

/** A message that has not left yet. `leavesAt` is an instant; null where nothing of it leaves by itself. */
export type HeldMessage = Readonly<{ message: Message; deliveries: readonly DeliverySaid[]; leavesAt: string | null }>;

/** « À envoyer »: what publications and acts of the day would send, while it can be kept back, and what was written for later, the newest first. `now` is an instant. */
export function heldMessages(festival: Coordinating, now: string): HeldMessage[] {
  const { db, id: festivalId } = festival;
  const since = new Date(Date.parse(now) - HELD_WITHIN).toISOString();
  return db
    .select({ id: t.sentMessages.id })
    .from(t.sentMessages)
    .where(
      and(
        eq(t.sentMessages.festivalId, festivalId),
        or(
          and(inArray(t.sentMessages.kind, ['publication', 'day']), gt(t.sentMessages.createdAt, since)),
          and(eq(t.sentMessages.kind, 'written'), gt(t.sentMessages.heldUntil, now)),
        ),
        not(isByItself),
      ),
    )
    .orderBy(desc(t.sentMessages.id))
    .all()
    .flatMap(({ id }): HeldMessage[] => {
      const found = messageSaid(festival, id);
      const open =
        found?.deliveries.filter(({ delivery: { state } }) => state === 'waiting' || state === 'by-hand') ?? [];
      if (!found || open.length === 0) return [];
      const waiting = open.flatMap(({ delivery }) => (delivery.state === 'waiting' ? delivery.nextTryAt : []));
      const leavesAt = [...waiting.slice(0, 1), found.message.heldUntil ?? ''].sort().at(-1) ?? '';
      // Somebody may be written to by hand before the hour.
      const isOver =
        found.message.kind !== 'written' && found.deliveries.some(({ delivery: { state } }) => state === 'sent');
      if (isOver) return [];
      return [
        { message: found.message, deliveries: open, leavesAt: waiting.length > 0 && leavesAt > now ? leavesAt : null },
      ];
    });
}

/** How many deliveries of a message were decided, and when what leaves of it does: an instant, later than now at night. */
export type Decided = Readonly<{ changed: number; leavesAt: string }>;

/** « Envoyer maintenant », or « ne pas envoyer », of one message. What has left stays sent; at night it leaves once the first of it may. `now` is an instant. */
export function decideHeld(
  { db, id: festivalId, timeZone }: Coordinating,
  id: number,
  isSent: boolean,
  now: string,
): Decided {
  return write(db, (tx) => {
    if (!isSent) return { changed: keepBack(tx, festivalId, id), leavesAt: now };
    const waiting = tx
      .select({ beginsAt: t.deliveries.beginsAt, isUrgent: t.sentMessages.isUrgent })
      .from(t.deliveries)
      .innerJoin(t.sentMessages, eq(t.sentMessages.id, t.deliveries.messageId))
      .where(
        and(eq(t.deliveries.festivalId, festivalId), eq(t.deliveries.messageId, id), eq(t.deliveries.state, 'waiting')),
      )
      .all();
    const first =
      waiting.map(({ beginsAt, isUrgent }) => (isUrgent ? now : leavesAt(now, beginsAt, timeZone))).sort()[0] ?? now;
    return { changed: holdUntil(tx, festivalId, id, first), leavesAt: first };
  });
}
