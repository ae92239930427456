import type { Page } from '@playwright/test';
import ICAL from 'ical.js';
import { expect, test, untilTakenOver } from './fixtures.ts';
import type { Started } from './server.ts';

/**
 * An evening of an association: from a template to the room sheet. keyboard.spec.ts also makes the
 * first account, a clash and a preview, and notes rights.
 */

const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const publishButton = (page: Page) => page.getByRole('button', { name: /^Publier (la version|seulement)/ });

/** Opens the form of a séance by the search of the list, and waits for its script. */
async function openEvent(desk: Page, base: string, words: string): Promise<void> {
  await desk.goto(`${base}/events?view=list&q=${encodeURIComponent(words)}`);
  await desk.getByRole('table').getByRole('link').first().click();
  await desk.waitForURL(/\/events\/\d+$/);
  await untilTakenOver(desk);
}

async function save(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(desk.getByRole('status').filter({ hasText: /^C’est enregistré/ })).toBeVisible();
}

/** The entries of a calendar by UID, as ical.js reads them and as they are in the file. */
async function calendar(lanterne: Started, slug: string) {
  const file = await (await fetch(`${lanterne.url}/feeds/${slug}/programme.ics`)).text();
  const entries = new ICAL.Component(ICAL.parse(file))
    .getAllSubcomponents('vevent')
    .map((part) => new ICAL.Event(part));
  const bodies = new Map(
    (file.match(/BEGIN:VEVENT\r\n[\s\S]*?END:VEVENT\r\n/g) ?? []).map((body) => [
      /\r\nUID:([^\r]+)/.exec(body)?.[1] ?? '',
      body,
    ]),
  );
  return { file, entries, bodies, of: (summary: string) => entries.find((entry) => entry.summary === summary) };
}

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;

test('an evening: template, planned, published, read on a phone, subscribed to, printed', async ({
  browser,
  desk,
  lanterne,
}) => {
  // A new festival from the template, on two days in one auditorium.
  await desk.goto('/fr/organise/new?template=numerique-en-lumiere');
  await desk.getByLabel('Reprendre les films').check();
  await desk.getByLabel('Nom du festival').fill('Lumières du soir');
  await desk.getByLabel('Premier jour').fill('2027-03-13');
  await desk.getByLabel('Dernier jour').fill('2027-03-14');
  await desk.getByRole('button', { name: 'Créer le festival' }).click();
  await desk.waitForURL(/\/fr\/organise\/lumieres-du-soir$/);
  const base = desk.url();
  expect((await fetch(`${lanterne.url}/fr/festivals/lumieres-du-soir`)).status).toBe(404);
  expect((await fetch(`${lanterne.url}/feeds/lumieres-du-soir/programme.ics`)).status).toBe(404);

  // A shorter debate, as the public end shows.
  await openEvent(desk, base, 'sang boue');
  await text(desk, 'Fin fixée').fill('11h30');
  await expect(desk.getByRole('region', { name: 'Conduite' })).toContainText('21');
  await save(desk);

  await desk.goto(`${base}/publish`);
  await publishButton(desk).click();
  await expect(desk.getByText('La version 1 est publiée.')).toBeVisible();

  // The programme on a phone without scripts.
  const phone = await (
    await browser.newContext({
      baseURL: lanterne.url,
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    })
  ).newPage();
  await phone.goto('/fr');
  await phone
    .getByRole('link', { name: /Lumières du soir/ })
    .first()
    .click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Lumières du soir');
  await phone.getByRole('link', { name: 'Le sang et la boue' }).first().click();
  await expect(phone.locator('main')).toContainText('Jean-Gabriel Leynaud');
  await expect(phone.locator('main')).toContainText(/9\sh\s35/);
  await expect(phone.locator('main')).toContainText(/11\sh\s30/);

  // The calendar, read by the parser of a calendar program.
  const first = await calendar(lanterne, 'lumieres-du-soir');
  expect(first.entries).toHaveLength(7);
  const entry = first.of('Le sang et la boue');
  expect(entry?.startDate.toJSDate().toISOString()).toBe('2027-03-13T08:30:00.000Z');
  expect(entry?.endDate.toJSDate().toISOString()).toBe('2027-03-13T10:30:00.000Z');
  expect(first.entries.every(({ sequence }) => sequence === 1)).toBe(true);

  // One séance was moved, another changed in the draft; only the first one is published.
  await openEvent(desk, base, 'sang boue');
  await text(desk, 'Début').fill('9h15');
  await text(desk, 'Fin fixée').fill('11h15');
  await save(desk);
  await openEvent(desk, base, 'sacrifiés');
  await text(desk, 'Sous-titre en français').fill('Encore un brouillon');
  await save(desk);
  await openEvent(desk, base, 'sang boue');
  await desk.getByRole('link', { name: 'Publier seulement cette séance' }).click();
  await publishButton(desk).click();
  await expect(desk.getByText('La version 2 est publiée.')).toBeVisible();

  await phone.reload();
  await expect(phone.locator('main')).toContainText(/9\sh\s15/);
  await phone.goto('/fr/festivals/lumieres-du-soir');
  await phone.getByRole('link', { name: 'Les sacrifiés de l’IA' }).first().click();
  await expect(phone.locator('main')).toContainText('Henri Poulain');
  await expect(phone.locator('body')).not.toContainText('Encore un brouillon');

  const second = await calendar(lanterne, 'lumieres-du-soir');
  expect(second.file).not.toContain('Encore un brouillon');
  expect([...second.bodies.keys()].sort()).toEqual([...first.bodies.keys()].sort());
  const moved = second.of('Le sang et la boue');
  expect([moved?.uid, moved?.sequence, moved?.startDate.toJSDate().toISOString()]).toEqual([
    entry?.uid,
    2,
    '2027-03-13T08:15:00.000Z',
  ]);
  for (const [uid, body] of first.bodies) {
    if (uid !== entry?.uid) expect(second.bodies.get(uid), uid).toBe(body);
  }

  // The sheet of the person who holds the room.
  await desk.goto(`${base}/team-links`);
  await desk.getByLabel('À qui ou à quoi sert ce lien').fill('régie');
  await desk.getByRole('button', { name: 'Créer le lien' }).click();
  const stranger = await browser.newContext({ baseURL: lanterne.url });
  const team = await stranger.newPage();
  await team.goto(`${await desk.getByLabel('Adresse secrète').inputValue()}?day=all`);
  await expect(team.locator('.sheet').first()).toContainText('Le sang et la boue');
  await expect(team.locator('.sheet').first()).toContainText(/9\sh\s05/);
  const sheets = await team.locator('.sheet').count();
  expect(sheets).toBe(2);
  expect(pagesOf(await team.pdf({ path: 'e2e/out/room-sheet.pdf', preferCSSPageSize: true }))).toBe(sheets);
  await Promise.all([stranger.close(), phone.context().close()]);
});
