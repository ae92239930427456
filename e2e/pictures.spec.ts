import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { databaseFile, openDatabase } from '#db/client.ts';
import { makeFestival } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { filmsOf } from '#lib/films/queries.ts';
import { filmTitle } from '#lib/films/title.ts';
import { numbered } from '#lib/i18n/programme-paths.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { expect, expectAccessible, test, untilTakenOver } from './fixtures.ts';

const SLUG = 'images';

/** A picture file with this name. */
async function fileNamed(name: string, background: string): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'lanterne-e2e-pictures-')), name);
  await sharp({ create: { width: 1200, height: 800, channels: 3, background } })
    .jpeg()
    .toFile(file);
  return file;
}

test('a picture is added, gets its texts and permission, is published, and is withdrawn everywhere', async ({
  desk,
  lanterne,
  allowedErrors,
}) => {
  // A file that is refused, and pictures that are not served to anybody.
  allowedErrors.push(/422|404|410/);
  const db = openDatabase(databaseFile(lanterne.dataFolder));
  const made = makeFestival(db, { events: 8, rooms: 2, days: 2, seed: 9, slug: SLUG });
  const actor = { userId: made.userId, name: 'Camille', email: '', isAdministrator: true };
  const festival = authorizeFestival(actor, SLUG, 'publish', db);
  const publish = (expected: number) =>
    expect(publishRelease(festival, publishSchema.parse({ expected }), new Date().toISOString()).ok).toBe(true);
  publish(0);
  const film = filmsOf(festival.id, {}, db).find(({ id }) =>
    db.$client.prepare('select 1 from event_items where film_id = ?').get(id),
  );
  if (!film) throw new Error('no film is shown');

  await desk.goto(`/fr/organise/${SLUG}/films/${film.number}`);
  await untilTakenOver(desk);
  const broken = join(mkdtempSync(join(tmpdir(), 'lanterne-e2e-pictures-')), 'abîmé.jpg');
  writeFileSync(broken, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]));
  const panel = desk.getByRole('region', { name: 'Images' });
  await panel
    .locator('input[type=file]')
    .setInputFiles([await fileNamed('rue.jpg', '#884422'), broken, await fileNamed('mer.jpg', '#224488')]);
  await expect(panel.getByRole('alert')).toContainText('« abîmé.jpg » est abîmé ou incomplet');
  await expect(panel.getByRole('listitem').filter({ hasText: 'Photogramme' })).toHaveCount(2);
  await expect(panel.getByText('Sans autorisation : reste dans le bureau')).toHaveCount(2);
  await expectAccessible(desk);

  // It is visible on the desk; others cannot load it, published or not, until a release contains
  // it.
  const address = await panel.locator('img').first().getAttribute('src');
  const asked = async () => (await fetch(lanterne.url + address)).status;
  expect([await asked(), (await desk.request.get(address ?? '')).status()]).toEqual([404, 200]);

  // Texts one below the other, and the permission of all in one act.
  await desk.goto(`/fr/organise/${SLUG}/pictures`);
  await untilTakenOver(desk);
  const words = desk.getByRole('textbox', { name: /Ce que l’on voit.*Français|Ce que l’on voit.*français/ });
  // On a phone each picture is a line, which its caption opens.
  const wide = desk.viewportSize();
  await desk.setViewportSize({ width: 390, height: 844 });
  await expect(words).toHaveCount(0);
  const lines = desk.getByRole('button', { name: /^Légende/ });
  await lines.first().click();
  await words.first().fill('Une rue le soir');
  await expect(lines.first()).toContainText('Une rue le soir');
  await words.first().press('Enter');
  await expect(words.nth(1)).toBeFocused();
  await desk.keyboard.type('La mer');
  await expectAccessible(desk);
  await desk.setViewportSize(wide ?? { width: 1280, height: 720 });
  await desk.getByRole('button', { name: 'Enregistrer les légendes' }).click();
  await expect(desk.getByText('2 légendes enregistrées')).toBeVisible();
  await desk.getByRole('checkbox', { name: 'Tout cocher' }).check();
  await desk.getByRole('textbox', { name: 'Donnée par' }).fill('Le distributeur');
  await desk.getByRole('checkbox', { name: 'le site' }).check();
  await desk.getByRole('checkbox', { name: 'la presse' }).check();
  await desk.getByRole('button', { name: 'Enregistrer l’autorisation' }).click();
  await expect(desk.getByText('Autorisation enregistrée pour 2 images')).toBeVisible();
  await expectAccessible(desk);

  publish(1);
  expect(await asked()).toBe(200);
  const page = `/fr/festivals/${SLUG}/films/${numbered(film.number, filmTitle(film))}`;
  await desk.goto(page);
  const shown = desk.getByRole('img', { name: 'Une rue le soir' });
  await expect(shown).toBeVisible();
  await expect
    .poll(() => shown.evaluate((one: HTMLImageElement) => [one.complete && one.naturalWidth > 0, one.currentSrc]))
    .toEqual([true, expect.stringMatching(/-(?:240|480|960)\.avif$/)]);
  await expectAccessible(desk);

  // The press can download each in its original size.
  await desk.goto(`/fr/festivals/${SLUG}/press`);
  await expect(desk.getByRole('img', { name: 'Une rue le soir' })).toHaveCSS('object-fit', 'contain');
  await expectAccessible(desk);

  await desk.goto(`/fr/organise/${SLUG}/pictures`);
  await desk
    .getByRole('link', { name: /Photogramme/ })
    .first()
    .click();
  // Its form shows the choice.
  await expect(desk.getByRole('checkbox', { name: 'le site' })).toBeChecked();
  await expect(desk.getByRole('textbox', { name: 'Donnée par' })).toHaveValue('Le distributeur');
  await desk.getByText('Retirer partout', { exact: true }).click();
  await desk.getByRole('button', { name: 'Retirer partout, pour de bon' }).click();
  await expect(desk).toHaveURL(/\/pictures$/);
  expect(await asked()).toBe(410);
  await desk.goto(page);
  await expect(desk.getByRole('img', { name: 'La mer' })).toBeVisible();
  await expect(desk.getByRole('img', { name: 'Une rue le soir' })).toHaveCount(0);
});

