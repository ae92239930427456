import type { Page } from '@playwright/test';
import { expect, firstAccount, serveDemonstration, test, untilTakenOver } from './fixtures.ts';

const NEW = '/fr/organise/new?template=numerique-en-lumiere';

/** Waits for the sentence above the days, which the server draws again after each change. */
const verdict = (page: Page) => page.getByRole('complementary').getByRole('status');

async function fill(page: Page, festival: { name: string; from: string; to: string }) {
  await page.getByLabel('Nom du festival').fill(festival.name);
  await page.getByLabel('Premier jour').fill(festival.from);
  await page.getByLabel('Dernier jour').fill(festival.to);
}

test('a festival is made from a template in three steps, with its days drawn beside', async ({ desk }) => {
  await desk.goto(NEW);
  await expect(verdict(desk)).toHaveText('Les 7 séances tiennent sur 2 jours.');
  const days = desk.getByRole('complementary');
  await expect(days).not.toContainText('Le sang et la boue');

  await desk.getByLabel('Reprendre les films').check();
  await expect(days).toContainText('Le sang et la boue');
  await desk.getByLabel('Reprendre les personnes').check();
  await expect(days).toContainText('Intervention de Juan Pablo Gutierrez');

  await fill(desk, { name: 'Lumières de mars', from: '2027-03-13', to: '2027-03-13' });
  await expect(verdict(desk)).toContainText(/Il manque 4\sh\s30\s: 2 séances restent à programmer/);
  await desk.getByLabel('Dernier jour').fill('2027-03-14');
  await expect(verdict(desk)).toHaveText('Les 7 séances tiennent sur 2 jours.');

  await desk.getByLabel('Une séance par film').check();
  await expect(verdict(desk)).toHaveText('Les 10 séances tiennent sur 2 jours.');
  await desk.getByRole('checkbox', { name: /^Behind the Screen/ }).uncheck();
  await expect(verdict(desk)).toHaveText('Les 9 séances tiennent sur 2 jours.');

  await desk.getByRole('button', { name: 'Créer le festival' }).click();
  await desk.waitForURL(/\/fr\/organise\/lumieres-de-mars$/);
  await desk.goto('/fr/organise');
  const mine = desk.getByRole('article').filter({ hasText: 'Lumières de mars' });
  await expect(mine).toContainText('9 séances');
  await expect(mine).toContainText('Brouillon, rien n’est publié');
});

test('changing the first day moves the last one', async ({ desk }) => {
  await desk.goto(NEW);
  await untilTakenOver(desk);
  await fill(desk, { name: 'Deux jours', from: '2027-05-01', to: '2027-05-02' });
  await desk.getByLabel('Premier jour').fill('2027-06-05');
  await expect(desk.getByLabel('Dernier jour')).toHaveValue('2027-06-06');
});

test('a refused form keeps every choice, and the festival is made in the chosen time zone', async ({ desk }) => {
  await desk.goto(NEW);
  await fill(desk, { name: '', from: '2027-05-01', to: '2027-05-02' });
  await desk.getByLabel('Fuseau horaire').selectOption('Europe/Lisbon');
  await desk.getByLabel('Reprendre les films').check();
  await desk.getByRole('checkbox', { name: /^Behind the Screen/ }).uncheck();
  await desk.getByRole('button', { name: 'Créer le festival' }).click();
  await expect(desk.getByRole('alert').first()).toContainText('Un champ est à revoir');
  await expect(desk.getByRole('alert').first()).toContainText('Nom du festival · ');
  await expect(desk.getByLabel('Fuseau horaire')).toHaveValue('Europe/Lisbon');
  await expect(desk.getByLabel('Reprendre les films')).toBeChecked();
  await expect(desk.getByRole('checkbox', { name: /^Behind the Screen/ })).not.toBeChecked();
  await desk.getByLabel('Nom du festival').fill('Lumières de Lisbonne');
  await desk.getByRole('button', { name: 'Créer le festival' }).click();
  await desk.waitForURL(/lumieres-de-lisbonne$/);
  await desk.goto('/fr/organise/lumieres-de-lisbonne/settings');
  await expect(desk.locator('[name="timeZone"]')).toHaveValue('Europe/Lisbon');
});

