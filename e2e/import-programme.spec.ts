import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { databaseFile, openDatabase } from '#db/client.ts';
import { makeFestival } from '#db/testing.ts';
import { ROWS_A_PAGE } from '#lib/exchange/programmes/programme-view.ts';
import { expect, expectAccessibleEverywhere, test } from './fixtures.ts';

/** The Monday and Tuesday before the festival, the Saturday before those: days it does not have. */
const DAYS = ['2026-06-01', '2026-06-02'] as const;
const EARLIER = '2026-05-30';

/** A festival of six séances: reading a file compares it with what is there. */
const SLUG = 'recoit-des-fichiers';
const DESK = `/fr/organise/${SLUG}`;
// The first account is there before anybody else's.
test.beforeAll(({ lanterne, signedIn: _ }) => {
  const db = openDatabase(databaseFile(lanterne.dataFolder));
  makeFestival(db, { events: 6, rooms: 2, days: 2, seed: 51, slug: SLUG });
  db.$client.close();
});

type Talk = { id: number; title: string; start: string; room?: string; person?: string };

/**
 * A schedule as other programs write it: two days that are not the festival's, and rooms it does
 * not have.
 */
function schedule(talks: readonly Talk[]): string {
  const day = (date: string, index: number) => {
    const own = talks.filter(({ start }) => start.startsWith(date));
    const rooms = [...new Set(own.map(({ room = 'Janson' }) => room))];
    const events = (room: string) =>
      own
        .filter((talk) => (talk.room ?? 'Janson') === room)
        .map(
          ({
            id,
            title,
            start,
            person = 'Noor Kanza',
          }) => `<event id="${id}" guid="00000000-0000-4000-8000-${String(id).padStart(12, '0')}">
            <date>${start}:00+01:00</date><start>${start.slice(11)}</start><duration>00:45</duration><room>${room}</room>
            <slug>t-${id}</slug><title>${title}</title><subtitle/><track>Réseaux</track><type>lecture</type><language>fr</language>
            <abstract>De quoi il s’agit.</abstract><description/><persons><person id="7">${person}</person></persons><links/></event>`,
        )
        .join('');
    return `<day index="${index}" date="${date}" start="${date}T09:00:00+01:00" end="${date}T23:00:00+01:00">${rooms
      .map((room) => `<room name="${room}">${events(room)}</room>`)
      .join('')}</day>`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?><schedule><version>1</version><conference><acronym>essais2026</acronym>
    <title>Essais</title><start>${DAYS[0]}</start><end>${DAYS[1]}</end><days>2</days><timeslot_duration>00:15</timeslot_duration>
    </conference>${day(DAYS[0], 1)}${day(DAYS[1], 2)}</schedule>`;
}

/** A few more than a page of the plan shows; `import.spec.ts` imports two hundred. */
const MANY = ROWS_A_PAGE + 5;

const talks = (count: number): Talk[] =>
  Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    title: `Atelier d’essai ${at + 1}`,
    start: `${DAYS[at % 2]}T${String(9 + (at % 12)).padStart(2, '0')}:${at % 4 < 2 ? '00' : '30'}`,
    room: `Studio ${Math.floor(at / 40) + 1}`,
  }));

async function bring(page: Page, path: string, text: string, at = DESK) {
  writeFileSync(path, text);
  await page.goto(`${at}/import`);
  await page.getByLabel('Un fichier').setInputFiles(path);
  await page.getByRole('button', { name: 'Lire le fichier' }).click();
  // For hundreds of séances the page shows the progress, and goes on by itself.
  await expect(page.getByRole('heading', { level: 1, name: 'Ce que ce fichier va changer' })).toBeVisible({
    timeout: 60_000,
  });
}

const counts = (page: Page) => page.getByRole('list', { name: 'Bilan' });

test('a schedule with more séances than a page shows: plan, report, import, undo and redo, and nothing left to import', async ({
  desk,
}, info) => {
  const page = desk;
  const path = info.outputPath('schedule.xml');
  await page.goto(`${DESK}/settings`);
  await page.getByRole('link', { name: 'Importer', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Importer un programme' })).toBeVisible();

  await bring(page, path, schedule(talks(MANY)));
  await expect(counts(page)).toContainText(`${MANY} nouvelles séances`);
  await expect(counts(page)).toContainText('3 nouvelles salles');
  await expect(page.getByText(new RegExp(`${MANY} séances \\(.+\\) tombent hors des dates`))).toBeVisible();
  await expect(page.getByText(`1 à ${ROWS_A_PAGE} sur ${MANY}`)).toBeVisible();
  await page.getByRole('link', { name: 'Page suivante' }).click();
  await expect(page.getByText(`Atelier d’essai ${MANY}`)).toBeVisible();
  // The second page has the same questions as the first, and a few rows instead of two hundred.
  await expect(page.getByText('Une question attend votre réponse')).toBeVisible();
  await expectAccessibleEverywhere(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Télécharger ce bilan' }).click();
  expect((await download).suggestedFilename()).toMatch(/import-\d+\.csv$/);

  // The dates of a festival only change by an answer.
  await expect(page.getByRole('button', { name: /^Importer : / })).toBeDisabled();
  await page.getByRole('radio', { name: /^Le festival aura ces jours/ }).check();
  await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
  await page.getByRole('button', { name: /^Importer : \d+ changements$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'C’est importé' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Les dates du festival ont changé')).toBeVisible();
  await expect(counts(page)).toContainText(`${MANY} nouvelles séances`);
  // Possible as long as nothing depends on it, here and from « Importer ».
  await page.getByRole('button', { name: 'Défaire cet import : schedule.xml' }).click();
  await expect(page.getByText('L’import est défait.')).toBeVisible();
  await page.getByRole('link', { name: 'Importer', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Importer un programme' })).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Refaire cet import : schedule.xml' }).click();
  await expect(page.getByRole('button', { name: 'Défaire cet import : schedule.xml' })).toBeVisible();

  await bring(page, path, schedule(talks(MANY)));
  await expect(page.getByText('Rien à changer : tout cela est déjà dans le programme.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rien à importer' })).toBeDisabled();

  const [first, ...others] = talks(MANY);
  await bring(page, path, schedule([{ ...(first as Talk), title: 'Tout autre chose' }, ...others.slice(1)]));
  await expect(counts(page)).toContainText('1 séance changée');
  await expect(counts(page)).toContainText('1 séance absente du fichier');
  const retitled = page.getByRole('checkbox', { name: /Atelier d’essai 1 devient .*Tout autre chose/ });
  await retitled.uncheck();
  await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
  await expect(counts(page)).toContainText('1 séance laissée de côté');
  await counts(page).getByRole('link', { name: '1 séance laissée de côté' }).click();
  await expect(page).toHaveURL(/show=left/);
  await expect(retitled).not.toBeChecked();
  await retitled.check();
  await page.getByRole('radio', { name: /^L’annuler/ }).check();
  await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
  await expect(counts(page)).toContainText('1 séance annulée');
  await page.getByRole('button', { name: 'Importer : 2 changements' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'C’est importé' })).toBeVisible({ timeout: 60_000 });
  // After a reload while it was written, it can be undone too.
  await page.goto(page.url().replace(/\?.*$/, ''));
  await expect(page.getByRole('button', { name: /^Défaire cet import/ })).toBeVisible();
});

test('a schedule from another program is published, and read on a phone and in the grid', async ({ desk }, info) => {
  await desk.goto('/fr/organise/new?template=numerique-en-lumiere');
  await desk.getByLabel('Nom du festival').fill('Venu d’ailleurs');
  await desk.getByLabel('Premier jour').fill(DAYS[0]);
  await desk.getByLabel('Dernier jour').fill(DAYS[1]);
  await desk.getByRole('button', { name: 'Créer le festival' }).click();
  await desk.waitForURL(/\/fr\/organise\/venu-d-ailleurs$/);
  const there = '/fr/organise/venu-d-ailleurs';
  // Nobody is in two places at once, which would have to be settled first.
  const alone = talks(8).map((talk, at) => ({ ...talk, person: `Personne ${at}` }));
  await bring(desk, info.outputPath('schedule.xml'), schedule(alone), there);
  await desk.getByRole('button', { name: /^Importer : / }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'C’est importé' })).toBeVisible({ timeout: 60_000 });
  await desk.goto(`${there}/grid?day=${DAYS[0]}`);
  await expect(desk.getByRole('button', { name: /Atelier d’essai 1/ }).first()).toBeVisible();
  await desk.goto(`${there}/publish`);
  await desk.locator('input[name="suggestedTimes"][value="confirm"]').check();
  await desk.getByRole('button', { name: /^Publier la version/ }).click();
  const address = `/fr/festivals/venu-d-ailleurs/days/${DAYS[0]}`;
  await expect.poll(async () => (await desk.request.get(address)).status()).toBe(200);
  await desk.setViewportSize({ width: 390, height: 844 });
  await desk.goto(address);
  await expect(desk.getByRole('heading', { name: 'Atelier d’essai 1', exact: true })).toBeVisible();
});

test.describe('without scripts', () => {
  test('a calendar is pasted, a séance that may exist is settled, and a file is discarded', async ({
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
    const calendar = (events: string) =>
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Essai//FR\r\n${events}END:VCALENDAR\r\n`;
    const event = (uid: string, hour: string) =>
      `BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:Visite d’essai\r\nDTSTART;TZID=Europe/Paris:${EARLIER.replaceAll('-', '')}T${hour}0000\r\nDURATION:PT1H\r\nLOCATION:Hall d’essai\r\nEND:VEVENT\r\n`;
    const paste = async (text: string) => {
      await page.goto(`${DESK}/import`);
      await page.getByLabel('Ou son contenu, collé').fill(text);
      await page.getByRole('button', { name: 'Lire le fichier' }).click();
    };
    await paste('<rien/>');
    await expect(page.getByText(/n’est pas un programme/)).toBeVisible();
    await expect(page.getByLabel('Ou son contenu, collé')).toHaveValue('<rien/>');

    // What was refused is not reported as existing.
    await paste(calendar(event('r@essai', '07').replace('DURATION', 'RRULE:FREQ=DAILY\r\nDURATION')));
    await expect(counts(page)).toContainText('1 séance refusée');
    await expect(page.getByText(/tout cela est déjà dans le programme/)).toBeHidden();

    await paste(calendar(event('a@essai', '07')));
    await expect(page.getByRole('button', { name: /^Importer : / })).toBeDisabled();
    await page.getByRole('radio', { name: /^Le festival aura ces jours/ }).check();
    await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
    await page.getByRole('button', { name: /^Importer : / }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'C’est importé' })).toBeVisible();
    await paste(`Titre;Jour;Heure;Salle\nLecture d’essai;${EARLIER};6h30;Hall d’essai\n`);
    await page.getByRole('button', { name: 'Voir ce que cette liste va changer' }).click();
    await expect(counts(page)).toContainText('1 nouvelle séance');
    await page.getByRole('checkbox', { name: /^Lecture d’essai/ }).uncheck();
    await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
    await expect(page.getByRole('button', { name: 'Rien à importer' })).toBeDisabled();
    await counts(page).getByRole('link', { name: '1 séance laissée de côté' }).click();
    await page.getByRole('checkbox', { name: /^Lecture d’essai/ }).check();
    await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
    await expect(counts(page)).toContainText('1 nouvelle séance');
    await page.getByRole('link', { name: 'Revoir les colonnes' }).click();
    await page.getByRole('button', { name: 'Voir ce que cette liste va changer' }).click();
    await page.getByRole('button', { name: /^Importer : / }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'C’est importé' })).toBeVisible();

    await paste(calendar(event('b@essai', '08')));
    await expect(page.getByText('Une question attend votre réponse')).toBeVisible();
    await expect(page.getByRole('button', { name: /^(Importer|Rien)/ })).toBeDisabled();
    await page.getByRole('radio', { name: /^c’est « Visite d’essai/ }).check();
    await page.getByRole('button', { name: 'Relire avec ces réponses' }).click();
    await expect(counts(page)).toContainText('1 séance changée');
    const address = page.url();
    await page.getByRole('button', { name: 'Abandonner ce fichier' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Importer un programme' })).toBeVisible();
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: 'Ce fichier n’est plus gardé' })).toBeVisible();
    await context.close();
  });
});
