import { databaseFile, openDatabase } from '#db/client.ts';
import { makeFestival } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

const SLUG = 'couleurs';

test('a festival chooses its colours and fonts in a preview, and its pages have them after publishing', async ({
  desk,
  lanterne,
}) => {
  const db = openDatabase(databaseFile(lanterne.dataFolder));
  const made = makeFestival(db, { events: 8, rooms: 2, days: 2, seed: 9, slug: SLUG });
  const actor = { userId: made.userId, name: 'Camille', email: '', isAdministrator: true };
  const festival = authorizeFestival(actor, SLUG, 'publish', db);
  const publish = (expected: number) =>
    expect(publishRelease(festival, publishSchema.parse({ expected }), new Date().toISOString()).ok).toBe(true);
  publish(0);

  await desk.goto(`/fr/organise/${SLUG}/appearance`);
  const accent = desk.getByRole('textbox', { name: 'Accent', exact: true });
  const preview = desk.getByRole('region', { name: 'Aperçu' });
  await accent.fill('#ffe14a');
  await expect(desk.getByText('Lettres sur fond clair : 1,1 pour 1, il faut 4,5')).toBeVisible();
  // An unreadable colour is not saved, and the nearest readable one is one press away.
  await desk.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(desk.getByText('Trop pâle pour être lue sur fond clair').first()).toBeVisible();
  await desk.getByRole('button', { name: 'Prendre' }).click();
  await expect(accent).toHaveValue('#756722');
  await desk.getByRole('textbox', { name: 'Seconde couleur', exact: true }).fill('#ffe14a');
  await desk.getByRole('radio', { name: /Newsreader et Hanken/ }).check();
  for (const family of ['newsreader', 'hanken'])
    await expect(desk.locator(`.look-choices [data-letters="${family}"] b`)).toHaveCSS(
      'font-family',
      new RegExp(family),
    );
  await expect(preview.locator('.link').first()).toHaveCSS('color', 'rgb(117, 103, 34)');
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(desk.getByText('C’est enregistré.')).toBeVisible();
  await desk.reload();
  await expect(accent).toHaveValue('#756722');

  const address = `${lanterne.url}/fr/festivals/${SLUG}`;
  const drawn = async () => (await fetch(address)).text();
  expect(await drawn()).not.toContain('own-colours');
  publish(1);
  const html = await drawn();
  for (const said of [
    '--light-text:#756722',
    '--light-second:#ffe14a',
    'data-letters="newsreader"',
    '/fonts/newsreader-',
  ])
    expect(html).toContain(said);
  expect(html).not.toContain('/fonts/bricolage-');
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.emulateMedia({ colorScheme });
    await desk.goto(address);
    await expectAccessible(desk);
  }
});
