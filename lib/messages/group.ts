import { and, eq, like, lte } from 'drizzle-orm';
import { type Db, write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import type { Authorized } from '#lib/policy.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { makeMissingLinks } from '#lib/volunteers/links.ts';
import { type Addressee, addresseesOf } from './audience.ts';
import { asksForLink } from './filled.ts';
import { addDeliveries, hasDelivery, isIn, keepBack, type Message } from './queue.ts';
import { leavesAt } from './quiet-hours.ts';
import { audienceSchema, type MessageAudience } from './schema.ts';
import { type Reach, reachOf, wayFor } from './ways.ts';

/**
 * The cause of a message for later, which contains its audience, because the readers are determined
 * when it is sent. After that, the cause is the key alone.
 */
export const causeFor = (audience: MessageAudience, key: string): string => `group ${JSON.stringify(audience)} ${key}`;
const isUndecided = like(t.sentMessages.cause, 'group %');
const partsOf = ({ kind, cause }: Message) => (kind === 'written' ? /^group (\{.*\}) (.*)$/.exec(cause) : null) ?? [];

/** The audience with the way for each, as the queue needs it. */
export const deliveriesTo = (people: readonly Addressee[], reach: Reach, notBefore: string | null) =>
  people.map((to) => ({ to, way: wayFor(to, reach), ...(notBefore !== null && { notBefore }) }));

/**
 * Who joined the audience of a message since it was written, and the deliveries to people who left
 * it; null once it is determined. Must not be used inside a transaction.
 */
export function changesOfGroup(festival: Authorized<'volunteers'>, message: Message, hasMail: boolean, now: string) {
  const [, audience] = partsOf(message);
  if (audience === undefined) return null;
  const { db, id: festivalId, locale } = festival;
  const asked = audienceSchema.parse(JSON.parse(audience));
  const people = addresseesOf(festival, volunteersBoard(festival, now), asked, { locale, now });
  const rows = db
    .select({ id: t.deliveries.id, reader: t.deliveries.recipientId })
    .from(t.deliveries)
    .where(and(eq(t.deliveries.festivalId, festivalId), eq(t.deliveries.messageId, message.id)))
    .all();
  const known = new Set(rows.map(({ reader }) => reader));
  const meant = new Set(people.map(({ id }) => id));
  const came = people.filter(({ id }) => !known.has(id));
  return {
    came: deliveriesTo(came, reachOf(db, festivalId, 'message', hasMail), message.heldUntil),
    gone: new Set(rows.flatMap(({ id, reader }) => (meant.has(reader) ? [] : [id]))),
  };
}

/**
 * Determines the readers of messages for later, once their hour has come: people who joined the
 * audience are added, people who left it are removed. At night this waits, as sending does.
 */
export function decideGroups(db: Db, hasMail: boolean, at: string): void {
  const { sentMessages: messages, festivals } = t;
  const isDue = and(
    ...[eq(messages.kind, 'written'), isUndecided, lte(messages.heldUntil, at)],
    // A withdrawn one stays withdrawn.
    hasDelivery(db, isIn('waiting', 'by-hand')),
  );
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
    if (asksForLink(message.text) && found?.came.some(({ to }) => to.kind === 'volunteer'))
      makeMissingLinks(acting, at);
    write(db, (tx) => {
      const own = and(eq(messages.id, message.id), isDue);
      const { changes } = tx
        .update(messages)
        .set({ cause: partsOf(message)[2] })
        .where(own)
        .run();
      if (changes === 0 || !found) return;
      keepBack(tx, festival.id, message.id, [...found.gone]);
      addDeliveries(tx, message, found.came, at);
    });
  }
}

/**
 * If the audience cannot be determined, other messages must not wait: this one is sent to the
 * people for whom it was written.
 */
function orAsWritten<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    console.error(error);
    return null;
  }
}
