import { databaseFile, openDatabase } from '#db/client.ts';
import { makeFestival } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { expect, expectAccessible, heldBack, test, untilTakenOver, withoutScriptsYet } from './fixtures.ts';

/**
 * « Chercher ou faire » in a browser: keys, dialog and focus. The results are tested without one
 * (`palette.test.ts`, `entries.test.ts`).
 */

const SLUG = 'trouver';

test.beforeAll(({ lanterne, signedIn: _ }) => {
  const db = openDatabase(databaseFile(lanterne.dataFolder));
  makeFestival(db, { events: 12, rooms: 2, days: 2, seed: 5, slug: SLUG });
  db.$client.close();
});

test('Ctrl K finds an act on any page and opens it with the minutes, and a séance on its page or in the grid', async ({
  desk,
  lanterne,
}) => {
  await desk.goto(`/fr/organise/${SLUG}/venues`);
  await untilTakenOver(desk);
  const scriptsCome = await withoutScriptsYet(desk);
  await desk.keyboard.press('Control+k');
  const field = desk.getByRole('dialog', { name: 'Chercher ou faire' }).getByRole('combobox');
  // Text typed before the field appears is in it; the dialog's script is held back until then.
  await desk.keyboard.type('decaler dimanche de 20 min');
  await expect(field).toHaveCount(0);
  scriptsCome();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('decaler dimanche de 20 min');
  const answers = desk.getByRole('listbox', { name: 'Réponses' }).getByRole('option');
  await expect(answers).toHaveCount(1);
  await expect(answers).toContainText('Décaler dimanche 7 juin');
  await expectAccessible(desk);
  // Keys are named in the letters of the desk.
  const lettersOf = (place: string) =>
    desk
      .locator(place)
      .first()
      .evaluate((one) => getComputedStyle(one).fontFamily);
  expect(await lettersOf('.finder-foot kbd')).toBe(await lettersOf('.finder-foot'));
  await desk.keyboard.press('Enter');
  const minutes = desk
    .getByRole('spinbutton', { name: /^Minutes/ })
    .or(desk.getByRole('textbox', { name: /^Minutes/ }));
  await expect(minutes).toHaveValue('20');
  await expect(desk).toHaveURL(/\/grid\?day=2026-06-07&sheet=shift&minutes=20$/);

  const db = openDatabase(databaseFile(lanterne.dataFolder));
  const festivalId = db.$client.prepare('select id from festivals where slug = ?').pluck().get(SLUG) as number;
  const event = loadDraft(festivalId, db).events.find(({ startsAt, title }) => startsAt !== null && title.fr);
  db.$client.close();
  const typed = event?.title.fr ?? '';
  await desk.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await desk.keyboard.type(typed);
  await expect(answers.first()).toContainText(typed);
  await desk.keyboard.press('Control+Enter');
  await expect(desk).toHaveURL(new RegExp(`/grid\\?event=${event?.number}$`));
  // In the grid that is open: the sheet of the séance replaces the list of the day.
  await expect(desk.locator('.grid-side').getByLabel('Titre', { exact: true })).toHaveValue(typed);
  await desk.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await desk.keyboard.type('decaler samedi de 25 min');
  await expect(answers).toHaveCount(1);
  await desk.keyboard.press('Enter');
  await expect(minutes).toHaveValue('25');
  await expect(desk.locator('.grid-side').getByLabel('Jour', { exact: true })).toHaveValue('2026-06-06');

  await desk.goto(`/fr/organise/${SLUG}`);
  const button = desk.getByRole('button', { name: 'Chercher ou faire' });
  await button.click();
  await expect(field).toBeFocused();
  await desk.keyboard.type(typed);
  await expect(answers.first()).toContainText(typed);
  await desk.keyboard.press('Enter');
  await expect(desk).toHaveURL(new RegExp(`/events/${event?.number}$`));
});

test('keys pressed before the field appears are typed into it, and the focus stays where it was', async ({ desk }) => {
  await desk.goto(`/fr/organise/${SLUG}/venues`);
  const link = desk.getByRole('link', { name: 'Ajouter un lieu' });
  await link.focus();
  await untilTakenOver(desk);
  const come = await withoutScriptsYet(desk);
  await desk.keyboard.press('Control+k');
  await desk.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await desk.keyboard.type('tarifs');
  come();
  const field = desk.getByRole('dialog', { name: 'Chercher ou faire' }).getByRole('combobox');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('tarifs');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Escape');
  await expect(link).toBeFocused();
});

test('Enter opens the first result once there are some, and typing on cancels it', async ({ desk }) => {
  await desk.goto(`/fr/organise/${SLUG}/venues`);
  await untilTakenOver(desk);
  const come = await heldBack(desk, `**/organise/${SLUG}/finder*`);
  await desk.keyboard.press('Control+k');
  const dialog = desk.getByRole('dialog', { name: 'Chercher ou faire' });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await desk.keyboard.type('tarif');
  await desk.keyboard.press('Enter');
  await desk.keyboard.type('s');
  come();
  const first = dialog.getByRole('option', { name: /Tarifs/ }).first();
  await expect(first).toBeVisible();
  await expect(dialog.getByRole('combobox')).toHaveValue('tarifs');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Escape');

  const comeAgain = await heldBack(desk, `**/organise/${SLUG}/finder*`);
  await desk.keyboard.press('Control+k');
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await desk.keyboard.type('tarifs');
  await desk.keyboard.press('Enter');
  comeAgain();
  await expect(desk).toHaveURL(/\/offers$/);
});

test('Ctrl Enter before the field appears shows the séance in the grid', async ({ desk, lanterne }) => {
  const db = openDatabase(databaseFile(lanterne.dataFolder));
  const festivalId = db.$client.prepare('select id from festivals where slug = ?').pluck().get(SLUG) as number;
  const event = loadDraft(festivalId, db).events.find(({ startsAt, title }) => startsAt !== null && title.fr);
  db.$client.close();
  await desk.goto(`/fr/organise/${SLUG}/venues`);
  await untilTakenOver(desk);
  const come = await withoutScriptsYet(desk);
  await desk.keyboard.press('Control+k');
  await desk.keyboard.type(event?.title.fr ?? '');
  await desk.keyboard.press('Control+Enter');
  come();
  await expect(desk).toHaveURL(new RegExp(`/grid\\?event=${event?.number}$`));
});

test('Escape closes it and restores the focus; without results it says what to try', async ({ desk }) => {
  await desk.goto(`/fr/organise/${SLUG}/films`);
  const button = desk.getByRole('button', { name: 'Chercher ou faire' });
  await button.press('Enter');
  const dialog = desk.getByRole('dialog', { name: 'Chercher ou faire' });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await desk.keyboard.type('qqqq');
  await expect(dialog).toContainText('Rien ne répond à « qqqq »');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('on a phone it is the whole page, and a finger opens what it found', async ({ desk }) => {
  await desk.setViewportSize({ width: 390, height: 844 });
  await desk.goto(`/fr/organise/${SLUG}`);
  await desk.getByRole('button', { name: 'Chercher ou faire' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Chercher ou faire' });
  await dialog.getByRole('combobox').fill('tarifs');
  await expectAccessible(desk);
  await dialog
    .getByRole('option', { name: /Tarifs/ })
    .first()
    .click();
  await expect(desk).toHaveURL(/\/offers$/);
});
