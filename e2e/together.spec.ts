import type { Browser, Locator, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { databaseFile, openDatabase } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { type Friend, folderOfFriends } from './friends.ts';
import { type Started, serve } from './server.ts';

/** Several at once in one desk: who is on a page, and whose a séance is. */
async function pageOf(browser: Browser, started: Started, friend: Friend): Promise<Page> {
  const context = await browser.newContext({
    baseURL: started.url,
    locale: 'fr-FR',
    viewport: { width: 1440, height: 900 },
  });
  const [name = '', value = ''] = friend.cookie.split('=');
  await context.addCookies([{ name, value, url: started.url }]);
  return context.newPage();
}

const DESK = '/fr/organise/f';

test('who is on a page is seen there by the others, until they leave it', async ({ browser }) => {
  const { dataFolder, friends } = await folderOfFriends(['owner', 'organiser', 'coordinator'], {
    events: 6,
    rooms: 2,
    days: 1,
    seed: 7,
  });
  const started = await serve({ dataFolder });
  const [owner, organiser, coordinator] = friends as [Friend, Friend, Friend];
  const [one, two, three] = [
    await pageOf(browser, started, owner),
    await pageOf(browser, started, organiser),
    await pageOf(browser, started, coordinator),
  ];
  await one.goto(`${DESK}/settings`);
  const settings = one.url();
  await two.goto(settings);
  await expect(one.getByText('1 autre personne est sur cette page : Person 2')).toBeAttached();
  await expect(two.getByText('1 autre personne est sur cette page : Person 1')).toBeAttached();
  await expect(one.locator('.desk-initials')).toHaveText(['P2']);
  await expectAccessible(one);
  await two.getByRole('link', { name: 'Films', exact: true }).first().click();
  await expect(one.locator('.desk-here')).toHaveCount(0);
  // Whoever plans volunteers alone is seen where they are, too.
  await three.goto(`${DESK}/volunteers`);
  await one.goto(`${DESK}/volunteers`);
  await expect(three.getByText('1 autre personne est sur cette page : Person 1')).toBeAttached();
  await expect(one.locator('.desk-initials')).toHaveText(['P3']);
  await started.stop('SIGKILL');
});

test('a programmer edits what is theirs, and reads the rest as a page', async ({ browser }) => {
  const { dataFolder, made, friends } = await folderOfFriends(['owner', 'programmer', 'team'], {
    events: 6,
    rooms: 2,
    days: 1,
    seed: 7,
  });
  const db = openDatabase(databaseFile(dataFolder));
  const [, programmer, team] = friends as [Friend, Friend, Friend];
  const [mine = 0, theirs = 0] = made.eventIds;
  db.delete(t.eventThemes).run();
  for (const [eventId, at] of [
    [mine, 0],
    [theirs, 1],
  ] as const) {
    db.delete(t.eventRooms).where(eq(t.eventRooms.eventId, eventId)).run();
    db.insert(t.eventRooms)
      .values({ festivalId: made.festivalId, eventId, roomId: made.roomIds[at] ?? 0 })
      .run();
  }
  const remit = { themeIds: [], roomIds: [made.roomIds[0] ?? 0] };
  db.update(t.memberships).set({ remit }).where(eq(t.memberships.userId, programmer.userId)).run();
  const numberOf = (id: number) => db.select().from(t.events).where(eq(t.events.id, id)).get()?.number;
  const [film] = db.select().from(t.films).all();
  const filmOfTheirs = film?.number;
  db.delete(t.eventItems).where(eq(t.eventItems.eventId, theirs)).run();
  db.insert(t.eventItems)
    .values({ festivalId: made.festivalId, eventId: theirs, kind: 'film', filmId: film?.id ?? 0, position: 0 })
    .run();
  const started = await serve({ dataFolder });
  const page = await pageOf(browser, started, programmer);
  await page.goto(`${DESK}/events/${numberOf(mine)}`);
  await expect(page.getByText('Vous changez les séances de :')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Enregistrer', exact: true })).toBeVisible();
  await page.goto(`${DESK}/events/${numberOf(theirs)}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Enregistrer', exact: true })).toHaveCount(0);
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.goto(`${DESK}/grid`);
  const [own, foreign] = [mine, theirs].map((id) => page.locator(`.grid-scroll [data-id="${id}"]`).first()) as [
    Locator,
    Locator,
  ];
  await expect(foreign).toHaveAttribute('aria-label', /hors de vos thèmes et salles/);
  await expect(own).not.toHaveAttribute('aria-label', /hors de vos thèmes/);
  const isDragging = page.locator('.grid-app.is-dragging');
  for (const [card, count] of [
    // First the one that nothing follows, or what came of it would not be awaited.
    [foreign, 0],
    [own, 1],
  ] as const) {
    await card.hover();
    await page.mouse.down();
    const { x, y, width, height } = (await card.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(x + width / 2 + 8, y + height / 2 + 40, { steps: 4 });
    await expect(isDragging).toHaveCount(count);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(isDragging).toHaveCount(0);
  }
  await foreign.focus();
  await page.keyboard.press('l');
  await expect(page.locator('.grid-said')).toContainText('vous pouvez la lire, pas la changer');
  await page.goto(`${DESK}/films`);
  const row = page.getByRole('row').filter({ has: page.locator(`a[href$="/films/${filmOfTheirs}"]`) });
  await expect(row.getByRole('img', { name: 'hors de vos thèmes et salles' })).toBeVisible();
  await expect(row.getByRole('checkbox')).toHaveCount(0);
  const reading = await pageOf(browser, started, team);
  await reading.goto(`${DESK}/today`);
  await expect(reading.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(reading.getByRole('link', { name: 'Urgence' })).toHaveCount(0);
  await expect(reading.getByRole('link', { name: 'Équipe', exact: true })).toHaveCount(0);
  db.$client.close();
  await started.stop('SIGKILL');
});
