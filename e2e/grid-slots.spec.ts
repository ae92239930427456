import type { Browser, Page } from '@playwright/test';
import type { SearchAnswer } from '#app/[locale]/(live)/organise/[festival]/use-search.ts';
import { databaseFile, openDatabase } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { byTotal } from '#lib/proposals/proposal.ts';
import type { ToldProposal } from '#lib/proposals/told.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { type Friend, folderOfFriends } from './friends.ts';
import { type Started, serve } from './server.ts';

/** Finding a slot, and proposing more: on the built app, with the policies of its pages. */

const SIZE = { events: 40, rooms: 4, days: 2, seed: 11 };

/** A festival whose whole list waits, as somebody has its grid open. */
async function openGrid(browser: Browser, { locale = 'fr', width = 1440, waits = true } = {}) {
  const { dataFolder, made, friends } = await folderOfFriends(['organiser'], SIZE);
  const db = openDatabase(databaseFile(dataFolder));
  if (waits) {
    db.delete(t.eventRooms).run();
    db.update(t.events).set({ startsAt: null }).run();
  }
  db.update(t.festivals).set({ closesAt: '23:00' }).run();
  db.$client.close();
  const lanterne = await serve({ dataFolder });
  const context = await browser.newContext({ baseURL: lanterne.url, viewport: { width, height: 1000 } });
  const [name = '', value = ''] = (friends[0] as Friend).cookie.split('=');
  await context.addCookies([{ name, value, url: lanterne.url }]);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.addInitScript(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => told.push(data));
      }
    };
  });
  await page.goto(`/${locale}/organise/f/grid`);
  await expect(page.locator('.grid-side')).toBeVisible();
  const close = async () => {
    expect(errors).toEqual([]);
    await context.close();
    await lanterne.stop('SIGKILL');
  };
  return { page, made, lanterne, close };
}

const placed = (page: Page) => page.locator('.grid-scroll .day-card:not(.is-ghost .day-card)');
const isSaved = (page: Page) => expect(page.locator('.grid-saved')).toContainText('Enregistré');

