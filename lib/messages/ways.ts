import { and, eq, ne, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { DeliveryWay, MessageKind, PushWish } from '#db/enums.ts';
import { pushSubscriptions } from '#db/schema/index.ts';
import { stopsOf, wayKey } from './queue.ts';
import { type MessageReader, mailOf } from './readers.ts';

/** By which ways this installation can reach people at present. */
export type Reach = Readonly<{
  /** Mails leave. */
  hasMail: boolean;
  /** Who stopped which way, each as `volunteer 12 mail`. */
  stopped: ReadonlySet<string>;
  /** Who asked for such messages on a device, each as `volunteer 12 push`. */
  pushed: ReadonlySet<string>;
}>;

/** What a message is to somebody who asked for some things on their devices and not for others. */
export const wishOfKind: Partial<Record<MessageKind, PushWish>> = {
  written: 'message',
  publication: 'shift',
  day: 'shift',
  reminder: 'soon',
};

/**
 * How the people of a festival are reached at present with what they asked for as `wish`; without
 * one, as who asked for nothing.
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
 * The way one message goes to a reader: on their device, by mail if they chose it, else from the
 * telephone of whoever writes. A way they stopped is none: they are called.
 */
export function wayFor(reader: MessageReader, { hasMail, stopped, pushed }: Reach): DeliveryWay {
  const isOpen = (way: DeliveryWay) => !stopped.has(wayKey(reader, way));
  if (pushed.has(wayKey(reader, 'push')) && isOpen('push')) return 'push';
  return hasMail && mailOf(reader) !== null && isOpen('mail') ? 'mail' : 'phone';
}
