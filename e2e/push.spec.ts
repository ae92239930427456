import type { CDPSession, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { festivals, pushSubscriptions } from '#db/schema/index.ts';
import { freePort } from '#lib/cli/server-process.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { PushBrowser } from '#lib/push/schema.ts';
import { openPushService } from '#lib/push/testing.ts';
import { publishExample } from './example.ts';
import { dataFolderWith } from './filled.ts';
import { test as base, expect, expectAccessible, ofThisFile } from './fixtures.ts';
import { tellLive } from './live-facts.ts';
import { newKey, newSlug, rowsIn } from './own-festival.ts';
import { inDatabase, OWN, stands } from './own-host.ts';
import { type Started, serveAt } from './server.ts';

/** The festival of the current test. */
let SLUG = '';
/** On the first day, two hours before the chosen séance. */
const NOW = '2026-06-06T09:00:00.000Z';

type World = {
  lanterne: Started;
  service: Awaited<ReturnType<typeof openPushService>>;
  /** The time on the server's clock. */
  now: () => string;
};

/** A server whose push service is one of ours. */
const pushing = ofThisFile(
  async (): Promise<World> => {
    const service = await openPushService();
    const begun = Date.now();
    const now = () => new Date(Date.parse(NOW) + Date.now() - begun).toISOString();
    const port = await freePort();
    const url = `http://lanterne.localhost:${port}`;
    const env = { LANTERNE_URL: url, LANTERNE_PUSH_TEST: service.origin };
    const lanterne = { ...(await serveAt(NOW, { dataFolder: dataFolderWith(() => {}), port, env })), url };
    return { lanterne, service, now };
  },
  async ({ lanterne, service }) => {
    await lanterne.stop('SIGKILL');
    await service.close();
  },
);

const test = base.extend<{ world: World }>({
  world: async ({ browserName: _ }, use) => {
    const world = await pushing();
    SLUG = newSlug();
    inDatabase(world.lanterne, (db) => publishExample(db, SLUG, newKey()));
    world.service.pushed.length = 0;
    await use(world);
  },
  baseURL: async ({ world }, use) => use(world.lanterne.url),
  serviceWorkers: 'allow',
  permissions: ['notifications'],
  viewport: { width: 390, height: 844 },
});

const words = messages.fr.push;

/**
 * Replaces what a browser without a push service cannot do: the answer of `subscribe`, with real
 * keys at our own service, and the permission, which a browser without a window always denies. The
 * page, the server, the messages and the worker are real.
 */
async function subscribingAt(page: Page, browser: PushBrowser): Promise<void> {
  await page.addInitScript(({ endpoint, p256dh, auth }) => {
    let subscription: object | null = null;
    const made = (options: PushSubscriptionOptionsInit) => {
      const text = String(options.applicationServerKey).replaceAll('-', '+').replaceAll('_', '/');
      const key = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      return {
        endpoint,
        options: { applicationServerKey: key.buffer },
        toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
        unsubscribe: async () => {
          subscription = null;
          return true;
        },
      };
    };
    Object.assign(PushManager.prototype, {
      subscribe: async (options: PushSubscriptionOptionsInit) => {
        subscription = made(options);
        return subscription;
      },
      getSubscription: async () => subscription,
    });
    Object.assign(Notification, { requestPermission: async () => 'granted' });
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
  }, browser);
}

/** Passes a message to the site's worker, as a push service would. */
async function bring(page: Page, origin: string, data: unknown): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (own) resolve(own.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await found;
  await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: JSON.stringify(data) });
}

/**
 * Makes the worker record notifications, as a browser without a window shows none. Returns a
 * function that reads them.
 */
async function recordShown(page: Page): Promise<() => Promise<unknown[]>> {
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error('no worker');
  await worker.evaluate(() => {
    const shown: unknown[] = [];
    Object.assign(globalThis, { shown });
    Object.assign(ServiceWorkerRegistration.prototype, {
      showNotification: async (title: string, { body, tag }: NotificationOptions) => {
        shown.push({ title, body, tag });
      },
    });
  });
  return () => worker.evaluate(() => (globalThis as unknown as { shown: unknown[] }).shown);
}

/**
 * Saves a selection with séance 11 at a private address; returns its token. Only browsers resolve
 * names below `localhost`.
 */
async function selectionKept(page: Page, { url, port }: Started): Promise<string> {
  const kept = await page.request.post(`http://localhost:${port}/api/selections`, {
    headers: { Accept: 'application/json', Origin: url },
    form: { festival: SLUG, locale: 'fr', selection: JSON.stringify({ events: [[11]], films: [] }) },
  });
  return ((await kept.json()) as { token: string }).token;
}

