import { request as requestPlain } from 'node:http';
import { request } from 'node:https';
import { and, desc, eq, isNull, or } from 'drizzle-orm';
import { generateRequestDetails } from 'web-push';
import { type Db, type Tx, write } from '#db/client.ts';
import type { MessageKind, PushWish } from '#db/enums.ts';
import { deliveries, sentMessages, sessions, pushSubscriptions as t } from '#db/schema/index.ts';
import { areOpen } from '#lib/accounts/sessions.ts';
import { CountedCache } from '#lib/bounded-cache.ts';
import { pushTestService } from '#lib/env.ts';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { asksForName, filled, subjectFor, withoutSecrets } from '#lib/messages/filled.ts';
import {
  BY_ITSELF,
  type Message,
  mayHaveReached,
  messageOf,
  queueMessage,
  type Recipient,
} from '#lib/messages/queue.ts';
import { nameOfReader, wishOfKind } from '#lib/messages/readers.ts';
import type { Delivered, Outgoing } from '#lib/messages/sending.ts';
import type { Festival } from '#lib/policy.ts';
import { shortHash } from '#lib/short-hash.ts';
import { pushKeys } from './keys.ts';
import { forgetEndpoint } from './mutations.ts';
import type { PushBrowser } from './schema.ts';
import { isPushService, publicLookup } from './service.ts';

/*
 * Messages to devices: which browser gets which, how one is encrypted and sent, and how news is
 * queued once.
 */

export type Subscription = Readonly<typeof t.$inferSelect>;

/** For how many seconds the push service keeps a message for a telephone that is off. */
const WORTH = 24 * 3600;

/** By which column a reader is known. */
const READERS = { visitor: t.id, volunteer: t.volunteerId, team: t.userId } as const;

/**
 * Every browser of a festival that receives notifications now, or those of one reader, in the order
 * of subscribing; of the team only those that are signed in. `now` is an instant.
 */
export const subscriptionsOf = (
  db: Db | Tx,
  festivalId: number,
  now: string,
  reader?: { kind: keyof typeof READERS; id: number },
): Subscription[] =>
  db
    .select({ subscription: t })
    .from(t)
    .leftJoin(sessions, eq(sessions.id, t.sessionId))
    .where(
      and(
        eq(t.festivalId, festivalId),
        or(isNull(t.sessionId), areOpen(now)),
        reader && and(eq(t.audience, reader.kind), eq(READERS[reader.kind], reader.id)),
      ),
    )
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
 * of news. Topic and tag are made from the message, so that a second try replaces the first, at the
 * push service and on the screen; and from the subscription, because a browser may belong to two
 * people, whose texts must not replace each other.
 */
