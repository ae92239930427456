import { randomBytes } from 'node:crypto';
import { and, desc, eq, exists, inArray, like, max, ne, not, or, type SQL } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { afterWrite, type Db, type Tx } from '#db/client.ts';
import type { DeliveryState, DeliveryWay, MessageKind, RecipientKind } from '#db/enums.ts';
import { insertRow, rowsOfFestival, setRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { wakeStreams } from '#lib/history/wake.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { instantFrom } from '#lib/time/clock.ts';

export type Message = Readonly<typeof t.sentMessages.$inferSelect>;
export type Delivery = Readonly<typeof t.deliveries.$inferSelect>;
export type Recipient = Readonly<{ kind: RecipientKind; id: number }>;

/**
 * How long the team may keep back what a publication or an act of the day would send, in
 * milliseconds.
 */
export const HELD_FOR = 60_000;
/**
 * Nobody reads of two publications within so many milliseconds: what an earlier one would have said
 * and has not yet, the later one says too, and it waits where the earlier one has left.
 */
export const TOGETHER = 5 * 60_000;
/**
 * Readers of one message; a festival has fewer people, and visitors who follow it come in
 * thousands.
 */
const MAX_DELIVERIES = 20_000;

export type NewMessage = Readonly<{
  kind: MessageKind;
  /** The same cause of the same kind is queued once: the key of a form, the batch of an act. */
  cause: string;
  subject: Bilingual;
  text: Bilingual;
  /** Null or absent: it leaves as soon as it can. */
  heldUntil?: string | null;
  isUrgent?: boolean;
  /**
   * Earlier messages that did not leave whole, which this one says too: they share its topic from
   * now on.
   */
  replaces?: readonly Message[];
}>;

export type NewDelivery = Readonly<{
  to: Recipient;
  way: DeliveryWay;
  /** In place of the text of the message. */
  text?: Bilingual | null;
  /** The instant at which what it is about begins. */
  beginsAt?: string | null;
  /**
   * What a tap on its notification opens: a public path, or `#…` on the page its reader asked on.
   */
  opens?: string;
  /** Not before this instant. */
  notBefore?: string;
}>;

/**
 * Puts a message into the one queue of this installation, with everybody it goes to; whom it may go
 * to, and by which ways, is decided before. A way its reader stopped stands there as stopped, so
 * that somebody calls them. Answers its id, or that of the one queued for the same cause, to which
 * nothing is added. `now` is an instant. Throws RangeError beyond MAX_DELIVERIES.
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

/** Inside `tx`: these too receive a message. */
export function addDeliveries(
  tx: Tx,
  { festivalId, id: messageId }: Pick<Message, 'festivalId' | 'id'>,
  to: readonly NewDelivery[],
  now: string,
): void {
  const stopped = stopsOf(tx, festivalId);
  for (const one of to)
    tx.insert(t.deliveries)
      .values({
        festivalId,
        messageId,
        recipient: one.to.kind,
        recipientId: one.to.id,
        way: one.way,
        state: stopped.has(wayKey(one.to, one.way)) ? 'stopped' : one.way === 'phone' ? 'by-hand' : 'waiting',
        text: one.text ?? null,
        beginsAt: one.beginsAt ?? null,
        opens: one.opens ?? '',
        nextTryAt: one.notBefore ?? now,
      })
      .onConflictDoNothing()
      .run();
}

/**
 * What begins the cause of what the server tells devices by itself (`lib/push/`): nobody wrote it,
 * and nobody keeps it back.
 */
export const BY_ITSELF = 'push ';
export const isByItself = like(t.sentMessages.cause, `${BY_ITSELF}%`);

/** 128 bits, in the 32 characters at most that a push topic may have (RFC 8030, 5.4). */
const newTopic = () => randomBytes(16).toString('base64url');

export const messageOf = (db: Db | Tx, festivalId: number, kind: MessageKind, cause: string): Message | undefined =>
  db
    .select()
    .from(t.sentMessages)
    .where(
      and(eq(t.sentMessages.festivalId, festivalId), eq(t.sentMessages.kind, kind), eq(t.sentMessages.cause, cause)),
    )
    .get();

/**
 * A publication of which nothing has left yet, of the last minutes or waiting for the morning: the
 * next one says what it would have said, unless somebody kept that back.
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
  const states = new Set(statesOf(db, last).map(({ state }) => state));
  if (states.has('waiting')) return last;
  const isKeptBack = states.has('not-to-send') && !states.has('by-hand');
  return !isKeptBack && last.createdAt > instantFrom(now, -TOGETHER) ? last : null;
}

/**
 * When a publication of `now` may leave by itself: after a minute, and not so soon after the last
 * one left. Both are instants. What is urgent waits for none.
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

/** Whether anything of a message was sent, or tried. */
export const hasLeft = (db: Db | Tx, message: Message): boolean =>
  statesOf(db, message).some(({ state, attempts }) => state === 'sent' || attempts > 0);

/** Whether anybody was told by a message, or will be. */
export const isSaid = (db: Db | Tx, message: Message): boolean =>
  hasLeft(db, message) || statesOf(db, message).some(({ state }) => state === 'waiting' || state === 'by-hand');

/** Whether a message was queued with nobody to tell. */
export const tellsNobody = (db: Db | Tx, message: Message): boolean => statesOf(db, message).length === 0;

const statesOf = (db: Db | Tx, { festivalId, id }: Message) =>
  db
    .select({ state: t.deliveries.state, attempts: t.deliveries.attempts })
    .from(t.deliveries)
    .where(ofMessage(festivalId, id))
    .all();

const ofMessage = (festivalId: number, messageId: number) =>
  and(eq(t.deliveries.festivalId, festivalId), eq(t.deliveries.messageId, messageId));

/** In a query of messages: whether one has a delivery of which all of this holds. */
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

/** In a query of deliveries. */
export const isIn = (...states: DeliveryState[]) => inArray(t.deliveries.state, states);

/**
 * In a query of deliveries: whether it concerns anybody, as nothing is left to be done for who is
 * gone.
 */
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
 * « Ne pas envoyer »: what has not left yet of a message does not leave; of `only` these
 * deliveries. Answers how many were kept back.
 */
export function keepBack(tx: Tx, festivalId: number, messageId: number, only?: readonly number[]): number {
  return tx
    .update(t.deliveries)
    .set({ state: 'not-to-send' })
    .where(
      and(
        ofMessage(festivalId, messageId),
        inArray(t.deliveries.state, ['waiting', 'by-hand']),
        only && inArray(t.deliveries.id, [...only]),
      ),
    )
    .run().changes;
}

/**
 * What has not left yet of a message leaves at another instant. Answers how many that are; a
 * message of which none is left stays as it was.
 */
export function holdUntil(tx: Tx, festivalId: number, messageId: number, heldUntil: string): number {
  const { changes } = tx
    .update(t.deliveries)
    .set({ nextTryAt: heldUntil })
    .where(
      and(
        ofMessage(festivalId, messageId),
        inArray(t.deliveries.state, ['waiting', 'by-hand']),
        eq(t.deliveries.attempts, 0),
      ),
    )
    .run();
  if (changes === 0) return 0;
  setRow(tx, t.sentMessages, festivalId, messageId, { heldUntil });
  afterWrite(wakeStreams);
  return changes;
}

/** A way of a reader, as a set holds it. */
export const wayKey = ({ kind, id }: Recipient, way: DeliveryWay) => `${kind} ${id} ${way}`;

/** The ways that readers of a festival stopped, each as `volunteer 12 mail`. */
export function stopsOf(db: Db | Tx, festivalId: number): ReadonlySet<string> {
  const rows = rowsOfFestival(db, t.stops, festivalId);
  return new Set(rows.map(({ recipient, recipientId, way }) => wayKey({ kind: recipient, id: recipientId }, way)));
}

const ofReader = (table: typeof t.stops | typeof t.deliveries, festivalId: number, { kind, id }: Recipient) =>
  and(eq(table.festivalId, festivalId), eq(table.recipient, kind), eq(table.recipientId, id));

/**
 * A reader wants nothing more by this way: what waits for them there is stopped too. Twice is once.
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

/** A reader asked for this way again. */
export function resumeWay(tx: Tx, festivalId: number, to: Recipient, way: DeliveryWay): void {
  tx.delete(t.stops)
    .where(and(ofReader(t.stops, festivalId, to), eq(t.stops.way, way)))
    .run();
}
