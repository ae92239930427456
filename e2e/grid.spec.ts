import type { Page } from '@playwright/test';
import { databaseFile, openDatabase } from '#db/client.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { expect, expectAccessible, expectOverNothing, test, untilTakenOver } from './fixtures.ts';
import { type Friend, folderOfFriends, pageAs } from './friends.ts';
import { prepareKill } from './kill.ts';
import { type Started, serve } from './server.ts';

const GRID = '/fr/organise/numerique-en-lumiere-demonstration/grid';

const card = (page: Page, title: string) =>
  page.locator('.grid-scroll button.day-card', { has: page.locator('.day-title', { hasText: title }) });
const waiting = (page: Page, title: string) => page.locator('.grid-side [data-id]', { hasText: title });
const said = (page: Page) => page.locator('.grid-said');
const saved = (page: Page) => page.locator('.grid-saved', { hasText: 'Enregistré' });

/** The acts that the page posted, the newest last. */
function postsOf(page: Page): string[] {
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && /\/changes(\/\w+)?$/.test(request.url())) posts.push(request.postData() ?? '');
  });
  return posts;
}

/** The database once everything is saved. */
async function placesOnceSaved(page: Page, lanterne: Started) {
  await expect(saved(page)).toBeVisible();
  return placesOf(lanterne);
}

/** The place of each séance in the database, by title. */
function placesOf({ dataFolder }: Started): Record<string, string> {
  const db = openDatabase(databaseFile(dataFolder));
  const draft = loadDraft(1, db);
  db.$client.close();
  return Object.fromEntries(
    draft.events.map((event) => [event.number, `${event.startsAt ?? '–'} ${event.rooms[0]?.roomId ?? '–'}`]),
  );
}

async function open(page: Page): Promise<void> {
  await page.goto(GRID);
  await page.locator('.grid-scroll .grid-head').first().waitFor();
}

/** Makes everything unscheduled, as one act. */
async function empty(page: Page): Promise<void> {
  await open(page);
  const all = page.locator('.grid-scroll .day-card');
  const ids = await all.evaluateAll((cards) => cards.map((one) => (one as HTMLElement).dataset.id));
  for (const id of ids) await page.locator(`.grid-scroll [data-id="${id}"]`).click({ modifiers: ['Control'] });
  await page.locator('.grid-batch').getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(all).toHaveCount(0);
  await expect(saved(page)).toBeVisible();
  await page.getByRole('tab', { name: /À programmer/ }).click();
  await expect(page.locator('.grid-side .grid-wait').first()).toBeVisible();
}

/** The middle of a column at a minute of its day. */
async function point(page: Page, column: number, minutes: number): Promise<{ x: number; y: number }> {
  const list = page.locator('.grid-scroll ol[data-date]').nth(column);
  const box = await list.boundingBox();
  const [from, hours] = await list.evaluate((element) => {
    const style = getComputedStyle(element);
    return [Number(style.getPropertyValue('--from')), Number(style.getPropertyValue('--hours'))];
  });
  if (!box || from === undefined || hours === undefined) throw new Error('No column');
  return { x: box.x + box.width / 2, y: box.y + ((minutes - from) / (hours * 60)) * box.height + 1 };
}

/** Scrolls the grid until a minute of a column is in its middle. */
async function inSight(page: Page, column: number, minutes: number): Promise<void> {
  const { y } = await point(page, column, minutes);
  await page.locator('.grid-scroll').evaluate((scroller, at) => {
    const { top, height } = scroller.getBoundingClientRect();
    scroller.scrollTop += at - top - height / 2;
  }, y);
}

