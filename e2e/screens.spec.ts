import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeCorridor } from './corridor.ts';
import { dataFolderWith } from './filled.ts';
import { expect, lookAtPages, test, violationsOf, waysToLook } from './fixtures.ts';
import { serve } from './server.ts';

/**
 * Checks every screen at 390 and 1440 pixels with axe, in the appearances and languages in turn
 * (`lookAtPages`); with PICTURES=1 it draws each into e2e/out/.
 */
const OUT = join(import.meta.dirname, 'out');
const WIDTHS = [390, 1440] as const;
const DEMO = 'numerique-en-lumiere-demonstration';

type Screen = { name: string; path: string };

const LIVE = join(import.meta.dirname, '..', 'app', '[locale]', '(live)');
const isThere = (path: string) => existsSync(join(LIVE, path, 'page.tsx'));

/** Pages below the coordinators' board; `volunteers.spec.ts` checks them with people in them. */
const volunteersPages = ['shifts', 'generate', 'people', 'people/new', 'paste', 'tasks', 'tasks/new', 'messages']
  .concat(['checklists', 'settings', 'fill', 'print', 'print/planning', 'print/slips', 'print/sign-in', 'print/meals'])
  .concat(['applications', 'print/attestations', 'print/badges']);

/** Forms found through the links in their lists: those of the demonstration. */
const foundForms = ['days', 'events', 'films', 'people', 'themes', 'venues']
  .map((section) => `${section}-form`)
  .concat(['events-new', 'films-new', 'people-new', 'venues-new', 'blocks-new', 'offers-new', 'themes-series-new'])
  .concat(['pages-new', 'pages-partners-new']);

const volunteersName = (path: string) => `volunteers-${path.replaceAll('/', '-')}`;

/** The desk's sections, from the folders of their pages. */
const sections = () =>
  readdirSync(join(LIVE, 'organise', '[festival]')).filter((name) => isThere(join('organise', '[festival]', name)));

/**
 * Pages that other journeys check with axe at both widths and with more content: only EVERY_WAY=1
 * checks them here too.
 */
const lookedAtElsewhere = new Set(
  ['programme', 'day', 'event', 'film', 'person', 'venue', 'subscribe', 'subscribe-day', 'my', 'legal', 'not-found']
    .concat(['room', 'theme', 'changes', 'privacy', 'accessibility', 'screen', 'room-screen', 'now'])
    .concat(['public-films', 'public-people'])
    .concat(['print', 'print-pocket', 'print-grid', 'print-door'], volunteersPages.map(volunteersName))
    .concat(['volunteers', 'today', 'volunteer', 'volunteer-exchange', 'volunteer-sheets'])
    .concat(['import', 'template']),
);
const isForUs = ({ name }: Pick<Screen, 'name'>) =>
  process.env.PICTURES || process.env.EVERY_WAY || !lookedAtElsewhere.has(name);

