import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type BrowserContext,
  test as base,
  type CDPSession,
  type Locator,
  type Page,
  expect as patient,
} from '@playwright/test';
import { eq } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';
import { createFirstAccount, createSetupToken } from '#lib/accounts/mutations.ts';
import { demonstrationDates, seedDemonstration } from '#lib/templates/demonstration.ts';
import { dataFolderWith } from './filled.ts';
import { type Line, openLine } from './line.ts';
import { type Started, serve, serveBefore } from './server.ts';

/**
 * In milliseconds: how soon `expect.poll` asks again; by default the pauses grow to a second, which
 * is longer than most things take.
 */
const ASK_AGAIN = [100, 200];

export const expect = new Proxy(patient, {
  get: (of, name) =>
    name === 'poll'
      ? (ask: () => unknown, options: object) => patient.poll(ask, { intervals: ASK_AGAIN, ...options })
      : Reflect.get(of, name),
});

/** The account that signs in during the tests. */
export const organiser = {
  name: 'Camille Martin',
  email: 'camille@example.org',
  password: 'une lanterne dans le noir',
};

/**
 * In seconds: how long a cookie of the tests is valid, even on a server whose clock is set years
 * ahead.
 */
const LONG = 20 * 365 * 86_400;

/** The state of a signed-in browser; `newContext({ storageState })` is signed in with it. */
export type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;

/** In milliseconds: what is made once for a worker may take as long as a journey. */
const WORKER_LIMIT = 240_000;

type Lined = Started & { line: Line };

type WorkerFixtures = {
  /** The built app on a new data folder with the demonstration, one for all tests of a worker. */
  lanterne: Started;
  /** The first account. */
  signedIn: SignedIn;
  /**
   * An empty server, one for all tests of a worker: each test makes a festival of its own in its
   * database.
   */
  shared: Started;
  /**
   * The same with its clock set before the example festival of the unit tests, whose pages are no
   * archive then.
   */
  early: Started;
  /** The same with a clock that each test sets first (`setClock`). */
  anyHour: Started;
  /** The same as `shared` behind a line that can be cut; its address is that of the line. */
  lined: Lined;
};

type TestFixtures = {
  /** The database of `shared`. */
  sharedDb: Db;
  earlyDb: Db;
  linedDb: Db;
  /** A page of the signed-in first account. */
  desk: Page;
  /** Console errors that are allowed in this test; any other fails it. */
  allowedErrors: RegExp[];
  noneLeftOpen: undefined;
};

/**
 * A server that all tests of a worker share, for `extend`: started when it is first asked for,
 * stopped after the last test.
 */
const sharedServer = <T extends Started>(start: () => Promise<T>) =>
  [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}: object, use: (started: T) => Promise<void>) => {
      const started = await start();
      await use(started);
      await started.stop('SIGKILL');
    },
    { scope: 'worker', timeout: WORKER_LIMIT },
  ] as [(fixtures: object, use: (started: T) => Promise<void>) => Promise<void>, { scope: 'worker'; timeout: number }];

/**
 * Something that only the tests of one file share: made when it is first asked for, ended after the
 * last. A worker fixture would start a worker for this file alone, with a browser and every shared
 * server.
 */
export function ofThisFile<With extends unknown[], T>(
  make: (...given: With) => Promise<T>,
  end: (made: T) => Promise<unknown>,
): (...given: With) => Promise<T> {
  let made: Promise<T> | null = null;
  base.afterAll(async () => {
    if (made) await end(await made);
    made = null;
  });
  return (...given) => {
    made ??= make(...given).catch((error: unknown) => {
      // The next test tries again, and there is nothing to end.
      made = null;
      throw error;
    });
    return made;
  };
}

/** A server for this file only. */
export const serverOfThisFile = <T extends Started>(start: () => Promise<T>) =>
  ofThisFile(start, (started) => started.stop('SIGKILL'));

