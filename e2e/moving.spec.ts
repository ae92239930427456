import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, expectAccessibleEverywhere, makeFirstAccount, test } from './fixtures.ts';
import { type Started, startLanterne } from './server.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');

/** `npm run lanterne -- …` beside this server. Answers what it printed. */
async function lanterne({ dataFolder, port }: Started, ...words: string[]): Promise<string> {
  const env = { ...process.env, LANG: 'fr_FR.UTF-8', LANTERNE_DATA: dataFolder, PORT: String(port), LANTERNE_URL: '' };
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'lib/cli/lanterne.ts', ...words], {
    cwd: root,
    env,
  });
  return stdout;
}

const folder = mkdtempSync(join(tmpdir(), 'lanterne-moving-'));

/** The bigger example as a festival of one's own, under this name. */
async function makeExample(page: Page, name: string): Promise<void> {
  await page.goto('/fr/organise/new');
  await page.getByRole('link', { name: 'Prendre ce modèle : « Six jours, quatre salles »' }).click();
  await page.getByLabel('Nom du festival').fill(name);
  await page.getByLabel('Reprendre les films').check();
  await page.getByLabel('Reprendre les personnes').check();
  await page.getByRole('button', { name: 'Créer le festival' }).click();
  await page.waitForURL(({ pathname }) => /^\/fr\/organise\/(?!new$)[^/]+$/.test(pathname));
}

async function publish(page: Page, slug: string): Promise<void> {
  await page.goto(`/fr/organise/${slug}/publish`);
  await page.locator('input[name="suggestedTimes"][value="confirm"]').check();
  await page.getByRole('button', { name: /^Publier la version/ }).click();
  await expect(page.getByText('Version 1', { exact: false }).first()).toBeVisible();
  await expect.poll(async () => (await page.request.get(`/fr/festivals/${slug}`)).status()).toBe(200);
}

