import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import type { SearchAnswer } from '#app/[locale]/(live)/organise/[festival]/use-search.ts';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { byTotal, type ToldProposal } from '#lib/proposals/proposal.ts';
import { test as base, expect, expectAccessible } from './fixtures.ts';
import { type Friend, festivalOfFriends, pageAs } from './friends.ts';

/** Finding a slot, and proposing more: on the built app, with the policies of its pages. */

const SIZE = { events: 40, rooms: 4, days: 2, seed: 11 };
/** So few that the search for all of them ends by itself, well before its limit. */
const SOON = 14;

type Opened = { page: Page; festivalId: number };

const test = base.extend<{ openGrid: (given?: { waits?: boolean; events?: number }) => Promise<Opened> }>({
  /**
   * Opens the grid of a new festival, all of whose séances are unscheduled unless `waits` says
   * otherwise.
   */
  openGrid: async ({ browser, shared, sharedDb: db }, use) => {
    const errors: string[] = [];
    await use(async ({ waits = true, events = SIZE.events } = {}) => {
      const { made, friends } = await festivalOfFriends(db, ['organiser'], { ...SIZE, events });
      const { festivalId } = made;
      if (waits) {
        db.delete(t.eventRooms).where(eq(t.eventRooms.festivalId, festivalId)).run();
        db.update(t.events).set({ startsAt: null }).where(eq(t.events.festivalId, festivalId)).run();
      }
      db.update(t.festivals).set({ closesAt: '23:00' }).where(eq(t.festivals.id, festivalId)).run();
      const page = await pageAs(browser, shared, friends[0] as Friend, { viewport: { width: 1440, height: 1000 } });
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
      await page.goto(`/fr/organise/${made.slug}/grid`);
      await expect(page.locator('.grid-side')).toBeVisible();
      return { page, festivalId };
    });
    expect(errors).toEqual([]);
  },
});

const placed = (page: Page) => page.locator('.grid-scroll .day-card:not(.is-ghost .day-card)');
const isSaved = (page: Page) => expect(page.locator('.grid-saved')).toContainText('Enregistré');

test('a slot is found, previewed and chosen by keyboard only', async ({ openGrid }) => {
  const { page } = await openGrid({ waits: false });
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
  // Escape changes nothing and returns to the card.
  await page.keyboard.press('f');
  await expect(slots.first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator(`.grid-scroll [data-id="${id}"]`)).toBeFocused();
  await expect(page.locator('.is-ghost')).toHaveCount(0);
});

/** What the page's worker has reported, the newest last. */
const toldIn = (page: Page) => page.evaluate(() => (window as unknown as { told: SearchAnswer<ToldProposal>[] }).told);

/** The places of the séances in the database, by id. */
const placesIn = (db: Db, festivalId: number): Record<number, string> =>
  Object.fromEntries(
    loadDraft(festivalId, db).events.flatMap(({ id, startsAt, rooms }) =>
      startsAt && rooms[0] ? [[id, `${startsAt} ${rooms[0].roomId}`]] : [],
    ),
  );

test('« Placer les autres » proposes, is accepted in part, and one « Défaire » undoes all', async ({
  openGrid,
  sharedDb: db,
}) => {
  const { page, festivalId } = await openGrid({ events: SOON });
  await expect(placed(page)).toHaveCount(0);
  const before = placesIn(db, festivalId);
  const propose = page.getByRole('button', { name: 'Placer les autres' });
  await propose.click();
  await page.keyboard.press('Escape');
  await expect(propose).toBeFocused();
  await page.keyboard.press('Enter');
  const lines = page.locator('.grid-proposed input');
  await expect(lines.first()).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.is-ghost').first()).toBeVisible();
  await expect(page.locator('.grid-sheet progress')).toHaveCount(0, { timeout: 30_000 });
  // The button that stops the search is gone: the focus moves to the one that accepts the result.
  await expect(page.getByRole('button', { name: /^Placer \d+ séances$/ })).toBeFocused();
  // The solver ran in a worker under the page's policy. Whether it finds something better in time
  // is not certain; this is the best it has.
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
    solved.bettered > 0 ? /Proposition améliorée \d+ fois/ : 'Rien de mieux n’a été trouvé.',
  );
  const all = await lines.count();
  expect(all).toBe(SOON);
  await expectAccessible(page);
  await lines.first().uncheck();
  await page.getByRole('button', { name: `Placer ${all - 1} séances` }).click();
  await expect(placed(page)).not.toHaveCount(0);
  const tab = page.getByRole('tab', { name: /À programmer/ });
  await isSaved(page);
  const [leftOut, ...taken] = solved.places;
  expect(placesIn(db, festivalId)).toEqual({
    ...before,
    ...Object.fromEntries(taken.map(({ eventId, startsAt, roomId }) => [eventId, `${startsAt} ${roomId}`])),
  });
  expect(placesIn(db, festivalId)[leftOut?.eventId ?? 0]).toBeUndefined();
  const rest = (await tab.textContent()) ?? '';
  await page.locator('.grid-turns').getByRole('button', { name: 'Défaire' }).click();
  await expect(placed(page)).toHaveCount(0);
  await expect(tab).not.toHaveText(rest);
});

test('« Placer les autres » says when nothing is unscheduled, and keeps the focus', async ({
  openGrid,
  sharedDb: db,
}) => {
  const { page, festivalId } = await openGrid({ waits: false });
  db.update(t.events).set({ status: 'cancelled' }).where(eq(t.events.festivalId, festivalId)).run();
  await page.goto(`${new URL(page.url()).pathname}?sheet=propose`);
  const sheet = page.locator('.grid-sheet');
  await expect(sheet).toContainText('Aucune séance n’attend d’horaire');
  await expect(sheet.getByRole('button', { name: 'Fermer' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
});

test('a day is shifted after its effects were shown, and time is inserted before a séance', async ({ openGrid }) => {
  const { page } = await openGrid({ waits: false });
  await page.getByRole('button', { name: 'Décaler un jour ou une salle' }).click();
  const minutes = page.getByLabel('Minutes');
  await minutes.fill('30');
  // Escape gives up what is typed before it closes; the button asks, as does another card.
  await minutes.press('Escape');
  await expect(minutes).toHaveValue('15');
  await minutes.fill('30');
  for (const leave of [
    page.locator('.grid-sheet').getByRole('button', { name: 'Fermer' }),
    page.locator('.grid-scroll [data-id]').first(),
  ]) {
    const asked = new Promise<string>((tell) =>
      page.once('dialog', (dialog) => {
        tell(dialog.message());
        void dialog.dismiss();
      }),
    );
    await leave.click();
    expect(await asked).toContain('n’est pas enregistré');
    await expect(minutes).toHaveValue('30');
  }
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
});
