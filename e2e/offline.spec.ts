import type { BrowserContext, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { type Db, write } from '#db/client.ts';
import { events, festivals, liveFacts, releases, sessions, users } from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { startSession } from '#lib/accounts/sessions.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { ageSaid } from '#lib/offline/age.ts';
import type { PageList } from '#lib/offline/page-list.ts';
import { teamLinks } from '#lib/programme/shared-links.ts';
import { publishExample } from './example.ts';
import { dataFolderWith, fillFestival, makeAdministrator, publish } from './filled.ts';
import {
  test as base,
  expect,
  expectAccessible,
  expectOverNothing,
  fiveSecondsLater,
  makeFirstAccount,
  serverOfThisFile,
  setupLinkOf,
  startLined,
  withDatabase,
} from './fixtures.ts';
import { cookieOf } from './friends.ts';
import type { Line } from './line.ts';
import { tellLive } from './live-facts.ts';
import { newKey, newSlug, rowsIn } from './own-festival.ts';
import { type Started, serveBefore } from './server.ts';

// The festival of the current test: a worker runs one test at a time.
let [SLUG, FR, EN] = ['', '', ''];
let KEYS = { first: '', second: '' };

type World = Started & { line: Line; db: Db };

/** A server behind a line that can be cut. */
const lined = serverOfThisFile(() => startLined(serveBefore));

/** The example festival of the unit tests is published anew for each test. */
const test = base.extend<{ world: World }>({
  world: async ({ browserName: _ }, use) => {
    const own = await lined();
    await withDatabase(own, async (db) => {
      SLUG = newSlug();
      [FR, EN] = [`/fr/festivals/${SLUG}`, `/en/festivals/${SLUG}`];
      KEYS = { first: newKey(), second: newKey() };
      publishExample(db, SLUG, KEYS.first);
      own.line.forget();
      await use({ ...own, db });
    });
    await own.line.mend();
  },
  baseURL: async ({ world }, use) => use(world.line.url),
  serviceWorkers: 'allow',
  viewport: { width: 390, height: 800 },
  // Requests without a network, or cut in the middle, are also reported in the console.
  allowedErrors: [/net::ERR_|TypeError: network error|Failed to load resource|error occurred when fetching the script/],
});

type KeptVersion = { version: string; isReady: boolean; isWhole: boolean; isRefused: boolean };
type Kept = { festival: string; locale: string; versions: KeptVersion[] };

/** What the worker has noted about what it keeps. */
const keptIn = (page: Page) =>
  page.evaluate(async () => {
    if (!(await caches.has('lanterne/1/state'))) return [];
    const cache = await caches.open('lanterne/1/state');
    const found = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
    // A note may be deleted between being listed and being read.
    const all = await Promise.all(found.flatMap((answer) => (answer ? (answer.json() as Promise<Kept>) : [])));
    return all.filter(({ festival }) => festival);
  });

/** The paths in every cache, by cache. */
const cachedIn = (page: Page) =>
  page.evaluate(async () => {
    const found: Record<string, string[]> = {};
    for (const name of await caches.keys())
      found[name] = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
    return found;
  });

const workersIn = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));

/** Whether this version is the one used without a network, and complete. */
async function isWhole(page: Page, key: string, locale = 'fr', festival = SLUG): Promise<boolean> {
  const kept = (await keptIn(page)).find((one) => one.festival === festival && one.locale === locale);
  const version = kept?.versions.find((one) => one.isReady);
  return version?.isWhole === true && version.version.startsWith(`${key}-`);
}

const untilWhole = (page: Page, key = KEYS.first, locale = 'fr') =>
  expect.poll(() => isWhole(page, key, locale), { timeout: 30_000 }).toBe(true);

async function listOf({ url }: World, locale = 'fr'): Promise<string[]> {
  const list = (await (await fetch(`${url}/feeds/${SLUG}/pages.json?lang=${locale}`)).json()) as PageList;
  return [...list.frame, ...list.events.map(([path]) => path), ...list.others];
}

async function goOffline({ line }: World, context: BrowserContext): Promise<void> {
  await line.cut();
  await context.setOffline(true);
}