export const test = base.extend<TestFixtures, WorkerFixtures>({
  lanterne: sharedServer(() => serveDemonstration()),
  signedIn: [
    async ({ lanterne }, use) => use(await firstAccount(lanterne)),
    { scope: 'worker', timeout: WORKER_LIMIT },
  ],
  shared: sharedServer(() => serve({ dataFolder: dataFolderWith(() => {}) })),
  sharedDb: async ({ shared }, use) => withDatabase(shared, use),
  early: sharedServer(() => serveBefore({ dataFolder: dataFolderWith(() => {}) })),
  anyHour: sharedServer(() => serveBefore({ dataFolder: dataFolderWith(() => {}) })),
  earlyDb: async ({ early }, use) => withDatabase(early, use),
  lined: sharedServer(() => startLined()),
  linedDb: async ({ lined }, use) => {
    await withDatabase(lined, use);
    await lined.line.mend();
  },
  baseURL: async ({ lanterne }, use) => use(lanterne.url),
  allowedErrors: [[], { option: true }],
  desk: async ({ browser, lanterne, signedIn }, use, info) => {
    const context = await browser.newContext({ ...info.project.use, baseURL: lanterne.url, storageState: signedIn });
    const page = await context.newPage();
    const errors = errorsOf(page);
    await use(page);
    await context.close();
    expect(unexpected(errors, []), 'errors in the browser console of the desk').toEqual([]);
  },
  page: async ({ page, allowedErrors }, use) => {
    const errors = errorsOf(page);
    await use(page);
    expect(unexpected(errors, allowedErrors), 'errors in the browser console').toEqual([]);
  },
  noneLeftOpen: [
    async ({ browser }, use) => {
      await use(undefined);
      // Closes what the test opened, which otherwise would keep asking a stopped server during
      // other tests.
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});

export async function withDatabase({ dataFolder }: Started, use: (db: Db) => Promise<void>): Promise<void> {
  const db = openDatabase(databaseFile(dataFolder));
  await use(db);
  db.$client.close();
}

/**
 * The server with what a start makes in a new data folder: the demonstration, and the link of the
 * first account.
 */
export async function serveDemonstration(): Promise<Started> {
  const dataFolder = dataFolderWith((db) => void seedDemonstration(db, new Date().toISOString()));
  const started = await serve({ dataFolder });
  return { ...started, setupLink: setupLinkOf(started) };
}

/** Starts an empty server behind a line that can be cut. */
export async function startLined(start = serve): Promise<Lined> {
  const line = await openLine();
  const started = await start({ dataFolder: dataFolderWith(() => {}), env: { LANTERNE_URL: line.url } });
  line.to(started.port);
  const stop: Started['stop'] = async (signal) => {
    await line.close();
    return started.stop(signal);
  };
  return { ...started, line, stop };
}

const unexpected = (errors: readonly string[], allowed: readonly RegExp[]) =>
  // Browsers report a page that answers 4xx as a failed resource.
  errors.filter(
    (text) =>
      ![/Failed to load resource: the server responded with a status of 4\d\d/, ...allowed].some((known) =>
        known.test(text),
      ),
  );

function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  return errors;
}

/** The first day of this server's demonstration when it was made, whatever was imported since. */
export function demonstrationDay({ dataFolder }: Pick<Started, 'dataFolder'>): string {
  const db = openDatabase(databaseFile(dataFolder));
  const made = db.select().from(festivals).where(eq(festivals.isDemonstration, true)).get();
  db.$client.close();
  if (!made) throw new Error('This server has no demonstration.');
  return demonstrationDates(made.createdAt)[0];
}

/**
 * Makes the first account as the printed link does, without a page, and signs it in. `now` is an
 * instant of the server's clock.
 */
export async function firstAccount(
  { dataFolder, secret, setupLink }: Pick<Started, 'dataFolder' | 'secret' | 'setupLink'>,
  now = new Date().toISOString(),
): Promise<SignedIn> {
  const db = openDatabase(databaseFile(dataFolder));
  try {
    const from = { device: 'a test', locale: 'fr' } as const;
    const token = setupLink?.split('/').at(-1) ?? createSetupToken(db, now);
    const made = await createFirstAccount(token, organiser, from, now, db);
    if (!made.ok) throw new Error(`The first account was not made: ${made.reason}`);
    return await signedInBy(made.token, secret());
  } finally {
    db.$client.close();
  }
}

/** The state of a browser with a session of this token. */
export async function signedInBy(token: string, secret: string): Promise<SignedIn> {
  const value = await encode({ token: { sid: token }, secret, maxAge: LONG });
  const cookie = { name: 'next-auth.session-token', value, domain: 'localhost', path: '/', expires: -1 };
  return { cookies: [{ ...cookie, httpOnly: true, secure: false, sameSite: 'Lax' }], origins: [] };
}

/**
 * The link of the first account, on a server that was not started by the command that prints it.
 */
export function setupLinkOf({ url, dataFolder }: Pick<Started, 'url' | 'dataFolder'>): string {
  const db = openDatabase(databaseFile(dataFolder));
  try {
    return `${url}/fr/setup/${createSetupToken(db, new Date().toISOString())}`;
  } finally {
    db.$client.close();
  }
}

/** Opens the printed link and makes the first account. */
export async function makeFirstAccount(
  page: Page,
  { setupLink }: Pick<Started, 'setupLink'>,
  account = organiser,
): Promise<void> {
  if (!setupLink) throw new Error('The terminal printed no link for the first account.');
  await page.goto(setupLink);
  await page.locator('input[name="name"]').fill(account.name);
  await page.locator('input[name="email"]').fill(account.email);
  await page.locator('input[name="password"]').fill(account.password);
  await page.locator('main form button[type="submit"]').first().click();
  await page.waitForURL((url) => !url.pathname.includes('/setup/'));
}

/** An element or text as axe reads it. */
type VirtualNode = Readonly<{
  props: Readonly<{ nodeName: string; nodeType: number; nodeValue: string | null }>;
  children: readonly VirtualNode[];
}>;
type Matches = (node: Element, virtual: VirtualNode, ...more: unknown[]) => boolean;
type Axe = typeof import('axe-core') & {
  commons: { color: { Color: { prototype: Colour } }; dom: { isVisibleOnScreen: (node: Element) => boolean } };
  _audit: {
    rules: { id: string; matches: Matches }[];
    checks: Record<'color-contrast', { evaluate: (node: Element, ...more: unknown[]) => boolean | undefined }>;
  };
};
type Colour = { red: number; green: number; blue: number; alpha: number; parseString: (text: string) => Colour };

/**
 * Caches parsed colours: axe parses each again for every text, in a fifth of its time. And it keeps
 * the HTML of what is wrong alone, not of whatever it looks at.
 */
function prepareAxe(): void {
  const { axe } = window as unknown as { axe: Axe };
  axe.configure({ noHtml: true });
  const { prototype } = axe.commons.color.Color;
  const { parseString } = prototype;
  const known = new Map<string, Pick<Colour, 'red' | 'green' | 'blue' | 'alpha'>>();
  prototype.parseString = function (text) {
    const before = known.get(text);
    if (before) return Object.assign(this, before);
    parseString.call(this, text);
    const { red, green, blue, alpha } = this;
    known.set(text, { red, green, blue, alpha });
    return this;
  };
}

/**
 * Texts in this worker with sufficient contrast, each as a number that stands for how it is drawn:
 * texts with the same colour, size and weight on the same grounds have the same contrast on every
 * page. Measuring contrast takes two thirds of axe's time.
 */
const readable = new Set<number>();

/**
 * Lets axe measure the contrast only of texts drawn unlike these; returns those that passed. For
 * axe hidden texts pass without being measured, so they are measured once they are shown.
 */
function measureContrastsOnce(known: readonly number[]): () => number[] {
  const { commons, _audit } = (window as unknown as { axe: Axe }).axe;
  const { rules, checks } = _audit;
  const measured = new Set(known);
  const drawn = new Map<Element, number>();
  const grounds = new Map<Element, number>();
  const hash = (text: string, from: number) => {
    let sum = from;
    for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 16_777_619);
    return sum;
  };
  /** What is behind an element: all around it that has a ground of its own or its own place. */
  const groundOf = (one: Element | null): number => {
    if (!one) return 2_166_136_261;
    const before = grounds.get(one);
    if (before !== undefined) return before;
    const behind = groundOf(one.parentElement);
    const { position, backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(one);
    const isPlaced = position !== 'static';
    const isPlain = backgroundColor === 'rgba(0, 0, 0, 0)' && backgroundImage === 'none';
    const place = isPlaced ? [position, one.localName, one.getAttribute('class')] : [];
    const number =
      isPlain && !isPlaced && opacity === '1' && filter === 'none'
        ? behind
        : hash([...place, backgroundColor, backgroundImage, opacity, filter].join('|'), behind);
    grounds.set(one, number);
    return number;
  };
  const drawnAs = (one: Element): number => {
    const before = drawn.get(one);
    if (before !== undefined) return before;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one);
    const number = hash([color, fontSize, fontWeight, textShadow].join('|'), groundOf(one));
    drawn.set(one, number);
    return number;
  };
  const rule = rules.find(({ id }) => id === 'color-contrast');
  const check = checks['color-contrast'];
  if (!rule) throw new Error('axe measures no contrast.');
  const { matches } = rule;
  const { evaluate } = check;
  const passed: number[] = [];
  // Where axe finds no text of its own it measures nothing, which it asks only after much else.
  const hasText = ({ props, children }: VirtualNode) =>
    ['input', 'select', 'textarea'].includes(props.nodeName) ||
    children.some((child) => child.props.nodeType === 3 && child.props.nodeValue?.trim());
  rule.matches = (node, virtual, ...more) =>
    hasText(virtual) && !measured.has(drawnAs(node)) && matches.call(rule, node, virtual, ...more);
  check.evaluate = function (node, ...more) {
    if (measured.has(drawnAs(node))) return true;
    const isReadable = evaluate.call(this, node, ...more);
    if (isReadable === true && commons.dom.isVisibleOnScreen(node)) {
      measured.add(drawnAs(node));
      passed.push(drawnAs(node));
    }
    return isReadable;
  };
  return () => {
    Object.assign(rule, { matches });
    Object.assign(check, { evaluate });
    return passed;
  };
}

