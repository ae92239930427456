import { and, desc, eq, gt, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { write } from '#db/client.ts';
import type { MessageKind, PushWish } from '#db/enums.ts';
import { deliveries, sentMessages } from '#db/schema/index.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { type Message, messageOf, queueMessage, type Recipient } from '#lib/messages/queue.ts';
import type { Festival } from '#lib/policy.ts';
import { causeOf } from './deliver.ts';

/**
 * How long something counts as news after it happened, in milliseconds. If the server was down for
 * longer, readers find it on the page.
 */
export const FRESH = 3_600_000;

/**
 * What a reader is told, in both languages. `beginsAt`: when its subject begins, an instant.
 * `opens`: what a tap on the notification opens (`deliveries.opens`).
 */
export type ToldTo = Readonly<{ to: Recipient; text: Required<Bilingual>; beginsAt: string | null; opens?: string }>;

/**
 * One piece of news. `about` identifies it for ever, so that it is told once even when the process
 * is killed in between. `instead` names the earlier news that it makes untrue: it replaces that,
 * also on screens that already show it. Without readers it only cancels the messages that have not
 * been sent yet.
 */
export type PushNews = Readonly<{
  kind: Extract<MessageKind, 'day' | 'reminder'>;
  wishes: readonly PushWish[];
  about: string;
  isUrgent?: boolean;
  instead?: Message | null;
  readers: readonly ToldTo[];
}>;

/** The queued message of an earlier piece of news. */
export const toldBefore = (
  db: Db,
  festivalId: number,
  { kind, wishes, about }: Pick<PushNews, 'kind' | 'wishes' | 'about'>,
): Message | null => messageOf(db, festivalId, kind, causeOf(wishes, about)) ?? null;

/** The same message, or the one that has replaced it since: the last one with its topic. */
export function lastInPlaceOf(db: Db, festivalId: number, news: Parameters<typeof toldBefore>[2]): Message | null {
  const told = toldBefore(db, festivalId, news);
  const isUnder = told && and(eq(sentMessages.festivalId, festivalId), eq(sentMessages.topic, told.topic));
  return isUnder
    ? (db.select().from(sentMessages).where(isUnder).orderBy(desc(sentMessages.id)).limit(1).get() ?? null)
    : null;
}

/**
 * Condition on a delivery: a browser has received it, or may have, because a killed process may
 * have sent it without noting the result. A message that was never tried has been read by nobody.
 */
export const hasReached = or(eq(deliveries.state, 'sent'), and(gt(deliveries.attempts, 0), eq(deliveries.failure, '')));

/** Queues the news that was not told yet; answers how many messages. `now` is an instant. */
export function queueNews(db: Db, { id: festivalId }: Festival, all: readonly PushNews[], now: string): number {
  const fresh = all.filter((news) => (news.readers.length > 0 || news.instead) && !toldBefore(db, festivalId, news));
  if (fresh.length === 0) return 0;
  write(db, (tx) => {
    for (const { kind, wishes, about, isUrgent = false, instead = null, readers } of fresh)
      queueMessage(
        tx,
        { festivalId, author: null },
        { kind, cause: causeOf(wishes, about), subject: {}, text: {}, isUrgent, replaces: instead ? [instead] : [] },
        readers.map((reader) => ({ ...reader, way: 'push' })),
        now,
      );
  });
  return fresh.length;
}
