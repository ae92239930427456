import { request as requestPlain } from 'node:http';
import { request } from 'node:https';
import { generateRequestDetails } from 'web-push';
import { CountedCache } from '#lib/bounded-cache.ts';
import { pushTestService } from '#lib/env.ts';
import { pushKeys } from './keys.ts';
import type { PushBrowser } from './schema.ts';
import { isPushService, publicLookup } from './service.ts';

/**
 * What a notification shows. The private address it leads to is known to the browser alone, by
 * `key`.
 */
export type PushMessage = Readonly<{
  /** Of the subscription. */
  key: string;
  title: string;
  body: string;
  /** Of two with the same only the later is shown. */
  tag: string;
  /**
   * What a tap opens where it is not the page that was asked on: a public path, or `#…` on that
   * page.
   */
  opens: string;
}>;

type PushOptions = Readonly<{
  /** At most 32 letters: of two that wait at the service only the later is delivered. */
  topic: string;
  /** For how many seconds it is worth delivering. */
  seconds: number;
  isUrgent: boolean;
}>;

/**
 * What came of it: `gone` where that browser is not told any more, `later` where the service asks
 * to be asked again, perhaps after so many seconds.
 */
export type PushSent =
  | Readonly<{ ok: true }>
  | Readonly<{ ok: false; reason: 'gone' | 'refused' }>
  | Readonly<{ ok: false; reason: 'later'; after: number | null }>;

const UNANSWERED: PushSent = { ok: false, reason: 'later', after: null };

/** In milliseconds, for all of one message. */
const PATIENCE = 10_000;
/** Of an answer nothing is read but its head. */
const MAX_RETRY_AFTER = 3600;
/**
 * Characters of a title and of a text: with the rest under the 4,096 bytes every service takes,
 * whatever the letters.
 */
const MAX_TITLE = 120;
const MAX_TEXT = 900;

/**
 * After `WAITED` milliseconds without an answer a service is passed over for `REST`: addresses that
 * never answer must not slow the queue.
 */
const WAITED = 1000;
const REST = 60_000;
/** Until when (epoch milliseconds), by `restsAs`; so many are remembered. */
const resting = new CountedCache<number>(1000);

/**
 * What rests together: all names of a domain, as its owner can make up any number; each host of the
 * large services by itself, so that one stops no other.
 */
const restsAs = (endpoint: string): string => {
  const { host } = new URL(endpoint);
  return /\.(?:apple|googleapis|mozilla|windows)\.com$/.test(host) ? host : host.split('.').slice(-2).join('.');
};

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** What stands in a message, before it is encrypted. */
export const pushPayload = ({ key, title, body, tag, opens }: PushMessage): string =>
  JSON.stringify({ key, title: shortened(title, MAX_TITLE), body: shortened(body, MAX_TEXT), tag, opens });

/**
 * Sends one message, encrypted for that browser alone (RFC 8291) and signed by this installation
 * (RFC 8292). It throws nothing and follows no redirect.
 */
export function sendPush(
  { endpoint, p256dh, auth }: PushBrowser,
  message: PushMessage,
  { topic, seconds, isUrgent }: PushOptions,
): Promise<PushSent> {
  if (!isPushService(endpoint)) return Promise.resolve({ ok: false, reason: 'gone' });
  const began = Date.now();
  // The usual pauses between tries: asked for again each minute, a message would be given up after
  // six.
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

/** Seconds, or a date (RFC 9110); an hour at most. */
function secondsOf(text = ''): number | null {
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(MAX_RETRY_AFTER, Math.max(0, seconds));
}
