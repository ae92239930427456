import { EventEmitter } from 'node:events';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type PushMessage, pushPayload, sendPush } from './deliver.ts';
import { pushKeys } from './keys.ts';
import { pushPostSchema } from './schema.ts';
import { isPublicAddress, isPushService, publicLookup } from './service.ts';
import { openPushService } from './testing.ts';

let service: Awaited<ReturnType<typeof openPushService>>;

beforeAll(async () => {
  service = await openPushService();
});
afterAll(async () => {
  await service.close();
  vi.unstubAllEnvs();
});
beforeEach(() => {
  vi.stubEnv('LANTERNE_SECRET', 'one secret for these tests, long enough');
  vi.stubEnv('LANTERNE_URL', 'https://festival.example.org');
  vi.stubEnv('LANTERNE_PUSH_TEST', service.origin);
  service.pushed.length = 0;
  service.answers.length = 0;
});

const message: PushMessage = {
  key: 'k1',
  title: 'Terre rare',
  body: 'Commence à 20:40, non à 20:30.',
  tag: 'topic-1',
  opens: '',
};
const options = { topic: 'topic-1', seconds: 600, isUrgent: true };

it('is signed by this installation, and encrypted for one browser only', async () => {
  const [browser, other] = [service.browser(), service.browser()];
  expect(await sendPush(browser, message, options)).toEqual({ ok: true });
  const [first] = service.pushed;
  expect(first?.message).toEqual(message);
  expect(first?.headers).toMatchObject({
    'content-encoding': 'aes128gcm',
    ttl: '600',
    topic: 'topic-1',
    urgency: 'high',
  });
  const { isTrue, key, claims } = first?.signed ?? { isTrue: false };
  expect([isTrue, key]).toEqual([true, pushKeys().publicKey]);
  expect(claims).toMatchObject({ aud: service.origin, sub: 'https://festival.example.org' });
  expect(Number(claims?.exp)).toBeLessThanOrEqual(Date.now() / 1000 + 24 * 3600);
  // With another key nothing can be read.
  await sendPush({ ...browser, p256dh: other.p256dh }, message, options);
  expect(service.pushed.at(-1)?.message).toBeNull();
});

it('keeps its topic and its tag over tries, and returns the result of each', async () => {
  const browser = service.browser();
  service.answers.push(
    { status: 429, headers: { 'Retry-After': '7' } },
    { status: 503, headers: { 'Retry-After': new Date(Date.now() + 60_000).toUTCString() } },
    { status: 500 },
    { status: 503, headers: { 'Retry-After': '86400' } },
    { status: 404 },
    { status: 400 },
    { status: 307, headers: { Location: `${service.origin}/elsewhere` } },
  );
  const tries = [];
  for (let turn = 0; turn < 8; turn += 1) tries.push(await sendPush(browser, message, options));
  const [first, second, ...rest] = tries;
  expect(first).toEqual({ ok: false, reason: 'later', after: 7 });
  expect(second).toMatchObject({ reason: 'later' });
  expect(second && 'after' in second ? Math.round(second.after ?? 0) : 0).toBeGreaterThan(57);
  expect(rest).toEqual([
    { ok: false, reason: 'later', after: null },
    { ok: false, reason: 'later', after: 3600 },
    { ok: false, reason: 'gone' },
    { ok: false, reason: 'refused' },
    { ok: false, reason: 'refused' },
    { ok: true },
  ]);
  // Redirects are not followed: eight messages were sent, and eight arrived.
  expect(service.pushed.map(({ path }) => path)).toEqual(Array(8).fill(new URL(browser.endpoint).pathname));
  expect(new Set(service.pushed.map(({ headers, message }) => `${headers.topic} ${message?.tag}`))).toEqual(
    new Set(['topic-1 topic-1']),
  );
});

it('reports that a browser is gone, and does not wait for a service that does not answer', async () => {
  const browser = service.browser();
  service.forget(browser);
  expect(await sendPush(browser, message, options)).toEqual({ ok: false, reason: 'gone' });
  const gone = await openPushService();
  vi.stubEnv('LANTERNE_PUSH_TEST', gone.origin);
  const there = gone.browser();
  await gone.close();
  const later = { ok: false, reason: 'later', after: null };
  expect(await sendPush(there, message, options)).toEqual(later);
  // A failure that comes at once delays nobody, and is tried again.
  vi.stubEnv('LANTERNE_PUSH_TEST', service.origin);
  expect(await sendPush(service.browser(), message, options)).toEqual({ ok: true });
});