/** The minified script of axe, and what is changed in it. */
const AXE = [
  readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
  `(${prepareAxe})()`,
  `window.measureContrastsOnce = ${measureContrastsOnce}`,
  'null',
].join(';\n');

/**
 * The connection to a page by which the script of axe is passed to the browser, which compiles it
 * once.
 */
const lines = new WeakMap<Page, Promise<CDPSession>>();

/** Adds axe to every frame of a page that lacks it. */
async function bringAxe(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    if (await frame.evaluate(() => 'axe' in window)) continue;
    if (frame === page.mainFrame()) {
      const line = lines.get(page) ?? page.context().newCDPSession(page);
      lines.set(page, line);
      await (await line).send('Runtime.evaluate', { expression: AXE });
    } else await frame.evaluate(AXE);
  }
}

/**
 * The violations axe finds in the page as it is, including frames of the same origin: the rule and
 * the place; and ids that are used twice, so that labels and links lead to the first only. Axe is
 * added to each frame once, and does not list what is right.
 */
export async function violationsOf(
  page: Page,
  rulesOff: readonly string[] = [],
  only: readonly string[] = [],
): Promise<{ id: string; where: string[] }[]> {
  // After a link the address may change before the page is there, and a title go before the next
  // has come: titles are waited for, and axe does not ask for them. An expectation adds a large
  // script to the page, so it comes only where there is no title yet.
  await page.waitForLoadState('domcontentloaded');
  const title = await page.evaluate(() => document.title).catch(() => '');
  if (title.trim() === '') await expect(page).toHaveTitle(/\S/);
  await bringAxe(page);
  const { found, passed } = await page.evaluate(
    async ({ off, alone, before }) => {
      const rules = Object.fromEntries([...off, 'document-title'].map((id) => [id, { enabled: false }]));
      const { axe, measureContrastsOnce: once } = window as unknown as {
        axe: Axe;
        measureContrastsOnce: typeof measureContrastsOnce;
      };
      const end = once(before.split(',').map(Number));
      const runOnly = alone.length > 0 ? { runOnly: [...alone] } : {};
      const { violations } = await axe.run({
        resultTypes: ['violations'],
        elementRef: true,
        preload: { assets: ['media'] },
        rules,
        ...runOnly,
      });
      const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id);
      const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
      const shown = violations
        .map(({ id, nodes }) => ({
          id,
          where: nodes.map(({ element, target }) => (element?.outerHTML ?? String(target)).slice(0, 200)),
        }))
        .concat(twice.length > 0 ? [{ id: 'an id that stands twice', where: twice }] : []);
      return { found: shown, passed: end().join() };
    },
    { off: rulesOff, alone: only, before: [...readable].join() },
  );
  for (const number of passed.split(',')) readable.add(Number(number));
  return found;
}

