import { and, desc, eq, gt, gte, inArray, isNotNull, lte, not, or } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import type { DeliveryState } from '#db/enums.ts';
import { hasRow, readRow, rowsWhere, setRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { smtp } from '#lib/env.ts';
import type { Authorized } from '#lib/policy.ts';
import { instantFrom } from '#lib/time/clock.ts';
import { addWhoJoined, changesOfGroup, deliveryLeavesAt, isForGroup } from './later.ts';
import {
  type Delivery,
  HELD_FOR,
  hasDelivery,
  holdUntil,
  isAboutAct,
  isByItself,
  isForSomebody,
  isIn,
  isKeptSince,
  isToSend,
  keepBack,
  type Message,
  stateFor,
  stopsOf,
} from './queue.ts';
import { type DeliverySaid, sayer } from './written.ts';

/*
 * « À envoyer »: messages that can still be withheld, and the decision to send them now or never.
 */

/** How many messages are listed, and how many readers of each. */
const LISTED = 30;
const SHOWN = 12;
/**
 * In milliseconds: for how long a withheld message keeps its place, where that can be taken back;
 * the next one must not come under the pointer that pressed its button.
 */
const KEPT_FOR = 10 * 60_000;

/**
 * A message that is not completely sent. `deliveries` are the first open ones, besides so many
 * `others`; for a message to an audience determined later (`isGroup`), those of the present
 * audience. `leavesAt` is an instant, null where nothing more is to wait for one, nor can be sent
 * before; `isLeaving`: some leaves automatically as soon as it can. `again`: how many did not get
 * through, and the instant of the next attempt. `isByHand`: somebody can be written to by hand now.
 */
export type HeldMessage = Readonly<{
  message: Message;
  deliveries: readonly DeliverySaid<ToLeave>[];
  others: number;
  leavesAt: string | null;
  isLeaving: boolean;
  again: { count: number; at: string } | null;
  isByHand: boolean;
  canChange: boolean;
  isGroup: boolean;
  /** Whether any of it is to be sent, besides what is withheld. */
  isOpen: boolean;
  /** Whether some of it was withheld just now, and whether that can be taken back. */
  kept: 'for-good' | 'for-now' | null;
}>;
type ToLeave = Pick<Delivery, 'recipient' | 'recipientId' | 'way' | 'text'>;

/**
 * « À envoyer »: what publications and acts of the day would send, while it can be withheld; and
 * what was written for later, until all of it has left. The newest first. `now` is an instant.
 */
export function heldMessages(festival: Authorized<'volunteers'>, now: string): HeldMessage[] {
  const { db, id: festivalId } = festival;
  const { sentMessages: messages, deliveries } = t;
  const withSome = (...states: DeliveryState[]) => hasDelivery(db, isIn(...states), isForSomebody(db));
  const isKept = isKeptSince(instantFrom(now, -KEPT_FOR));
  const found = db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.festivalId, festivalId),
        or(
          and(
            inArray(messages.kind, ['publication', 'day']),
            // What is sent automatically can be withheld until it is sent, also in the morning
            // after.
            hasDelivery(db, isToSend(now), isForSomebody(db)),
          ),
          // Somebody may be written to by hand before the hour.
          and(
            eq(messages.kind, 'written'),
            gt(messages.heldUntil, now),
            or(hasDelivery(db, isIn('waiting', 'by-hand')), isForGroup(db)),
          ),
          and(eq(messages.kind, 'written'), lte(messages.heldUntil, now), withSome('waiting', 'by-hand')),
          and(eq(messages.kind, 'sign-up'), withSome('by-hand')),
          hasDelivery(db, isKept, isForSomebody(db)),
        ),
        not(isByItself),
      ),
    )
    .orderBy(desc(messages.id))
    .limit(LISTED)
    .all();
  if (found.length === 0) return [];
  const said = sayer(festival);
  return found.flatMap((message): HeldMessage[] => {
    const isAhead = message.kind === 'written' && (message.heldUntil ?? '') > now;
    const isShown = or(isIn('waiting', 'by-hand'), isKept);
    const shown = rowsWhere(db, deliveries, festivalId, eq(deliveries.messageId, message.id), isShown).filter(
      (row) => said(message, row).reader !== null,
    );
    const aKept = shown.find(({ state }) => state === 'not-to-send');
    const notKept = shown.filter(({ state }) => state !== 'not-to-send');
    const isOpen = !aKept || notKept.length > 0;
    const rows = isOpen ? notKept : shown;
    const canChange = isAhead && !aKept;
    const group = canChange ? changesOfGroup(festival, message, smtp() !== null, now) : null;
    const came = group?.came.map(({ to, way }) => ({ recipient: to.kind, recipientId: to.id, way, text: null }));
    const standing = rows.filter(({ id }) => !group?.gone.has(id));
    const open: ToLeave[] = [...standing, ...(came ?? [])];
    // All of its readers are deleted, or told by hand.
    if (open.length === 0 && !(group && rows.length > 0)) return [];
    const waiting = standing
      .filter(({ state }) => state === 'waiting')
      .map(({ attempts, failure, ...row }) => {
        const due = [row.nextTryAt, message.heldUntil ?? ''].sort().at(-1) ?? '';
        const isBeingSent = attempts > 0 && failure === '';
        return { attempts, at: isBeingSent ? now : deliveryLeavesAt(message, row, due, festival.timeZone) };
      })
      .sort((one, other) => (one.at < other.at ? -1 : 1));
    const again = waiting.filter(({ attempts, at }) => attempts > 0 && at > now);
    // The earliest: at night some are sent at once, others in the morning.
    const first = waiting.find((one) => !again.includes(one))?.at;
    const leavesAt = first ?? (!aKept && open.some(({ way }) => way !== 'phone') ? (message.heldUntil ?? '') : '');
    return [
      {
        message,
        deliveries: open.slice(0, SHOWN).map((delivery) => said(message, delivery)),
        others: Math.max(open.length - SHOWN, 0),
        leavesAt: leavesAt > now ? leavesAt : null,
        isLeaving: first !== undefined && first <= now,
        again: again[0] ? { count: again.length, at: again[0].at } : null,
        // People who joined the audience are written to once it is determined.
        isByHand: isOpen && standing.some(({ way }) => way === 'phone'),
        canChange,
        isGroup: group !== null,
        isOpen,
        kept: aKept ? (isPassed(db, message, aKept.sentAt ?? now) ? 'for-good' : 'for-now') : null,
      },
    ];
  });
}

