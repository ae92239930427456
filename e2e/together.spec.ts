import type { Locator } from '@playwright/test';
import { eq } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import { expect, expectAccessible, fiveSecondsLater, test, untilTakenOver } from './fixtures.ts';
import { type Friend, festivalOfFriends, pageAs } from './friends.ts';
import { rowsIn } from './own-festival.ts';

/** Several people on one desk: who is on a page, and who changes a séance. */

const SIZE = { events: 6, rooms: 2, days: 1, seed: 7 };

test('others see who is on a page, until they leave it', async ({ browser, shared, sharedDb }) => {
  const { made, friends } = await festivalOfFriends(sharedDb, ['owner', 'organiser', 'coordinator'], SIZE);
  const desk = `/fr/organise/${made.slug}`;
  const [owner, organiser, coordinator] = friends as [Friend, Friend, Friend];
  const [one, two, three] = [
    await pageAs(browser, shared, owner),
    await pageAs(browser, shared, organiser),
    await pageAs(browser, shared, coordinator),
  ];
  await one.goto(`${desk}/settings`);
  const settings = one.url();
  await two.goto(settings);
  await expect(one.getByText('1 autre personne est sur cette page : Person 2')).toBeAttached();
  await expect(two.getByText('1 autre personne est sur cette page : Person 1')).toBeAttached();
  await expect(one.locator('.desk-initials')).toHaveText(['P2']);
  await expectAccessible(one);
  await two.getByRole('link', { name: 'Films', exact: true }).first().click();
  await expect(one.locator('.desk-here')).toHaveCount(0);
  // People who only plan volunteers are shown where they are, too.
  await three.goto(`${desk}/volunteers`);
  await one.goto(`${desk}/volunteers`);
  await expect(three.getByText('1 autre personne est sur cette page : Person 1')).toBeAttached();
  await expect(one.locator('.desk-initials')).toHaveText(['P3']);
});

test('saving a record repeatedly reports nobody else', async ({ browser, shared, sharedDb: db }) => {
  const { made, friends } = await festivalOfFriends(db, ['owner'], SIZE);
  const [owner] = friends as [Friend];
  const [film] = rowsIn({ db, festivalId: made.festivalId }, t.films);
  const page = await pageAs(browser, shared, owner);
  await page.goto(`/fr/organise/${made.slug}/films/${film?.number}`);
  await untilTakenOver(page);
  const title = page.getByRole('textbox', { name: 'Titre original' });
  for (const said of ['Une fois', 'Deux fois', 'Trois fois']) {
    await title.fill(said);
    await title.press('Control+s');
    await expect.poll(() => rowsIn({ db, festivalId: made.festivalId }, t.films)[0]?.originalTitle).toBe(said);
    await expect(page.getByRole('button', { name: 'Défaire' })).toBeVisible();
    await expect(title).toBeFocused();
  }
});

test('an open form is told what others save of its record', async ({ browser, shared, sharedDb: db }) => {
  const { made, friends } = await festivalOfFriends(db, ['owner', 'organiser'], SIZE);
  const [owner, organiser] = friends as [Friend, Friend];
  const film = () => rowsIn({ db, festivalId: made.festivalId }, t.films)[0];
  const path = `/fr/organise/${made.slug}/films/${film()?.number}`;
  const [mine, theirs] = [await pageAs(browser, shared, owner), await pageAs(browser, shared, organiser)];
  for (const page of [mine, theirs]) {
    await page.goto(path);
    await untilTakenOver(page);
  }
  const saves = async (title: string) => {
    const field = theirs.getByRole('textbox', { name: 'Titre original' });
    await field.fill(title);
    await field.press('Control+s');
    await expect.poll(() => film()?.originalTitle).toBe(title);
  };
  const title = mine.getByRole('textbox', { name: 'Titre original' });
  await saves('Une fois');
  await expect(
    mine.getByText('Person 2 vient de changer cette fiche : elle est montrée comme elle est maintenant.'),
  ).toBeVisible();
  await expect(title).toHaveValue('Une fois');
  // Typed text stays, and saving asks.
  const year = mine.getByRole('textbox', { name: 'Année' });
  await year.fill('1987');
  const stands = await year.boundingBox();
  await saves('Deux fois');
  await expect(mine.getByText('Ce que vous avez saisi reste')).toBeVisible();
  expect(await year.boundingBox()).toEqual(stands);
  await expectAccessible(mine);
  await expect(title).toHaveValue('Une fois');
  await year.press('Control+s');
  await expect(mine.getByRole('heading', { name: 'Ce qui diffère' })).toBeVisible();
  await expect(mine.getByText('Ce que vous avez saisi reste')).toHaveCount(0);
  await year.press('Control+s');
  await expect.poll(film).toMatchObject({ originalTitle: 'Deux fois', year: 1987 });
  await expect(theirs.getByRole('textbox', { name: 'Année' })).toHaveValue('1987');
  // The notice does not cover the field one writes in, just above the row that saves.
  await mine.setViewportSize({ width: 1440, height: 500 });
  const note = mine.getByRole('textbox', { name: 'Note sur les droits' });
  await note.fill('Accord par écrit');
  const edges = async (at: Locator) => {
    const { y, height } = (await at.boundingBox()) ?? { y: 0, height: 0 };
    return { top: y, bottom: y + height };
  };
  const { top: row } = await edges(mine.getByRole('button', { name: 'Enregistrer' }));
  await note.evaluate((field, y) => scrollBy(0, field.getBoundingClientRect().bottom - y + 20), row);
  const { bottom } = await edges(note);
  await saves('Trois fois');
  const notice = mine.locator('.heard-save').filter({ hasText: 'Ce que vous avez saisi reste' });
  await expect(notice).toBeVisible();
  const { top } = await edges(notice);
  expect(top).toBeLessThan(bottom);
  await expect.poll(async () => (await edges(note)).bottom).toBeLessThanOrEqual(top);
});

