import { and, asc, desc, eq, inArray, isNotNull, isNull, max, not, or } from 'drizzle-orm';
import { type Db, isHeld, write } from '#db/client.ts';
import type { DeliveryState, HandWay } from '#db/enums.ts';
import { hasRow, readRow, rowsOfFestival, rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { notFound } from '#lib/errors.ts';
import { writtenIn } from '#lib/i18n/clean-text.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { Authorized } from '#lib/policy.ts';
import type { VolunteersBoard } from '#lib/volunteers/board.ts';
import { makeMissingLinks } from '#lib/volunteers/links.ts';
import { volunteersApart } from '#lib/volunteers/say-shift.ts';
import { addresseesOf } from './audience.ts';
import { asksForLink, filled } from './filled.ts';
import { causeFor, deliveriesTo, writtenUnder } from './later.ts';
import {
  type Delivery,
  hasDelivery,
  isByItself,
  isForSomebody,
  type Message,
  queueMessage,
  type Recipient,
} from './queue.ts';
import { type MessageReader, reachOf, readersOf } from './readers.ts';
import type { WrittenMessage } from './schema.ts';

/*
 * Messages that somebody wrote: queueing them, their list with every reader, sending by hand, and
 * who reacted.
 */

/**
 * Queues what somebody wrote: for the present audience to be sent now, or for a later instant
 * (`heldUntil`), for the audience at that time. Returns the id of the message; null where there are
 * no readers, or no text.
 */
export function sendWritten(
  festival: Authorized<'volunteers'>,
  board: VolunteersBoard,
  { audience, subject, text, clientKey, heldUntil = null }: Omit<WrittenMessage, 'at'> & { heldUntil?: string | null },
  hasMail: boolean,
  now: string,
): number | null {
  const { db, id: festivalId, actor, locale } = festival;
  // People who are written to about their page need a link.
  if (asksForLink(text) && audience.who !== 'guests' && audience.who !== 'team') makeMissingLinks(festival, now);
  const to = addresseesOf(festival, board, audience, { locale, now });
  if (to.length === 0 || (text.fr === '' && text.en === '')) return null;
  return write(db, (tx) => {
    const key = clientKey ?? now;
    // Posted again after it was sent.
    const known = writtenUnder(tx, festivalId, key);
    if (known) return known.id;
    return queueMessage(
      tx,
      { festivalId, author: { userId: actor.userId, name: actor.name } },
      {
        kind: 'written',
        cause: heldUntil === null ? key : causeFor(audience, key),
        subject: { fr: subject, en: subject },
        text: writtenIn(text),
        heldUntil,
      },
      deliveriesTo(to, reachOf(tx, festivalId, 'message', hasMail), heldUntil),
      now,
    );
  });
}

/**
 * A message with how many deliveries are in which state, for a list. `isReplaced`: a later message
 * with the same topic includes what was not sent.
 */
export type MessageSaid = Readonly<{
  message: Message;
  isReplaced: boolean;
  states: Readonly<Record<DeliveryState, number>>;
  looked: number;
  answered: number;
}>;

const none = { waiting: 0, 'by-hand': 0, sent: 0, failed: 0, stopped: 0, 'not-to-send': 0 };
/** How many messages the page lists. */
const LISTED = 30;

/** The last messages of a festival that had readers, the newest first. */
export function messagesOf(festival: Authorized<'volunteers'>): MessageSaid[] {
  const { db, id: festivalId } = festival;
  const rows = db
    .select()
    .from(t.sentMessages)
    .where(and(eq(t.sentMessages.festivalId, festivalId), not(isByItself), hasDelivery(db, isForSomebody(db))))
    .orderBy(desc(t.sentMessages.id))
    .limit(LISTED)
    .all();
  const ids = rows.map(({ id }) => id);
  const all = rowsWhere(db, t.deliveries, festivalId, inArray(t.deliveries.messageId, ids));
  const last = lastOfTopic(
    db,
    festivalId,
    rows.map(({ topic }) => topic),
  );
  const said = sayer(festival);
  return rows.map((message): MessageSaid => {
    const own = all.filter((one) => one.messageId === message.id && isFor(said(message, one)));
    const states: Record<DeliveryState, number> = { ...none };
    for (const { state } of own) states[state] += 1;
    const looked = own.filter(({ lookedAt }) => lookedAt !== null).length;
    const answered = own.filter(({ answeredAt }) => answeredAt !== null).length;
    return { message, isReplaced: last.get(message.topic) !== message.id, states, looked, answered };
  });
}

/** The newest message of each of these topics that has readers. */
function lastOfTopic(db: Db, festivalId: number, topics: readonly string[]): ReadonlyMap<string, number | null> {
  const { id, topic } = t.sentMessages;
  const rows = db
    .select({ topic, last: max(id) })
    .from(t.sentMessages)
    .where(and(eq(t.sentMessages.festivalId, festivalId), inArray(topic, [...topics]), hasDelivery(db)))
    .groupBy(topic)
    .all();
  return new Map(rows.map((one) => [one.topic, one.last]));
}

/**
 * One delivery with its reader's present data, null for a deleted one, and their name for
 * coordinators. `text` is what they read, in their language.
 */
export type DeliverySaid<D = Delivery> = Readonly<{
  delivery: D;
  reader: MessageReader | null;
  called: string;
  locale: Locale;
  text: string;
}>;

/** Whether it concerns anybody: nothing can be done for a deleted reader. */
const isFor = ({ delivery: { state }, reader }: DeliverySaid): boolean => state === 'sent' || reader !== null;

/**
 * Reads everybody of a festival who may be written to, once; returns a function that describes
 * deliveries.
 */
export function sayer(festival: Authorized<'volunteers'>) {
  const readers = new Map(
    (['volunteer', 'guest', 'team'] as const).flatMap((kind) =>
      readersOf(festival.db, festival, kind).map((reader): [string, MessageReader] => [`${kind} ${reader.id}`, reader]),
    ),
  );
  const apart = volunteersApart(rowsOfFestival(festival.db, t.volunteers, festival.id));
  type Said = Pick<Delivery, 'recipient' | 'recipientId' | 'text'>;
  return <D extends Said>(message: Message, delivery: D): DeliverySaid<D> => {
    const reader = readers.get(`${delivery.recipient} ${delivery.recipientId}`) ?? null;
    const locale = reader?.locales[0] ?? festival.locale;
    const own = inLocale(delivery.text ?? message.text, locale);
    const volunteer = reader?.kind === 'volunteer' ? apart.get(reader.id) : undefined;
    const called = volunteer?.name ?? reader?.name ?? '?';
    return { delivery, reader, called, locale, text: reader ? filled(own, reader) : own };
  };
}

/**
 * A message with all its readers, those to be written to by hand first; null if it is not of this
 * festival.
 */
export function messageSaid(
  festival: Authorized<'volunteers'>,
  id: number,
): { message: Message; deliveries: DeliverySaid[] } | null {
  const { db, id: festivalId } = festival;
  const message = readRow(db, t.sentMessages, festivalId, id);
  if (!message) return null;
  const said = sayer(festival);
  const deliveries = rowsWhere(db, t.deliveries, festivalId, eq(t.deliveries.messageId, id))
    .map((delivery) => said(message, delivery))
    .filter(isFor);
  return { message, deliveries };
}

/**
 * Whether it was or has to be sent by hand; and for people who cannot be reached automatically, and
 * have to be called.
 */
export const isByHand = ({ way, state, hand }: Pick<Delivery, 'way' | 'state' | 'hand'>): boolean =>
  hand !== null || state === 'failed' || state === 'stopped' || (way === 'phone' && state !== 'not-to-send');

/**
 * Notes that a team member sent one by hand (`hand`), or takes that back (null). Throws notFound
 * for one that is not sent by hand.
 */
export function noteByHand(festival: Authorized<'volunteers'>, id: number, hand: HandWay | null, now: string): void {
  const { db, id: festivalId } = festival;
  const { way, state, hand: noted } = t.deliveries;
  const isInHand = or(isNotNull(noted), and(eq(way, 'phone'), inArray(state, ['by-hand', 'sent'])));
  write(db, (tx) => {
    const { changes } = tx
      .update(t.deliveries)
      // What was not sent in its own way is sent from a telephone from now on.
      .set({
        way: 'phone',
        ...(hand ? { state: 'sent', hand, sentAt: now } : { state: 'by-hand', hand: null, sentAt: null }),
      })
      .where(
        and(
          eq(t.deliveries.festivalId, festivalId),
          eq(t.deliveries.id, id),
          hand ? or(isInHand, inArray(state, ['failed', 'stopped'])) : isInHand,
        ),
      )
      .run();
    if (changes === 0) throw notFound();
  });
}

/** What was sent to one reader, the earliest first. */
export const receivedBy = (db: Db, festivalId: number, { kind, id }: Recipient) =>
  db
    .select({ delivery: t.deliveries, message: t.sentMessages })
    .from(t.deliveries)
    .innerJoin(t.sentMessages, eq(t.sentMessages.id, t.deliveries.messageId))
    .where(
      and(
        eq(t.deliveries.festivalId, festivalId),
        eq(t.deliveries.recipient, kind),
        eq(t.deliveries.recipientId, id),
        eq(t.deliveries.state, 'sent'),
      ),
    )
    .orderBy(asc(t.deliveries.id))
    .all();

/**
 * A volunteer opened their page (`looked`) or did something there, so they have read what was sent
 * to them. `now` is an instant.
 */
export function noteReaction(
  db: Db,
  festivalId: number,
  volunteerId: number,
  what: 'looked' | 'answered',
  now: string,
): void {
  const column = what === 'looked' ? t.deliveries.lookedAt : t.deliveries.answeredAt;
  const isTheirs = and(
    eq(t.deliveries.festivalId, festivalId),
    eq(t.deliveries.recipient, 'volunteer'),
    eq(t.deliveries.recipientId, volunteerId),
    eq(t.deliveries.state, 'sent'),
    isNull(column),
  );
  // While another program writes, this is noted the next time.
  if (what === 'looked' && isHeld(db)) return;
  // Most looks find nothing, and need no write lock.
  if (!hasRow(db, t.deliveries, isTheirs)) return;
  write(db, (tx) =>
    tx
      .update(t.deliveries)
      .set(what === 'looked' ? { lookedAt: now } : { answeredAt: now, lookedAt: now })
      .where(isTheirs)
      .run(),
  );
}
