import { readFileSync, writeFileSync } from 'node:fs';
import { read, utils, write } from '@e965/xlsx';
import type { Page } from '@playwright/test';
import { demonstrationDay, expect, expectAccessibleEverywhere, routeFromNow, test } from './fixtures.ts';

const DESK = '/fr/organise/numerique-en-lumiere-demonstration';
const FILMS = `${DESK}/films`;
const IMPORT = `${DESK}/lists/films`;
const LISTS = '/api/festivals/numerique-en-lumiere-demonstration/lists';
const HEADER = ['Titre', 'Réalisation', 'Année', 'Pays', 'Durée', 'Version', 'Note du jury'];

const film = (at: number, own: string[] = []) =>
  HEADER.map(
    (_, cell) =>
      own[cell] ??
      [`Film d’essai ${at}`, `Personne ${at}`, String(1980 + at), 'France, Canada', `1h${10 + at}`, 'VOSTFR', '12'][
        cell
      ] ??
      '',
  );

/**
 * Forty films, six of them with a mistake: two cannot be read at all, four only have a wrong cell,
 * of which three are corrected below.
 */
const forty = (word: string) => [
  HEADER,
  ...Array.from({ length: 34 }, (_, at) => film(at, [`${word} ${at}`])),
  film(34, ['', 'Sans titre']),
  film(35, [`${word} trop long`, '', '', '', '94 km']),
  film(36, [`${word} de nulle part`, '', '', 'Syldavie']),
  film(37, [`${word} en quelle langue`, '', '', '', '', 'VOXYZ']),
  film(38, [`${word} d’un autre siècle`, '', 'bientôt']),
  film(0, [`${word} 0`, 'Personne 0', '1980']),
];
const asCells = (rows: string[][]) => rows.map((row) => row.join('\t')).join('\n');