test('a form is told what its reader saves in another window, but not what they save in it', async ({
  browser,
  shared,
  sharedDb: db,
}) => {
  const { made, friends } = await festivalOfFriends(db, ['owner'], SIZE);
  const [owner] = friends as [Friend];
  const here = await pageAs(browser, shared, owner);
  const there = await here.context().newPage();
  for (const page of [here, there]) {
    await page.clock.install();
    await page.goto(`/fr/organise/${made.slug}/volunteers/settings`);
    await untilTakenOver(page);
  }
  const settings = () => rowsIn({ db, festivalId: made.festivalId }, t.volunteerSettings)[0];
  const fill = async (page: typeof here, label: string, value: string) => {
    const field = page.getByRole('textbox', { name: label });
    await field.fill(value);
    const answered = page.waitForResponse((answer) => 'next-action' in answer.request().headers());
    await field.press('Control+s');
    await answered;
  };
  const said = (page: typeof here) => page.getByText('Vous avez changé cette fiche dans une autre fenêtre');
  // Even before it was saved for the first time.
  expect(settings()).toBeUndefined();
  await fill(here, 'Numéro du jour', '06 12 34 56 78');
  await expect.poll(() => settings()?.dayNumber).toBe('06 12 34 56 78');
  await expect(said(there)).toBeVisible();
  await expect(there.getByRole('textbox', { name: 'Numéro du jour' })).toHaveValue('06 12 34 56 78');
  // Changes by the same reader are told only some time after an answer, which has passed here.
  await fiveSecondsLater(here);
  await expect(said(here)).toHaveCount(0);
  await said(there).locator('..').getByRole('button', { name: 'Fermer' }).click();
  await expect(said(there)).toHaveCount(0);
  await expect(there.getByRole('button', { name: 'Enregistrer' })).toBeFocused();
  await fill(there, 'Numéro du jour', '06 00 00 00 00');
  await expect.poll(() => settings()?.dayNumber).toBe('06 00 00 00 00');
  await expect(said(here)).toBeVisible();
  await fiveSecondsLater(there);
  await expect(said(there)).toHaveCount(0);
});

test('a programmer edits what is in their remit, and reads the rest as text', async ({
  browser,
  shared,
  sharedDb: db,
}) => {
  const { made, friends } = await festivalOfFriends(db, ['owner', 'programmer', 'team'], SIZE);
  const desk = `/fr/organise/${made.slug}`;
  const [, programmer, team] = friends as [Friend, Friend, Friend];
  const [mine = 0, theirs = 0] = made.eventIds;
  db.delete(t.eventThemes).where(eq(t.eventThemes.festivalId, made.festivalId)).run();
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
  const [film] = rowsIn({ db, festivalId: made.festivalId }, t.films);
  const filmOfTheirs = film?.number;
  db.delete(t.eventItems).where(eq(t.eventItems.eventId, theirs)).run();
  db.insert(t.eventItems)
    .values({ festivalId: made.festivalId, eventId: theirs, kind: 'film', filmId: film?.id ?? 0, position: 0 })
    .run();
  const page = await pageAs(browser, shared, programmer);
  await page.goto(`${desk}/events/${numberOf(mine)}`);
  await expect(page.getByText('Vous changez les séances de :')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Enregistrer', exact: true })).toBeVisible();
  await page.goto(`${desk}/events/${numberOf(theirs)}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Enregistrer', exact: true })).toHaveCount(0);
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.goto(`${desk}/grid`);
  const [own, foreign] = [mine, theirs].map((id) => page.locator(`.grid-scroll [data-id="${id}"]`).first()) as [
    Locator,
    Locator,
  ];
  await expect(foreign).toHaveAttribute('aria-label', /hors de vos thèmes et salles/);
  await expect(own).not.toHaveAttribute('aria-label', /hors de vos thèmes/);
  const isDragging = page.locator('.grid-app.is-dragging');
  for (const [card, count] of [
    // First the one without a reaction, as that could not be waited for afterwards.
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
  await page.goto(`${desk}/films`);
  const row = page.getByRole('row').filter({ has: page.locator(`a[href$="/films/${filmOfTheirs}"]`) });
  const sign = row.getByRole('img', { name: 'hors de vos thèmes et salles' });
  await expect(sign).toBeVisible();
  await expect(row.getByRole('checkbox')).toHaveCount(0);
  // As large as it is drawn, and aligned with the boxes of other rows.
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 1000 });
    const [one, other] = [await sign.boundingBox(), await page.locator('td .pick').last().boundingBox()];
    expect(one?.width, `${width}`).toBe(18);
    expect((one?.x ?? 0) + 9, `${width}`).toBeCloseTo((other?.x ?? 0) + (other?.width ?? 0) / 2, 0);
  }
  const reading = await pageAs(browser, shared, team);
  await reading.goto(`${desk}/today`);
  await expect(reading.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(reading.getByRole('link', { name: 'Urgence' })).toHaveCount(0);
  await expect(reading.getByRole('link', { name: 'Équipe', exact: true })).toHaveCount(0);
});