test('what is missing is named beside its field, and typed text stays', async ({ desk }) => {
  await desk.goto(NEW);
  await desk.getByLabel('Lieu', { exact: true }).fill('La Halle');
  await desk.getByLabel('Fin des journées').fill('bientôt');
  await desk.getByRole('button', { name: 'Créer le festival' }).click();
  await expect(desk.getByRole('alert').first()).toContainText('2 champs sont à revoir');
  // The summary takes the focus once, not when the preview is redrawn while the field is corrected.
  await expect(desk.getByRole('alert').first()).toBeFocused();
  await expect(desk.getByLabel('Nom du festival')).toHaveAttribute('aria-invalid', 'true');
  await desk.getByLabel('Fin des journées').press('End');
  await desk.keyboard.type(' ce soir', { delay: 60 });
  await expect(desk.getByLabel('Fin des journées')).toHaveValue('bientôt ce soir');
  await expect(desk.getByLabel('Fin des journées')).toBeFocused();
  await expect(desk.getByLabel('Lieu', { exact: true })).toHaveValue('La Halle');
});

test('without a script, a button redraws the days and another creates', async ({ browser, lanterne, signedIn }) => {
  const context = await browser.newContext({
    baseURL: lanterne.url,
    storageState: signedIn,
    javaScriptEnabled: false,
    locale: 'fr-FR',
  });
  const page = await context.newPage();
  await page.goto('/fr/organise/new');
  await page.getByRole('link', { name: 'Prendre ce modèle', exact: true }).click();
  await fill(page, { name: 'Créé sans script', from: '2027-04-10', to: '2027-04-10' });
  await page.getByLabel('Reprendre les films').check();
  await page.getByRole('button', { name: 'Recalculer l’aperçu' }).click();
  await expect(verdict(page)).toContainText('Il manque');
  await expect(page.getByLabel('Nom du festival')).toHaveValue('Créé sans script');
  await expect(page.getByLabel('Reprendre les films')).toBeChecked();
  await page.getByLabel('Dernier jour').fill('2027-04-11');
  await page.getByRole('button', { name: 'Créer le festival' }).click();
  await page.waitForURL(/\/fr\/organise\/cree-sans-script$/);
  await context.close();
});

test('the next edition starts from the last one, on the same weekdays', async ({ desk }) => {
  await desk.goto(NEW);
  await fill(desk, { name: 'Première édition', from: '2027-09-11', to: '2027-09-12' });
  await desk.getByRole('button', { name: 'Créer le festival' }).click();
  await desk.waitForURL(/premiere-edition$/);
  await desk.goto('/fr/organise/new');
  await desk.getByRole('link', { name: 'Repartir de « Première édition »' }).click();
  await expect(desk.getByLabel('Premier jour')).toHaveValue('2028-09-09');
  await expect(desk.getByLabel('Salle 1')).toHaveValue('Auditorium');
  await expect(verdict(desk)).toHaveText('Les 7 séances tiennent sur 2 jours.');
  // What comes from last year is marked until it is confirmed.
  await desk.getByRole('button', { name: 'Créer le festival' }).click();
  await desk.waitForURL(/premiere-edition-2$/);
  await desk.getByRole('link', { name: '1 lieu', exact: true }).click();
  const mark = desk.getByText('de l’édition 2027, à confirmer', { exact: true });
  await expect(mark).toBeVisible();
  await desk.getByRole('button', { name: 'Confirmer', exact: true }).click();
  await expect(desk.getByText('C’est confirmé.')).toBeVisible();
  await expect(mark).toHaveCount(0);
});

