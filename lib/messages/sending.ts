import { and, asc, count, desc, eq, getTableColumns, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import type { DeliveryState, DeliveryWay } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { onWrite } from '#lib/history/record.ts';
import { onceFree } from '#lib/once-free.ts';
import { onlyOneAtWork } from '#lib/one-in-process.ts';
import type { Festival } from '#lib/policy.ts';
import { instantFrom, minutesFrom, now } from '#lib/time/clock.ts';
import { decideGroups, deliveryLeavesAt, orAsWritten } from './later.ts';
import { BY_ITSELF, type Delivery, type Message, wayKey } from './queue.ts';
import { reachOf, readersOf, wayFor, wishOfKind } from './readers.ts';
import { stillAhead } from './to-send.ts';

/** One delivery that is due, with everything needed to send it. */
export type Outgoing = Readonly<{ delivery: Delivery; message: Message; festival: Festival; db: Db; now: string }>;

/**
 * Why something did not arrive, in our own words, because a server's answer may contain an address.
 */
export type SendFailure = 'no-address' | 'not-chosen' | 'refused' | 'unreachable' | 'sign-in' | 'error';

/**
 * The result of an attempt. `later` is tried again; with `isWayDown` the way does not work at
 * present, so the other deliveries wait too; `after`: the server asked to wait so many seconds.
 * `stopped`: the subscription no longer exists.
 */
export type Delivered =
  | { state: 'sent' }
  | { state: 'stopped' }
  | { state: 'failed'; why: SendFailure }
  | { state: 'later'; why: SendFailure; isWayDown?: boolean; after?: number | null };

/**
 * How each way delivers; deliveries of a way without one wait. Called with one delivery at a time.
 */
export type Deliverers = Partial<Record<Exclude<DeliveryWay, 'phone'>, (one: Outgoing) => Promise<Delivered>>>;

const MINUTE = 60_000;
/** In minutes: the time until the next attempt, after each; after the last one it has failed. */
const AGAIN_AFTER = [1, 5, 15, 60, 180, 360] as const;
const HOUR = 60 * MINUTE;
/** In milliseconds: the time between two looks, because other programs write too. */
const LOOK_AGAIN = 2000;

/** Until when each way is paused (an instant), in this process. */
export type Paused = Partial<Record<DeliveryWay, string>>;

type Sending = Readonly<{ db: Db; deliverers: Deliverers; mailsPerHour: number; paused: Paused }>;

/**
 * Sends the delivery that is due first, and returns whether there was one. The attempt is recorded
 * before it is made, and the result afterwards: a process that is killed in between tries this one
 * again, and no other. `at` is an instant.
 */
export async function sendNext({ db, deliverers, mailsPerHour, paused }: Sending, at: string): Promise<boolean> {
  await onceFree(() => decideGroups(db, 'mail' in deliverers, at));
  const due = await onceFree(() => claim(db, openWays(db, { deliverers, mailsPerHour, paused }, at), at));
  if (due === null) return false;
  const { outgoing } = due;
  if (!outgoing) return true;
  const { delivery } = outgoing;
  const deliver = deliverers[delivery.way as keyof Deliverers];
  const found: Delivered = deliver
    ? await deliver(outgoing).catch((): Delivered => ({ state: 'later', why: 'error' }))
    : { state: 'later', why: 'error' };
  if (found.state === 'later' && found.isWayDown) paused[delivery.way] = minutesFrom(at, 1);
  // As long as it takes: a result that is not recorded would be sent a second time.
  await onceFree(() => note(outgoing, found, 'mail' in deliverers), HOUR);
  return true;
}

type Open = { ways: DeliveryWay[]; urgentOnly: DeliveryWay[] };

/**
 * The ways that can be used now; those that have reached their hourly limit only carry urgent
 * messages.
 */
function openWays(db: Db, { deliverers, mailsPerHour, paused }: Omit<Sending, 'db'>, at: string): Open {
  const ways = (Object.keys(deliverers) as DeliveryWay[]).filter((way) => (paused[way] ?? '') <= at);
  const tried = db
    .select({ count: count() })
    .from(t.deliveries)
    .where(and(eq(t.deliveries.way, 'mail'), gt(t.deliveries.triedAt, instantFrom(at, -HOUR))))
    .get();
  const isPaced = (tried?.count ?? 0) >= mailsPerHour;
  return { ways, urgentOnly: isPaced ? ways.filter((way) => way === 'mail') : [] };
}

/**
 * Takes the delivery that is due first, and records the attempt. Null: none is due. `outgoing`
 * null: it was postponed to the morning, or is over.
 */
function claim(db: Db, { ways, urgentOnly }: Open, at: string): { outgoing: Outgoing | null } | null {
  const { deliveries, sentMessages: messages, festivals } = t;
  const isDue = and(
    eq(deliveries.state, 'waiting'),
    lte(deliveries.nextTryAt, at),
    inArray(deliveries.way, ways),
    or(isNull(messages.heldUntil), lte(messages.heldUntil, at)),
    urgentOnly.length > 0 ? or(eq(messages.isUrgent, true), sql`${deliveries.way} not in ${urgentOnly}`) : undefined,
  );
  const first = (from: Pick<Db, 'select'>) =>
    from
      .select({ delivery: getTableColumns(deliveries), message: getTableColumns(messages), festival: festivals })
      .from(deliveries)
      .innerJoin(messages, eq(messages.id, deliveries.messageId))
      .innerJoin(festivals, eq(festivals.id, deliveries.festivalId))
      .where(isDue)
      // A push message takes a tenth of the time of a mail, and is read sooner.
      .orderBy(desc(messages.isUrgent), desc(eq(deliveries.way, 'push')), asc(deliveries.nextTryAt), asc(deliveries.id))
      .limit(1)
      .get();
  // Most looks find nothing, and need no write lock.
  const looked = ways.length === 0 ? undefined : first(db);
  if (!looked) return null;
  const { delivery: next, message: about } = looked;
  const ahead = orAsWritten(() => stillAhead(db, looked.festival, about, next, at)) ?? next;
  return write(db, (tx) => {
    const found = first(tx);
    if (!found) return null;
    const { delivery, message, festival } = found;
    // Another program wrote meanwhile: the next look takes it.
    if (delivery.id !== next.id) return { outgoing: null };
    const own = eq(deliveries.id, delivery.id);
    if (ahead === 'over') {
      tx.update(deliveries).set({ state: 'not-to-send' }).where(own).run();
      return { outgoing: null };
    }
    const from = deliveryLeavesAt(message, ahead, at, festival.timeZone);
    if (from > at) {
      tx.update(deliveries).set({ nextTryAt: from }).where(own).run();
      return { outgoing: null };
    }
    const attempts = delivery.attempts + 1;
    const again = AGAIN_AFTER[Math.min(delivery.attempts, AGAIN_AFTER.length - 1)] as number;
    const tried = { attempts, triedAt: at, nextTryAt: minutesFrom(at, again), failure: '' };
    tx.update(deliveries).set(tried).where(own).run();
    return { outgoing: { delivery: { ...delivery, ...tried }, message, festival, db, now: at } };
  });
}

/** The way for a reader whose intended way does not exist; null for a deleted reader. */
function otherWay(tx: Tx, { delivery, message, festival }: Outgoing, hasMail: boolean): DeliveryWay | null {
  const { recipient, recipientId, way } = delivery;
  // Automatic messages are for devices only.
  if (recipient === 'visitor' || message.cause.startsWith(BY_ITSELF)) return null;
  const reader = readersOf(tx, festival, recipient).find(({ id }) => id === recipientId);
  const reach = reachOf(tx, festival.id, wishOfKind[message.kind], hasMail);
  return reader ? wayFor(reader, { ...reach, stopped: new Set([...reach.stopped, wayKey(reader, way)]) }) : null;
}

/**
 * Records the result of an attempt. If its reader unsubscribed meanwhile it is not tried again; if
 * their way no longer exists it is sent in another, or by hand.
 */
function note(outgoing: Outgoing, found: Delivered, hasMail: boolean): void {
  const { delivery, db, now: at } = outgoing;
  const isOver = found.state !== 'later' || delivery.attempts >= AGAIN_AFTER.length;
  const state: DeliveryState = found.state === 'later' ? (isOver ? 'failed' : 'waiting') : found.state;
  const asked = 'after' in found && found.after != null ? instantFrom(at, found.after * 1000) : '';
  const isGone = found.state === 'failed' && (found.why === 'no-address' || found.why === 'not-chosen');
  write(db, (tx) => {
    const way = isGone ? otherWay(tx, outgoing, hasMail) : null;
    tx.update(t.deliveries)
      .set(
        way
          ? { way, state: way === 'phone' ? 'by-hand' : 'waiting', attempts: 0, nextTryAt: at }
          : {
              state,
              failure: 'why' in found ? found.why : '',
              sentAt: found.state === 'sent' ? at : null,
              // Taken away by an act that came meanwhile.
              text: delivery.text,
              // A server may ask for longer than until the next attempt, not for less.
              ...(asked > delivery.nextTryAt && { nextTryAt: asked }),
            },
      )
      .where(
        and(
          eq(t.deliveries.id, delivery.id),
          inArray(t.deliveries.state, found.state === 'sent' ? ['waiting', 'stopped', 'not-to-send'] : ['waiting']),
        ),
      )
      .run();
  });
}

/**
 * Sends what is due, one after another, from now on; before each look `prepare` adds messages. What
 * waited while no server ran is sent first: restarting loses nothing, because the queue is in the
 * database. Returns the function that stops it; starting it again replaces the first.
 */
export const watchSending = (
  deliverers: Deliverers,
  mailsPerHour: number,
  prepare: (db: Db, now: string) => unknown,
  open: () => Db = getDb,
): (() => void) =>
  onlyOneAtWork('lanterneSending', () => {
    const paused: Paused = {};
    let isSending = false;
    let isStopped = false;
    const look = async () => {
      if (isSending || isStopped) return;
      isSending = true;
      try {
        await onceFree(() => prepare(open(), now()));
        while (!isStopped && (await sendNext({ db: open(), deliverers, mailsPerHour, paused }, now())));
      } catch (error) {
        console.error(error);
      } finally {
        isSending = false;
      }
    };
    const timer = setInterval(() => void look(), LOOK_AGAIN);
    // The timer must not keep a server alive that is asked to stop.
    timer.unref();
    const forget = onWrite(() => void look());
    void look();
    return () => {
      isStopped = true;
      clearInterval(timer);
      forget();
    };
  });
