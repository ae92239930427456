import { and, eq, gt, like, lte, not, or, type SQL, sql } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import { ownRow, rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { smtp } from '#lib/env.ts';
import { writtenIn } from '#lib/i18n/clean-text.ts';
import type { Authorized } from '#lib/policy.ts';
import { shortHash } from '#lib/short-hash.ts';
import { addDays } from '#lib/time/calendar.ts';
import { checkWallClock, fromInstant, toInstant } from '#lib/time/wall-clock.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { makeMissingLinks } from '#lib/volunteers/links.ts';
import { type Addressee, addresseesOf } from './audience.ts';
import { asksForLink } from './filled.ts';
import {
  addDeliveries,
  hasDelivery,
  holdUntil,
  isIn,
  keepBack,
  type Message,
  type NewDelivery,
  ofReader,
  type Recipient,
} from './queue.ts';
import { type Reach, reachOf, wayFor } from './readers.ts';
import { audienceSchema, type MessageAudience, type RewrittenMessage } from './schema.ts';

/*
 * When a message leaves: at its hour, by day or at once; how it is changed until then; and its
 * readers, who are determined when it leaves.
 */

/** In milliseconds: how far ahead a message can be written. */
const MAX_AHEAD = 366 * 86_400_000;

/**
 * When a message is sent: an instant, null for as soon as possible; or what is wrong with the typed
 * time.
 */
type SendTime = { ok: true; heldUntil: string | null } | { ok: false; why: 'wrong' | 'past' | 'far' };

/**
 * The typed time, a wall clock of the festival, empty for now. A time at night becomes the next
 * morning, because written messages are not sent at night. `now` is an instant.
 */
export function sendTimeOf(at: string, timeZone: string, now: string): SendTime {
  if (at === '') {
    const leaves = leavesAt(now, null, timeZone);
    return { ok: true, heldUntil: leaves > now ? leaves : null };
  }
  if (checkWallClock(at, timeZone) === 'invalid') return { ok: false, why: 'wrong' };
  const instant = toInstant(at, timeZone);
  if (instant <= now) return { ok: false, why: 'past' };
  if (Date.parse(instant) - Date.parse(now) > MAX_AHEAD) return { ok: false, why: 'far' };
  return { ok: true, heldUntil: leavesAt(instant, null, timeZone) };
}

/**
 * A hash of a message, with which somebody who edits it notices that another person has changed it.
 */
export const versionOf = ({ subject, text, heldUntil }: Message): string =>
  shortHash(JSON.stringify([subject, text, heldUntil]), 22);

/**
 * Changes a message written for later, including its hour. Nothing is changed if it was sent or
 * withdrawn meanwhile (`left`), or if somebody else has changed it (`changed`, by comparing `was`
 * with `versionOf`).
 */
export function rewrite(
  festival: Authorized<'volunteers'>,
  id: number,
  { was, subject, text, heldUntil }: Omit<RewrittenMessage, 'at'> & { heldUntil: string | null },
  now: string,
): 'done' | 'left' | 'changed' {
  const { db, id: festivalId } = festival;
  const { deliveries, sentMessages } = t;
  const own = ownRow(sentMessages, festivalId, id);
  const open = (tx: Db | Tx) =>
    tx
      .select({ recipient: deliveries.recipient })
      .from(deliveries)
      .innerJoin(sentMessages, eq(sentMessages.id, deliveries.messageId))
      .where(and(own, eq(sentMessages.kind, 'written'), gt(sentMessages.heldUntil, now), isIn('waiting', 'by-hand')))
      .all();
  addWhoJoined(festival, id, now);
  // People who are written to about their page need a link.
  if (asksForLink(text) && open(db).some(({ recipient }) => recipient === 'volunteer')) makeMissingLinks(festival, now);
  return write(db, (tx) => {
    if (open(tx).length === 0) return 'left';
    const message = tx.select().from(sentMessages).where(own).get();
    if (message && versionOf(message) !== was) return 'changed';
    const words = { subject: { fr: subject, en: subject }, text: writtenIn(text) };
    tx.update(sentMessages).set(words).where(own).run();
    holdUntil(tx, festivalId, id, heldUntil ?? now);
    return 'done';
  });
}

/** The quiet hours, in the festival's time. */
const QUIET = { from: '22:00', until: '08:00' };
/** What begins before this hour has to be known before the morning. */
const EARLY = '10:00';

/**
 * When something that is ready at `now` may be sent: at once by day, and at night if its subject
 * begins before ten; else in the morning. All three are instants; the hours are in the festival's
 * zone.
 */
export function leavesAt(now: string, beginsAt: string | null, zone: string): string {
  const [day = '', hour = ''] = fromInstant(now, zone).split('T');
  if (hour >= QUIET.until && hour < QUIET.from) return now;
  const morning = hour < QUIET.until ? day : addDays(day, 1);
  if (beginsAt !== null && beginsAt < toInstant(`${morning}T${EARLY}`, zone)) return now;
  return toInstant(`${morning}T${QUIET.until}`, zone);
}

/**
 * The same for one delivery: urgent messages, and answers to somebody's own act, are also sent at
 * night.
 */
export const deliveryLeavesAt = (
  { isUrgent, kind }: { isUrgent: boolean; kind: string },
  { beginsAt }: { beginsAt: string | null },
  now: string,
  zone: string,
): string => (isUrgent || kind === 'sign-up' ? now : leavesAt(now, beginsAt, zone));

/**
 * The cause of a message for later, which contains its audience, because the readers are determined
 * when it is sent. After that, the cause is the key alone.
 */
export const causeFor = (audience: MessageAudience, key: string): string => `group ${JSON.stringify(audience)} ${key}`;
const isUndecided = like(t.sentMessages.cause, 'group %');

/**
 * A condition for messages: their readers are determined when they leave, also where those of now
 * are erased, have all been told by hand or have unsubscribed. A withdrawn one stays withdrawn,
 * whoever joins.
 */
export const isForGroup = (db: Db | Tx) =>
  and(eq(t.sentMessages.kind, 'written'), isUndecided, not(hasDelivery(db, isIn('not-to-send'))));

/** Withdraws such messages for good: nobody is added to them any more. */
export function withdrawGroups(tx: Db | Tx, which?: SQL): void {
  tx.update(t.sentMessages)
    .set({ cause: sql`'withdrawn ' || ${t.sentMessages.cause}` })
    .where(and(isUndecided, which))
    .run();
}

/**
 * Deletes what an erased reader was sent, or was to be sent, and from which ways they unsubscribed.
 * A message that was withheld from them stays withdrawn.
 */
export function forgetReader(tx: Tx, festivalId: number, to: Recipient): void {
  const ofThem = ofReader(t.deliveries, festivalId, to);
  withdrawGroups(tx, hasDelivery(tx, ofThem, isIn('not-to-send')));
  for (const table of [t.deliveries, t.stops])
    tx.delete(table)
      .where(ofReader(table, festivalId, to))
      .run();
}

/**
 * The message that a form queued under its key, whenever it is to leave: sent again, the form may
 * mean another hour, as the night ended meanwhile.
 */
export const writtenUnder = (tx: Tx, festivalId: number, key: string): Message | undefined =>
  rowsWhere(
    tx,
    t.sentMessages,
    festivalId,
    eq(t.sentMessages.kind, 'written'),
    or(eq(t.sentMessages.cause, key), sql`substr(${t.sentMessages.cause}, ${-key.length - 1}) = ${` ${key}`}`),
  )[0];

const partsOf = ({ kind, cause }: Message) => (kind === 'written' ? /^group (\{.*\}) (.*)$/.exec(cause) : null) ?? [];

/** The audience with the way for each, as the queue needs it. */
export const deliveriesTo = (people: readonly Addressee[], reach: Reach, notBefore: string | null) =>
  people.map((to) => ({ to, way: wayFor(to, reach), ...(notBefore !== null && { notBefore }) }));

/**
 * Who joined the audience of a message since it was written, and the deliveries to people who left
 * it; null once it is determined, or withdrawn. Must not be used inside a transaction.
 */
export function changesOfGroup(festival: Authorized<'volunteers'>, message: Message, hasMail: boolean, now: string) {
  const [, audience] = partsOf(message);
  if (audience === undefined) return null;
  const { db, id: festivalId, locale } = festival;
  const asked = audienceSchema.parse(JSON.parse(audience));
  const people = addresseesOf(festival, volunteersBoard(festival, now), asked, { locale, now });
  const rows = rowsWhere(db, t.deliveries, festivalId, eq(t.deliveries.messageId, message.id));
  if (rows.some(({ state }) => state === 'not-to-send')) return null;
  const known = new Set(rows.map(({ recipientId }) => recipientId));
  const meant = new Set(people.map(({ id }) => id));
  const came = people.filter(({ id }) => !known.has(id));
  return {
    came: deliveriesTo(came, reachOf(db, festivalId, 'message', hasMail), message.heldUntil),
    gone: new Set(rows.flatMap(({ id, recipientId }) => (meant.has(recipientId) ? [] : [id]))),
  };
}

/**
 * Adds whoever joined the audience of a message since it was written, so that what is decided of it
 * before its hour holds for them too. Must not be used inside a transaction.
 */
export function addWhoJoined(festival: Authorized<'volunteers'>, id: number, now: string): void {
  const { db, id: festivalId } = festival;
  const own = and(ownRow(t.sentMessages, festivalId, id), isForGroup(db));
  const message = db.select().from(t.sentMessages).where(own).get();
  const came = message && changesOfGroup(festival, message, smtp() !== null, now)?.came;
  if (!message || !came?.length) return;
  makeLinksFor(festival, message, came, now);
  write(db, (tx) => {
    if (tx.select().from(t.sentMessages).where(own).get()) addDeliveries(tx, message, came, now);
  });
}

/** Makes the links that a text asks for, where somebody who joined has none. */
function makeLinksFor(festival: Authorized<'volunteers'>, { text }: Message, came: readonly NewDelivery[], at: string) {
  if (asksForLink(text) && came.some(({ to }) => to.kind === 'volunteer')) makeMissingLinks(festival, at);
}

/**
 * Determines the readers of messages for later, once their hour has come: people who joined the
 * audience are added, people who left it are removed. At night this waits, as sending does.
 */
export function decideGroups(db: Db, hasMail: boolean, at: string): void {
  const { sentMessages: messages, festivals } = t;
  const isDue = and(isForGroup(db), lte(messages.heldUntil, at));
  const due = db
    .select({ message: messages, festival: festivals })
    .from(messages)
    .innerJoin(festivals, eq(festivals.id, messages.festivalId))
    .where(isDue)
    .all();
  for (const { message, festival } of due) {
    if (leavesAt(at, null, festival.timeZone) > at) continue;
    // The author had the permission when they wrote it.
    const acting = { ...festival, db, actor: null } as unknown as Authorized<'volunteers'>;
    const found = orAsWritten(() => changesOfGroup(acting, message, hasMail, at));
    if (found) makeLinksFor(acting, message, found.came, at);
    write(db, (tx) => {
      const own = and(eq(messages.id, message.id), isDue);
      const { changes } = tx
        .update(messages)
        .set({ cause: partsOf(message)[2] })
        .where(own)
        .run();
      if (changes === 0 || !found) return;
      keepBack(tx, festival.id, message.id, { only: [...found.gone] });
      addDeliveries(tx, message, found.came, at);
    });
  }
}

/**
 * What cannot be determined of a message when it leaves must not make others wait: null, and it is
 * sent to the people, and at the hour, for which it was written.
 */
export function orAsWritten<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    console.error(error);
    return null;
  }
}