async function goOnline({ line }: World, context: BrowserContext): Promise<void> {
  await line.mend();
  await context.setOffline(false);
}

const note = (page: Page) => page.locator('.offline-note');

test.describe('a visitor who opened the programme once', () => {
  test('reads every page without a network or a server, as it was, and is told from when it is', async ({
    page,
    context,
    world,
  }) => {
    const paths = await listOf(world);
    expect(paths.length).toBeGreaterThan(20);
    const shown = new Map<string, string>();
    for (const path of paths) shown.set(path, await (await fetch(world.url + path)).text());

    const opened = Date.now();
    await page.goto(FR);
    await untilWhole(page);
    const left = Date.now();
    await goOffline(world, context);
    // The browser's own cache may be cleared at any time.
    await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
    for (const path of paths) {
      const answer = await page.goto(path);
      const html = (await answer?.text()) ?? '';
      const at = /^<!DOCTYPE html><html data-offline-at="([^"]+)"/.exec(html)?.[1] ?? '';
      expect(html.replace(` data-offline-at="${at}"`, ''), path).toBe(shown.get(path));
      expect(new URL(page.url()).pathname, path).toBe(path);
      expect(Date.parse(at), path).toBeGreaterThanOrEqual(opened);
      expect(Date.parse(at), path).toBeLessThanOrEqual(left);
      const words = { today: 'Hors ligne, version de {time}', before: 'Hors ligne, version du {date} à {time}' };
      const { printed, spoken } = ageSaid(words, Date.parse(at), Date.now(), 'Europe/Paris', 'fr');
      await expect(note(page), path).toHaveText(printed + spoken);
    }
    // Drawn as always, with fonts and style sheets.
    await page.goto(FR);
    expect(
      await page.evaluate(() =>
        document.fonts.ready.then((fonts) => [...fonts].some((font) => font.status === 'loaded')),
      ),
    ).toBe(true);
    await expect(page.getByRole('status').filter({ hasText: 'Hors ligne' })).toHaveCSS('position', 'fixed');
    await page.goto(`${FR}/events/10-un-titre-d-avant`);
    await expect(page).toHaveURL(`${FR}/events/10-terre-rare`);
  });

  test('reads their selection and what is on, filters if a page can, and is told in their language what is not kept', async ({
    page,
    context,
    world,
  }) => {
    const day = `${FR}/days/2026-06-06`;
    const asked = `${day}?kind=screening`;
    const titles = () => page.locator('.day .event:visible .event-title').allTextContents();
    await page.goto(day);
    await page.evaluate(
      (slug) => localStorage.setItem(`lanterne.my.${slug}`, JSON.stringify({ events: [[10, '2026-06-06T09:30/2']] })),
      SLUG,
    );
    await untilWhole(page);
    await page.goto(asked);
    const online = await titles();
    await page.goto(day);
    expect(online.length).toBeGreaterThan(0);
    expect((await titles()).length).toBeGreaterThan(online.length);

    await goOffline(world, context);
    await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
    await page.goto(`${FR}/my`);
    await expect(page.getByRole('main').getByRole('link', { name: 'Terre rare' })).toBeVisible();
    await expect(note(page)).toBeVisible();
    // The worker uses the device's clock: by that the festival is over, or has not begun.
    await page.goto(`${FR}/now`);
    await expect(page).toHaveURL(`${FR}/now`);
    await expect(page.getByRole('main')).toContainText(/(samedi 6|dimanche 7) juin/i);
    await page.goto(`${FR}/now/2026-06-07`);
    await expect(page.getByRole('main')).toContainText(/dimanche 7 juin/i);

    await page.goto(asked);
    await expect(page.locator('[data-find-status]')).toContainText('séance');
    expect(await titles()).toEqual(online);
    await expect(note(page)).not.toContainText('filtrez');
    await page.goto(`${FR}?kind=screening`);
    await expect(note(page)).toContainText('Sans réseau, filtrez jour par jour.');
    await page.goto(`${FR}?utm_source=x`);
    await expect(note(page)).toBeVisible();
    await expect(note(page)).not.toContainText('filtrez');

    await page.goto(`${FR}/search?q=terre`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hors ligne');
    await expect(page.getByRole('main')).toContainText('La recherche a besoin du réseau.');
    await expect(page.getByRole('listitem')).toContainText(/Version de \d+\s?h/);
    await page.getByRole('link', { name: 'Écrans ouverts' }).click();
    await expect(page).toHaveURL(FR);
    for (const path of [EN, '/en']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Offline');
      await expect(page.getByRole('main')).toContainText('This page is not kept on this device.');
      await expect(page.getByRole('link', { name: 'Écrans ouverts' })).toHaveAttribute('href', FR);
    }
  });

  test('reads it in English in their own words', async ({ page, context, world }) => {
    await page.goto(EN);
    await untilWhole(page, KEYS.first, 'en');
    await goOffline(world, context);
    await page.goto(`${EN}/events/10-rare-earth`);
    await expect(note(page)).toContainText(/^Offline, version of \d\d:\d\d/);
    await note(page).getByRole('button', { name: 'Hide this message' }).click();
    await expect(note(page)).toHaveCount(0);
  });

  test('gets the new release once there is a network again, and keeps it', async ({ page, context, world }) => {
    await page.goto(FR);
    await untilWhole(page);
    await goOffline(world, context);
    publishExample(world.db, SLUG, KEYS.second, { number: 4, events: [] });
    await page.goto(FR);
    await expect(page.getByRole('main')).toContainText('Terre rare');
    await expect(note(page)).toBeVisible();

    await goOnline(world, context);
    await expect(note(page)).toContainText('Le réseau est revenu.');
    await note(page).getByRole('button', { name: 'Recharger' }).click();
    await expect(page.getByRole('main')).not.toContainText('Terre rare');
    await expect(note(page)).toHaveCount(0);
    await untilWhole(page, KEYS.second);
    // The version it replaces is deleted after it was noted as complete.
    const pages = async () => Object.keys(await cachedIn(page)).filter((name) => name.includes('/festival/'));
    await expect
      .poll(async () => (await pages()).map((name) => name.split('/').at(-1)?.split('-')[0]))
      .toEqual([KEYS.second]);

    await goOffline(world, context);
    await page.goto(FR);
    await expect(page.getByRole('main')).not.toContainText('Terre rare');
    await expect(note(page)).toBeVisible();
  });

  test('keeps the last complete version if the connection breaks while fetching the next, and continues later', async ({
    page,
    context,
    world,
  }) => {
    await page.goto(FR);
    await untilWhole(page);
    const document = publishExample(world.db, SLUG, KEYS.second, {
      number: 4,
      note: { fr: 'Version de ce midi.' },
    });
    const last = `/films/${document.films.at(-1)?.number}-`;
    world.line.refuse((path) => path.includes(last));
    world.line.forget();
    await page.goto(FR);
    await expect(page.getByRole('main')).toContainText('Version de ce midi.');
    await expect.poll(() => world.line.asked().some((path) => path.includes(last))).toBe(true);
    const versions = async () =>
      (await keptIn(page))[0]?.versions.map((one) => [one.version.split('-')[0], one.isWhole]);
    await expect.poll(versions).toEqual([
      [KEYS.second, false],
      [KEYS.first, true],
    ]);

    await goOffline(world, context);
    await page.goto(FR);
    await expect(page.getByRole('main')).not.toContainText('Version de ce midi.');
    await expect(note(page)).toBeVisible();

    await goOnline(world, context);
    world.line.forget();
    await page.goto(`${FR}/legal`);
    await untilWhole(page, KEYS.second);
    // It continues: what was fetched before the cut is not fetched again.
    expect(world.line.asked().filter((path) => path.startsWith(`${FR}/days/`))).toEqual([]);
    await goOffline(world, context);
    await page.goto(FR);
    await expect(page.getByRole('main')).toContainText('Version de ce midi.');
  });

  test('gets kept pages from a server that does not answer in time, or fails', async ({ page, world }) => {
    await page.goto(FR);
    await untilWhole(page);
    world.line.hold((path) => path === `${FR}/legal`);
    await page.goto(`${FR}/legal`);
    await expect(note(page)).toBeVisible();

    // The server is there but cannot read its database: 503.
    await world.line.mend();
    world.db.$client.exec('alter table festivals rename to elsewhere');
    expect((await fetch(world.url + FR)).status).toBe(503);
    await page.goto(FR);
    await expect(page.getByRole('main')).toContainText('Terre rare');
    await expect(note(page)).toBeVisible();
    world.db.$client.exec('alter table elsewhere rename to festivals');
    expect(await isWhole(page, KEYS.first)).toBe(true);
  });
});