async function readList(page: Page, rows: string[][]) {
  await page.goto(FILMS);
  await page.getByRole('link', { name: 'Importer une liste' }).click();
  await page.getByLabel('Cellules collées').fill(asCells(rows));
  await page.getByRole('button', { name: 'Lire la liste' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ce que cette liste va changer' })).toBeVisible();
}

const counts = (page: Page) => page.getByRole('list', { name: 'Bilan' });

test('forty films with six mistakes: two are left out, three corrected in place, one keeps a cell in a note, and a second import changes nothing', async ({
  desk,
}) => {
  const page = desk;
  await page.goto(FILMS);
  const before = await page.getByRole('row').count();
  await readList(page, forty('Écran'));
  await expect(counts(page)).toContainText('38 nouveaux films');
  await expect(counts(page)).toContainText('2 lignes refusées');
  await expect(counts(page)).toContainText('4 lignes lues en partie');
  await expect(page.getByText('Gardé mot pour mot dans « Note sur les droits ».').first()).toBeVisible();
  await expectAccessibleEverywhere(page);

  await page.getByLabel('Durée, ligne 37').fill('94');
  await page.getByLabel('Pays, ligne 38').fill('Belgique');
  await page.getByLabel('Version (VOSTFR…), ligne 39').fill('anglais st. français');
  await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
  await expect(counts(page)).toContainText('38 nouveaux films');
  await expect(counts(page)).toContainText('1 ligne lue en partie');
  await expect(
    page.getByText('Le même film figure déjà plus haut dans la liste. Gardez une seule des deux lignes.'),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Importer 38 films' }).click();
  await expect(page).toHaveURL(/films\?done=/);
  await expect(page.getByRole('row')).toHaveCount(before + 38);
  await expect(page.getByRole('link', { name: 'Écran trop long' })).toBeVisible();

  await readList(page, forty('Écran').slice(0, 35));
  await expect(page.getByText('Rien à changer : tout cela est déjà noté.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rien à importer' })).toBeDisabled();

  await page.goBack();
  await page.goto(FILMS);
  await expect(page.getByRole('row')).toHaveCount(before + 38);
});

test('a line with two mistakes is corrected cell by cell, and stays corrected', async ({ desk }) => {
  const page = desk;
  await readList(page, [HEADER, film(1, ['Deux fautes', 'Awa Diop', '2020', 'Syldavie', '94 km'])]);
  const country = page.getByLabel('Pays, ligne 2');
  const minutes = page.getByLabel('Durée, ligne 2');
  await country.fill('Belgique');
  // « Importer » after changing a cell first reads the list again, and says so.
  await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
  await expect(country).toHaveCount(0);
  await minutes.fill('94 mn et demie');
  // What is typed while it reads stays, and is read the next time.
  let answer = () => {};
  const isTyped = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await routeFromNow(page, '**/lists/films/*', async (route) => {
    if (route.request().method() === 'POST') await isTyped;
    await route.continue();
  });
  const read = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
  await minutes.fill('94');
  answer();
  await read;
  await expect(minutes).toHaveValue('94');
  await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
  await expect(minutes).toHaveCount(0);
  await page.reload();
  await expect(counts(page)).toContainText('1 nouveau film');
  await expect(country.or(minutes)).toHaveCount(0);
});

test('an import is undone as a whole, and a film that may exist is asked about', async ({ desk }) => {
  const page = desk;
  await page.goto(FILMS);
  const before = await page.getByRole('row').count();
  await readList(page, [
    HEADER,
    film(1, ['Lanterne sourde', 'Awa Diop', '2020']),
    film(2, ['Sang et la boue', '', '', '', '', '', '']),
  ]);
  await expect(counts(page)).toContainText('1 ligne à préciser');
  await page.getByRole('radio', { name: /c’est « Le sang et la boue »/ }).check();
  await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
  await expect(counts(page)).toContainText('1 film changé');
  await page.getByRole('button', { name: 'Importer 2 films' }).click();
  await expect(page.getByRole('row')).toHaveCount(before + 1);
  await page.getByRole('button', { name: 'Défaire' }).first().click();
  await expect(page.getByRole('row')).toHaveCount(before);
  await expect(page.getByRole('link', { name: 'Le sang et la boue' })).toBeVisible();

  await readList(page, [
    HEADER,
    film(1, ['Sang et la boue', '']),
    film(2, ['Un sang et la boue', '']),
    film(3, ['L’été muet', 'Awa Diop', '2020']),
    film(4, ['Ete muet', 'A. Diop', '']),
  ]);
  await expect(counts(page)).toContainText('3 lignes à préciser');
  await expect(page.getByRole('radio', { name: /déjà à la ligne 4/ })).toBeVisible();
  await page.getByRole('button', { name: 'Toutes : ce sont d’autres films' }).click();
  await expect(counts(page)).toContainText('4 nouveaux films');
});

test('a file from an old Excel is read, its columns are chosen by hand and remembered', async ({ desk }, info) => {
  const page = desk;
  const path = info.outputPath('films.csv');
  const text = 'Œuvre projetée;Qui;Combien\nL’été à Liège;Zoé Laurent;1:34:00\n';
  const bytes = [...text].map((sign) => ({ '’': 0x92, Œ: 0x8c })[sign] ?? sign.charCodeAt(0));
  writeFileSync(path, Uint8Array.from(bytes));
  const upload = async () => {
    await page.goto(IMPORT);
    await page.getByLabel('Ou un fichier').setInputFiles(path);
    await page.getByRole('button', { name: 'Lire la liste' }).click();
    await expect(page.getByText('films.csv, 1 ligne')).toBeVisible();
  };
  await upload();
  await page.getByLabel('Colonne « Œuvre projetée »').selectOption('Titre original');
  await page.getByLabel('Colonne « Qui »').selectOption('Réalisation');
  await page.getByLabel('Colonne « Combien »').selectOption('Durée');
  await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
  await expect(page.getByText('Zoé Laurent · 94 min')).toBeVisible();
  await upload();
  await expect(page.getByLabel('Colonne « Combien »')).toHaveValue('minutes');
  await expect(page.getByText('L’été à Liège').first()).toBeVisible();
});

test('two columns with the same meaning are named beside both, as is what is left out', async ({ desk }) => {
  const page = desk;
  await readList(page, [HEADER, film(1, ['Deux fois la durée'])]);
  await expect(page.getByText('Une colonne n’est pas importée')).toContainText('« Note du jury »');
  const jury = page.getByLabel('Colonne « Note du jury »');
  await jury.selectOption('Durée');
  await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
  const summary = page.getByRole('main').getByRole('alert');
  await expect(summary).toContainText('Le même contenu est choisi pour plusieurs colonnes');
  await expect(summary).toBeFocused();
  await expect(jury).toHaveValue('minutes');
  await expect(page.getByLabel('Colonne « Durée »')).toHaveValue('minutes');
  await expect(page.getByLabel('Colonne « Durée »')).toHaveAccessibleDescription(
    /«\sDurée\s» est aussi choisi pour la colonne «\sNote du jury\s»/,
  );
  await expect(page.getByRole('button', { name: 'Importer 1 film' })).toBeDisabled();
  await summary
    .getByRole('link', { name: /Note du jury/ })
    .first()
    .click();
  await expect(jury).toBeInViewport();

  await jury.selectOption('ne pas importer');
  await page.getByLabel('Colonne « Pays »').selectOption('ne pas importer');
  await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
  await expect(page.getByText('2 colonnes ne sont pas importées')).toContainText('« Pays », « Note du jury »');
  await expect(summary).toBeHidden();
  await expect(jury).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Importer 1 film' })).toBeEnabled();
});

test('people are exported as a workbook, one cell is edited, and only that cell is changed', async ({ desk }, info) => {
  const page = desk;
  await page.goto(`${DESK}/people`);
  await page.getByText('Exporter', { exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Exporter les personnes, XLSX' }).click(),
  ]);
  const path = info.outputPath('personnes.xlsx');
  await file.saveAs(path);
  const book = read(readFileSync(path));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const rows = utils.sheet_to_json<string[]>(sheet, { header: 1 });
  utils.book_append_sheet(book, utils.aoa_to_sheet([['À lire d’abord']]), 'Notice');
  const at = rows[0]?.indexOf('Organisation') ?? -1;
  const name = rows[1]?.[rows[0]?.indexOf('Nom') ?? -1] ?? '';
  const upload = async (value: string) => {
    utils.sheet_add_aoa(sheet, [[value]], { origin: { r: 1, c: at } });
    writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }));
    await page.goto(`${DESK}/lists/people`);
    await page.getByLabel('Ou un fichier').setInputFiles(path);
    await page.getByRole('button', { name: 'Lire la liste' }).click();
  };
  await upload("'=Maison des images");
  await expect(counts(page)).toContainText('1 personne changée');
  await expect(counts(page)).toContainText(`${rows.length - 2} personne`);
  await expect(page.getByText('→ =Maison des images')).toBeVisible();
  await expect(page.getByText(/\(1 autre feuille n’est pas lue\s: «\sNotice\s»\)/)).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Importer 1 personne' }).click();
  await expect(page.getByRole('row', { name })).toContainText('=Maison des images');
  await upload("'=Maison des images");
  await expect(page.getByText('Rien à changer : tout cela est déjà noté.')).toBeVisible();
  await page.goto(`${DESK}/people`);
});

