import { databaseFile, openDatabase } from '#db/client.ts';
import { makeFestival } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { expect, expectAccessible, test, untilTakenOver } from './fixtures.ts';

const SLUG = 'pages-propres';

test('a festival writes pages, names partners and orders both, and the public reads them after publishing', async ({
  desk,
  lanterne,
}) => {
  const db = openDatabase(databaseFile(lanterne.dataFolder));
  const made = makeFestival(db, { events: 8, rooms: 2, days: 2, seed: 9, slug: SLUG });
  const actor = { userId: made.userId, name: 'Camille', email: '', isAdministrator: true };
  const festival = authorizeFestival(actor, SLUG, 'publish', db);
  const list = `/fr/organise/${SLUG}/pages`;

  await desk.goto(list);
  await desk.getByRole('link', { name: 'Infos pratiques' }).click();
  await expect(desk.getByLabel('Titre Français')).toHaveValue('Infos pratiques');
  await desk.getByLabel('Texte Français').fill('## Venir\n\nLe tramway **1** mène à la grande salle.');
  await desk.getByRole('button', { name: 'Ajouter la page' }).click();
  await desk.getByRole('link', { name: 'Partenaires', exact: true }).click();
  await expect(desk.getByLabel('Montrer les partenaires sous le texte')).toBeChecked();
  await desk.getByRole('button', { name: 'Ajouter la page' }).click();
  await expect(desk.getByText('rien à lire encore : elle reste au bureau')).toBeVisible();

  await desk.getByRole('link', { name: 'Ajouter un partenaire' }).click();
  await desk.getByLabel('Nom', { exact: true }).fill('Ville du Quai');
  await desk.getByLabel('Adresse de son site').fill('ville-du-quai.example');
  await desk.getByLabel('Rang Français').fill('Partenaires principaux');
  await desk.getByLabel('Aussi au pied de toutes les pages').check();
  await desk.getByRole('button', { name: 'Ajouter un partenaire' }).click();
  await expect(desk.getByRole('list', { name: 'Partenaires' })).toContainText('Ville du Quai');

  // By keyboard: the button moves with its row, and the order is saved.
  const names = desk.getByRole('list', { name: 'Pages', exact: true }).getByRole('link');
  await expect(names).toHaveText(['Infos pratiques', 'Partenaires']);
  await desk.getByRole('button', { name: 'Descendre : Infos pratiques' }).press('Enter');
  await expect(names).toHaveText(['Partenaires', 'Infos pratiques']);
  await expect(desk.getByRole('button', { name: 'Monter : Infos pratiques' })).toBeFocused();
  await expect(desk.getByText('Ordre enregistré')).toBeVisible();
  await desk.reload();
  await expect(names).toHaveText(['Partenaires', 'Infos pratiques']);
  // By dragging.
  await untilTakenOver(desk);
  await names.nth(1).locator('xpath=ancestor::li').dragTo(names.nth(0).locator('xpath=ancestor::li'));
  await expect(desk.getByText('Ordre enregistré')).toBeVisible();
  await desk.reload();
  await expect(names).toHaveText(['Infos pratiques', 'Partenaires']);
  await expectAccessible(desk);

  expect(publishRelease(festival, publishSchema.parse({ expected: 0 }), new Date().toISOString()).ok).toBe(true);
  const programme = `/fr/festivals/${SLUG}`;
  await desk.goto(programme);
  const bar = desk.getByRole('navigation', { name: 'À propos du festival' });
  await expect(bar.getByRole('link')).toHaveText(['Infos pratiques', 'Partenaires']);
  await expect(desk.getByRole('contentinfo')).toContainText('Ville du Quai');
  await bar.getByRole('link', { name: 'Infos pratiques' }).click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Infos pratiques');
  await expect(desk.getByRole('heading', { level: 2, name: 'Venir' })).toBeVisible();
  await expect(bar.getByRole('link', { name: 'Infos pratiques' })).toHaveAttribute('aria-current', 'page');
  await expectAccessible(desk);
  // What is missing in English is shown in French, and marked so.
  await desk.goto(`/en/festivals/${SLUG}/pages/infos-pratiques`);
  await expect(desk.locator('.own-text')).toHaveAttribute('lang', 'fr');

  await desk.setViewportSize({ width: 390, height: 664 });
  await desk.goto(`${programme}/pages/partenaires`);
  await expect(bar).toBeHidden();
  await expect(desk.getByRole('main').getByRole('link', { name: 'Ville du Quai' })).toHaveAttribute(
    'href',
    'https://ville-du-quai.example',
  );
  await desk.locator('.festival-menu summary').press('Enter');
  await expect(desk.locator('.festival-menu').getByRole('link', { name: 'Infos pratiques' })).toBeVisible();
  await expectAccessible(desk);
  db.$client.close();
});