test.describe('the board of the day', () => {
  let [BOARD_OF, BOARD] = ['', ''];
  test.beforeEach(() => {
    BOARD_OF = newSlug();
    BOARD = `/fr/organise/${BOARD_OF}/today`;
  });
  const header = (page: Page) => page.locator('.desk-message');
  const known = (page: Page) => header(page).filter({ hasText: 'Hors ligne. Voici ce qui était connu' });
  /** The text of the kept boards, if everything they need is kept; empty where there is none. */
  const keptBoard = (page: Page) =>
    page.evaluate(async () => {
      const texts: string[] = [];
      for (const name of (await caches.keys()).filter((one) => one.includes('/private/board/'))) {
        const cache = await caches.open(name);
        const known = await (await caches.open('lanterne/1/state')).match(`/secret/${name}`);
        const { assets } = known ? ((await known.json()) as { assets: string[] }) : { assets: [] };
        for (const request of await cache.keys())
          texts.push(assets.length > 4 ? ((await (await cache.match(request))?.text()) ?? '') : 'drawn with nothing');
      }
      return texts.join('');
    });
  const untilKept = (page: Page, text = 'Terre rare') =>
    expect.poll(() => keptBoard(page), { timeout: 30_000 }).toContain(text);
  const untilGone = (page: Page) => expect.poll(() => keptBoard(page)).toBe('');

  const signIn = async (context: BrowserContext, { db, line }: World, userId: number) => {
    const { token } = write(db, (tx) => startSession(tx, userId, 'a test', new Date().toISOString()));
    const [name = '', value = ''] = (await cookieOf(token)).split('=');
    await context.clearCookies();
    await context.addCookies([{ name, value, url: line.url }]);
  };
  /**
   * A festival that does not end soon, whenever this runs, as a board is deleted at the end of its
   * festival.
   */
  async function openBoard(page: Page, world: World): Promise<number> {
    const { db } = world;
    const { festivalId, userId } = makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 4, slug: BOARD_OF });
    const title = { fr: 'Terre rare', en: 'Rare earth' };
    db.update(events).set({ title, visibility: 'public' }).where(eq(events.festivalId, festivalId)).run();
    db.update(festivals).set({ endsOn: '2099-12-31' }).where(eq(festivals.id, festivalId)).run();
    publish(db, { userId, name: '', email: '', isAdministrator: false }, BOARD_OF);
    await signIn(page.context(), world, userId);
    await page.goto(BOARD);
    await untilKept(page);
    return festivalId;
  }

  test('opens without a network in its last state, says from when it is, and loses no taps', async ({
    page,
    context,
    world,
  }) => {
    await page.clock.install();
    const festivalId = await openBoard(page, world);
    // Changes that reached the open page are in the kept board too.
    const notice = { fr: 'Le bar ferme à 22 h.' };
    tellLive(world.db, BOARD_OF, KEYS.second, [{ kind: 'notice', text: notice, at: new Date().toISOString() }]);
    await fiveSecondsLater(page);
    await expect(page.getByRole('main')).toContainText(/Le bar ferme à 22\sh/);
    // A change soon after a board was kept is kept a little later.
    // With an answer each time, so that the page is not redrawn after a silence: Next.js would
    // report that the network went meanwhile.
    for (let times = 0; times < 3; times++)
      await Promise.all([page.waitForResponse(`**/api/festivals/${BOARD_OF}/today`), fiveSecondsLater(page)]);
    await untilKept(page, 'Le bar ferme');

    await goOffline(world, context);
    await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
    await page.goto(BOARD);
    await expect(page.getByRole('main')).toContainText('Terre rare');
    await expect(page.getByRole('main')).toContainText(/Le bar ferme à 22\sh/);
    await expect(known(page)).toContainText(/à \d+\s?h/);
    await expectOverNothing(header(page));
    await expectAccessible(page);
    // The same board for any query; and no other page of the desk.
    await page.goto(`${BOARD}?day=2026-06-07`);
    await expect(page).toHaveURL(BOARD);
    await expect(known(page)).toBeVisible();
    await known(page).getByRole('button', { name: 'Masquer ce message' }).click();
    await expect(header(page)).toBeHidden();

    // What needs the server waits, and says so; but where somebody needs help nobody should wait.
    await page.getByRole('link', { name: 'Malaise', exact: true }).click();
    await expect(header(page).getByRole('link', { name: 'Appeler le 15 (SAMU)' })).toHaveAttribute('href', 'tel:15');
    await header(page).getByRole('button', { name: 'Masquer ce message' }).click();
    await page.getByRole('link', { name: /^Publier/ }).click();
    await expect(header(page)).toContainText('votre choix est gardé');
    await expect(page).toHaveURL(BOARD);
    await page.getByText('Message à tout le festival').click();
    await page.getByRole('textbox', { name: 'En français' }).fill('La pluie arrive.');
    await page.getByRole('button', { name: 'Envoyer le message' }).click();
    await expect(page.getByText('pas encore envoyé').first()).toBeVisible();
    const other = await context.newPage();
    await expect(other.goto(`/fr/organise/${BOARD_OF}/films`)).rejects.toThrow('net::ERR_');
    await other.close();
    await page.goto(BOARD);
    await expect(header(page)).toContainText('Une action n’est pas encore envoyée.');

    await goOnline(world, context);
    const told = () => rowsIn({ db: world.db, festivalId }, liveFacts);
    await expect.poll(() => told().map(({ text }) => text.fr), { timeout: 30_000 }).toContain('La pluie arrive.');
    await expect(page.getByRole('main')).toContainText('La pluie arrive.');
    await fiveSecondsLater(page);
    await expect(known(page)).toHaveCount(0);
  });

  test('is deleted from the device on signing out, with the session, and when somebody else signs in', async ({
    page,
    context,
    world,
  }) => {
    await openBoard(page, world);
    const own = await context.cookies();
    const bo = {
      email: `bo.${BOARD_OF}@example.org`,
      name: 'Bo',
      passwordHash: 'none',
      createdAt: new Date().toISOString(),
    };
    await signIn(context, world, world.db.insert(users).values(bo).returning().get().id);
    await page.goto('/fr/account');
    await untilGone(page);

    const back = async () => {
      await context.clearCookies();
      await context.addCookies(own);
      await page.goto(BOARD);
      await untilKept(page);
    };
    await back();
    await page.goto('/fr/account');
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.waitForURL('/fr');
    await untilGone(page);
    await goOffline(world, context);
    // Our page that says so, or the browser's own if nothing at all is kept.
    await page.goto(BOARD).catch((error: Error) => expect(error.message).toContain('net::ERR_'));
    await expect(page.getByText('Terre rare')).toHaveCount(0);

    await goOnline(world, context);
    world.db.update(sessions).set({ revokedAt: null }).run();
    await back();
    world.db.update(sessions).set({ revokedAt: new Date().toISOString() }).run();
    await page.goto(BOARD);
    await expect(page).toHaveURL(/sign-in/);
    await untilGone(page);
  });
});

