import type { Page } from '@playwright/test';
import { databaseFile, openDatabase } from '#db/client.ts';
import { hashPassword } from '#lib/accounts/sign-in.ts';
import { givePassword, makeAccount } from '#lib/accounts/testing.ts';
import { expect, expectAccessibleInBoth, test } from './fixtures.ts';

/**
 * What addresses without content answer: their status, a sentence and a link back, all in the HTML.
 */

test.use({ javaScriptEnabled: false });

const DEMO = 'numerique-en-lumiere-demonstration';

/**
 * What of a refusal is visible in this document before scripts run: parts that wait for a script
 * are hidden.
 */
const shownIn = (page: Page, html: string, back: string) =>
  page.evaluate(
    ([text, href]) => {
      const read = new DOMParser().parseFromString(text, 'text/html');
      const isShown = (selector: string) =>
        [...read.querySelectorAll(selector)].some((one) => one.textContent?.trim() && !one.closest('[hidden]'));
      return {
        mains: read.querySelectorAll('main').length,
        h1: isShown('h1'),
        back: isShown(`a[href="${href}"]`),
      };
    },
    [html, back] as const,
  );

test('what the desk does not have is 404 with a sentence and a link back, without a script', async ({
  browser,
  lanterne,
  signedIn,
}) => {
  const context = await browser.newContext({ baseURL: lanterne.url, javaScriptEnabled: false, storageState: signedIn });
  const page = await context.newPage();
  const desk = `/fr/organise/${DEMO}`;
  for (const [path, back] of [
    ['/fr/organise/nulle-part', '/fr'],
    ['/fr/organise/nulle-part/films', '/fr'],
    [`${desk}/events/9999`, `${desk}/events`],
    [`${desk}/events/9999/delete`, `${desk}/events`],
    [`${desk}/films/9999`, `${desk}/films`],
    [`${desk}/films/n-importe`, `${desk}/films`],
    [`${desk}/people/9999`, `${desk}/people`],
    [`${desk}/venues/9999`, `${desk}/venues`],
    [`${desk}/days/2031-01-01`, `${desk}/days`],
    [`${desk}/themes/9999`, `${desk}/themes`],
    [`${desk}/blocks/9999`, `${desk}/blocks`],
    [`${desk}/offers/9999`, `${desk}/offers`],
    [`${desk}/publish/9999`, `${desk}/publish`],
    [`${desk}/nulle/part`, '/fr'],
    ['/fr/versions/nulle-part/1', '/fr'],
    [`/fr/versions/${DEMO}/9999`, '/fr'],
    ['/fr/nulle-part', '/fr'],
    [`/fr/festivals/${DEMO}/events/9999`, '/fr'],
    ['/fr/preview/AAAAAAAAAAAAAAAAAAAAAA', '/fr'],
    ['/fr/setup/AAAAAAAAAAAAAAAAAAAAAA', '/fr'],
    ['/fr/invitation/AAAAAAAAAAAAAAAAAAAAAA', '/fr'],
  ] as const) {
    const answer = await context.request.get(path);
    expect([path, answer.status()]).toEqual([path, 404]);
    expect([path, await shownIn(page, await answer.text(), back)]).toEqual([path, { mains: 1, h1: true, back: true }]);
  }
  await page.goto(`${desk}/films/9999`);
  await expect(page.locator('main')).toContainText('Rien ne porte ce numéro ici');
  await expect(page).toHaveTitle(/^Cette page n’existe pas/);
  await page.getByRole('link', { name: /^Aller à «\sFilms\s»$/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Films');
  await page.goto(`/en/organise/${DEMO}/people/9999`);
  await expect(page.locator('main')).toContainText('Nothing has this number here');
  // An existing page is not called missing.
  expect((await page.goto(`${desk}/films`))?.status()).toBe(200);
  await context.close();
});

test('a role that may not open a page is told so, with 403 and a link back, without a script', async ({
  browser,
  lanterne,
}) => {
  const db = openDatabase(databaseFile(lanterne.dataFolder));
  const { id } = db.$client.prepare('select id from festivals where slug = ?').get(DEMO) as { id: number };
  const reader = makeAccount(db, 'Lectrice', { festivalId: id, role: 'team' });
  const password = 'une lanterne pour lire';
  givePassword(db, reader, await hashPassword(password));
  db.$client.close();

  const context = await browser.newContext({ baseURL: lanterne.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/fr/sign-in');
  await page.locator('input[name="email"]').fill(reader.email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('main form button[type="submit"]').click();
  await expect(page).toHaveURL(/\/fr\/organise$/);
  for (const section of ['publish', 'members', 'team-links', 'remove', 'events/new', 'films/new']) {
    expect([section, (await page.goto(`/fr/organise/${DEMO}/${section}`))?.status()]).toEqual([section, 403]);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vous n’avez pas accès à cette page');
    await expect(page.locator(`main a[href="/fr/organise/${DEMO}"]`)).toBeVisible();
  }
  // A page they may only read offers no acts.
  await page.goto(`/fr/organise/${DEMO}/appearance`);
  await expect(page.getByText('Couleurs des thèmes')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Changer' })).toHaveCount(0);
  await expect(page.getByText('AVIF')).toHaveCount(0);
  expect((await page.goto('/en/organise/new'))?.status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You do not have access to this page');
  await expect(page.locator('main a[href="/en/organise"]')).toBeVisible();
  await context.close();
});

test('each answer has its own status, even if many are drawn at the same time', async ({ lanterne }) => {
  const asked = Array.from(
    { length: 60 },
    (_, i) => ['/fr', '/fr/invitation/AAAAAAAAAAAAAAAAAAAAAA', '/fr/sign-in'][i % 3],
  );
  const statuses = await Promise.all(asked.map(async (path) => (await fetch(lanterne.url + path)).status));
  expect(statuses).toEqual(asked.map((path) => (path?.includes('invitation') ? 404 : 200)));
});

test('a used link is 410, and says so', async ({ page, lanterne, signedIn: _ }) => {
  expect((await page.goto(lanterne.setupLink ?? ''))?.status()).toBe(410);
  await expect(page.getByText('Il a déjà servi')).toBeVisible();
});

test('a missing page opened by a link inside the desk is shown in full', async ({ browser, lanterne, signedIn }) => {
  const context = await browser.newContext({ baseURL: lanterne.url, storageState: signedIn, javaScriptEnabled: true });
  const desk = await context.newPage();
  const path = `/fr/organise/${DEMO}/films/9999`;
  await desk.goto(`/fr/organise/${DEMO}/films`);
  await desk.waitForFunction(() => 'next' in window);
  // Like a click on a link: what is fetched is no page, so the browser loads the address itself.
  await desk.evaluate(
    (to) => (window as unknown as { next: { router: { push: (to: string) => void } } }).next.router.push(to),
    path,
  );
  await desk.waitForURL(`**${path}`);
  await expect(desk.locator('main')).toContainText('Rien ne porte ce numéro ici');
  await expect(desk.locator('main')).toHaveCount(1);
  await expectAccessibleInBoth(desk);
  await context.close();
});
