import { and, desc, eq, gt, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { write } from '#db/client.ts';
import type { MessageKind, PushWish } from '#db/enums.ts';
import { deliveries, sentMessages } from '#db/schema/index.ts';
import type { Festival } from '#lib/authorized.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { type Message, messageOf, queueMessage, type Recipient } from '#lib/messages/queue.ts';
import { causeOf } from './deliver.ts';

/**
 * How long after it was told something is news, in milliseconds: what a server slept through longer
 * is read on the page.
 */
export const FRESH = 3_600_000;

/**
 * What somebody is told, in both languages; `beginsAt` is when what it is about begins, an instant;
 * `opens` what a tap on it opens (`deliveries.opens`).
 */
export type ToldTo = Readonly<{ to: Recipient; text: Required<Bilingual>; beginsAt: string | null; opens?: string }>;

/**
 * One thing to tell. `about` names it for ever, so that it is told once, whatever is killed in
 * between; `instead` is what it makes untrue: it takes its place, on the screens it has reached
 * too. Without readers that is all it does: what has not left yet does not leave.
 */
export type PushNews = Readonly<{
  kind: Extract<MessageKind, 'day' | 'reminder'>;
  wishes: readonly PushWish[];
  about: string;
  isUrgent?: boolean;
  instead?: Message | null;
  readers: readonly ToldTo[];
}>;

/** The queued message of something told before. */
export const toldBefore = (
  db: Db,
  festivalId: number,
  { kind, wishes, about }: Pick<PushNews, 'kind' | 'wishes' | 'about'>,
): Message | null => messageOf(db, festivalId, kind, causeOf(wishes, about)) ?? null;

/** The same, or what took its place since: the last under its topic. */
export function lastInPlaceOf(db: Db, festivalId: number, news: Parameters<typeof toldBefore>[2]): Message | null {
  const told = toldBefore(db, festivalId, news);
  const isUnder = told && and(eq(sentMessages.festivalId, festivalId), eq(sentMessages.topic, told.topic));
  return isUnder
    ? (db.select().from(sentMessages).where(isUnder).orderBy(desc(sentMessages.id)).limit(1).get() ?? null)
    : null;
}

/**
 * Of a delivery: a browser has it, or may have, as a process that was killed noted no failure. What
 * has not left nobody has read.
 */
export const hasReached = or(eq(deliveries.state, 'sent'), and(gt(deliveries.attempts, 0), eq(deliveries.failure, '')));

/**
 * Puts what was not told yet into the queue; answers how many messages that were. `now` is an
 * instant.
 */
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
