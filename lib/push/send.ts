import { request as requestPlain } from 'node:http';
import { request } from 'node:https';
import { generateRequestDetails } from 'web-push';
import { CountedCache } from '#lib/bounded-cache.ts';
import { pushTestService } from '#lib/env.ts';
import { pushKeys } from './keys.ts';
import type { PushBrowser } from './schema.ts';
import { isPushService, publicLookup } from './service.ts';

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
export type PushSent =
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