test('a slot is found, looked at and taken by keyboard alone', async ({ browser }) => {
  const { page, close } = await openGrid(browser, { waits: false });
  const card = page.locator('.grid-scroll [data-id]').first();
  const id = await card.getAttribute('data-id');
  await card.focus();
  const before = await card.getAttribute('aria-label');
  await page.keyboard.press('f');
  const slots = page.locator('.grid-slot');
  await expect(slots.first()).toBeFocused();
  await expect(page.locator('.is-ghost')).toHaveCount(1);
  expect(await slots.count()).toBeLessThanOrEqual(8);
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await expect(slots.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.grid-said')).toContainText('posée');
  await expect(page.locator(`.grid-scroll [data-id="${id}"]`)).toBeFocused();
  await expect(page.locator('.is-ghost')).toHaveCount(0);
  await expect(page.locator(`.grid-scroll [data-id="${id}"]`)).not.toHaveAttribute('aria-label', before ?? '');
  await isSaved(page);
  // Escape leaves everything as it is, and comes back to the card.
  await page.keyboard.press('f');
  await expect(slots.first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator(`.grid-scroll [data-id="${id}"]`)).toBeFocused();
  await expect(page.locator('.is-ghost')).toHaveCount(0);
  await close();
});

/** What the page's worker has told so far, the newest last. */
const toldIn = (page: Page) => page.evaluate(() => (window as unknown as { told: SearchAnswer<ToldProposal>[] }).told);

/** Where the séances stand in the database, by their ids. */
function placesIn({ dataFolder }: Started): Record<number, string> {
  const db = openDatabase(databaseFile(dataFolder));
  const draft = loadDraft(1, db);
  db.$client.close();
  return Object.fromEntries(
    draft.events.flatMap(({ id, startsAt, rooms }) =>
      startsAt && rooms[0] ? [[id, `${startsAt} ${rooms[0].roomId}`]] : [],
    ),
  );
}

test('« Placer les autres » proposes, is taken in part, and one « Défaire » brings all back', async ({ browser }) => {
  test.setTimeout(120_000);
  const { page, lanterne, close } = await openGrid(browser);
  await expect(placed(page)).toHaveCount(0);
  const before = placesIn(lanterne);
  const propose = page.getByRole('button', { name: 'Placer les autres' });
  await propose.click();
  await page.keyboard.press('Escape');
  await expect(propose).toBeFocused();
  await page.keyboard.press('Enter');
  const lines = page.locator('.grid-proposed input');
  await expect(lines.first()).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.is-ghost').first()).toBeVisible();
  await expect(page.locator('.grid-sheet progress')).toHaveCount(0, { timeout: 30_000 });
  // The solver ran, under the policy of the page and in a worker. Whether it finds better in its time is not certain; what stands here is the best it has.
  const answers = await toldIn(page);
  const told = answers.flatMap((one) => (one.kind === 'found' ? [one.found] : []));
  expect(answers.filter(({ kind }) => kind === 'failed')).toEqual([]);
  expect(answers.at(-1)).toMatchObject({ isDone: true });
  const greedy = told.find(({ round }) => round === 0);
  const solved = told.at(-1);
  if (!greedy || !solved) throw new Error('nothing was told');
  expect(solved).toMatchObject({ unplaced: [] });
  expect(solved.round).toBeGreaterThan(0);
  expect(Math.sign(byTotal(solved.worth, greedy.worth))).toBe(solved.bettered > 0 ? -1 : 0);
  await expect(page.locator('.grid-sheet')).toContainText(
    solved.bettered > 0 ? /Améliorée en \d+ tours?/ : 'Proposition directe.',
  );
  const all = await lines.count();
  expect(all).toBeGreaterThan(30);
  await expectAccessible(page);
  await lines.first().uncheck();
  await page.getByRole('button', { name: `Placer ${all - 1} séances` }).click();
  await expect(placed(page)).not.toHaveCount(0);
  const tab = page.getByRole('tab', { name: /À programmer/ });
  await isSaved(page);
  const [leftOut, ...taken] = solved.places;
  expect(placesIn(lanterne)).toEqual({
    ...before,
    ...Object.fromEntries(taken.map(({ eventId, startsAt, roomId }) => [eventId, `${startsAt} ${roomId}`])),
  });
  expect(placesIn(lanterne)[leftOut?.eventId ?? 0]).toBeUndefined();
  const rest = (await tab.textContent()) ?? '';
  await page.locator('.grid-turns').getByRole('button', { name: 'Défaire' }).click();
  await expect(placed(page)).toHaveCount(0);
  await expect(tab).not.toHaveText(rest);
  await close();
});

test('a day is shifted after a look at what that brings, and time is inserted before a séance', async ({ browser }) => {
  const { page, close } = await openGrid(browser, { waits: false });
  await page.getByRole('button', { name: 'Décaler un jour ou une salle' }).click();
  await page.getByLabel('Minutes').fill('30');
  const button = page.getByRole('button', { name: /^Décaler \d+ séances$/ });
  await expect(button).toBeVisible();
  await expect(page.locator('.is-ghost').first()).toBeVisible();
  await expect(page.locator('.grid-sheet [role=status]')).toContainText('bougent');
  await expectAccessible(page);
  const first = page.locator('.grid-scroll [data-id]').first();
  const before = (await first.getAttribute('aria-label')) ?? '';
  await button.click();
  await expect(first).not.toHaveAttribute('aria-label', before);
  await isSaved(page);
  const shifted = (await first.getAttribute('aria-label')) ?? '';
  await first.click();
  await page.getByLabel('Insérer (minutes) avant').fill('45');
  await page.getByRole('button', { name: 'Insérer et pousser' }).click();
  await expect(first).not.toHaveAttribute('aria-label', shifted);
  await page.locator('.grid-turns').getByRole('button', { name: 'Défaire' }).click();
  await expect(first).toHaveAttribute('aria-label', shifted);
  await close();
});
