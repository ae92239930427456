import type { Browser, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { expect, expectAccessible, routeFromNow, test } from './fixtures.ts';
import type { Started } from './server.ts';

/**
 * A festival with four séances in one room: the second begins before the first ends, the third
 * right after the second. Nothing is missing in rights, presences and texts, so that only clashes
 * are left.
 */
function fill(db: Db, slug: string): void {
  const made = makeFestival(db, { events: 4, rooms: 2, days: 1, seed: 3, slug });
  const { festivalId, eventIds, roomIds } = made;
  // The first account is that of an administrator; with an existing owner there would be no link
  // for it.
  db.delete(t.users).where(eq(t.users.id, made.userId)).run();
  for (const table of [t.eventPeople, t.eventItems, t.eventThemes, t.eventRooms])
    db.delete(table).where(eq(table.festivalId, festivalId)).run();
  for (const [i, startsAt] of ['10:00', '10:40', '11:40', '16:00'].entries()) {
    const own = { festivalId, eventId: eventIds[i] ?? 0 };
    const title = { fr: ['Aube', 'Brume', 'Crue', 'Dune'][i] ?? '', en: ['Dawn', 'Mist', 'Flood', 'Dune'][i] ?? '' };
    db.update(t.events)
      .set({ startsAt: `2026-06-06T${startsAt}`, title, kind: 'other', synopsis: { fr: 'Une séance.' } })
      .where(eq(t.events.id, own.eventId))
      .run();
    db.update(t.events).set({ visibility: 'public', admission: 'start' }).where(eq(t.events.id, own.eventId)).run();
    db.insert(t.eventRooms)
      .values({ ...own, roomId: roomIds[0] ?? 0 })
      .run();
    db.insert(t.eventItems)
      .values({ ...own, position: 0, kind: 'other', minutes: 60 })
      .run();
  }
}

const SLUGS = ['accepter', 'decaler', 'sans-script', 'grille', 'telephone'] as const;
const pageOf = (slug: (typeof SLUGS)[number]) => `/fr/organise/${slug}/warnings`;

test.beforeAll(({ lanterne }) => {
  const db = openDatabase(databaseFile(lanterne.dataFolder));
  for (const slug of SLUGS) {
    // When the file is repeated, the festivals from before are on the server.
    db.delete(t.festivals).where(eq(t.festivals.slug, slug)).run();
    fill(db, slug);
  }
  db.$client.close();
});

const overlap = (page: Page) => page.locator('.warning-card').filter({ hasText: /Aube.*finit.*Brume.*commence/ });
const accepted = (page: Page) => page.getByRole('region', { name: 'Accepté', exact: true });

/** Whether the focus is somewhere inside the main part. */
const hasPlace = (page: Page) =>
  page.evaluate(() => document.getElementById('content')?.contains(document.activeElement) ?? false);

/** Moves a séance to another hour, as an import or a second browser would. */
function moveBehind(
  { dataFolder }: Started,
  title: string,
  startsAt: string,
  slug: (typeof SLUGS)[number] = 'accepter',
): void {
  const db = openDatabase(databaseFile(dataFolder));
  const event = db
    .select({ id: t.events.id, version: t.events.version, title: t.events.title })
    .from(t.events)
    .innerJoin(t.festivals, eq(t.festivals.id, t.events.festivalId))
    .where(eq(t.festivals.slug, slug))
    .all()
    .find((one) => one.title.fr === title);
  db.update(t.events)
    .set({ startsAt, version: (event?.version ?? 0) + 1 })
    .where(eq(t.events.id, event?.id ?? 0))
    .run();
  db.$client.close();
}

test('a warning is accepted with a reason, is open again when the time changes, and is withdrawn', async ({
  desk,
  lanterne,
}) => {
  await desk.goto('/fr/organise/accepter');
  await desk
    .getByRole('navigation', { name: 'Bureau du festival' })
    .getByRole('link', { name: 'À régler' })
    .first()
    .click();
  await desk.waitForURL(/\/warnings$/);
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('À régler');
  await expect(desk.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText('1 alerte bloquante');
  await expect(desk.getByRole('main').getByRole('heading', { level: 3 }).first()).toContainText('samedi 6 juin');
  await expectAccessible(desk);

  // Without a reason nothing is accepted, and the form stays open.
  const card = overlap(desk);
  await card.getByText('Accepter…').click();
  await card.getByRole('button', { name: 'Accepter', exact: true }).click();
  await expect(card.getByText('À remplir.', { exact: true })).toBeVisible();
  await card.getByLabel('Pourquoi est-ce acceptable ?').fill('Brume commence sur le parvis.');
  await card.getByRole('button', { name: 'Accepter', exact: true }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'L’alerte est acceptée' })).toBeVisible();
  await expect(overlap(desk)).toHaveCount(0);
  // The focused element is gone: the focus moves to what was around it.
  await expect.poll(() => hasPlace(desk)).toBe(true);
  await expect(accepted(desk)).toContainText('Brume commence sur le parvis.');
  await expect(accepted(desk)).toContainText('par Camille Martin');
  await expect(desk).toHaveTitle(/À régler/);
  await expectAccessible(desk);

  // It does not count on the publish page, where it is listed with its reason.
  await desk.goto('/fr/organise/accepter/publish');
  await expect(desk.getByText(/Publier malgré/)).toHaveCount(0);
  await desk.getByText('1 acceptée, avec sa raison').click();
  await expect(desk.getByText('Raison', { exact: false }).first()).toBeVisible();

  moveBehind(lanterne, 'Brume', '2026-06-06T10:45');
  await desk.goto(pageOf('accepter'));
  await expect(overlap(desk)).toHaveCount(1);
  await expect(accepted(desk)).toHaveCount(0);
  await expect(desk.getByRole('region', { name: 'Acceptations qui ne valent plus' })).toContainText('Brume commence');

  moveBehind(lanterne, 'Brume', '2026-06-06T10:40');
  await desk.goto(pageOf('accepter'));
  await expect(overlap(desk)).toHaveCount(0);
  await accepted(desk)
    .getByRole('button', { name: /^Remettre à régler/ })
    .click();
  await expect(desk.getByRole('status').filter({ hasText: 'de nouveau à régler' })).toBeVisible();
  await expect.poll(() => hasPlace(desk)).toBe(true);
  await expect(overlap(desk)).toHaveCount(1);
  await desk.getByRole('button', { name: 'Défaire' }).click();
  await expect(overlap(desk)).toHaveCount(0);
});