/** Fails on any accessibility violation in the page as it is. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOf(page)).toEqual([]);
}

/**
 * The same in both appearances. Rules that are not about colours are checked in the light one only.
 */
export async function expectAccessibleInBoth(page: Page): Promise<void> {
  await useTheme(page, 'light');
  await expectAccessible(page);
  await useTheme(page, 'dark');
  expect(await violationsOf(page, [], ['color-contrast', 'link-in-text-block'])).toEqual([]);
}

/**
 * Fails where a message covers something of the page other than the element it stands in. The
 * header of the desk is such an element; what is scrolled below it is out of sight anyway.
 */
export async function expectOverNothing(message: Locator): Promise<void> {
  await expect(message).toBeVisible();
  const behind = await message.evaluate((said) => {
    const { left, right, top, bottom } = said.getBoundingClientRect();
    const found = new Set<string>();
    for (let x = left + 2; x < right; x += 12)
      for (let y = top + 2; y < bottom; y += 8)
        for (const one of document.elementsFromPoint(x, y)) {
          if (one.matches('.desk-top')) break;
          if (one.closest('.desk-top') || said.contains(one) || one.contains(said)) continue;
          found.add(`${one.tagName} ${one.className} ${one.textContent?.slice(0, 40)}`);
        }
    return [...found];
  });
  expect(behind, 'what the message lies over').toEqual([]);
}

