import { eq } from 'drizzle-orm';
import { databaseFile, openDatabase } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { warningCounts } from '#lib/events/warning-groups.ts';
import { keepSelection } from '#lib/selections/mutations.ts';
import { readSelection } from '#lib/selections/selection.ts';
import { standingWarnings } from '#lib/warnings/queries.ts';
import { publish } from './filled.ts';
import { expect, expectAccessible, test, untilTakenOver } from './fixtures.ts';
import { type Friend, festivalOfFriends, pageAs } from './friends.ts';
import type { Started } from './server.ts';

/** A festival published as it is, as other journeys change the demonstration. */
const PUBLISHED = 'autre-0';

/** An unpublished festival, and nine others to switch to, one of them published. */
function fill({ dataFolder }: Started): void {
  const db = openDatabase(databaseFile(dataFolder));
  try {
    const known = db.select().from(t.festivals).where(eq(t.festivals.slug, 'menu')).get();
    if (known) return;
    makeFestival(db, { events: 30, rooms: 2, days: 2, seed: 5, slug: 'menu' });
    for (let i = 0; i < 9; i += 1) {
      const slug = `autre-${i}`;
      const { userId } = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: i, slug });
      if (slug === PUBLISHED) publish(db, { userId, name: 'Camille', email: '', isAdministrator: true }, slug);
    }
  } finally {
    db.$client.close();
  }
}

// After the first account, which can only be made while there is no other.
test.beforeAll(({ lanterne, signedIn: _ }) => fill(lanterne));

