import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import sharp from 'sharp';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { runCommand } from '#lib/cli/run-command.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { archivePartsPost } from '#lib/i18n/paths.ts';
import { createFestivalFromTemplate } from '#lib/templates/mutations.ts';
import { newFestivalSchema } from '#lib/templates/schema.ts';
import { sixDays } from '#lib/templates/template.ts';
import { dataFolderWith, publish } from './filled.ts';
import { expect, expectAccessibleEverywhere, firstAccount, ofThisFile, test, untilTakenOver } from './fixtures.ts';
import { type Friend, festivalOfFriends, pageAs } from './friends.ts';
import { addPhotographs, noise, type Photograph } from './photographs.ts';
import { type Started, serve } from './server.ts';

const root = resolve(import.meta.dirname, '..');

/** Runs `npm run lanterne -- …` on this server's data folder, in the process of the test. */
async function lanterne({ dataFolder, port }: Started, ...words: string[]): Promise<void> {
  const source = { LANG: 'fr_FR.UTF-8', LANTERNE_DATA: dataFolder, PORT: String(port), LANTERNE_URL: '' };
  const said: string[] = [];
  const print = (text: string) => void said.push(text);
  const code = await runCommand(words, { source, print, printError: print, write: () => {} });
  expect(code, said.join('')).toBe(0);
}

const [PARTS = ''] = archivePartsPost('fr', 0, null).split('?');
const SMALL = { events: 12, rooms: 2, days: 2, seed: 5 };
const folder = mkdtempSync(join(tmpdir(), 'lanterne-moving-'));

/** The larger example as a published festival of this person. Returns its slug. */
function makeExample(db: Db, by: Friend): string {
  const input = newFestivalSchema.parse({
    template: sixDays.id,
    name: { fr: 'Les Rivages' },
    startsOn: '2027-10-05',
    endsOn: '2027-10-10',
    timeZone: 'Europe/Paris',
    opensAt: '9h30',
    closesAt: '0h30',
    films: 'on',
    people: 'on',
    rooms: sixDays.rooms.map(({ name }, i) => ({ name: name.fr, seats: '90', from: String(i + 1) })),
  });
  const creator = authorizeCreation({ ...by, isAdministrator: true }, db);
  const made = createFestivalFromTemplate(creator, input, 'fr', '2027-01-01T09:00:00.000Z');
  if (!made.ok) throw new Error(made.reason);
  publish(db, by, made.slug);
  return made.slug;
}