type Locale = 'fr' | 'en';
type Way = Readonly<{ locale: Locale; colorScheme: 'light' | 'dark'; width: number }>;

/**
 * Up to this many pages are each checked in both languages, which share the widths; by turns some
 * would never be checked in the other language.
 */
const FEW = 4;

/**
 * How the nth of these pages is checked, by language, beginning with the width at which it is
 * opened: the smallest for this language, and every other time the largest. With EVERY_WAY=1 every
 * language, appearance and width is checked, which takes a quarter of an hour longer; otherwise a
 * page is checked in one language (in both where there are few pages, each at one of the widths)
 * and at each width in one appearance, changing from page to page.
 */
export const waysToLook = (widths: readonly number[], nth: number, of: number): Way[] => {
  const isShared = of <= FEW && !process.env.EVERY_WAY;
  return (['fr', 'en'] as const)
    .map((locale, language) => ({ locale, language, turn: Math.floor(nth / 2) + (isShared ? 0 : language) }))
    .filter(({ language }) => process.env.EVERY_WAY || isShared || nth % 2 === language)
    .flatMap(({ locale, language, turn }) => {
      const ways = widths.flatMap((width, at) =>
        (['light', 'dark'] as const)
          .filter((_, appearance) => process.env.EVERY_WAY || (at + turn) % 2 === appearance)
          .filter(() => !isShared || (at + nth) % 2 === language)
          .map((colorScheme) => ({ locale, colorScheme, width })),
      );
      return (isShared ? nth : turn) % 2 === 0 ? ways : ways.reverse();
    });
};

type Looked = Readonly<{
  widths: readonly number[];
  /** Addresses that must answer 404. */
  missing?: RegExp;
  /** Called after a page was opened, before it is first checked. */
  opened?: () => Promise<unknown>;
  /** A further check in each way. */
  look?: (where: string, way: Way) => Promise<void>;
}>;

/**
 * Checks each of these pages in its ways (`waysToLook`): none may be wider than the screen or have
 * a violation. A page is opened once for each language, since opening it takes longer than a check,
 * and then changes its width and appearance. Animations are off (`reducedMotion`), as axe would
 * otherwise read colours in transition.
 */
export async function lookAtPages(
  page: Page,
  addressesOf: (locale: Locale) => readonly string[],
  { widths, missing, opened, look }: Looked,
): Promise<void> {
  const count = addressesOf('fr').length;
  for (let nth = 0; nth < count; nth += 1) {
    let open = '';
    for (const way of waysToLook(widths, nth, count)) {
      const { locale, colorScheme, width } = way;
      const address = addressesOf(locale)[nth] ?? '';
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: width < 1000 ? 844 : 900 });
      if (open !== address) {
        expect((await page.goto(address))?.status(), address).toBe(missing?.test(address) ? 404 : 200);
        await opened?.();
        open = address;
      }
      const where = `${address} ${colorScheme} ${width}`;
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(over, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
      expect.soft(await violationsOf(page), where).toEqual([]);
      await look?.(where, way);
    }
  }
}

