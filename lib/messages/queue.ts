import { randomBytes } from 'node:crypto';
import { and, desc, eq, exists, gt, inArray, like, max, ne, not, or, type SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { afterWrite, type Db, perConnection, type Tx } from '#db/client.ts';
import type { DeliveryState, DeliveryWay, MessageKind, RecipientKind } from '#db/enums.ts';
import { hasRow, insertRow, rowsOfFestival, setRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { wakeStreams } from '#lib/history/record.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { instantFrom } from '#lib/time/clock.ts';

export type Message = Readonly<typeof t.sentMessages.$inferSelect>;
export type Delivery = Readonly<typeof t.deliveries.$inferSelect>;
export type Recipient = Readonly<{ kind: RecipientKind; id: number }>;

/**
 * In milliseconds: how long the team can withhold what a publication or an act of the day would
 * send.
 */
export const HELD_FOR = 60_000;
/**
 * In milliseconds: nobody gets messages about two publications within this time. What an earlier
 * one has not sent yet is included in the later one, which waits if the earlier one was sent.
 */
export const TOGETHER = 5 * 60_000;
/** In milliseconds: for how long a message that is only sent by hand is shown. */
const HELD_WITHIN = 3_600_000;
/**
 * The most readers of one message: a festival has fewer people, and some thousand visitors who
 * follow it.
 */
const MAX_DELIVERIES = 20_000;

export type NewMessage = Readonly<{
  kind: MessageKind;
  /**
   * The same cause of the same kind is queued only once: the key of a form, or the batch of an act.
   */
  cause: string;
  subject: Bilingual;
  text: Bilingual;
  /** Null or absent: it is sent as soon as possible. */
  heldUntil?: string | null;
  isUrgent?: boolean;
  /** Earlier messages, not completely sent, that this one includes: it continues their topic. */
  replaces?: readonly Message[];
}>;

export type NewDelivery = Readonly<{
  to: Recipient;
  way: DeliveryWay;
  /** Replaces the text of the message for this reader. */
  text?: Bilingual | null;
  /** The instant at which the subject of the message begins. */
  beginsAt?: string | null;
  /**
   * What tapping its notification opens: a public path, or `#…` on the page where its reader
   * subscribed.
   */
  opens?: string;
  /** Not to be sent before this instant. */
  notBefore?: string;
}>;

/**
 * Queues a message in the one queue of this installation, with all its readers; whom it may go to,
 * and in which way, was decided before. For a way from which its reader unsubscribed the delivery
 * is stored as stopped, so that somebody calls them. Returns its id, or that of the message already
 * queued for the same cause, to which nothing is added. `now` is an instant. Throws RangeError
 * beyond MAX_DELIVERIES.
 */
export function queueMessage(
  tx: Tx,
  { festivalId, author }: { festivalId: number; author: { userId: number; name: string } | null },
  message: NewMessage,
  to: readonly NewDelivery[],
  now: string,
): number {
  if (to.length > MAX_DELIVERIES) throw new RangeError(`${to.length} deliveries of one message`);
  const { kind, cause, subject, text, heldUntil = null, isUrgent = false, replaces = [] } = message;
  const known = messageOf(tx, festivalId, kind, cause);
  if (known) return known.id;
  const topic = replaces[0]?.topic ?? newTopic();
  for (const one of replaces) {
    keepBack(tx, festivalId, one.id);
    tx.update(t.sentMessages)
      .set({ topic })
      .where(and(eq(t.sentMessages.festivalId, festivalId), eq(t.sentMessages.topic, one.topic)))
      .run();
  }
  const messageId = insertRow(tx, t.sentMessages, {
    festivalId,
    kind,
    cause,
    subject,
    text,
    heldUntil,
    isUrgent,
    writtenBy: author?.userId ?? null,
    byName: author?.name ?? '',
    createdAt: now,
    topic,
  });
  addDeliveries(tx, { festivalId, id: messageId }, to, now);
  afterWrite(wakeStreams);
  return messageId;
}

/** Adds readers to a message, inside `tx`. */
export function addDeliveries(
  tx: Tx,
  { festivalId, id: messageId }: Pick<Message, 'festivalId' | 'id'>,
  to: readonly NewDelivery[],
  now: string,
): void {
  const stopped = stopsOf(tx, festivalId);
  for (const one of to)
    statementsOf(tx).addDelivery.run({
      festivalId,
      messageId,
      recipient: one.to.kind,
      recipientId: one.to.id,
      way: one.way,
      state: stateFor(one.to, one.way, stopped),
      text: one.text ? JSON.stringify(one.text) : null,
      beginsAt: one.beginsAt ?? null,
      opens: one.opens ?? '',
      nextTryAt: one.notBefore ?? now,
    });
}

// Kept prepared, because something may be told to thousands at once.
const statementsOf = perConnection((db) => {
  const { placeholder } = sql;
  const { festivalId, kind, cause } = t.sentMessages;
  return {
    byCause: db
      .select()
      .from(t.sentMessages)
      .where(
        and(eq(festivalId, placeholder('festivalId')), eq(kind, placeholder('kind')), eq(cause, placeholder('cause'))),
      )
      .prepare(),
    addDelivery: db
      .insert(t.deliveries)
      .values({
        festivalId: placeholder('festivalId'),
        messageId: placeholder('messageId'),
        recipient: placeholder('recipient'),
        recipientId: placeholder('recipientId'),
        way: placeholder('way'),
        state: placeholder('state'),
        // Drizzle would write a missing text as the word « null ».
        text: sql`${placeholder('text')}`,
        beginsAt: placeholder('beginsAt'),
        opens: placeholder('opens'),
        nextTryAt: placeholder('nextTryAt'),
      })
      .onConflictDoNothing()
      .prepare(),
  };
});

/** The state of a delivery that is not sent yet. */
export const stateFor = (to: Recipient, way: DeliveryWay, stopped: ReadonlySet<string>): DeliveryState =>
  stopped.has(wayKey(to, way)) ? 'stopped' : way === 'phone' ? 'by-hand' : 'waiting';

/**
 * The beginning of the cause of messages that the server sends to devices by itself (`lib/push/`):
 * they have no author, and cannot be withheld.
 */
export const BY_ITSELF = 'push ';
export const isByItself = like(t.sentMessages.cause, `${BY_ITSELF}%`);
/** A condition for messages about publications and acts of the day, which the team may withhold. */
export const isAboutAct = and(inArray(t.sentMessages.kind, ['publication', 'day']), not(isByItself));

/** 128 bits, in at most the 32 characters of a push topic (RFC 8030, 5.4). */
const newTopic = () => randomBytes(16).toString('base64url');

export const messageOf = (db: Db | Tx, festivalId: number, kind: MessageKind, cause: string): Message | undefined =>
  statementsOf(db).byCause.get({ festivalId, kind, cause });

/**
 * A publication of the last minutes, or one waiting for the morning, of which nothing was sent yet:
 * the next one includes it, unless somebody withheld it.
 */
export function openPublication(db: Db | Tx, festivalId: number, now: string): Message | null {
  const last = db
    .select()
    .from(t.sentMessages)
    .where(and(eq(t.sentMessages.festivalId, festivalId), eq(t.sentMessages.kind, 'publication')))
    .orderBy(desc(t.sentMessages.id))
    .limit(1)
    .get();
  if (!last || hasLeft(db, last)) return null;
  const has = (which: SQL | undefined) => hasRow(db, t.deliveries, and(ofMessage(last), which));
  if (has(isToSend(now))) return last;
  return !has(isIn('not-to-send')) && last.createdAt > instantFrom(now, -TOGETHER) ? last : null;
}

/**
 * When a publication made at `now` may be sent automatically: after a minute, and not too soon
 * after the last one. Both are instants. Urgent messages do not wait.
 */
export function publicationLeavesAt(db: Db | Tx, festivalId: number, now: string): string {
  const last = db
    .select({ at: max(t.deliveries.triedAt) })
    .from(t.deliveries)
    .innerJoin(t.sentMessages, eq(t.sentMessages.id, t.deliveries.messageId))
    .where(
      and(
        eq(t.deliveries.festivalId, festivalId),
        eq(t.sentMessages.kind, 'publication'),
        eq(t.sentMessages.isUrgent, false),
        not(isByItself),
        ne(t.deliveries.way, 'phone'),
      ),
    )
    .get();
  const soonest = instantFrom(now, HELD_FOR);
  const apart = last?.at ? instantFrom(last.at, TOGETHER) : soonest;
  return [soonest, apart].sort().at(-1) ?? soonest;
}

/** Whether any delivery of a message was sent or attempted. */
export const hasLeft = (db: Db | Tx, message: Message): boolean =>
  hasRow(db, t.deliveries, and(ofMessage(message), or(isIn('sent'), gt(t.deliveries.attempts, 0))));

/** Whether anybody was, or will be, told by a message. */
export const isSaid = (db: Db | Tx, message: Message): boolean =>
  hasLeft(db, message) || hasRow(db, t.deliveries, and(ofMessage(message), isIn('waiting', 'by-hand')));

/** Whether a message was queued without readers. */
export const tellsNobody = (db: Db | Tx, message: Message): boolean => !hasRow(db, t.deliveries, ofMessage(message));

/** A condition for the deliveries of a message. */
const ofMessage = ({ festivalId, id }: Pick<Message, 'festivalId' | 'id'>) =>
  and(eq(t.deliveries.festivalId, festivalId), eq(t.deliveries.messageId, id));

/** A condition for messages: whether one has a delivery for which all of this holds. */
export const hasDelivery = (db: Db | Tx, ...isMeant: (SQL | undefined)[]) =>
  exists(
    db
      .select({ id: t.deliveries.id })
      .from(t.deliveries)
      .where(
        and(
          eq(t.deliveries.festivalId, t.sentMessages.festivalId),
          eq(t.deliveries.messageId, t.sentMessages.id),
          ...isMeant,
        ),
      ),
  );

/** A condition for deliveries: withheld by somebody, after this instant. */
export const isKeptSince = (at: string) => and(isIn('not-to-send'), gt(t.deliveries.sentAt, at));

/** A condition for deliveries, by state. */
export const isIn = (...states: DeliveryState[]) => inArray(t.deliveries.state, states);

/**
 * A condition for deliveries: they wait for their hour, or at this instant for somebody with a
 * telephone. The age of the latter counts from when it was left to be sent by hand: a device may
 * only fail the morning after.
 */
export const isToSend = (now: string) => or(isIn('waiting'), and(isIn('by-hand'), isOfHour(now)));

/** A condition for deliveries: they were due within the last hour, or are not due yet. */
export const isOfHour = (now: string) => gt(t.deliveries.nextTryAt, instantFrom(now, -HELD_WITHIN));

/**
 * A condition for deliveries: an attempt has no result yet. It is being made, or its process was
 * killed, and may have sent it.
 */
export const mayHaveReached = and(gt(t.deliveries.attempts, 0), eq(t.deliveries.failure, '')) as SQL;

/** A condition for deliveries: whether their reader still exists. */
export function isForSomebody(db: Db | Tx) {
  const { deliveries, volunteers, people, memberships } = t;
  const isThere = [
    db
      .select({ id: volunteers.id })
      .from(volunteers)
      .where(reads('volunteer', volunteers.id, volunteers.festivalId)),
    db
      .select({ id: people.id })
      .from(people)
      .where(reads('guest', people.id, people.festivalId)),
    db
      .select({ id: memberships.userId })
      .from(memberships)
      .where(reads('team', memberships.userId, memberships.festivalId)),
  ].map((one) => exists(one));
  return or(eq(deliveries.state, 'sent'), ...isThere);
}

const reads = (kind: RecipientKind, own: AnySQLiteColumn, festivalId: AnySQLiteColumn) =>
  and(eq(t.deliveries.recipient, kind), eq(t.deliveries.recipientId, own), eq(t.deliveries.festivalId, festivalId));

/**
 * Withholds the deliveries of a message that are not sent yet, or only those in `only`. `at` where
 * somebody decided it, who can take that back (`holdAgain`). Returns how many.
 */
export function keepBack(
  tx: Tx,
  festivalId: number,
  messageId: number,
  { only, at = null }: { only?: readonly number[]; at?: string | null } = {},
): number {
  return tx
    .update(t.deliveries)
    .set({ state: 'not-to-send', sentAt: at })
    .where(
      and(
        ofMessage({ festivalId, id: messageId }),
        isIn('waiting', 'by-hand'),
        only && inArray(t.deliveries.id, [...only]),
      ),
    )
    .run().changes;
}

/**
 * Sets another instant for the deliveries of a message that are not sent yet. Returns how many;
 * without any, the message stays as it was.
 */
export function holdUntil(tx: Tx, festivalId: number, messageId: number, heldUntil: string): number {
  const { changes } = tx
    .update(t.deliveries)
    .set({ nextTryAt: heldUntil })
    .where(and(ofMessage({ festivalId, id: messageId }), isIn('waiting', 'by-hand'), eq(t.deliveries.attempts, 0)))
    .run();
  if (changes === 0) return 0;
  setRow(tx, t.sentMessages, festivalId, messageId, { heldUntil });
  afterWrite(wakeStreams);
  return changes;
}

/** The key of a reader's way in a set. */
export const wayKey = ({ kind, id }: Recipient, way: DeliveryWay) => `${kind} ${id} ${way}`;

/** The ways from which readers of a festival unsubscribed, as `volunteer 12 mail`. */
export function stopsOf(db: Db | Tx, festivalId: number): ReadonlySet<string> {
  const rows = rowsOfFestival(db, t.stops, festivalId);
  return new Set(rows.map(({ recipient, recipientId, way }) => wayKey({ kind: recipient, id: recipientId }, way)));
}

export const ofReader = (table: typeof t.stops | typeof t.deliveries, festivalId: number, { kind, id }: Recipient) =>
  and(eq(table.festivalId, festivalId), eq(table.recipient, kind), eq(table.recipientId, id));

/**
 * Unsubscribes a reader from a way, and stops what waits for them there. Doing it twice is the same
 * as once.
 */
export function stopWay(tx: Tx, festivalId: number, to: Recipient, way: DeliveryWay, now: string): number {
  const stopped = tx
    .insert(t.stops)
    .values({ festivalId, recipient: to.kind, recipientId: to.id, way, at: now })
    .onConflictDoNothing()
    .run().changes;
  tx.update(t.deliveries)
    .set({ state: 'stopped' })
    .where(and(ofReader(t.deliveries, festivalId, to), eq(t.deliveries.way, way), eq(t.deliveries.state, 'waiting')))
    .run();
  return stopped;
}

/** Subscribes a reader to a way again. */
export function resumeWay(tx: Tx, festivalId: number, to: Recipient, way: DeliveryWay): void {
  tx.delete(t.stops)
    .where(and(ofReader(t.stops, festivalId, to), eq(t.stops.way, way)))
    .run();
}