/** The notifications that were asked for at the current test's festival. */
const subscribed = (lanterne: Started) =>
  inDatabase(lanterne, (db) => {
    const festivalId = db.select().from(festivals).where(eq(festivals.slug, SLUG)).get()?.id ?? 0;
    return rowsIn({ db, festivalId }, pushSubscriptions);
  });

test('a visitor is notified on their phone that a séance is late, once, and ends the notifications', async ({
  page,
  world: { lanterne, service, now },
}) => {
  const browser = service.browser();
  await subscribingAt(page, browser);
  const token = await selectionKept(page, lanterne);
  await page.goto(`/fr/my/${token}`);
  const box = page.locator('#push');
  await expect(box.getByRole('heading', { name: words.title })).toBeVisible();
  await expect(box.getByRole('checkbox')).toHaveCount(5);
  await expectAccessible(page);
  const manifest = await page.locator('link[rel=manifest]').getAttribute('href');
  const read = (href: string) => fetch(href).then((answer) => answer.json());
  expect(await page.evaluate(read, manifest ?? '')).toMatchObject({ start_url: `/fr/my/${token}` });

  await box.getByRole('button', { name: words.start }).press('Enter');
  await expect(box.getByText(words.on)).toBeVisible();
  expect(subscribed(lanterne)).toMatchObject([{ ...browser, audience: 'visitor' }]);

  inDatabase(lanterne, (db) => tellLive(db, SLUG, newKey(), [{ event: 11, kind: 'delay', value: '20', at: now() }]));
  await expect.poll(() => service.pushed.length).toBe(1);
  const [pushed] = service.pushed;
  expect(pushed?.signed.isTrue).toBe(true);
  expect(pushed?.message).toMatchObject({ body: expect.stringMatching(/vers 13.h.20 au lieu de 13.h/) });
  expect(JSON.stringify(pushed?.message)).not.toContain(token);
  for (const secret of [token, browser.endpoint, browser.auth]) expect(lanterne.output()).not.toContain(secret);

  // The same message twice, as after a lost answer, has one tag: it is shown once.
  const shown = await recordShown(page);
  await bring(page, lanterne.url, pushed?.message);
  await bring(page, lanterne.url, pushed?.message);
  const { title, body } = pushed?.message ?? {};
  const one = { title, body, tag: pushed?.headers.topic };
  await expect.poll(shown).toEqual([one, one]);

  await page.reload();
  await expect(box.getByText(words.on)).toBeVisible();
  await box.getByRole('button', { name: words.stop }).click();
  await expect(box.getByText(words.stopped)).toBeVisible();
  expect(subscribed(lanterne)).toEqual([]);
});

test('a phone with notifications from the former address keeps them once the festival has its own', async ({
  page,
  context,
  world: { lanterne, service, now },
}) => {
  await subscribingAt(page, service.browser());
  const token = await selectionKept(page, lanterne);
  await page.goto(`/fr/my/${token}`);
  await page.locator('#push').getByRole('button', { name: words.start }).click();
  await expect(page.locator('#push').getByText(words.on)).toBeVisible();

  stands(lanterne, SLUG);
  inDatabase(lanterne, (db) => tellLive(db, SLUG, newKey(), [{ event: 11, kind: 'delay', value: '20', at: now() }]));
  await expect.poll(() => service.pushed.length).toBe(1);
  const shown = await recordShown(page);
  await bring(page, lanterne.url, service.pushed[0]?.message);
  await expect.poll(shown).toHaveLength(1);

  // The page it opens, and the one on the home screen, lead to the same selection at the new
  // address.
  const installed = await context.newPage();
  await installed.goto(`${lanterne.url}/fr/my/${token}`);
  await installed.waitForURL(`http://${OWN}:${lanterne.port}/fr/my/${token}`);
  await expect(installed.locator('#s11')).toBeVisible();

  // « Arrêter » on the notification still works, at the address where it was asked for.
  const { key } = (service.pushed[0]?.message ?? {}) as { key?: string };
  await page
    .context()
    .serviceWorkers()
    .find((worker) => worker.url().startsWith(lanterne.url))
    ?.evaluate((pushed) => {
      const notification = { close() {}, data: { key: pushed, opens: '' } };
      const pressed = { action: 'stop', notification, waitUntil: (work: Promise<void>) => work };
      globalThis.dispatchEvent(Object.assign(new Event('notificationclick'), pressed));
    }, key);
  await expect.poll(() => subscribed(lanterne)).toEqual([]);
});