test('two days are planned with the pointer from an empty grid, one act each, and the last is there after a reload', async ({
  desk: page,
  lanterne,
}) => {
  const before = placesOf(lanterne);
  await empty(page);
  const titles = await page.locator('.grid-side .grid-wait .day-title').allTextContents();
  expect(titles.length).toBeGreaterThan(6);
  // The longest takes four hours: one after the other they fill two days.
  const starts = [
    [0, 555],
    [0, 705],
    [0, 840],
    [0, 975],
    [1, 555],
    [1, 705],
    [1, 840],
  ] as const;
  for (const [i, [column, minutes]] of starts.entries()) {
    const title = titles[i] ?? '';
    const from = await waiting(page, title).boundingBox();
    if (!from) throw new Error(title);
    // In sight, and not below the buttons of the days, where a card cannot be dropped.
    await inSight(page, column, minutes);
    const to = await point(page, column, minutes);
    await page.mouse.move(from.x + 20, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(from.x + 2, from.y + 30, { steps: 3 });
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await expect(page.locator('.is-ghost .day-card')).toBeVisible();
    await page.mouse.up();
    await expect(card(page, title)).toBeVisible();
  }
  const built = await placesOnceSaved(page, lanterne);
  expect(Object.values(built).filter((place) => !place.startsWith('–'))).toHaveLength(starts.length);

  await page.reload();
  await expect(page.locator('.grid-scroll .day-card')).toHaveCount(starts.length);
  await untilTakenOver(page);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.grid-scroll .day-card')).toHaveCount(starts.length - 1);
  await expect(said(page)).toContainText('Déplacement défait');
  for (let i = 0; i < starts.length; i += 1) {
    await page.locator('.grid-turns').getByRole('button', { name: 'Défaire' }).click();
    await expect(page.locator('.grid-saved', { hasText: 'Enregistrement' })).toHaveCount(0);
  }
  await expect.poll(() => placesOf(lanterne)).toEqual(before);
});

test('two days are planned by keyboard only, with announcements', async ({ desk: page, lanterne }) => {
  const before = placesOf(lanterne);
  await empty(page);
  const count = await page.locator('.grid-side .grid-wait').count();
  for (let i = 0; i < count; i += 1) {
    await page.locator('.grid-side .grid-wait').first().focus();
    await page.keyboard.press('Space');
    await expect(said(page)).toContainText('prise.');
    if (i >= 4) await page.keyboard.press('ArrowRight');
    // Down by an hour at a time until nothing clashes.
    for (let step = 0; step < 14; step += 1) {
      if (!/chevauche|battement/i.test((await said(page).textContent()) ?? '') && (step > 0 || i === 0 || i === 4))
        break;
      await page.keyboard.press(step % 2 === 0 ? 'Shift+ArrowDown' : 'ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect(said(page)).toContainText('posée');
    await expect(page.locator('.grid-side .grid-wait')).toHaveCount(count - i - 1);
    await expect(page.locator('.grid-scroll .day-card:focus')).toHaveCount(1);
  }
  await expect(saved(page)).toBeVisible();
  expect(Object.values(placesOf(lanterne)).filter((place) => !place.startsWith('–'))).toHaveLength(count);

  const first = page.locator('.grid-scroll .day-card').first();
  await expect(first).toHaveAccessibleName(
    /^(Projection|Intervention|Spectacle)\s: .+, samedi\s.+, de\s\d+\sheures.+, Auditorium/,
  );
  await first.focus();
  await page.keyboard.press('l');
  await expect(said(page)).toContainText('verrouillée');
  await page.keyboard.press('Space');
  await expect(said(page)).toContainText('ne bouge pas');
  await page.keyboard.press('l');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Touches du clavier' })).toBeVisible();
  await page.keyboard.press('Escape');
  for (let i = 0; i < count + 3; i += 1) {
    await page.keyboard.press('Control+z');
    await expect(page.locator('.grid-saved', { hasText: 'Enregistrement' })).toHaveCount(0);
  }
  await expect.poll(() => placesOf(lanterne)).toEqual(before);
});

test('Escape restores everything, an edge never cuts a film, a typed hour moves the card', async ({
  desk: page,
  lanterne,
}) => {
  const before = placesOf(lanterne);
  await open(page);
  const posts = postsOf(page);
  const one = card(page, 'Le sang et la boue');
  const box = await one.boundingBox();
  if (!box) throw new Error('no card');
  await page.mouse.move(box.x + 40, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 200, { steps: 5 });
  await expect(page.locator('.grid-tip')).toContainText('–');
  // Neither the cards it passes nor the dragged one get hover styles.
  await page.mouse.move(box.x + 40, box.y + 20);
  await expect(page.locator('.day-card:hover')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.locator('.is-ghost')).toHaveCount(0);
  await expect(page.locator('.grid-sheet')).toHaveCount(0);

  await page.mouse.move(box.x + 80, box.y + box.height - 1);
  await page.mouse.down();
  await page.mouse.move(box.x + 80, box.y + 40, { steps: 5 });
  await expect(page.locator('.grid-tip')).toContainText('Un film garde sa durée.');
  await page.mouse.up();
  await expect(page.locator('.is-ghost')).toHaveCount(0);

  await one.click();
  await page.getByLabel('Début').fill('25h99');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Cette heure n’est pas comprise.')).toBeVisible();
  await page.getByLabel('Début').fill('9h10');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(one).toContainText('9 h 10');
  await expect(saved(page)).toBeVisible();
  // Neither Escape nor the edge of a film posted anything: this is the first post.
  expect(posts).toEqual([expect.stringContaining('T09:10')]);
  await page.keyboard.press('Control+z');
  expect(await placesOnceSaved(page, lanterne)).toEqual(before);
});

test('a click on free space adds a séance there, and Ctrl-Z in a text field belongs to the field', async ({
  desk: page,
}) => {
  await open(page);
  const before = await page.locator('.grid-scroll .day-card').count();
  const free = await point(page, 0, 12 * 60 + 20);
  await page.mouse.click(free.x, free.y);
  const title = page.getByRole('combobox', { name: 'Titre ou film' });
  await expect(title).toBeFocused();
  await title.fill('Terre');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.grid-scroll .day-card')).toHaveCount(before);
  await title.fill('Pause lecture');
  await page.getByLabel('Durée (minutes)').fill('20');
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(saved(page)).toBeVisible();
  await expect(card(page, 'Pause lecture')).toHaveCount(1);
  await expect(card(page, 'Pause lecture')).toContainText('12 h 15');
  await page.locator('.grid-turns').getByRole('button', { name: 'Défaire' }).click();
  await expect(card(page, 'Pause lecture')).toHaveCount(0);
});

test('two browsers see each other’s acts, and after two moves of one séance each person chooses', async ({
  desk: one,
  browser,
  lanterne,
  signedIn,
}) => {
  const before = placesOf(lanterne);
  const context = await browser.newContext({
    baseURL: lanterne.url,
    storageState: signedIn,
    viewport: { width: 1440, height: 900 },
    locale: 'fr-FR',
  });
  const two = await context.newPage();
  await open(one);
  await open(two);
  await card(one, 'Fairphone').focus();
  await one.keyboard.press('Space');
  await one.keyboard.press('ArrowDown');
  await one.keyboard.press('Enter');
  const moved = (await card(one, 'Fairphone').locator('.day-when').textContent()) ?? '';
  await expect(card(two, 'Fairphone')).toContainText(moved);

  // The second does not hear of the first's next move before their own.
  await context.route('**/changes?*', (route) => route.abort());
  await two.reload();
  await two.locator('.grid-scroll .day-card').first().waitFor();
  await card(one, 'Fairphone').focus();
  for (const key of ['Space', 'ArrowDown', 'Enter']) await one.keyboard.press(key);
  await expect(saved(one)).toBeVisible();
  await card(two, 'Fairphone').focus();
  for (const key of ['Space', 'ArrowUp', 'Enter']) await two.keyboard.press(key);
  const choice = two.locator('.grid-problems').getByRole('alert');
  await expect(choice).toContainText('Choisissez quelle version garder.');
  // Both are the reader's own: « l’autre » rather than « la leur ». Both versions are named: where
  // this person wanted it, and where the other put it.
  const theirs = (await card(one, 'Fairphone').locator('.day-when').textContent())?.split(/\s–/)[0] ?? '?';
  await expect(choice.getByRole('button', { name: 'Garder l’autre' })).toContainText(theirs);
  await expect(choice.getByRole('button', { name: 'Garder la mienne' })).toContainText(/\d+\sh.*Auditorium/);
  await expectAccessible(two);
  await choice.getByRole('button', { name: 'Garder l’autre' }).click();
  await expect(card(two, 'Fairphone').locator('.day-when')).toHaveText(
    (await card(one, 'Fairphone').locator('.day-when').textContent()) ?? '',
  );
  await context.close();
  for (let i = 0; i < 2; i += 1) {
    await one.locator('.grid-turns').getByRole('button', { name: 'Défaire' }).click();
    await expect(one.locator('.grid-saved', { hasText: 'Enregistrement' })).toHaveCount(0);
  }
  await expect.poll(() => placesOf(lanterne)).toEqual(before);
});

test('several are moved together, one is copied with Alt, and dropped on the list it is unscheduled', async ({
  desk: page,
  lanterne,
}) => {
  const before = placesOf(lanterne);
  await open(page);
  const [one, two] = [card(page, 'Le sang et la boue'), card(page, 'Les sacrifiés de l’IA')];
  const top = (title: ReturnType<typeof card>) => title.evaluate((element) => element.getBoundingClientRect().top);
  await one.click({ modifiers: ['Control'] });
  await two.click({ modifiers: ['Control'] });
  // The bar took some height of the grid, so the first cards may be below the heads.
  await page.locator('.grid-scroll').evaluate((scroller) => scroller.scrollTo(0, 0));
  const [wasOne, wasTwo] = [await top(one), await top(two)];
  const box = await one.boundingBox();
  if (!box) throw new Error('no card');
  const drag = async (from: { x: number; y: number }, to: { x: number; y: number }, alt = false) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    if (alt) await page.keyboard.down('Alt');
    await page.mouse.move(from.x + 8, from.y + 8, { steps: 2 });
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.up();
    if (alt) await page.keyboard.up('Alt');
  };
  const grip = { x: box.x + 60, y: box.y + 20 };
  await drag(grip, { x: grip.x, y: grip.y + 60 });
  await expect.poll(() => top(one)).toBeGreaterThan(wasOne + 30);
  expect((await top(two)) - wasTwo).toBeCloseTo((await top(one)) - wasOne, 0);
  const together = await placesOnceSaved(page, lanterne);
  expect(Object.keys(before).filter((number) => together[number] !== before[number])).toHaveLength(2);
  await page.locator('.grid-turns').getByRole('button', { name: 'Défaire' }).click();
  expect(await placesOnceSaved(page, lanterne)).toEqual(before);
  await page.getByRole('button', { name: 'Tout désélectionner' }).click();

  const there = await point(page, 1, 17 * 60 + 40);
  await drag(grip, there, true);
  await expect(card(page, 'Le sang et la boue')).toHaveCount(2);
  expect(Object.keys(await placesOnceSaved(page, lanterne))).toHaveLength(Object.keys(before).length + 1);
  await page.locator('.grid-turns').getByRole('button', { name: 'Défaire' }).click();
  await expect(card(page, 'Le sang et la boue')).toHaveCount(1);
  expect(await placesOnceSaved(page, lanterne)).toEqual(before);

  const side = await page.locator('.grid-side').boundingBox();
  if (!side) throw new Error('no panel');
  await drag(grip, { x: side.x + 100, y: side.y + 300 });
  await expect(card(page, 'Le sang et la boue')).toHaveCount(0);
  const off = await placesOnceSaved(page, lanterne);
  expect(Object.keys(before).filter((number) => off[number] !== before[number])).toHaveLength(1);
  await page.locator('.grid-turns').getByRole('button', { name: 'Défaire' }).click();
  expect(await placesOnceSaved(page, lanterne)).toEqual(before);
});

test('a server that stops during a drag and restarts loses nothing', async ({ browser }) => {
  const { dataFolder, friends } = await folderOfFriends(['owner'], { events: 12, rooms: 2, days: 1, seed: 3 });
  const first = await serve({ dataFolder });
  const page = await pageAs(browser, first, friends[0] as Friend);
  await page.goto('/fr/organise/f/grid');
  const one = page.locator('.grid-scroll button.day-card').first();
  const title = (await one.locator('.day-title').textContent()) ?? '';
  await one.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await prepareKill(first)();
  await page.keyboard.press('Enter');
  await expect(page.locator('.grid-saved')).toContainText('Le serveur ne répond pas');
  const moved = (await card(page, title).first().locator('.day-when').textContent()) ?? '';
  const again = await serve({ dataFolder, port: first.port });
  await page
    .getByRole('button', { name: 'Réessayer' })
    .click({ timeout: 5000 })
    .catch(() => {});
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(card(page, title).first()).toContainText(moved);
  await again.stop('SIGKILL');
});

test('on a phone the grid is a list by room, with the same acts', async ({ desk: page, lanterne }) => {
  const before = placesOf(lanterne);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(GRID);
  const one = page.locator('.grid-list [data-id]', { hasText: 'Le sang et la boue' });
  // Each colour has its shape, as in the legend.
  await expect(one.locator('.tag')).toHaveClass(/screening/);
  await one.click();
  await page.getByLabel('Début').fill('9h15');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(one).toContainText('9 h 15');
  expect(await placesOnceSaved(page, lanterne)).not.toEqual(before);
  await page.locator('.grid-turns').getByRole('button', { name: 'Défaire' }).click();
  expect(await placesOnceSaved(page, lanterne)).toEqual(before);
  const message = page.locator('.desk-message > .message');
  await expect(message).toContainText('Déplacement défait');
  // It is shown for ten seconds, paused while it is hovered.
  await message.hover();
  await expectOverNothing(page.locator('.desk-message'));
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expectOverNothing(page.locator('.desk-message'));
  await message.getByRole('button', { name: 'Masquer ce message' }).click();
  await expect(message).toHaveCount(0);
});

test('an act in the grid is undone and redone from its message', async ({ desk: page, lanterne }) => {
  const before = placesOf(lanterne);
  await open(page);
  const one = page.locator('.grid-scroll button.day-card').first();
  const message = page.locator('.desk-message > .message');
  await one.focus();
  await page.keyboard.press('Space');
  // Nothing is done yet, so there is nothing to undo.
  await expect(message).toContainText('prise.');
  await expect(message.getByRole('button', { name: 'Défaire' })).toHaveCount(0);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Enter');
  await expect(message).toContainText('posée');
  await expectOverNothing(message);
  const moved = await placesOnceSaved(page, lanterne);
  expect(moved).not.toEqual(before);
  await message.getByRole('button', { name: 'Défaire' }).click();
  await expect(message).toContainText('Déplacement défait');
  await expect.poll(() => placesOf(lanterne)).toEqual(before);
  await message.getByRole('button', { name: 'Refaire' }).click();
  await expect(message).toContainText('Déplacement refait');
  await expect.poll(() => placesOf(lanterne)).toEqual(moved);
  // Something else was done since, which is not what the sentence is about.
  await message.getByRole('button', { name: 'Défaire' }).hover();
  await one.focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => placesOf(lanterne)).toEqual(before);
  await expect(message).toContainText('Déplacement défait');
  await expect(message.getByRole('button', { name: 'Défaire' })).toHaveCount(0);
});

test('without a script the grid says so and links to the list', async ({ browser, lanterne, signedIn }) => {
  const context = await browser.newContext({
    baseURL: lanterne.url,
    storageState: signedIn,
    javaScriptEnabled: false,
    locale: 'fr-FR',
  });
  const page = await context.newPage();
  await page.goto(GRID);
  await page.getByRole('link', { name: 'Ouvrir la liste des séances' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Séances' })).toBeVisible();
  await context.close();
});