test('the desk has four groups on one screen, says what waits, and keeps the days in the settings', async ({
  browser,
  early,
  earlyDb,
}) => {
  const { made, friends } = await festivalOfFriends(earlyDb, ['owner'], { events: 30, rooms: 2, days: 2, seed: 5 });
  const desk = await pageAs(browser, early, friends[0] as Friend);
  await desk.goto(`/fr/organise/${made.slug}`);
  const { all } = warningCounts(standingWarnings(made.festivalId, earlyDb).open);
  const nav = desk.getByRole('navigation', { name: 'Bureau du festival' });
  await expect(nav.getByRole('heading', { level: 2 })).toHaveText([
    'Programme',
    'Contenus',
    'Équipe et bénévoles',
    'Diffuser',
  ]);
  await expect(nav.getByRole('link', { name: 'Accueil' })).toHaveAttribute('aria-current', 'page');
  await expect(nav.getByRole('link', { name: /^À régler / })).toContainText(`${all} alertes`);
  const rail = desk.locator('.desk-rail');
  await desk.setViewportSize({ width: 1440, height: 800 });
  expect(await rail.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
  await expectAccessible(desk);

  await nav.getByRole('link', { name: 'Réglages' }).click();
  const inside = desk.getByRole('main').getByRole('navigation', { name: 'Réglages' });
  await inside.getByRole('link', { name: 'Pauses et montages' }).click();
  await expect(desk).toHaveURL(/\/blocks$/);
  await expect(inside.getByRole('link', { name: 'Pauses et montages' })).toHaveAttribute('aria-current', 'page');
  await expect(nav.getByRole('link', { name: 'Réglages' })).toHaveAttribute('aria-current', 'true');
  // It is not on pages outside the settings.
  await nav.getByRole('link', { name: 'Films' }).click();
  await expect(inside).toHaveCount(0);
});

test('the button to publish is highlighted only while something waits', async ({ desk }) => {
  const button = desk.locator('.desk-top').getByRole('link', { name: /^Publier/ });
  await desk.goto(`/fr/organise/${PUBLISHED}`);
  await expect(button).not.toHaveClass(/lamp/);
  await desk.goto('/fr/organise/menu');
  await expect(button).toHaveClass(/lamp/);
});

test('the column folds and stays folded, as the server draws it', async ({ desk }) => {
  await desk.goto('/fr/organise/menu/films');
  const nav = desk.getByRole('navigation', { name: 'Bureau du festival' });
  await nav.getByRole('button', { name: 'Replier le menu' }).click();
  await expect(nav).toHaveClass(/is-folded/);
  const answer = await desk.reload();
  expect(await answer?.text()).toMatch(/<nav[^>]+is-folded/);
  // The names remain for screen readers.
  await expect(nav.getByRole('link', { name: 'Grille' })).toBeVisible();
  await expectAccessible(desk);
  await nav.getByRole('button', { name: 'Déplier le menu' }).click();
  await desk.reload();
  await expect(nav).not.toHaveClass(/is-folded/);
});

test('the festival’s name opens a list of the others, the last ones first, with a search', async ({ desk }) => {
  for (const slug of ['autre-3', 'autre-1', 'menu']) {
    await desk.goto(`/fr/organise/${slug}`);
    // The device remembers a festival once the script has run.
    await untilTakenOver(desk);
  }
  const box = desk.locator('.fest-switch');
  await box.locator('summary').click();
  const slugs = () =>
    box.locator('li a').evaluateAll((links) => links.map((a) => (a as HTMLAnchorElement).pathname.split('/').at(-1)));
  await expect.poll(async () => (await slugs()).slice(0, 3)).toEqual(['menu', 'autre-1', 'autre-3']);
  await expectAccessible(desk);
  await box.getByRole('searchbox').fill('demonstration');
  await expect(box.locator('li a')).toHaveCount(1);
  await desk.keyboard.press('Escape');
  await expect(box.locator('summary')).toBeFocused();
  await expect(box).not.toHaveAttribute('open');
  // Whoever goes on by keyboard leaves it closed.
  await box.locator('summary').press('Enter');
  await desk.keyboard.press('Shift+Tab');
  await expect(box).not.toHaveAttribute('open');
  await box.locator('summary').press('Enter');
  await box.locator('li a').nth(1).click();
  await expect(desk).toHaveURL(/\/organise\/autre-1$/);
  await expect(box).not.toHaveAttribute('open');
});

test('on a phone it opens as a sheet, by keyboard and without a script', async ({
  browser,
  desk,
  signedIn,
  lanterne,
}) => {
  const viewport = { width: 390, height: 844 };
  await desk.setViewportSize(viewport);
  await desk.goto('/fr/organise/menu');
  const menu = desk.getByRole('button', { name: 'Menu', exact: true });
  await menu.press('Enter');
  const first = desk.locator('.desk-rail').getByRole('link', { name: 'Accueil' });
  await expect(first).toBeFocused();
  await expectAccessible(desk);
  await desk.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await expect(first).toBeHidden();
  // Escape closes the list of keys alone, and whoever goes on to the page finds it uncovered.
  await menu.press('Enter');
  const keys = desk.locator('.desk-rail').getByRole('button', { name: 'Touches du clavier' });
  await keys.press('Enter');
  await expect(desk.getByRole('dialog', { name: 'Touches du clavier' })).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(keys).toBeFocused();
  await menu.focus();
  await desk.keyboard.press('Tab');
  await expect(first).toBeHidden();
  await expect(desk.getByRole('main').locator(':focus')).toBeVisible();
  await menu.click();
  await desk.locator('.desk-rail').getByRole('link', { name: 'Lieux' }).click();
  await expect(desk).toHaveURL(/\/venues$/);
  await expect(first).toBeHidden();

  const context = await browser.newContext({ storageState: signedIn, viewport, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${lanterne.url}/fr/organise/menu`);
  await page.getByRole('link', { name: 'Menu', exact: true }).click();
  await page.locator('.desk-rail').getByRole('link', { name: 'Lieux' }).click();
  await expect(page).toHaveURL(/\/venues$/);
  await context.close();
});

test('all outlets of the programme are on one page, whose links work; none before the first release', async ({
  desk,
}) => {
  await desk.goto('/fr/organise/menu/outlets');
  await expect(desk.getByRole('main').getByText('Intégrer le programme')).toBeVisible();
  await expect(desk.getByRole('main').getByRole('link', { name: 'Intégrer le programme' })).toHaveCount(0);
  await desk.goto(`/fr/organise/${PUBLISHED}/outlets`);
  await expectAccessible(desk);
  const addresses = await desk
    .locator('main .outlets a')
    .evaluateAll((links) => links.map((a) => (a as HTMLAnchorElement).href));
  expect(addresses.length).toBeGreaterThan(15);
  for (const address of addresses) expect((await desk.request.get(address)).status(), address).toBe(200);
});

test('? lists the keys on any page, and is a character in a text field', async ({ desk }) => {
  await desk.goto('/en/organise/menu/films');
  await untilTakenOver(desk);
  const list = desk.getByRole('dialog', { name: 'Keyboard keys' });
  await desk.getByRole('searchbox').first().press('?');
  await expect(list).toHaveCount(0);
  await desk.getByRole('main').focus();
  await desk.keyboard.press('?');
  await expect(list.getByRole('heading', { level: 3 })).toHaveText([
    'Everywhere',
    'In a list',
    'In a table',
    'In a form',
    'In the grid',
  ]);
  await expectAccessible(desk);
  await desk.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
});

test('from five on, the home says how many keep a selection, and a séance in how many it is', async ({
  desk,
  lanterne,
}) => {
  const db = openDatabase(databaseFile(lanterne.dataFolder));
  const { festivalId, userId } = makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 3, slug: 'suivi' });
  publish(db, { userId, name: 'Camille', email: '', isAdministrator: true }, 'suivi');
  const [often, seldom] = loadDraft(festivalId, db).events.map(({ number }) => number);
  for (let index = 0; index < 6; index += 1) {
    const events = index === 0 ? [[often], [seldom]] : [[often]];
    keepSelection(festivalId, readSelection({ events }), new Date().toISOString(), db);
  }
  const askedAt = new Date().toISOString();
  for (const address of ['programme', 'own/1', 'own/2', 'own/3', 'own/4', 'own/5'])
    db.insert(t.askedCalendars).values({ festivalId, address, askedAt }).run();
  db.$client.close();

  await desk.goto('/fr/organise/suivi');
  await expect(desk.getByText('6 agendas demandés en 24 h, dont 5 pour des sélections.')).toBeVisible();
  await expect(desk.getByText('6 sélections gardées par des visiteurs.')).toBeVisible();
  await expectAccessible(desk);
  await desk.goto(`/fr/organise/suivi/events/${often}`);
  await expect(desk.getByText('Dans au moins 5 sélections de visiteurs.')).toBeVisible();
  await desk.goto(`/fr/organise/suivi/events/${seldom}`);
  await expect(desk.getByText('Dans moins de 5 sélections de visiteurs.')).toBeVisible();
});