/** The links in a page's main part that contain `part`; its document is read, not drawn. */
async function linksOf(page: Page, from: string, part: string): Promise<string[]> {
  const [own = ''] = /<main[\s\S]*<\/main>/.exec(await (await page.request.get(from)).text()) ?? [];
  const paths = [...own.matchAll(/<a\s[^>]*?href="([^"?#]+)/g)].map(
    ([, href]) => new URL(`${href}`, 'http://a').pathname,
  );
  return paths.filter((path) => path.includes(part));
}

async function firstLink(page: Page, from: string, part: string): Promise<string> {
  const [path] = await linksOf(page, from, part);
  if (!path) throw new Error(`${from} has no link with ${part}`);
  return path;
}

async function publicScreens(page: Page): Promise<Screen[]> {
  const base = `/fr/festivals/${DEMO}`;
  const linked = (from: string, part: string) => () => firstLink(page, from, part);
  const fromEvent = (part: string) => async () => firstLink(page, await firstLink(page, base, '/events/'), part);
  const door = linked(`${base}/print`, '/print/door/');
  // Links are read only for what is drawn.
  const screens: { name: string; path: string | (() => Promise<string>) }[] = [
    { name: 'home', path: '/fr' },
    { name: 'programme', path: base },
    { name: 'day', path: linked(base, '/days/') },
    { name: 'event', path: linked(base, '/events/') },
    { name: 'film', path: fromEvent('/films/') },
    { name: 'public-films', path: `${base}/films` },
    { name: 'films-by-theme', path: `${base}/films/by-theme` },
    { name: 'public-people', path: `${base}/people` },
    { name: 'venues', path: `${base}/venues` },
    { name: 'themes', path: `${base}/themes` },
    { name: 'person', path: () => findPerson(page, base) },
    { name: 'venue', path: linked(base, '/venues/') },
    { name: 'subscribe', path: `${base}/subscribe` },
    { name: 'now', path: `${base}/now` },
    { name: 'screen', path: `${base}/screen` },
    { name: 'room-screen', path: () => door().then(asScreen) },
    { name: 'print', path: `${base}/print` },
    { name: 'print-pocket', path: `${base}/print/pocket` },
    { name: 'print-grid', path: `${base}/print/grid` },
    { name: 'print-door', path: door },
    { name: 'copy', path: `${base}/copy` },
    { name: 'qr', path: `${base}/qr` },
    { name: 'embed', path: `${base}/embed` },
    { name: 'integrate', path: `${base}/integrate` },
    { name: 'open-data', path: `${base}/open-data` },
    { name: 'room', path: fromEvent('/rooms/') },
    { name: 'theme', path: fromEvent('/themes/') },
    { name: 'changes', path: `${base}/changes` },
    { name: 'subscribe-day', path: linked(`${base}/subscribe`, '/subscribe/days/') },
    { name: 'my', path: `${base}/my` },
    { name: 'legal', path: `${base}/legal` },
    { name: 'privacy', path: `${base}/privacy` },
    { name: 'accessibility', path: `${base}/accessibility` },
    { name: 'not-found', path: `${base}/events/9999` },
    { name: 'sign-in', path: '/fr/sign-in' },
  ];
  const found: Screen[] = [];
  for (const { name, path } of screens.filter(isForUs))
    found.push({ name, path: typeof path === 'string' ? path : await path() });
  return found;
}

/** From the address of a room's door sign to that of its screen. */
const asScreen = (door: string) => door.replace(/\/print\/door\/([^/]+)\/.*/, '/screen/$1');

async function findPerson(page: Page, base: string): Promise<string> {
  for (const day of [base, ...(await linksOf(page, base, '/days/'))])
    for (const event of await linksOf(page, day, '/events/')) {
      const [person] = await linksOf(page, event, '/people/');
      if (person) return person;
    }
  throw new Error('No séance of the demonstration names a person.');
}

async function deskScreens(page: Page): Promise<Screen[]> {
  const base = `/fr/organise/${DEMO}`;
  const screens = [
    ...(isThere('organise') ? [{ name: 'desk-home', path: '/fr/organise' }] : []),
    ...(isThere('organise/new') ? [{ name: 'new-festival', path: '/fr/organise/new' }] : []),
    { name: 'account', path: '/fr/account' },
    { name: 'overview', path: base },
    ...sections().map((section) => ({ name: section, path: `${base}/${section}` })),
  ];
  for (const section of sections()) {
    const links = await linksOf(page, `${base}/${section}`, `/organise/${DEMO}/${section}/`);
    const item = links.find((path) => /^[\d-]+$/.test(path.split('/').at(-1) ?? ''));
    if (item) screens.push({ name: `${section}-form`, path: item });
    for (const path of new Set(links.filter((one) => one.endsWith('/new'))))
      screens.push({ name: path.replace(`${base}/`, '').replaceAll('/', '-'), path });
  }
  expect(screens.map(({ name }) => name)).toEqual(expect.arrayContaining(foundForms));
  screens.push({ name: 'events-list', path: `${base}/events?view=list` });
  screens.push({ name: 'new-festival-template', path: '/fr/organise/new?template=numerique-en-lumiere' });
  for (const path of volunteersPages) screens.push({ name: volunteersName(path), path: `${base}/volunteers/${path}` });
  for (const noun of ['events', 'volunteers']) screens.push({ name: `lists-${noun}`, path: `${base}/lists/${noun}` });
  screens.push({ name: 'festival-file', path: '/fr/organise/new/file' });
  return screens;
}

async function draw(page: Page, screens: Screen[]): Promise<void> {
  const drawn = screens.filter(isForUs);
  const addressesOf = (locale: string) => drawn.map(({ path }) => path.replace(/(^|\d)\/fr(?=\/|$)/, `$1/${locale}`));
  await lookAtPages(page, addressesOf, {
    widths: WIDTHS,
    missing: /\/events\/9999$/,
    look: async (where, { locale, colorScheme, width }) => {
      if (!process.env.PICTURES) return;
      const { name } = drawn.find((_, at) => where.startsWith(`${addressesOf(locale)[at]} `)) ?? { name: 'unnamed' };
      await page.screenshot({ path: join(OUT, `${name}-${locale}-${colorScheme}-${width}.png`), fullPage: true });
    },
  });
}

/** A volunteer's page and the sheets it links to, on the first morning of a festival of its own. */
async function volunteerScreens(page: Page): Promise<void> {
  const made: { token?: string } = {};
  const dataFolder = dataFolderWith((db) => {
    made.token = makeCorridor(db).tokens.ada;
  });
  const lanterne = await serve({ dataFolder });
  const path = `${lanterne.url}/fr/team/${made.token}`;
  await draw(page, [
    { name: 'volunteer', path },
    { name: 'volunteer-exchange', path: `${path}?exchange=5` },
    { name: 'volunteer-sheets', path: `${path}?day=all` },
  ]);
  await lanterne.stop('SIGKILL');
}

test.describe('every screen', () => {
  test.describe.configure({ mode: 'parallel', timeout: 900_000 });
  test.beforeAll(() => mkdirSync(OUT, { recursive: true }));

  test('of the public is drawn and accessible', async ({ page }) => {
    await draw(page, await publicScreens(page));
  });

  if (isForUs({ name: 'volunteer' }))
    test('of a volunteer is drawn and accessible', async ({ page }) => {
      await volunteerScreens(page);
    });

  test('of the desk is drawn and accessible', async ({ desk }) => {
    await draw(desk, await deskScreens(desk));
  });
});

test('a check finds repeated ids, and a pale text that was hidden or on another ground when a similar one was checked', async ({
  page,
}) => {
  const COLOURS = ['color-contrast'];
  const PALE = 'style="color: #aaa; background: #fff"';
  const found = async (body: string) => {
    await page.setContent(`<html lang="fr"><title>Un regard</title><main>${body}</main></html>`);
    return (await violationsOf(page, [], COLOURS)).map(({ id, where }) => [id, where.length]);
  };
  expect(await found('<p id="a">Une lanterne</p><p id="b">dans le noir</p><p id="a">deux fois</p>')).toEqual([
    ['an id that stands twice', 1],
  ]);
  for (const hidden of ['display: none', 'visibility: hidden', 'opacity: 0']) {
    const field = (around: string) =>
      `<div style="${around}"><input aria-label="${hidden}" value="Pâle" ${PALE}></div>`;
    expect(await found(field(hidden)), hidden).toEqual([]);
    expect(await found(field('')), hidden).toEqual([['color-contrast', 1]]);
  }
  // What passed is known by its ground, too, whatever lies between, and by its size.
  const grey = (around: string) => `<div style="${around}"><div><p style="color: #737373">Grise</p></div></div>`;
  expect(await found(grey(''))).toEqual([]);
  for (const ground of ['background-color: #ccc', 'opacity: 0.5', 'position: relative; background-color: #ccc'])
    expect(await found(grey('') + grey(ground)), ground).toEqual([['color-contrast', 1]]);
  const great = (size: string) => `<p style="color: #919191; font-size: ${size}">Grande</p>`;
  expect(await found(great('24px'))).toEqual([]);
  expect(await found(great('24px') + great('18px'))).toEqual([['color-contrast', 1]]);
});

test('checking two pages or more opens some at the smallest width and some at the largest', () => {
  for (const count of [2, 3, 4, 5, 6]) {
    const openedAt = Array.from({ length: count }, (_, nth) => {
      const ways = waysToLook([320, 390, 1440], nth, count);
      return ['fr', 'en'].map((language) => ways.find(({ locale }) => locale === language)?.width);
    });
    expect(openedAt.flat(), `${count} pages`).toEqual(expect.arrayContaining([320, 1440]));
  }
});
