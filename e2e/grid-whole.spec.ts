import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import type { Draft } from '#lib/model/draft.ts';
import { test as base, expect, expectAccessible } from './fixtures.ts';
import { type Friend, festivalOfFriends, pageAs } from './friends.ts';
import { rowsIn } from './own-festival.ts';

/**
 * The whole festival in rows, the meaning of colours, dropping on the button of a day, and several
 * séances at once.
 */

const SIZE = { events: 24, rooms: 5, days: 3, seed: 5 };

type Opened = { page: Page; first: number; eventOf: (id: number) => Draft['events'][number] | undefined };

const test = base.extend<{ grid: Opened }>({
  grid: async ({ browser, shared, sharedDb: db }, use) => {
    const { made, friends } = await festivalOfFriends(db, ['organiser'], SIZE);
    const { festivalId } = made;
    const [{ eventId: first } = { eventId: 0 }] = rowsIn({ db, festivalId }, t.eventRooms);
    db.update(t.events)
      .set({ startsAt: '2026-06-06T10:07', isLocked: false, status: 'planned', admission: 'start' })
      .where(eq(t.events.id, first))
      .run();
    db.update(t.events).set({ isLocked: false }).where(eq(t.events.festivalId, festivalId)).run();
    const page = await pageAs(browser, shared, friends[0] as Friend);
    await page.goto(`/fr/organise/${made.slug}/grid`);
    await page.locator('.grid-scroll .day-card').first().waitFor();
    await use({
      page,
      first,
      /** A séance as it is in the database. */
      eventOf: (id) => loadDraft(festivalId, db).events.find((one) => one.id === id),
    });
  },
});

const saved = (page: Page) => expect(page.locator('.grid-saved', { hasText: 'Enregistré' })).toBeVisible();
const centre = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`no ${selector}`);
  return { x: box.x + Math.min(30, box.width / 2), y: box.y + box.height / 2 };
};

test('the whole festival is in rows, by day and by room, and pointer or keyboard move a séance to another day at its hour', async ({
  grid: { page, first, eventOf },
}) => {
  await page.getByRole('button', { name: 'Tout le festival, par jour' }).click();
  await expect(page.locator('.whole-group')).toHaveCount(3);
  await expect(page.locator('.whole-row')).toHaveCount(15);
  expect(await page.locator('.whole-hole').count()).toBeGreaterThan(0);
  // Simultaneous séances share a row, with their text between their borders.
  const spare = await page
    .locator('.whole-held:not([style*="--lanes:1"]):not([style*="--lanes: 1"]) > .whole-card')
    .evaluateAll((cards) => cards.map((one) => one.clientHeight - Number.parseFloat(getComputedStyle(one).fontSize)));
  expect(spare.length).toBeGreaterThan(0);
  expect(Math.min(...spare)).toBeGreaterThanOrEqual(0);
  await expectAccessible(page);

  const card = page.locator(`.whole-card[data-id="${first}"]`).first();
  const room = await card.evaluate((one) => one.closest<HTMLElement>('ol')?.dataset.room);
  const from = await centre(page, `.whole-card[data-id="${first}"]`);
  const below = await centre(page, `ol[data-date="2026-06-07"][data-room="${room}"]`);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 4, below.y, { steps: 6 });
  await expect(page.locator('.is-ghost')).toHaveCount(1);
  await page.mouse.up();
  await saved(page);
  // The hour is not rounded to a step, as the drag goes down and not sideways.
  expect(eventOf(first)?.startsAt).toBe('2026-06-07T10:07');

  await card.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Enter');
  await saved(page);
  expect(eventOf(first)?.startsAt).toBe('2026-06-08T10:07');

  // An unscheduled séance has no hour to keep: the grid shows the day, and dropped there it stays
  // in the list.
  await card.focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => eventOf(first)?.startsAt).toBeNull();
  const waiting = page.locator(`.grid-side [data-id="${first}"]`);
  // The whole festival shows every day: only the grid of one day changes days.
  await page.locator('.grid-days [data-day="2026-06-07"]').click();
  await page
    .getByRole('tab', { name: /^À programmer/ })
    .or(page.getByRole('button', { name: /^À programmer/ }))
    .click();
  await expect(waiting).toBeVisible();
  const hand = await centre(page, `.grid-side [data-id="${first}"]`);
  const other = await centre(page, '.grid-days [data-day="2026-06-06"]');
  await page.mouse.move(hand.x, hand.y);
  await page.mouse.down();
  await page.mouse.move(other.x, other.y, { steps: 8 });
  await expect(page.locator('.grid-days [data-day="2026-06-06"]')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.is-ghost')).toHaveCount(0);
  await page.mouse.up();
  await expect(page.locator('.grid-app.is-dragging')).toHaveCount(0);
  await expect(waiting).toBeVisible();
  expect(eventOf(first)?.startsAt).toBeNull();
  await page.keyboard.press('Control+z');
  await expect.poll(() => eventOf(first)?.startsAt).toBe('2026-06-08T10:07');

  await page.getByRole('button', { name: 'Tout le festival, par salle' }).click();
  await expect(page.locator('.whole-group')).toHaveCount(5);
  await page.locator('.grid-legend select').selectOption('theme');
  await expect(
    page
      .locator('.grid-legend li')
      .filter({ hasText: /^Thème \d|^Sans thème/ })
      .first(),
  ).toBeVisible();
  await page.reload();
  // The view and the meaning of the colours are remembered.
  await expect(page.locator('.whole-group')).toHaveCount(5);
  await expect(page.locator('.grid-legend select')).toHaveValue('theme');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
});