test('a folder is imported by the names of its files: certain ones, doubtful ones, and one « Défaire »', async ({
  desk,
  lanterne,
}) => {
  const db = openDatabase(databaseFile(lanterne.dataFolder));
  const slug = 'dossier';
  const made = makeFestival(db, { events: 8, rooms: 2, days: 2, seed: 9, slug });
  db.$client
    .prepare(
      "update films set original_title = 'Le Sang et la Boue', title = '{}' where id = (select min(id) from films where festival_id = ?)",
    )
    .run(made.festivalId);
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-e2e-folder-'));
  const draw = (name: string, background: string) =>
    sharp({ create: { width: 900, height: 600, channels: 3, background } })
      .jpeg()
      .toFile(join(folder, name));
  await draw('le-sang-et-la-boue_01.jpg', '#552211');
  await draw('Le sang et la boue affiche.jpg', '#112255');
  await draw('DSC_0042.jpg', '#225511');
  writeFileSync(join(folder, 'notes.txt'), 'not a picture');

  await desk.goto(`/fr/organise/${slug}/pictures`);
  await untilTakenOver(desk);
  const bring = desk.getByRole('region', { name: 'Apporter plusieurs images à la fois' });
  await bring.locator('input[webkitdirectory]').setInputFiles(folder);
  // Its name does not tell what it is of: it is left out unless somebody chooses.
  await expect(bring.getByLabel('Ce que montre DSC_0042.jpg').first()).toHaveValue('');
  await expectAccessible(desk);
  await bring.getByRole('button', { name: 'Ajouter 2 images' }).click();
  await expect(desk.getByText('2 images ajoutées')).toBeVisible();
  await expect(desk.locator('tbody tr')).toHaveCount(2);
  await expect(desk.locator('tbody tr').filter({ hasText: 'Affiche' })).toContainText('Le Sang et la Boue');
  await expect(desk.locator('tbody tr').filter({ hasText: 'Photogramme' })).toContainText('Le Sang et la Boue');
  await desk.getByRole('button', { name: 'Défaire' }).click();
  await expect(desk.locator('tbody tr')).toHaveCount(0);
  db.$client.close();
});