it('pauses for a minute with a service that did not answer, and not with its large neighbours', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const asked = vi.spyOn(https, 'request').mockImplementation(() => {
    vi.setSystemTime(Date.now() + 10_000);
    const sending = Object.assign(new EventEmitter(), { end: () => sending.emit('error', new Error('no answer')) });
    return sending as unknown as ReturnType<typeof https.request>;
  });
  syncBuiltinESMExports();
  const hasAsked = async (host: string) => {
    asked.mockClear();
    const sent = await sendPush({ ...service.browser(), endpoint: `https://${host}/a` }, message, options);
    expect(sent).toEqual({ ok: false, reason: 'later', after: null });
    return asked.mock.calls.length > 0;
  };
  try {
    const made = [await hasAsked('a.evil.example'), await hasAsked('b.evil.example')];
    expect(made, 'of names anybody makes up one is waited for').toEqual([true, false]);
    expect(await hasAsked('no-such.mozilla.com')).toBe(true);
    expect(asked.mock.calls[0]?.[1], 'and only addresses of the internet').toMatchObject({ lookup: publicLookup });
    expect(await hasAsked('updates.push.services.mozilla.com'), 'what a stranger posted is not its fault').toBe(true);
    expect(await hasAsked('updates.push.services.mozilla.com')).toBe(false);
    vi.setSystemTime(Date.now() + 61_000);
    expect(await hasAsked('updates.push.services.mozilla.com')).toBe(true);
  } finally {
    asked.mockRestore();
    syncBuiltinESMExports();
    vi.useRealTimers();
  }
});

it('goes to https at a public host name, and never into the local network', async () => {
  expect(isPushService('https://fcm.googleapis.com/fcm/send/abc')).toBe(true);
  for (const endpoint of [
    'http://fcm.googleapis.com/a',
    'https://127.0.0.1/a',
    'https://[::1]/a',
    'https://2130706433/a',
    'https://localhost/a',
    'https://printer.local/a',
    'https://intranet/a',
    'https://updates.push.services.mozilla.com:8443/a',
    'https://user:word@fcm.googleapis.com/a',
    'file:///etc/passwd',
    'no address',
  ])
    expect(isPushService(endpoint), endpoint).toBe(false);
  expect(['8.8.8.8', '2a00:1450::1'].map(isPublicAddress)).toEqual([true, true]);
  const within = ['127.0.0.1', '10.1.2.3', '192.168.1.1', '169.254.169.254', '172.20.0.1', '100.64.0.1', '0.0.0.0'];
  const within6 = ['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', 'nobody'];
  expect([...within, ...within6].filter(isPublicAddress)).toEqual([]);
  // A name is resolved when connecting, because it may lead elsewhere by then.
  const refused = await new Promise<Error | null>((done) => publicLookup('localhost', {}, done));
  expect(refused?.message).toMatch(/no public address/);
  // An address that no setting allows is not even contacted.
  const browser = service.browser();
  vi.stubEnv('LANTERNE_PUSH_TEST', '');
  expect(await sendPush(browser, message, options)).toEqual({ ok: false, reason: 'gone' });
  expect(service.pushed).toEqual([]);
});

it('derives the same keys from the secret at each start', () => {
  const first = pushKeys();
  expect(pushKeys()).toEqual(first);
  expect(pushKeys('another secret of another installation').publicKey).not.toBe(first.publicKey);
  expect(Buffer.from(first.publicKey, 'base64url')).toHaveLength(65);
  expect(pushKeys('x', 'http://localhost:3000').subject).toBe('mailto:lanterne@localhost');
});

it('is short enough for every service, whatever the text', async () => {
  const long = { ...message, title: '🎬'.repeat(500), body: 'é漢'.repeat(5000) };
  expect(Buffer.byteLength(pushPayload(long))).toBeLessThanOrEqual(3000);
  expect(await sendPush(service.browser(), long, options)).toEqual({ ok: true });
  expect(service.pushed[0]?.bytes).toBeLessThanOrEqual(4096);
});

it('accepts what a browser posts, and nothing that could not be sent to', () => {
  const browser = service.browser();
  const posted = { what: 'keep', ...browser, wishes: ['late'], locale: 'fr' };
  const isTaken = (more: object) => pushPostSchema('visitor').safeParse({ ...posted, ...more }).success;
  expect(isTaken({})).toBe(true);
  for (const wrong of [
    { endpoint: 'https://127.0.0.1/a' },
    { endpoint: `https://a.example/${'a'.repeat(1000)}` },
    { p256dh: 'A'.repeat(87) },
    { auth: 'short' },
    { wishes: [] },
    { wishes: ['problem'] },
    { locale: 'de' },
  ])
    expect(isTaken(wrong), JSON.stringify(wrong)).toBe(false);
});