/**
 * The same for the page as it is, in its language, on a small phone and a wide screen; afterwards
 * it is as before.
 */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  const size = page.viewportSize();
  for (const { colorScheme, width } of waysToLook([320, 1440], 0, FEW + 1).filter(({ locale }) => locale === 'fr')) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    expect(await violationsOf(page), `${colorScheme} ${width}`).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, `${width} scrolls sideways`).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ colorScheme: null });
  if (size) await page.setViewportSize(size);
}

/** Sets the appearance before any page is opened. */
export async function useTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
}

/** Holds back requests to these addresses until the returned function is called. */
export async function heldBack(page: Page, addresses: string): Promise<() => void> {
  let come = () => {};
  const called = new Promise<void>((resolve) => {
    come = resolve;
  });
  await routeFromNow(page, addresses, async (route) => {
    await called;
    await route.continue();
  });
  return come;
}

/** `page.route` for a page that is already open: waits until what the page asks for goes by it. */
export async function routeFromNow(
  page: Page,
  addresses: string,
  handler: Parameters<Page['route']>[1],
): Promise<void> {
  await page.route(addresses, handler);
  await untilRouted(page);
}

const ROUTED = '/robots.txt?routed';

/**
 * Until what a page that stands asks for goes by its routes. It hears of its first one a moment
 * after Playwright is done: what it asks for before then comes all the same, once in a hundred
 * times, and in ten where it is at work.
 */
async function untilRouted(page: Page): Promise<void> {
  if (page.url() === 'about:blank') return;
  const probe = (url: URL) => url.href.endsWith(ROUTED);
  await page.route(probe, (route) => route.fulfill({ status: 204 }));
  await expect.poll(() => page.evaluate(async (path) => (await fetch(path)).status, ROUTED)).toBe(204);
  await page.unroute(probe);
}

/** Lets no script of a page in until the answer is called. */
export const withoutScriptsYet = (page: Page) => heldBack(page, '**/_next/static/**/*.js');

/**
 * Waits until scripts have taken over every control: React has marked them, and what waited for a
 * script is shown. Keys pressed earlier would be lost.
 */
export async function untilTakenOver(page: Page): Promise<void> {
  const isLive = () =>
    page.evaluate(() => {
      const taken = (one: Element) => Object.keys(one).some((name) => name.startsWith('__reactProps'));
      const controls = [
        ...document.querySelectorAll('main :is(a, button, summary, input:not([type=hidden]), select, textarea)'),
      ];
      return controls.length > 0 && controls.every(taken) && document.querySelector('[data-waits]') === null;
    });
  await expect.poll(isLive).toBe(true);
}

/**
 * Lets five seconds pass at once in pages whose clock is installed: within that time every open
 * page learns by itself what was announced. What it showed before must have been announced by then.
 */
export const fiveSecondsLater = (...pages: Page[]) => Promise.all(pages.map(({ clock }) => clock.fastForward(5_000)));

/**
 * Fails where a control in the page's main part moves or is replaced when the scripts run, as a tap
 * at that moment would be lost.
 */
export async function expectStill(page: Page, address: string): Promise<void> {
  const come = await withoutScriptsYet(page);
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('main h1').first().waitFor();
  // The page arrives in parts.
  await page.waitForFunction(() => document.readyState !== 'loading');
  await page.evaluate(() => document.fonts.ready);
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main :is(a, button, summary, input, select, textarea)')].flatMap(
        (one) => {
          const { y, height } = one.getBoundingClientRect();
          const isThere = height > 0 && getComputedStyle(one).visibility === 'visible';
          return isThere ? [`${one.textContent || one.getAttribute('name')} ${Math.round(y + scrollY)}`] : [];
        },
      ),
    );
  const before = await places();
  come();
  await untilTakenOver(page);
  expect((await places()).filter((one) => before.includes(one))).toEqual(before);
  await page.unroute('**/_next/static/**/*.js');
}