test.describe('the worker', () => {
  test('keeps nothing of the sign-in, of an API or of the desk except its board, and answers none of them', async ({
    page,
    context,
    world,
  }) => {
    await page.goto(FR);
    await untilWhole(page);
    // Such a link only exists in an installation without an account.
    world.db.delete(users).run();
    await makeFirstAccount(page, { setupLink: setupLinkOf({ url: world.line.url, dataFolder: world.dataFolder }) });
    for (const path of ['/fr/organise', '/fr/account', '/fr/sign-in', '/api/health', `/feeds/${SLUG}/programme.ics`])
      await page.goto(path).catch((error: Error) => expect(error.message).toContain('Download'));
    expect((await page.goto('/fr/account'))?.status()).toBe(200);
    await expect(page).toHaveURL('/fr/account');
    await page.goto(FR);
    const paths = Object.values(await cachedIn(page)).flat();
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => /\/(organise|account|sign-in|setup|api(?!\/public\/)|feeds)\b/.test(path))).toEqual(
      [],
    );
    await goOffline(world, context);
    await expect(page.goto('/fr/organise')).rejects.toThrow('net::ERR_');
  });

  test('forgets a festival that is deleted, keeps the other one, and unregisters after the last', async ({
    page,
    world,
  }) => {
    const [other, key] = [newSlug(), newKey()];
    publishExample(world.db, other, key);
    await page.goto(`/fr/festivals/${other}`);
    await expect.poll(() => isWhole(page, key, 'fr', other)).toBe(true);
    await page.goto(FR);
    await untilWhole(page);
    const festivalsIn = async () =>
      [
        ...new Set(Object.keys(await cachedIn(page)).flatMap((name) => /\/festival\/([^/]+)\//.exec(name)?.[1] ?? [])),
      ].sort();
    expect(await festivalsIn()).toEqual([SLUG, other].sort());

    const unpublish = (slug: string) =>
      write(world.db, (tx) => {
        const id = tx.select().from(festivals).where(eq(festivals.slug, slug)).get()?.id ?? 0;
        tx.delete(releases).where(eq(releases.festivalId, id)).run();
      });
    unpublish(SLUG);
    expect((await page.goto(FR))?.status()).toBe(404);
    await expect.poll(festivalsIn).toEqual([other]);
    expect(await workersIn(page)).toHaveLength(1);

    unpublish(other);
    await page.goto(`/fr/festivals/${other}`);
    await expect.poll(() => workersIn(page)).toEqual([]);
    expect(await cachedIn(page)).toEqual({});
  });

  test('keeps a private page separately, shows it without a network, and deletes it when its address is closed', async ({
    page,
    context,
    world,
  }) => {
    const actor = makeAdministrator(world.db);
    const team = newSlug();
    fillFestival(world.db, { shown: (place) => place, kept: (place) => place }, team);
    publish(world.db, actor, team);
    const festival = authorizeFestival(actor, team, 'team-links', world.db);
    const at = '2026-03-01T10:00:00.000Z';
    const made = teamLinks.create(festival, { label: 'régie' }, at);
    if (!made.ok) throw new Error(made.reason);
    const address = `/fr/team/${made.token}`;
    const secretsIn = async () => Object.keys(await cachedIn(page)).filter((name) => name.includes('/private/'));

    await page.goto(FR);
    await untilWhole(page);
    await page.goto(address);
    await expect.poll(secretsIn).toEqual([`lanterne/1/private/team/${made.token}`]);
    await expect.poll(async () => (await cachedIn(page))[`lanterne/1/private/team/${made.token}`]).toEqual([address]);
    const sheet = await page.getByRole('main').textContent();

    await goOffline(world, context);
    await page.goto(address);
    await expect.poll(() => page.getByRole('main').textContent()).toBe(sheet);
    // Its own date: the clock of this server is not that of the browser.
    await expect(note(page)).toContainText('Hors ligne, version du lundi 25 mai');
    await page.goto(`${address}?room=1`);
    await expect(note(page)).toContainText('Hors ligne, version du lundi 25 mai');

    await goOnline(world, context);
    teamLinks.revoke(festival, made.id, at);
    expect((await page.goto(address))?.status()).toBe(410);
    await expect.poll(secretsIn).toEqual([]);
    await goOffline(world, context);
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hors ligne');
  });

  test('fetches little when data is to be saved: days, starred séances and those that come next', async ({
    page,
    world,
  }) => {
    await page.addInitScript((festival) => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
      localStorage.setItem(`lanterne.my.${festival}`, JSON.stringify({ events: [[10, '2026-06-06T09:30/2']] }));
    }, SLUG);
    await page.goto(FR);
    await expect.poll(async () => (await keptIn(page))[0]?.versions[0]?.isReady).toBe(true);
    const cached = Object.entries(await cachedIn(page)).flatMap(([name, paths]) =>
      name.includes('/festival/') ? paths : [],
    );
    expect(cached).toContain(`${FR}/days/2026-06-07`);
    expect(cached).toContain(`${FR}/events/10-terre-rare`);
    expect(cached.filter((path) => path.includes('/films/'))).toEqual([]);
    expect(world.line.asked().filter((path) => path.includes('/films/'))).toEqual([]);
  });

  test('keeps the last three festivals that were opened', async ({ page, world }) => {
    const [first, ...last] = Array.from({ length: 4 }, newSlug);
    for (const slug of [`${first}`, ...last]) {
      const key = newKey();
      publishExample(world.db, slug, key);
      await page.goto(`/fr/festivals/${slug}`);
      await expect.poll(() => isWhole(page, key, 'fr', slug)).toBe(true);
    }
    expect((await keptIn(page)).map(({ festival }) => festival).sort()).toEqual(last.sort());
    expect(Object.keys(await cachedIn(page)).filter((name) => name.includes(`/festival/${first}/`))).toEqual([]);
  });

  test('keeps its version on a device without room for the next', async ({ page, context, world }) => {
    await page.goto(FR);
    await untilWhole(page);
    const client = await context.newCDPSession(page);
    const { usage } = await client.send('Storage.getUsageAndQuota', { origin: world.line.url });
    await client.send('Storage.overrideQuotaForOrigin', { origin: world.line.url, quotaSize: usage + 20_000 });
    publishExample(world.db, SLUG, KEYS.second, { number: 4, note: { fr: 'Version de ce midi.' } });
    await page.goto(FR);
    await expect
      .poll(async () =>
        (await keptIn(page))[0]?.versions.map(({ version, isRefused }) => [version.split('-')[0], isRefused]),
      )
      .toEqual([
        [KEYS.second, true],
        [KEYS.first, false],
      ]);
    await expect
      .poll(async () => Object.keys(await cachedIn(page)).filter((name) => name.includes('/festival/')))
      .toEqual([expect.stringContaining(KEYS.first)]);
    await goOffline(world, context);
    await page.goto(`${FR}/events/10-terre-rare`);
    await expect(note(page)).toBeVisible();
    await page.goto(FR);
    await expect(page.getByRole('main')).not.toContainText('Version de ce midi.');
  });

  test('lets the programme be installed as an app', async ({ page, context, world }) => {
    await page.goto(FR);
    await untilWhole(page);
    const client = await context.newCDPSession(page);
    const { url, errors, data = '' } = await client.send('Page.getAppManifest');
    expect([url, errors]).toEqual([`${world.line.url}/feeds/${SLUG}/manifest.webmanifest?lang=fr`, []]);
    const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
    // Browsers cannot install from a private window.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
    const { icons } = JSON.parse(data) as { icons: { src: string }[] };
    for (const { src } of icons) expect((await fetch(world.url + src)).headers.get('content-type')).toBe('image/png');
    await expect(page.locator('link[rel="apple-touch-icon"]')).toHaveAttribute(
      'href',
      new RegExp(`^/feeds/${SLUG}/icons/180\\.png`),
    );
    await expect(page.locator('meta[name="theme-color"]')).toHaveCount(2);
  });

  test('is removed by one setting, with all it keeps', async ({ page, world }) => {
    await page.goto(FR);
    await untilWhole(page);
    const { port, line } = world;
    // Only one server may use a folder, so the other has a festival of its own.
    const dataFolder = dataFolderWith((db) => publishExample(db, SLUG, KEYS.first));
    const without = await serveBefore({ dataFolder, env: { LANTERNE_URL: line.url, LANTERNE_OFFLINE: '0' } });
    line.to(without.port);
    try {
      await page.goto(FR);
      await expect(page.getByRole('main')).toContainText('Terre rare');
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
      await expect.poll(() => workersIn(page)).toEqual([]);
      expect(await cachedIn(page)).toEqual({});
      await page.goto(FR);
      expect(await workersIn(page)).toEqual([]);
    } finally {
      line.to(port);
      await without.stop('SIGKILL');
    }
  });
});