test('two hundred séances are read as people write them, a line is corrected in place, and they are imported in one act', async ({
  desk,
  lanterne,
}, info) => {
  const page = desk;
  const days = ['jour 1', 'jour 2', demonstrationDay(lanterne).split('-').toReversed().join('/')];
  const rows = Array.from({ length: 200 }, (_, at) =>
    [
      `Séance d’essai ${at}`,
      days[at % 3],
      `${9 + (at % 12)}h${at % 2 ? '30' : ''}`,
      '1h34',
      'Salle d’essai',
      'Projection',
    ].join(';'),
  );
  const path = info.outputPath('seances.csv');
  writeFileSync(path, ['Titre;Jour;Heure;Durée;Salle;Type', ...rows, 'La dernière;jour 1;25h;94;;Atelier'].join('\n'));
  await page.goto(`${DESK}/events`);
  await page.getByRole('link', { name: 'Importer une liste' }).click();
  await page.getByLabel('Ou un fichier').setInputFiles(path);
  await page.getByRole('button', { name: 'Lire la liste' }).click();
  await expect(page.getByRole('heading', { name: '200 séances sont comprises' })).toBeVisible();
  await expect(page.getByLabel('Colonne « Heure »')).toHaveValue('start');
  await expectAccessibleEverywhere(page);
  await page.getByLabel('Début, ligne 202').fill('20h30');
  await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
  await expect(page.getByRole('heading', { name: '201 séances sont comprises' })).toBeVisible();

  await page.getByRole('button', { name: 'Voir ce que cette liste va changer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ce que ce fichier va changer' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(counts(page)).toContainText('201 nouvelles séances');
  await page.getByRole('button', { name: /^Importer : / }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'C’est importé' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Défaire' }).first().click();
  await page.getByRole('button', { name: 'Refaire' }).first().click();
  await expect(page.getByText('L’import est refait.')).toBeVisible();
  await page.goto(`${DESK}/events?q=${encodeURIComponent('La dernière')}`);
  await expect(page.getByRole('link', { name: /La dernière/ }).first()).toBeVisible();

  // Our own list contains the titles of séances, though they cannot be edited there.
  const own = await (await page.request.get(`${LISTS}/events.csv`)).text();
  await page.goto(`${DESK}/lists/events`);
  await page.getByLabel('Cellules collées').fill(own.split('\n').slice(0, 2).join('\n'));
  await page.getByRole('button', { name: 'Lire la liste' }).click();
  const title = own.split('\n')[1]?.split(';')[1] ?? '';
  await expect(page.getByRole('region', { name: '1 séance est comprise' })).toContainText(title);
});

test('a full list of volunteers is imported by their coordinator, and undone as a whole', async ({
  desk,
  lanterne,
}) => {
  const page = desk;
  await page.goto(`${DESK}/volunteers/people`);
  await page.getByRole('link', { name: 'Importer une liste' }).click();
  await page
    .getByLabel('Cellules collées')
    .fill(
      'Nom\tPrénom\tTéléphone\tLangues\tHeures par jour\tRégime\nDiop\tAwa\t06 12 34 56 78\tfrançais, wolof\t6\tvégé\nRoy\tLuc\t?\t\t\t\n',
    );
  await page.getByRole('button', { name: 'Lire la liste' }).click();
  await expect(page.getByText('06 12 34 56 78 · français, wolof')).toBeVisible();
  // A button pressed after changing a cell says that the list was read again; the next press
  // imports.
  await page.getByLabel('Téléphone, ligne 3').fill('luc@example.org');
  await page.getByRole('button', { name: 'Importer 2 bénévoles' }).click();
  await expect(page.getByText(/le voici, relu/)).toBeVisible();
  await expect(page.getByText('luc@example.org')).toBeVisible();
  await page.getByRole('button', { name: 'Importer 2 bénévoles' }).click();
  await expect(page.getByRole('link', { name: 'Luc Roy' })).toBeVisible();
  await page.getByRole('button', { name: 'Défaire' }).first().click();
  await expect(page.getByRole('link', { name: 'Luc Roy' })).toBeHidden();
  const file = `${lanterne.url}/api/festivals/numerique-en-lumiere-demonstration/lists`;
  expect((await fetch(`${file}/volunteers.csv`)).status).toBe(401);
  expect((await page.request.get(`${file}/volunteers.pdf`)).status()).toBe(404);
  const csv = await page.request.get(`${file}/rooms.csv?lang=fr`);
  expect(csv.headers()['cache-control']).toBe('private, no-store');
  expect(await csv.text()).toMatch(/^\ufeffLanterne [\w-]+;Lieu;Salle;/);
});

test.describe('without scripts', () => {
  test('a list is pasted, corrected and accepted, and refused text stays in the field', async ({
    browser,
    lanterne,
    signedIn,
  }) => {
    const context = await browser.newContext({
      baseURL: lanterne.url,
      storageState: signedIn,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(IMPORT);
    await page.getByLabel('Cellules collées').fill('   ');
    await page.getByRole('button', { name: 'Lire la liste' }).click();
    await expect(page.getByText('Il n’y a aucune ligne à lire')).toBeVisible();
    await page.getByLabel('Cellules collées').fill('Titre;Durée\nSans script;94 km\n');
    await page.getByRole('button', { name: 'Lire la liste' }).click();
    await page.getByLabel('Durée, ligne 2').fill('94');
    await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
    await page.getByRole('button', { name: 'Importer 1 film' }).click();
    await expect(page.getByRole('link', { name: 'Sans script' })).toBeVisible();
    await context.close();
  });
});

test('nobody who is signed out sends more than a form, and nobody reads another festival’s list', async ({
  lanterne,
  desk,
}) => {
  for (const cookie of ['', 'next-auth.session-token=made-by-nobody']) {
    const headers = { cookie };
    const long = await fetch(`${lanterne.url}${IMPORT}`, {
      method: 'POST',
      headers,
      body: 'x'.repeat(1_100_000),
    });
    expect(long.status, cookie).toBe(413);
  }
  await desk.goto(`${IMPORT}/999999`);
  await expect(desk.getByRole('heading', { level: 1, name: 'Cette liste n’est plus là' })).toBeVisible();
});