/**
 * How many deliveries of a message were decided, and when the automatic ones are sent: an instant,
 * at night later than now.
 */
type Decided = Readonly<{ changed: number; leavesAt: string }>;

/**
 * « Envoyer maintenant », or « ne pas envoyer », for one message. What is sent stays sent; at night
 * it is sent as soon as the first of it may be. `now` is an instant.
 */
export function decideHeld(festival: Authorized<'volunteers'>, id: number, isSent: boolean, now: string): Decided {
  const { db, id: festivalId, timeZone } = festival;
  addWhoJoined(festival, id, now);
  return write(db, (tx) => {
    if (!isSent) return { changed: keepBack(tx, festivalId, id, { at: now }), leavesAt: now };
    const message = readRow(tx, t.sentMessages, festivalId, id);
    // What was tried goes at its own pace.
    const untried = [eq(t.deliveries.messageId, id), isIn('waiting'), eq(t.deliveries.attempts, 0)];
    const waiting = rowsWhere(tx, t.deliveries, festivalId, ...untried);
    if (!message || waiting.length === 0) return { changed: 0, leavesAt: now };
    const was = message.heldUntil ?? now;
    const first = waiting.map((one) => deliveryLeavesAt(message, one, now, timeZone)).sort()[0] ?? now;
    const changed = holdUntil(tx, festivalId, id, first);
    // A message whose hour had come stays as it is: some of it has left, with these words.
    if (changed > 0 && was <= now) setRow(tx, t.sentMessages, festivalId, id, { heldUntil: was });
    return { changed, leavesAt: first };
  });
}

/**
 * Takes « Ne pas envoyer » back: the message is held once more. Nothing is done where an act came
 * since, which was told without it. Returns how many of its deliveries wait again. `now` is an
 * instant.
 */
export function holdAgain({ db, id: festivalId }: Authorized<'volunteers'>, id: number, now: string): number {
  const { deliveries, sentMessages } = t;
  return write(db, (tx) => {
    const message = readRow(tx, sentMessages, festivalId, id);
    const isKept = [eq(deliveries.messageId, id), isIn('not-to-send'), isNotNull(deliveries.sentAt)];
    const kept = rowsWhere(tx, deliveries, festivalId, ...isKept);
    if (!message || isPassed(tx, message, kept[0]?.sentAt ?? now)) return 0;
    const stopped = stopsOf(tx, festivalId);
    const soonest = instantFrom(now, HELD_FOR);
    for (const { id: delivery, recipient, recipientId, way, nextTryAt } of kept)
      setRow(tx, deliveries, festivalId, delivery, {
        state: stateFor({ kind: recipient, id: recipientId }, way, stopped),
        sentAt: null,
        nextTryAt: [nextTryAt, soonest].sort().at(-1) ?? soonest,
      });
    return kept.length;
  });
}

/** Whether an act was told since an instant, without what this message says of earlier ones. */
function isPassed(db: Db | Tx, { festivalId, kind }: Message, since: string): boolean {
  const { sentMessages: messages } = t;
  if (kind !== 'publication' && kind !== 'day') return false;
  return hasRow(db, messages, and(eq(messages.festivalId, festivalId), isAboutAct, gte(messages.createdAt, since)));
}