/** A picture of one colour, as wide as pages show any. */
async function plain(background: string): Promise<Photograph> {
  const size = { width: 1600, height: 900 } as const;
  const bytes = await sharp({ create: { ...size, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return { ...size, bytes };
}

/**
 * Pictures of films, of a person and of the festival itself, the last one too large for an archive
 * of one part.
 */
const pictures = async (): Promise<Photograph[]> => [
  await plain('#884422'),
  await plain('#228844'),
  { ...(await plain('#442288')), use: 'portrait' },
  { width: 1600, height: 2000, bytes: await noise(1600, 2000, 100), use: 'head' },
];

/** Another installation, with only an account before the first test. */
const another = ofThisFile(
  async () => {
    const there = await serve({ dataFolder: dataFolderWith(() => {}) });
    return { there, storageState: await firstAccount(there) };
  },
  ({ there }) => there.stop('SIGKILL'),
);

async function anotherInstallation(browser: Browser): Promise<{ there: Started; page: Page }> {
  const { there, storageState } = await another();
  const context = await browser.newContext({ baseURL: there.url, locale: 'fr-FR', storageState });
  return { there, page: await context.newPage() };
}

/** Exports the festival of this settings page; returns the file and the festival's address. */
async function takeAway(settings: Page, name: string): Promise<{ file: string; address: string }> {
  const [download] = await Promise.all([
    settings.waitForEvent('download'),
    settings.getByRole('button', { name: 'Télécharger le fichier' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(name);
  const file = join(folder, name);
  await download.saveAs(file);
  const { pathname, search } = new URL(download.url());
  return { file, address: pathname + search };
}

/** What a calendar says of its séances, whatever address it was read at. */
const entriesOf = (calendar: string) =>
  calendar.replaceAll('\r\n ', '').match(/^(?:UID|SEQUENCE|DTSTART|SUMMARY|CREATED):.*$/gm) ?? [];

test('a whole festival moves to a second, empty installation by its file, and its calendars stay valid', async ({
  browser,
  shared,
  sharedDb,
}) => {
  const [owner] = (await festivalOfFriends(sharedDb, ['owner'], SMALL)).friends as [Friend];
  const slug = makeExample(sharedDb, owner);
  const desk = await pageAs(browser, shared, owner);
  const before = entriesOf(await (await desk.request.get(`/feeds/${slug}/programme.ics`)).text());
  expect(before.length).toBeGreaterThan(200);

  await desk.goto(`/fr/organise/${slug}/settings`);
  await desk.getByLabel('Avec les contacts privés').check();
  const { file, address } = await takeAway(desk, `${slug}.lanterne.json.gz`);

  const { there, page } = await anotherInstallation(browser);
  try {
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
    await page.waitForURL(`/fr/organise/${slug}`);

    await page.goto(`/fr/festivals/${slug}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Les Rivages' })).toBeVisible();
    expect(entriesOf(await (await page.request.get(`/feeds/${slug}/programme.ics`)).text())).toEqual(before);

    // Exported again, it has the same bytes.
    const again = await page.request.get(address);
    expect((await again.body()).equals(readFileSync(file))).toBe(true);

    // What a command writes is on the server's pages at once.
    const films = join(folder, 'films.csv');
    writeFileSync(films, 'Titre;Réalisation;Durée\nUn film arrivé par le terminal;Personne;61\n');
    await page.goto(`/fr/organise/${slug}/films`);
    await lanterne(there, 'import', films, '--festival', slug);
    await page.reload();
    await expect(page.getByText('Un film arrivé par le terminal')).toBeVisible();
  } finally {
    await page.context().close();
  }
});

test('a festival moves with its pictures, as an archive sent in parts', async ({ browser, shared, sharedDb }) => {
  const { made, friends } = await festivalOfFriends(sharedDb, ['owner'], SMALL);
  const [owner] = friends as [Friend];
  const { slug } = made;
  addPhotographs(sharedDb, shared.dataFolder, made.festivalId, await pictures(), true);
  publish(sharedDb, owner, slug);
  const desk = await pageAs(browser, shared, owner);
  await desk.goto(`/fr/organise/${slug}/pictures`);
  const all = await desk.getByRole('link', { name: /^Toutes \(4\)/ }).textContent();
  await desk.goto(`/fr/organise/${slug}/settings`);
  await desk.getByLabel(/^Avec les originaux/).check();
  const { file } = await takeAway(desk, `${slug}.lanterne.tar`);

  const { there, page } = await anotherInstallation(browser);
  try {
    const parts: string[] = [];
    page.on('request', (request) => request.url().includes(PARTS) && parts.push(request.url()));
    await page.goto('/fr/organise/new/file');
    // Only a script sends a file in parts.
    await untilTakenOver(page);
    await page.getByLabel('Fichier').setInputFiles(file);
    await page.getByRole('button', { name: 'Lire le fichier' }).click();
    await expect(page.getByText(`${SMALL.events} séances`)).toBeVisible();
    expect(parts.length).toBeGreaterThan(1);
    await expectAccessibleEverywhere(page);
    await page.getByRole('button', { name: 'Créer ce festival' }).click();
    await page.waitForURL(`/fr/organise/${slug}`);
    await page.goto(`/fr/organise/${slug}/pictures`);
    await expect(page.getByRole('link', { name: /^Toutes/ })).toHaveText(all ?? '');
    const db = openDatabase(databaseFile(there.dataFolder));
    const uses = db.select({ use: t.pictures.use }).from(t.pictures).all();
    db.$client.close();
    expect(uses.map(({ use }) => use).sort()).toEqual(['head', 'portrait', 'still', 'still']);
    // Pictures of a séance are there in each size.
    await page.goto(`/fr/festivals/${slug}`);
    const shown = await page
      .locator('picture source, picture img')
      .evaluateAll((found) =>
        found.flatMap((one) => (one.getAttribute('srcset') ?? '').split(', ').map((part) => part.split(' ')[0] ?? '')),
      );
    expect(shown.length).toBeGreaterThan(6);
    for (const path of shown.slice(0, 12)) expect([path, (await fetch(there.url + path)).status]).toEqual([path, 200]);
  } finally {
    await page.context().close();
  }
});

test('a festival becomes a template: it says what is kept, is offered, exported, imported and deleted', async ({
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