test('a button moves the séance, and one click undoes it', async ({ desk }) => {
  await desk.goto(pageOf('decaler'));
  const button = overlap(desk).getByRole('button', { name: /^Décaler «\sBrume\s» à/ });
  await expect(button).toHaveCount(1);
  // « à 13 h » on the button, « 13h00 » in the field.
  const [, hours = '', minutes = '00'] = /à\s(\d+)\sh(?:\s(\d+))?$/.exec((await button.textContent()) ?? '') ?? [];
  await button.click();
  await expect(desk.getByRole('status').filter({ hasText: 'La séance est décalée.' })).toBeVisible();
  await expect(overlap(desk)).toHaveCount(0);
  await desk.goto('/fr/organise/decaler/events?view=list&q=Brume');
  await desk.getByRole('table').getByRole('link').first().click();
  await desk.waitForURL(/\/events\/\d+$/);
  await expect(desk.getByRole('textbox', { name: 'Début', exact: true })).toHaveValue(`${hours}h${minutes}`);
});

test('works without a script: a warning is accepted, and a séance moved', async ({ browser, desk, lanterne }) => {
  const storageState = await desk.context().storageState();
  const context = await browser.newContext({ baseURL: lanterne.url, storageState, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pageOf('sans-script'));
  const short = page.locator('.warning-card').filter({ hasText: /Brume.*finit.*Crue.*commence/ });
  await short.getByText('Accepter…').click();
  await short.getByLabel('Pourquoi est-ce acceptable ?').fill('Personne ne sort.');
  await short.getByRole('button', { name: 'Accepter', exact: true }).click();
  await page.waitForURL(/done=/);
  await expect(accepted(page)).toContainText('Personne ne sort.');
  await overlap(page)
    .getByRole('button', { name: /^(Décaler|Passer|Échanger)/ })
    .first()
    .click();
  await page.waitForURL(/done=/);
  await expect(overlap(page)).toHaveCount(0);
  await context.close();
});

/** Another browser of the same person; the test checks itself what it reports as failed. */
async function another(browser: Browser, desk: Page, lanterne: Started, viewport = { width: 1440, height: 900 }) {
  const storageState = await desk.context().storageState();
  const context = await browser.newContext({ baseURL: lanterne.url, storageState, locale: 'fr-FR', viewport });
  return context.newPage();
}

/** The grid of a festival with « À régler » open beside it, on a phone as a drawer. */
async function openPanel(page: Page, slug: (typeof SLUGS)[number]): Promise<void> {
  await page.goto(`/fr/organise/${slug}/grid`);
  const open = page.getByRole('button', { name: 'Ouvrir le panneau' });
  await page.locator('.grid-bar').waitFor();
  if (await open.isVisible()) {
    // The focus goes into the drawer, and back to its button with Escape.
    await open.click();
    await expect(page.getByRole('tab', { selected: true })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(open).toBeFocused();
    await open.click();
  }
  const tab = page.getByRole('tab', { name: /^À régler/ });
  await tab.click();
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}

const hasFocusBesideTheGrid = (page: Page) =>
  page.evaluate(() => document.querySelector('.grid-side')?.contains(document.activeElement) ?? false);

test('beside the grid a warning is accepted in place, by keyboard, and is open again when the séance moves', async ({
  browser,
  desk,
  lanterne,
}) => {
  const page = await another(browser, desk, lanterne);
  await openPanel(page, 'grille');
  const [, heading] = await page
    .getByRole('tab')
    .evaluateAll((tabs) =>
      tabs.map((one) => one.getBoundingClientRect()).map(({ left }, at, all) => left - (all[at - 1]?.right ?? left)),
    );
  expect(heading, 'between the two headings').toBeGreaterThan(12);
  const said = page.locator('.grid-said');
  const card = overlap(page);
  await expect(card).toHaveCount(1);
  const count = await page.locator('.grid-side .warning-card').count();
  await card.getByText('Accepter…').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const reason = card.getByLabel('Pourquoi est-ce acceptable ?');
  await expect(reason).toBeFocused();
  await expectAccessible(page);

  // Without a reason, and while the server does not answer: a sentence, and nothing is lost.
  const submit = card.getByRole('button', { name: 'Accepter', exact: true });
  await submit.click();
  await expect(card.getByText('À remplir.', { exact: true })).toBeVisible();
  await expect(reason).toBeFocused();
  await page.keyboard.type('Brume commence sur le parvis ? Oui.');
  await routeFromNow(page, '**/grid', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await submit.click();
  await expect(card.getByRole('alert')).toContainText('pas répondu');
  await expect(reason).toHaveValue('Brume commence sur le parvis ? Oui.');
  await page.unroute('**/grid');
  // Looking at the other tab loses nothing either.
  await page.getByRole('tab', { name: /^À programmer/ }).click();
  await page.getByRole('tab', { name: /^À régler/ }).click();
  await expect(reason).toHaveValue('Brume commence sur le parvis ? Oui.');
  await submit.focus();
  await page.keyboard.press('Enter');
  await expect(said).toContainText('L’alerte est acceptée');
  await expect(card).toHaveCount(0);
  await expect(page.locator('.grid-side .warning-card')).toHaveCount(count - 1);
  await expect.poll(() => hasFocusBesideTheGrid(page)).toBe(true);
  await page.getByText('1 alerte acceptée').click();
  const accepted = page.locator('.grid-accepted');
  await expect(accepted).toContainText('Brume commence sur le parvis');
  await expect(accepted).toContainText(/Accepté .* par Camille Martin/);
  await expect(page.locator('.grid-scroll [data-id][aria-label*=": Brume,"]')).not.toHaveAccessibleName(/chevauche/);
  await expectAccessible(page);

  await page.locator('.grid-scroll [data-id][aria-label*=": Brume,"]').focus();
  for (const key of ['Space', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await expect(card).toHaveCount(1);
  await expect(page.getByText('1 acceptation ne vaut plus')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(card).toHaveCount(0);
  await page.getByText('1 alerte acceptée').click();
  await accepted.getByRole('button', { name: /^Remettre à régler/ }).click();
  await expect(said).toContainText('de nouveau à régler');
  await expect(card).toHaveCount(1);
  await expect.poll(() => hasFocusBesideTheGrid(page)).toBe(true);
  await page.context().close();
});

test('beside the list of a phone all warnings of a kind are accepted at once, and another’s acceptance appears', async ({
  browser,
  desk,
  lanterne,
}) => {
  moveBehind(lanterne, 'Dune', '2026-06-06T12:00', 'telephone');
  const page = await another(browser, desk, lanterne, { width: 390, height: 844 });
  await openPanel(page, 'telephone');
  await openPanel(desk, 'telephone');
  const overlaps = (of: Page) => of.locator('.grid-side .warning-card.blocking');
  await expect(overlaps(page)).toHaveCount(2);
  await overlaps(page).first().getByText('Accepter…').click();
  const form = overlaps(page).first().locator('.accept');
  await form.getByLabel('Pourquoi est-ce acceptable ?').fill('Deux écrans dans la même salle.');
  await form.getByLabel('Toutes les 2 alertes de ce type').check();
  await expectAccessible(page);
  for (const target of await form.locator('summary, button, label:has(input)').all())
    expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await form.getByRole('button', { name: 'Accepter', exact: true }).click();
  await expect(overlaps(page)).toHaveCount(0);
  await expect(overlaps(desk)).toHaveCount(0);
  await page.getByText('2 alertes acceptées').click();
  await page.getByRole('button', { name: 'Remettre à régler : 2 alertes' }).click();
  await expect(overlaps(page)).toHaveCount(2);
  await expect(overlaps(desk)).toHaveCount(2);
  await page.context().close();
});