export async function deliverPush({ delivery, message, festival, db, now }: Outgoing): Promise<Delivered> {
  const { recipient: kind, recipientId: id } = delivery;
  const reader = { kind, id };
  const own = kind === 'guest' ? [] : subscriptionsOf(db, festival.id, now, { kind, id });
  if (own.length === 0) return { state: 'failed', why: 'no-address' };
  const about = wishesOf(message);
  const asked = own.filter(({ wishes }) => wishes.some((wish) => about.includes(wish)));
  if (asked.length === 0) return { state: 'failed', why: 'not-chosen' };
  const left = secondsUntil(delivery.beginsAt, now);
  // A reminder is useless once its subject has begun.
  if (message.kind === 'reminder' && left <= 0) return { state: 'failed', why: 'error' };
  const options = {
    seconds: message.kind === 'reminder' ? left : WORTH,
    isUrgent: message.isUrgent || message.kind === 'day' || message.kind === 'reminder',
  };
  const told = delivery.text ?? message.text;
  const name = [message.subject, told].some(asksForName) ? nameOfReader(db, festival.id, reader) : '';
  const found: PushSent[] = [];
  for (const browser of asked) {
    const { key, locale } = browser;
    const topic = shortHash(`${message.topic} ${key}`, 22);
    const text = inLocale(told, locale);
    const said = {
      key,
      title: typeset(subjectFor(message.subject, { name, festival: festival.name, locale }), locale),
      body: typeset(filled(withoutSecrets(text), { name, link: null }), locale),
      tag: topic,
      opens: delivery.opens,
    };
    const sent = await sendPush(browser, said, { topic, ...options });
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

/**
 * What a notification shows. The private address it opens is not in the message; the browser finds
 * it by `key`.
 */
export type PushMessage = Readonly<{
  /** Identifies the subscription. */
  key: string;
  title: string;
  body: string;
  /** A later notification with the same tag replaces the earlier one on the screen. */
  tag: string;
  /**
   * What a tap opens, if it is not the page on which the reader subscribed: a public path, or `#…`
   * on that page.
   */
  opens: string;
}>;

type PushOptions = Readonly<{
  /**
   * At most 32 letters. Of two messages that wait at the service with the same topic, only the
   * later one is delivered.
   */
  topic: string;
  /** For how many seconds it is worth delivering. */
  seconds: number;
  isUrgent: boolean;
}>;

/**
 * The result: `gone` when that browser is not subscribed any more, `later` when the service asks to
 * try again, possibly after a number of seconds.
 */
type PushSent =
  | Readonly<{ ok: true }>
  | Readonly<{ ok: false; reason: 'gone' | 'refused' }>
  | Readonly<{ ok: false; reason: 'later'; after: number | null }>;

const UNANSWERED: PushSent = { ok: false, reason: 'later', after: null };

/** How long sending one message may take in all, in milliseconds. */
const PATIENCE = 10_000;
/** The longest Retry-After that is respected, in seconds. Of an answer only the head is read. */
const MAX_RETRY_AFTER = 3600;
/**
 * The longest title and text, in characters. With the rest they stay under the 4,096 bytes that
 * every service accepts, whatever the letters.
 */
const MAX_TITLE = 120;
const MAX_TEXT = 900;

/**
 * A service that has not answered after `WAITED` milliseconds is skipped for `REST`, so that
 * addresses that never answer do not slow down the queue.
 */
const WAITED = 1000;
const REST = 60_000;
/**
 * Until when each service is skipped (epoch milliseconds), by `restsAs`. The number is how many are
 * remembered.
 */
const resting = new CountedCache<number>(1000);

/**
 * The services that are skipped together: all names of a domain, because its owner can invent any
 * number of them; but each host of the large services separately, so that one does not stop the
 * others.
 */
const restsAs = (endpoint: string): string => {
  const { host } = new URL(endpoint);
  return /\.(?:apple|googleapis|mozilla|windows)\.com$/.test(host) ? host : host.split('.').slice(-2).join('.');
};

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** The content of a message before encryption. */
export const pushPayload = ({ key, title, body, tag, opens }: PushMessage): string =>
  JSON.stringify({ key, title: shortened(title, MAX_TITLE), body: shortened(body, MAX_TEXT), tag, opens });

/**
 * Sends one message, encrypted for that browser only (RFC 8291) and signed by this installation
 * (RFC 8292). It never throws and follows no redirect.
 */
export function sendPush(
  { endpoint, p256dh, auth }: PushBrowser,
  message: PushMessage,
  { topic, seconds, isUrgent }: PushOptions,
): Promise<PushSent> {
  if (!isPushService(endpoint)) return Promise.resolve({ ok: false, reason: 'gone' });
  const began = Date.now();
  // The message waits for the usual time between tries: if it were tried each minute, it would be
  // given up after six.
  if ((resting.get(restsAs(endpoint)) ?? 0) > began) return Promise.resolve(UNANSWERED);
  const { headers, body } = generateRequestDetails({ endpoint, keys: { p256dh, auth } }, pushPayload(message), {
    vapidDetails: pushKeys(),
    TTL: Math.max(0, Math.round(seconds)),
    urgency: isUrgent ? 'high' : 'normal',
    topic,
  });
  return new Promise((resolve) => {
    const isTest = new URL(endpoint).origin === pushTestService();
    const ask = isTest && endpoint.startsWith('http:') ? requestPlain : request;
    const settings = { method: 'POST', headers, signal: AbortSignal.timeout(PATIENCE), agent: false as const };
    const sending = ask(endpoint, isTest ? settings : { ...settings, lookup: publicLookup }, (answer) => {
      resolve(sentAs(answer.statusCode ?? 0, answer.headers['retry-after']));
      answer.destroy();
    });
    sending.on('error', () => {
      const now = Date.now();
      if (now - began > WAITED) resting.set(restsAs(endpoint), now + REST);
      resolve(UNANSWERED);
    });
    sending.end(body);
  });
}

function sentAs(status: number, retryAfter: string | undefined): PushSent {
  if (status >= 200 && status < 300) return { ok: true };
  if (status === 404 || status === 410) return { ok: false, reason: 'gone' };
  if (status !== 429 && status < 500) return { ok: false, reason: 'refused' };
  return { ok: false, reason: 'later', after: secondsOf(retryAfter) };
}

/** The value in seconds of a number of seconds or of a date (RFC 9110); an hour at most. */
function secondsOf(text = ''): number | null {
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(MAX_RETRY_AFTER, Math.max(0, seconds));
}

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
 * Condition on a delivery: a browser has received it, or may have. A message that was never tried
 * has been read by nobody.
 */
export const hasReached = or(eq(deliveries.state, 'sent'), mayHaveReached);

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
