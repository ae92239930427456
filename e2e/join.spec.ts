import type { Browser } from '@playwright/test';
import { eq, sql } from 'drizzle-orm';
import { databaseFile, openDatabase } from '#db/client.ts';
import { applications, tasks } from '#db/schema/index.ts';
import { expect, test, violationsOf } from './fixtures.ts';
import { type Friend, folderOfFriends } from './friends.ts';
import { serveAt, setClock } from './server.ts';
import { planVolunteers } from './volunteers.ts';

/** Somebody offers to help on a phone without scripts, is accepted, and reads their page. */

const PAGE = '/fr/join/f';
const DESK = '/fr/organise/f/volunteers';
/**
 * In milliseconds: no person fills in the form faster, so the clock of the server is set forward by
 * this instead of waiting.
 */
const SLOWLY = 3_100;
const after = (instant: string, passed: number) => new Date(Date.parse(instant) + passed).toISOString();

async function folder() {
  const { dataFolder, friends } = await folderOfFriends(['coordinator'], { events: 8, rooms: 2, days: 2, seed: 5 });
  const db = openDatabase(databaseFile(dataFolder));
  for (const [table, columns] of [
    ['festivals', ['starts_on', 'ends_on']],
    ['festival_days', ['date']],
    ['events', ['starts_at']],
  ] as const)
    for (const column of columns)
      db.run(sql.raw(`update ${table} set ${column} = replace(${column}, '2026-', '2098-')`));
  db.$client.close();
  planVolunteers(dataFolder, 'f', { given: 2 });
  return { dataFolder, coordinator: friends[0] as Friend };
}

/** A name of a task without a place to break it, as long as a name may be. */
const UNBROKEN = 'é'.repeat(200);

function nameTask(dataFolder: string, name: string) {
  const db = openDatabase(databaseFile(dataFolder));
  const [first] = db.select({ id: tasks.id }).from(tasks).all();
  db.update(tasks)
    .set({ name: { fr: name, en: '' } })
    .where(eq(tasks.id, first?.id ?? 0))
    .run();
  db.$client.close();
}

/** The doubts about each application, by which it must be checked before it counts. */
function doubts(dataFolder: string) {
  const db = openDatabase(databaseFile(dataFolder));
  const found = db.select({ doubt: applications.doubt }).from(applications).all();
  db.$client.close();
  return found.map(({ doubt }) => doubt);
}

const phone = (browser: Browser, baseURL: string, javaScriptEnabled: boolean) =>
  browser.newPage({ baseURL, locale: 'fr-FR', viewport: { width: 390, height: 844 }, javaScriptEnabled });

test('somebody offers to help, is accepted and reads their page', async ({ browser }) => {
  const { dataFolder, coordinator } = await folder();
  const started = await serveAt(new Date().toISOString(), { dataFolder });
  const context = await browser.newContext({ baseURL: started.url, locale: 'fr-FR' });
  const [name = '', value = ''] = coordinator.cookie.split('=');
  await context.addCookies([{ name, value, url: started.url }]);
  const desk = await context.newPage();
  expect((await fetch(started.url + PAGE)).status).toBe(404);
  await desk.goto(`${DESK}/settings`);
  await desk.getByLabel('Page « Devenir bénévole »').selectOption('Ouverte');
  await desk.getByRole('button', { name: 'Enregistrer' }).first().click();
  await expect(desk.getByText('C’est enregistré.').first()).toBeVisible();

  const page = await phone(browser, started.url, false);
  const opened = new Date().toISOString();
  await setClock(started, opened, 'stands');
  await page.goto(PAGE);
  // The header shows the festival, not Lanterne.
  const leads = page.locator('header').first().locator('bdi');
  await expect(leads).toHaveText(/^Festival\s5$/);
  await setClock(started, after(opened, SLOWLY), 'stands');
  await page.getByLabel('Prénom et nom').fill('Inès Cardovan');
  await page.getByLabel('Téléphone ou adresse e-mail').first().fill('demandez à Léa');
  await page.getByLabel('18 ans et plus').check();
  await page
    .getByRole('checkbox', { name: /, soir$/ })
    .first()
    .check();
  await page
    .getByRole('checkbox', { name: /, toute la journée$/ })
    .last()
    .check();
  await page.getByRole('button', { name: 'Proposer mon aide' }).click();
  await expect(page.getByText('Un numéro de téléphone ou une adresse e-mail.')).toBeVisible();
  await page.getByLabel('Téléphone ou adresse e-mail').first().fill('06 39 98 00 31');
  // Correcting a field at once is not too fast: what counts is when the form was first opened.
  await page.getByRole('button', { name: 'Proposer mon aide' }).click();
  await expect(page.getByRole('heading', { name: 'Merci' })).toBeVisible();
  expect(doubts(dataFolder)).toEqual([null]);
  await setClock(started, after(opened, SLOWLY));
  const own = page.url().replace(/\?.*/, '');

  await desk.goto(`${DESK}/applications`);
  await expect(desk.getByText('Inès Cardovan')).toBeVisible();
  expect(await violationsOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Accepter Inès Cardovan' }).click();
  await expect(desk.getByText('Inès Cardovan fait partie des bénévoles.')).toBeVisible();
  const undo = desk.getByRole('button', { name: 'Défaire' });
  // It is offered for ten seconds, paused while it is hovered.
  await undo.hover();
  await page.goto(own);
  await expect(page).toHaveURL(/\/fr\/team\//);
  await expect(leads).toHaveText(/^Festival\s5$/);
  await expect(page.getByRole('link', { name: 'Corriger mes réponses' })).toBeVisible();
  await undo.click();
  await expect(desk.getByRole('button', { name: 'Accepter Inès Cardovan' })).toBeVisible();

  const scripted = await phone(browser, started.url, true);
  await scripted.goto(PAGE);
  expect(await violationsOf(scripted)).toEqual([]);
  // The line of what follows does not touch the button.
  const below = await scripted.evaluate(() => {
    const [foot, send] = [document.querySelector('.join-foot'), document.querySelector('.join-foot .btn')];
    return Number(foot?.getBoundingClientRect().bottom) - Number(send?.getBoundingClientRect().bottom);
  });
  expect(below).toBeGreaterThan(12);
  // « Après-midi » stays whole, and its column is wide enough on a small phone.
  const linesOfParts = () =>
    scripted.locator('.join-times thead th').evaluateAll((all) =>
      all.map(({ firstChild }) => {
        const range = document.createRange();
        if (firstChild) range.selectNode(firstChild);
        return range.getClientRects().length;
      }),
    );
  for (const width of [390, 360]) {
    await scripted.setViewportSize({ width, height: 844 });
    expect(await linesOfParts(), `${width} px`).toEqual([1, 1, 1, 1]);
  }
  nameTask(dataFolder, UNBROKEN);
  await scripted.reload();
  await expect(scripted.getByText(UNBROKEN)).toBeVisible();
  expect(await scripted.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await started.stop('SIGKILL');
});