test('on the button of a day a séance keeps its hour, and the grid shows that day', async ({
  grid: { page, first, eventOf },
}) => {
  await page.locator('.grid-days [data-day="2026-06-06"]').click();
  const from = await centre(page, `.day-card[data-id="${first}"]`);
  const tab = await centre(page, '.grid-days [data-day="2026-06-08"]');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(tab.x, tab.y, { steps: 8 });
  await expect(page.locator('.grid-days [data-day="2026-06-08"]')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.is-ghost .day-card')).toBeVisible();
  await page.mouse.up();
  await saved(page);
  expect(eventOf(first)?.startsAt).toBe('2026-06-08T10:07');
});

test('a rectangle chooses séances, the bar changes them in one act, and free space says what a click does', async ({
  grid: { page, eventOf },
}) => {
  const scroller = await page.locator('.grid-scroll').boundingBox();
  if (!scroller) throw new Error('no grid');
  const column = page.locator('.grid-scroll ol[data-date]').first();
  const start = await column.evaluate((list) => {
    const box = list.getBoundingClientRect();
    // The first free place in the column.
    for (let y = Math.max(box.top, 260) + 4; y < innerHeight - 60; y += 6) {
      const found = document.elementFromPoint(box.left + 20, y);
      if (found === list) return { x: box.left + 20, y };
    }
    throw new Error('no ground');
  });
  await page.mouse.move(start.x, start.y);
  await expect(column.locator('.grid-invite')).toContainText('Ajouter ici');
  await page.mouse.down();
  await page.mouse.move(scroller.x + scroller.width - 20, scroller.y + scroller.height - 20, { steps: 6 });
  await page.mouse.up();
  const bar = page.getByRole('region', { name: 'Séances choisies' });
  await expect(bar).toBeVisible();
  const ids = await page
    .locator('.grid-scroll .day-card.is-selected')
    .evaluateAll((cards) => [...new Set(cards.map((card) => Number((card as HTMLElement).dataset.id)))]);
  expect(ids.length).toBeGreaterThan(1);
  // The bar covers no card: the grid ends above it.
  const [grid, box] = [await page.locator('.grid-scroll').boundingBox(), await bar.boundingBox()];
  expect((grid?.y ?? 0) + (grid?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + 1);
  await expectAccessible(page);
  const before = ids.map((id) => eventOf(id)?.kind);
  await bar.getByLabel('Type').selectOption('workshop');
  await saved(page);
  expect(ids.map((id) => eventOf(id)?.kind)).toEqual(ids.map(() => 'workshop'));
  await page.locator('.grid-turns').getByRole('button', { name: 'Défaire' }).click();
  await expect.poll(() => ids.map((id) => eventOf(id)?.kind)).toEqual(before);
  // A tag they all get gives them a colour.
  await bar.getByRole('button', { name: 'Donner cette étiquette' }).click();
  await expect(bar.getByLabel('Étiquette privée')).toBeFocused();
  await page.keyboard.type('Jury');
  await bar.getByRole('button', { name: 'Donner cette étiquette' }).click();
  await expect.poll(() => ids.map((id) => eventOf(id)?.tags)).toEqual(ids.map(() => ['Jury']));
  await page.locator('.grid-legend select').selectOption('tag');
  await expect(page.locator('.grid-legend li').filter({ hasText: 'Jury' })).toBeVisible();

  // However it is closed, the keyboard goes on from the grid.
  const focused = page.locator('.grid-app:focus, .grid-scroll [data-id]:focus');
  await bar.getByRole('button', { name: 'Verrouiller' }).press('Escape');
  await expect(bar).toBeHidden();
  await expect(focused).toHaveCount(1);
  await page.locator('.grid-scroll .day-card').first().press('Control+Space');
  await bar.getByRole('button', { name: 'Tout désélectionner' }).press('Enter');
  await expect(bar).toBeHidden();
  await expect(focused).toHaveCount(1);
});