test('days with other weekdays are matched in order, which is shown, with a reason for séances that will be unscheduled', async ({
  desk,
}) => {
  await desk.goto('/fr/organise/new?template=six-jours-quatre-salles');
  await expect(verdict(desk)).toHaveText('Les 68 séances tiennent sur 6 jours.');
  const first = desk.getByLabel('Mardi, l’ouverture');
  await expect(first).toBeHidden();
  await fill(desk, { name: 'Les Rivages', from: '2027-10-07', to: '2027-10-12' });
  await expect(verdict(desk)).toHaveText('Les 68 séances tiennent sur 6 jours.');
  await expect(first).toBeVisible();
  await expect(first.locator('option:checked')).toHaveText('dans l’ordre : jeudi 7 octobre');
  await expect(desk.getByText('Ces dates n’ont pas les mêmes jours de la semaine')).toBeVisible();
  await desk.getByLabel('Dernier jour').fill('2027-10-09');
  await expect(verdict(desk)).toHaveText(
    /^\d\d\sséances restent à programmer, sur\s68\s:\s\d\d\sdont le jour n’est pas repris\.$/,
  );
});

test('a festival is deleted only after typing its name, and restored from the bin', async ({ desk }) => {
  await desk.goto('/fr/organise/new?template=empty');
  await fill(desk, { name: 'Éphémère', from: '2027-07-10', to: '2027-07-10' });
  // A room that was typed has its number; the next one is offered below it.
  for (const room of ['Salle 1', 'Une autre salle']) await desk.getByLabel(room, { exact: true }).fill(room);
  await expect(desk.getByLabel('Salle 2', { exact: true })).toHaveValue('Une autre salle');
  await desk.getByRole('button', { name: 'Créer le festival' }).click();
  await desk.waitForURL(/ephemere$/);
  // An empty grid has no card to begin from.
  await desk.goto('/fr/organise/ephemere/grid');
  await expect(desk.locator('.grid-empty')).toContainText('appuyez sur A.');
  await untilTakenOver(desk);
  await desk.keyboard.press('a');
  await expect(desk.getByRole('combobox', { name: 'Titre ou film' })).toBeFocused();
  await desk.goto('/fr/organise/ephemere/settings');
  await desk.getByRole('link', { name: 'Supprimer ce festival' }).click();
  await desk.getByRole('button', { name: 'Supprimer le festival' }).click();
  await expect(desk.getByRole('main').getByRole('alert')).toContainText('Ce n’est pas le nom du festival');
  await expect(desk.getByLabel('Recopiez le nom')).toHaveAttribute('aria-invalid', 'true');
  await desk.getByLabel('Recopiez le nom').fill('éphémère');
  await desk.getByRole('button', { name: 'Supprimer le festival' }).click();
  await desk.waitForURL(/\/fr\/organise\?removed=/);
  await expect(desk.getByRole('status')).toContainText('« Éphémère » est supprimé');
  const gone = await desk.request.get('/fr/organise/ephemere');
  await desk.getByRole('button', { name: 'Remettre « Éphémère »' }).click();
  await desk.waitForURL(/\/fr\/organise\?restored=/);
  await expect(desk.getByRole('status')).toContainText('« Éphémère » est de retour');
  expect([gone.status(), (await desk.request.get('/fr/organise/ephemere')).status()]).toEqual([404, 200]);
});

test('the demonstration is deleted in one act, and none of its addresses answers', async ({ browser }) => {
  const lanterne = await serveDemonstration();
  const storageState = await firstAccount(lanterne);
  const context = await browser.newContext({ baseURL: lanterne.url, locale: 'fr-FR', storageState });
  const page = await context.newPage();
  await page.goto('/fr/organise');
  await page.getByRole('link', { name: 'Supprimer la démonstration' }).click();
  await expect(page.getByRole('main')).toContainText('7 séances');
  await page.getByRole('button', { name: 'Supprimer la démonstration' }).click();
  await page.waitForURL(/\/fr\/organise\?removed=/);
  for (const path of [
    '/fr/festivals/numerique-en-lumiere-demonstration',
    '/feeds/numerique-en-lumiere-demonstration/programme.ics',
  ]) {
    expect((await page.request.get(path)).status()).toBe(404);
  }
  await page.goto('/fr');
  await expect(page.getByRole('main')).toContainText('Aucun programme n’est encore publié');
  await context.close();
  await lanterne.stop('SIGKILL');
});
