import { and, eq, ne, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { DeliveryWay, MessageKind, PushWish } from '#db/enums.ts';
import { pushSubscriptions } from '#db/schema/index.ts';
import { stopsOf, wayKey } from './queue.ts';
import { type MessageReader, mailOf } from './readers.ts';

/** In which ways this installation can reach people at present. */
export type Reach = Readonly<{
  /** Whether mails can be sent. */
  hasMail: boolean;
  /** The ways from which people unsubscribed, as `volunteer 12 mail`. */
  stopped: ReadonlySet<string>;
  /** Who subscribed to such messages on a device, as `volunteer 12 push`. */
  pushed: ReadonlySet<string>;
}>;

/** The subscription on devices to which a kind of message belongs. */
export const wishOfKind: Partial<Record<MessageKind, PushWish>> = {
  written: 'message',
  publication: 'shift',
  day: 'shift',
  reminder: 'soon',
};

/**
 * How the people of a festival can be reached at present, with their subscriptions to `wish`;
 * without one, as if nobody had subscribed.
 */
export function reachOf(db: Db | Tx, festivalId: number, wish: PushWish | undefined, hasMail: boolean): Reach {
  const { audience, volunteerId, userId, wishes } = pushSubscriptions;
  const asked = db
    .select({ kind: audience, id: sql<number>`coalesce(${volunteerId}, ${userId})`, wishes })
    .from(pushSubscriptions)
    .where(and(eq(pushSubscriptions.festivalId, festivalId), ne(audience, 'visitor')))
    .all();
  return {
    hasMail,
    stopped: stopsOf(db, festivalId),
    pushed: new Set(
      asked.flatMap(({ kind, id, wishes: own }) => (wish && own.includes(wish) ? [wayKey({ kind, id }, 'push')] : [])),
    ),
  };
}

/**
 * The way for one message to a reader: to their device, by mail if they chose it, else from the
 * author's telephone. A way from which they unsubscribed is not used: they are called.
 */
export function wayFor(reader: MessageReader, { hasMail, stopped, pushed }: Reach): DeliveryWay {
  const isOpen = (way: DeliveryWay) => !stopped.has(wayKey(reader, way));
  if (pushed.has(wayKey(reader, 'push')) && isOpen('push')) return 'push';
  return hasMail && mailOf(reader) !== null && isOpen('mail') ? 'mail' : 'phone';
}
