import { and, eq, isNull, or } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { PushWish } from '#db/enums.ts';
import { sessions, pushSubscriptions as t } from '#db/schema/index.ts';
import { areOpen } from '#lib/accounts/sessions.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { asksForName, filled, subjectFor, withoutSecrets } from '#lib/messages/filled.ts';
import { BY_ITSELF, type Recipient } from '#lib/messages/queue.ts';
import { nameOfReader } from '#lib/messages/readers.ts';
import type { Delivered, Outgoing } from '#lib/messages/sending.ts';
import { wishOfKind } from '#lib/messages/ways.ts';
import { forgetEndpoint } from './mutations.ts';
import { type PushSent, sendPush } from './send.ts';

export type Subscription = Readonly<typeof t.$inferSelect>;

/** For how many seconds the push service keeps a message for a telephone that is off. */
const WORTH = 24 * 3600;

/**
 * Every browser of a festival that receives notifications now, in the order of subscribing; of the
 * team only those that are signed in. `now` is an instant.
 */
export const subscriptionsOf = (db: Db | Tx, festivalId: number, now: string): Subscription[] =>
  db
    .select({ subscription: t })
    .from(t)
    .leftJoin(sessions, eq(sessions.id, t.sessionId))
    .where(and(eq(t.festivalId, festivalId), or(isNull(t.sessionId), areOpen(now))))
    .orderBy(t.id)
    .all()
    .map(({ subscription }) => subscription);

/**
 * Whom a message is addressed to. A visitor is identified by the browser, because nothing else is
 * known of them.
 */
export function readerOf({ id, audience, volunteerId, userId }: Subscription): Recipient {
  switch (audience) {
    case 'visitor':
      return { kind: 'visitor', id };
    case 'volunteer':
      return { kind: 'volunteer', id: volunteerId ?? 0 };
    case 'team':
      return { kind: 'team', id: userId ?? 0 };
  }
}

/**
 * The cause that our own news has in the queue. A browser gets those that name at least one of its
 * wishes.
 */
export const causeOf = (wishes: readonly PushWish[], about: string): string =>
  `${BY_ITSELF}${wishes.join('+')} ${about}`;

function wishesOf({ cause, kind }: Outgoing['message']): readonly string[] {
  if (!cause.startsWith(BY_ITSELF)) return [wishOfKind[kind] ?? ''];
  return cause.slice(BY_ITSELF.length).split(' ', 1).join().split('+');
}

/**
 * Delivers a message of the queue by push, to each browser of its reader that asked for this kind
 * of news. Topic and tag are taken from the message, so that a second try replaces the first, at
 * the push service and on the screen.
 */
export async function deliverPush({ delivery, message, festival, db, now }: Outgoing): Promise<Delivered> {
  const reader = { kind: delivery.recipient, id: delivery.recipientId };
  const own = subscriptionsOf(db, festival.id, now).filter((one) => {
    const { kind, id } = readerOf(one);
    return kind === reader.kind && id === reader.id;
  });
  if (own.length === 0) return { state: 'failed', why: 'no-address' };
  const about = wishesOf(message);
  const asked = own.filter(({ wishes }) => wishes.some((wish) => about.includes(wish)));
  if (asked.length === 0) return { state: 'failed', why: 'not-chosen' };
  const left = secondsUntil(delivery.beginsAt, now);
  // A reminder is useless once its subject has begun.
  if (message.kind === 'reminder' && left <= 0) return { state: 'failed', why: 'error' };
  const options = {
    topic: message.topic,
    seconds: message.kind === 'reminder' ? left : WORTH,
    isUrgent: message.isUrgent || message.kind === 'day' || message.kind === 'reminder',
  };
  const told = delivery.text ?? message.text;
  const name = [message.subject, told].some(asksForName) ? nameOfReader(db, festival.id, reader) : '';
  const found: PushSent[] = [];
  for (const browser of asked) {
    const { key, locale } = browser;
    const text = inLocale(told, locale);
    const said = {
      key,
      title: typeset(subjectFor(message.subject, { name, festival: festival.name, locale }), locale),
      body: typeset(filled(withoutSecrets(text), { name, link: null }), locale),
      tag: message.topic,
      opens: delivery.opens,
    };
    const sent = await sendPush(browser, said, options);
    if (!sent.ok && sent.reason === 'gone') forgetEndpoint(db, browser.endpoint);
    found.push(sent);
  }
  return deliveredAs(found);
}

const secondsUntil = (at: string | null, now: string): number =>
  at === null ? WORTH : Math.round((Date.parse(at) - Date.parse(now)) / 1000);

/**
 * A message counts as delivered when one browser has received it: the same person reads it there.
 */
function deliveredAs(found: readonly PushSent[]): Delivered {
  if (found.some(({ ok }) => ok)) return { state: 'sent' };
  const later = found.find((one) => !one.ok && one.reason === 'later');
  if (later && 'after' in later) return { state: 'later', why: 'unreachable', after: later.after };
  return { state: 'failed', why: found.every((one) => !one.ok && one.reason === 'gone') ? 'no-address' : 'refused' };
}