/** Takes the festival of this page of settings away; answers where its file lies. */
async function takeAway(settings: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    settings.waitForEvent('download'),
    settings.getByRole('button', { name: 'Télécharger le fichier' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(name);
  const file = join(folder, name);
  await download.saveAs(file);
  return file;
}

/** What a calendar says of its séances, whatever the address it was read at. */
const entriesOf = (calendar: string) =>
  calendar.replaceAll('\r\n ', '').match(/^(?:UID|SEQUENCE|DTSTART|SUMMARY|CREATED):.*$/gm) ?? [];

test('a whole festival moves to a second, empty installation by its file, and its calendars go on', async ({
  desk,
  browser,
}, info) => {
  // Two servers start in it.
  test.slow();
  await makeExample(desk, 'Les Rivages');
  await publish(desk, 'les-rivages');
  const before = entriesOf(await (await desk.request.get('/feeds/les-rivages/programme.ics')).text());
  expect(before.length).toBeGreaterThan(200);

  await desk.goto('/fr/organise/les-rivages/settings');
  await desk.getByLabel('Avec les contacts privés').check();
  const file = await takeAway(desk, 'les-rivages.lanterne.json.gz');

  const there = await startLanterne();
  const context = await browser.newContext({ ...info.project.use, baseURL: there.url });
  try {
    const page = await context.newPage();
    await makeFirstAccount(page, there);
    await page.goto('/fr/organise/new');
    await page.getByRole('link', { name: 'Choisir un fichier' }).click();
    await page.getByLabel('Fichier').setInputFiles(join(root, 'package.json'));
    await page.getByRole('button', { name: 'Lire le fichier' }).click();
    await expect(page.getByText('Ce n’est pas un fichier de Lanterne.')).toBeVisible();
    await page.getByRole('link', { name: 'Choisir un autre fichier' }).first().click();
    await page.getByLabel('Fichier').setInputFiles(file);
    await page.getByRole('button', { name: 'Lire le fichier' }).click();
    await expect(page.getByText('68 séances')).toBeVisible();
    await expect(page.getByText(/sera public aussitôt, tel que la version 1/)).toBeVisible();
    await expectAccessibleEverywhere(page);
    await page.getByRole('button', { name: 'Créer ce festival' }).click();
    await page.waitForURL(/\/fr\/organise\/les-rivages$/);

    await page.goto('/fr/festivals/les-rivages');
    await expect(page.getByRole('heading', { level: 1, name: 'Les Rivages' })).toBeVisible();
    expect(entriesOf(await (await page.request.get('/feeds/les-rivages/programme.ics')).text())).toEqual(before);

    // The same bytes leave again, by the command line beside the running server.
    const again = join(folder, 'again.lanterne.json.gz');
    await lanterne(there, 'export', '--festival', 'les-rivages', '--private', again);
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true);

    // And what a command writes is on the server's pages at once.
    const films = join(folder, 'films.csv');
    writeFileSync(films, 'Titre;Réalisation;Durée\nUn film arrivé par le terminal;Personne;61\n');
    await page.goto('/fr/organise/les-rivages/films');
    await lanterne(there, 'import', films, '--festival', 'les-rivages');
    const seen = performance.now();
    await page.reload();
    await expect(page.getByText('Un film arrivé par le terminal')).toBeVisible();
    expect(performance.now() - seen).toBeLessThan(5000);
    expect(JSON.parse(await lanterne(there, 'doctor', '--json'))).toMatchObject({ ok: true });
  } finally {
    await context.close();
    await there.stop('SIGKILL');
  }
});

test('a festival moves with its pictures, as an archive that is sent in parts', async ({ desk, browser }, info) => {
  // Two servers start in it.
  test.slow();
  await makeExample(desk, 'Les Images');
  // Drawn once the festival is there.
  const said = desk.getByRole('link', { name: /^Toutes \(\d+\)/ });
  await expect(async () => {
    await desk.goto('/fr/organise/les-images/pictures');
    await expect(said).toBeVisible({ timeout: 1000 });
    await expect(desk.locator('tbody tr').nth(20)).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 120_000 });
  const all = await said.textContent();
  await publish(desk, 'les-images');
  await desk.goto('/fr/organise/les-images/settings');
  await desk.getByLabel(/^Images du site/).check();
  const file = await takeAway(desk, 'les-images.lanterne.tar');

  const there = await startLanterne();
  const context = await browser.newContext({ ...info.project.use, baseURL: there.url });
  try {
    const page = await context.newPage();
    await makeFirstAccount(page, there);
    await page.goto('/fr/organise/new/file');
    await page.getByLabel('Fichier').setInputFiles(file);
    await page.getByRole('button', { name: 'Lire le fichier' }).click();
    await expect(page.getByText('68 séances')).toBeVisible();
    await expectAccessibleEverywhere(page);
    await page.getByRole('button', { name: 'Créer ce festival' }).click();
    await page.waitForURL(/\/fr\/organise\/les-images$/);
    await page.goto('/fr/organise/les-images/pictures');
    await expect(page.getByRole('link', { name: /^Toutes/ })).toHaveText(all ?? '');
    // What readers see of a séance is there, in each size they may ask for.
    await page.goto('/fr/festivals/les-images');
    const shown = await page
      .locator('picture source, picture img')
      .evaluateAll((found) =>
        found.flatMap((one) => (one.getAttribute('srcset') ?? '').split(', ').map((part) => part.split(' ')[0] ?? '')),
      );
    expect(shown.length).toBeGreaterThan(6);
    for (const path of shown.slice(0, 12)) expect([path, (await fetch(there.url + path)).status]).toEqual([path, 200]);
  } finally {
    await context.close();
    await there.stop('SIGKILL');
  }
});

test('a festival becomes a template: what is kept is said, it is offered, taken away as a file, brought back and deleted', async ({
  desk,
}) => {
  await desk.goto('/fr/organise/numerique-en-lumiere-demonstration/settings');
  await desk.getByRole('link', { name: 'Enregistrer comme modèle' }).click();
  // Other journeys add séances to the same festival.
  await expect(desk.getByText(/^\d+\sséances\s: type, titre/)).toBeVisible();
  await expect(desk.getByLabel(/^Garder les personnes/)).not.toBeChecked();
  await expectAccessibleEverywhere(desk);
  await desk.getByLabel('Nom du modèle').fill('');
  await desk.getByRole('button', { name: 'Enregistrer le modèle' }).click();
  await expect(desk.getByLabel('Nom du modèle')).toHaveAttribute('aria-invalid', 'true');
  await desk.getByLabel('Nom du modèle').fill('Deux jours de films');
  await desk.getByRole('button', { name: 'Enregistrer le modèle' }).click();
  await expect(desk.getByRole('status')).toContainText('« Deux jours de films » est enregistré');
  await expectAccessibleEverywhere(desk);

  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Télécharger « Deux jours de films » en fichier' }).click(),
  ]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  await desk.getByText('Supprimer…').click();
  await desk.getByRole('button', { name: 'Supprimer ce modèle' }).click();
  await expect(desk.getByRole('status')).toContainText('« Deux jours de films » est supprimé');

  await desk.goto('/fr/organise/new/file');
  await desk.getByLabel('Fichier').setInputFiles(file);
  await desk.getByRole('button', { name: 'Lire le fichier' }).click();
  await expect(desk.getByText('Modèle : Deux jours de films')).toBeVisible();
  await expect(desk.getByRole('complementary').getByRole('status')).toContainText(
    /(?:\d+|Une)\sséances? (?:tien|rest)/,
  );
});
