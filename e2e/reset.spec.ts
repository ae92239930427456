import { databaseFile, openDatabase } from '#db/client.ts';
import { hashPassword } from '#lib/accounts/sign-in.ts';
import { givePassword, makeAccount } from '#lib/accounts/testing.ts';
import { expect, expectAccessible, expectAccessibleInBoth, test } from './fixtures.ts';

const DEMO = 'numerique-en-lumiere-demonstration';

test('somebody who forgot their password signs in again by a link, once, without a script', async ({
  browser,
  desk,
  lanterne,
}) => {
  const db = openDatabase(databaseFile(lanterne.dataFolder));
  const { id } = db.$client.prepare('select id from festivals where slug = ?').get(DEMO) as { id: number };
  const member = makeAccount(db, 'Oublieuse', { festivalId: id, role: 'team' });
  const forgotten = 'je ne sais plus lequel';
  givePassword(db, member, await hashPassword(forgotten));
  db.$client.close();

  const context = await browser.newContext({ baseURL: lanterne.url, javaScriptEnabled: false });
  const page = await context.newPage();
  const signIn = async (password: string) => {
    await page.goto('/fr/sign-in');
    await page.locator('input[name="email"]').fill(member.email);
    await page.locator('input[name="password"]').fill(password);
    await page.locator('main form button[type="submit"]').click();
  };
  await page.goto('/fr/sign-in');
  await expect(page.getByText(/^Mot de passe oublié/)).toBeVisible();
  await signIn(forgotten);
  await expect(page).toHaveURL(/\/fr\/organise$/);

  await desk.goto(`/fr/organise/${DEMO}/members`);
  const asking = desk.getByLabel('Mot de passe oublié par Oublieuse');
  // On a small laptop what is said of a member keeps its width, and this stands on one line.
  await desk.setViewportSize({ width: 1280, height: 800 });
  expect((await asking.boundingBox())?.height).toBeLessThan(60);
  await asking.click();
  const forms = desk.getByRole('listitem').filter({ hasText: member.email });
  await forms.getByRole('button', { name: 'Créer le lien' }).click();
  const field = desk.getByRole('textbox', { name: 'Lien pour un nouveau mot de passe' });
  const link = await field.inputValue();
  expect(link).toMatch(new RegExp(`^${lanterne.url}/fr/reset/[A-Za-z0-9_-]{22}$`));
  await expect(desk.getByText(/^Voici le lien pour Oublieuse\./)).toBeVisible();
  await expectAccessible(desk);

  // Opening the link does not use it up, nor does a password that is too short.
  for (const path of [link.replace('/fr/', '/en/'), link]) {
    expect((await desk.goto(path))?.status()).toBe(200);
    await expectAccessibleInBoth(desk);
  }
  const other = await browser.newContext({ baseURL: lanterne.url, javaScriptEnabled: false });
  const reset = await other.newPage();
  await reset.goto(link);
  await reset.locator('input[name="newPassword"]').fill('court');
  await reset.getByRole('button', { name: 'Enregistrer et me connecter' }).click();
  await expect(reset.getByRole('alert')).toContainText('10 caractères au moins');
  await reset.locator('input[name="newPassword"]').fill('cette fois je le note');
  await reset.getByRole('button', { name: 'Enregistrer et me connecter' }).click();
  await expect(reset).toHaveURL(/\/fr\/organise$/);
  expect((await reset.goto(`/fr/organise/${DEMO}`))?.status()).toBe(200);

  // The session elsewhere has ended; the old password and the link no longer work.
  await page.goto('/fr/account');
  await expect(page).toHaveURL(/\/fr\/sign-in/);
  await signIn(forgotten);
  await expect(page.getByRole('alert')).toContainText('Adresse ou mot de passe incorrect');
  await signIn('cette fois je le note');
  await expect(page).toHaveURL(/\/fr\/organise$/);
  expect((await page.goto(link))?.status()).toBe(410);
  await expect(page.locator('main')).toContainText('Il a déjà servi.');
  expect((await page.goto(`${link.slice(0, -2)}AA`))?.status()).toBe(404);
  await context.close();
  await other.close();
});
