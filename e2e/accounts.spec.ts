import type { Browser, BrowserContext, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { databaseFile, openDatabase, write } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { startSession } from '#lib/accounts/sessions.ts';
import {
  test as base,
  expect,
  expectAccessible,
  expectAccessibleInBoth,
  makeFirstAccount,
  organiser,
  routeFromNow,
  serveDemonstration,
  serverOfThisFile,
  signedInBy,
  untilTakenOver,
  useTheme,
  withoutScriptsYet,
} from './fixtures.ts';
import { type Started, startLanterne } from './server.ts';

// A server of its own, as these journeys use up the link of the first account and count failed
// attempts.
const counting = serverOfThisFile(serveDemonstration);
const test = base.extend<{ own: Started }>({
  own: async ({ browserName: _ }, use) => use(await counting()),
  baseURL: async ({ own }, use) => use(own.url),
});
test.describe.configure({ mode: 'serial' });

/** The festival of the demonstration. */
function festivalSlug({ dataFolder }: Started): string {
  const db = openDatabase(databaseFile(dataFolder));
  const row = db.$client.prepare('select slug from festivals').get() as { slug: string };
  db.$client.close();
  return row.slug;
}

async function fillSignIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('main form button[type="submit"]').click();
}

/** A separate browser, signed in without opening a page; journeys below test signing in. */
async function signedIn(browser: Browser, own: Started, { email } = organiser): Promise<BrowserContext> {
  const db = openDatabase(databaseFile(own.dataFolder));
  const user = db.select().from(users).where(eq(users.email, email)).get();
  if (!user) throw new Error(`Nobody is called ${email}.`);
  const { token } = write(db, (tx) => startSession(tx, user.id, 'a test', new Date().toISOString()));
  db.$client.close();
  return browser.newContext({ baseURL: own.url, storageState: await signedInBy(token, own.secret()) });
}

const alertOf = (page: Page) => page.locator('main').getByRole('alert');

const nour = { name: 'Nour Haddad', email: 'nour@example.org', password: 'la régie est en haut' };

test('the link of a start makes the first account, and opening it does not use it up', async ({ page, own }) => {
  const link = own.setupLink ?? '';
  for (const path of [link, link.replace('/fr/', '/en/')]) {
    expect((await page.goto(path))?.status()).toBe(200);
    await expectAccessibleInBoth(page);
  }
  await page.goto(link);
  await page.locator('main form button[type="submit"]').click();
  await expect(alertOf(page)).toContainText('Votre nom · À remplir.');
  await page.locator('input[name="password"]').fill('court');
  await page.locator('main form button[type="submit"]').click();
  await expect(alertOf(page)).toContainText('Mot de passe · 10 caractères au moins.');

  await makeFirstAccount(page, own);
  await expect(page).toHaveURL(/\/fr\/organise/);
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'next-auth.session-token');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false, path: '/' });

  await page.goto(link);
  await expect(page.getByText('Il a déjà servi')).toBeVisible();
  await page.goto(`${link.slice(0, -3)}`);
  await expect(page.getByText('Il n’existe pas, ou il n’a été copié qu’en partie')).toBeVisible();
});

test('signing in and out works without a script, and leads back to the page asked for', async ({ browser, own }) => {
  const context = await browser.newContext({ baseURL: own.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/fr/organise/${festivalSlug(own)}/members?from=mail`);
  await expect(page).toHaveURL(/\/fr\/sign-in\?next=/);

  await fillSignIn(page, { email: organiser.email, password: 'ce n’est pas lui' });
  await expect(alertOf(page)).toContainText('Adresse ou mot de passe incorrect.');
  const wrong = await alertOf(page).textContent();
  await expect(page.locator('input[name="email"]')).toHaveValue(organiser.email);
  expect(await page.content()).not.toContain('ce n’est pas lui');
  await fillSignIn(page, { email: 'personne@example.org', password: 'ce n’est pas lui' });
  await expect(page.locator('input[name="email"]')).toHaveValue('personne@example.org');
  await expect(alertOf(page)).toHaveText(wrong ?? '');

  await fillSignIn(page, organiser);
  await expect(page).toHaveURL(/\/members\?from=mail$/);
  await page.goto('/fr/account');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page).toHaveURL(/\/fr$/);
  // The browser is remembered as one that signed in before, which gives no access.
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['lanterne.browser']);
  await page.goto('/fr/account');
  await expect(page).toHaveURL(/\/fr\/sign-in/);
  await context.close();
});

test('`next` leads only to this site', async ({ own }) => {
  const keptOf = async (next: string) => {
    const html = await (await fetch(`${own.url}/fr/sign-in?next=${encodeURIComponent(next)}`)).text();
    return /name="next" value="([^"]*)"/.exec(html)?.[1] ?? null;
  };
  expect(await keptOf('/fr/account')).toBe('/fr/account');
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/api/auth/signout'])
    expect(await keptOf(next), next).toBeNull();
});

test('clients of next-auth sign in to the same accounts', async ({ playwright, own }) => {
  const client = await playwright.request.newContext({ baseURL: own.url });
  const { csrfToken } = await (await client.get('/api/auth/csrf')).json();
  const { email, password } = organiser;
  await client.post('/api/auth/callback/credentials', { form: { email, password, csrfToken, json: 'true' } });
  expect((await (await client.get('/api/auth/session')).json()).user).toEqual({ name: organiser.name, email });
  expect((await client.get('/fr/account', { maxRedirects: 0 })).status()).toBe(200);
  await client.post('/api/auth/signout', { form: { csrfToken, json: 'true' } });
  expect((await client.get('/fr/account', { maxRedirects: 0 })).status()).toBe(307);
  await client.dispose();
});

test('an invitation lets one person in, with its role', async ({ browser, own }) => {
  const slug = festivalSlug(own);
  const owner = await signedIn(browser, own);
  const members = await owner.newPage();
  await members.goto(`/fr/organise/${slug}/members`);
  await members.getByRole('radio', { name: 'Coordination' }).check();
  await members.getByLabel('Pour qui').fill('Nour, à la régie');
  await members.getByRole('button', { name: 'Créer le lien' }).click();
  const field = members.getByLabel('Lien d’invitation');
  await expect(field).toBeInViewport();
  const link = await field.inputValue();
  expect(link).toMatch(new RegExp(`^${own.url}/fr/invitation/[A-Za-z0-9_-]{22}$`));
  await expect(members.getByText('Nour, à la régie')).toBeVisible();
  await expectAccessible(members);

  const guest = await browser.newContext({ baseURL: own.url, javaScriptEnabled: false });
  const page = await guest.newPage();
  await page.goto(link);
  await expect(page.getByText('Coordination')).toBeVisible();
  await page.goto(link);
  await page.locator('input[name="name"]').fill(nour.name);
  await fillSignIn(page, { email: organiser.email, password: nour.password });
  await expect(alertOf(page)).toContainText('Un compte utilise déjà cette adresse.');
  await expect(page.locator('input[name="name"]')).toHaveValue(nour.name);
  await fillSignIn(page, nour);
  await expect(page).toHaveURL(new RegExp(`/fr/organise/${slug}$`));
  expect((await page.goto(`/fr/organise/${slug}/members`))?.status()).toBe(403);
  expect((await page.goto('/fr/organise/somewhere-else'))?.status()).toBe(404);
  await page.goto(link);
  await expect(page.getByText('Elle a déjà servi')).toBeVisible();
  await guest.close();

  await members.reload();
  await expect(members.getByRole('combobox', { name: `Rôle : ${nour.name}` })).toHaveValue('coordinator');
  await members.getByRole('combobox', { name: `Rôle : ${nour.name}` }).selectOption('team');
  await members.getByRole('button', { name: 'Changer' }).click();
  await expect(members.getByText(`${nour.name} a maintenant le rôle « Équipe ».`)).toBeVisible();
  await owner.close();
});

test('a role that may not sees a page that says so', async ({ browser, own }) => {
  const context = await signedIn(browser, own, nour);
  const page = await context.newPage();
  await page.goto(`/fr/organise/${festivalSlug(own)}/members`);
  await expect(page.getByRole('heading', { name: 'Vous n’avez pas accès à cette page' })).toBeVisible();
  await expectAccessible(page);
  await context.close();
});

test('a session is closed from another, and a new password closes the rest', async ({ browser, own }) => {
  const [here, phone] = [await signedIn(browser, own, nour), await signedIn(browser, own, nour)];
  const [account, away] = [await here.newPage(), await phone.newPage()];
  await away.goto('/fr/account');
  await expect(away.getByRole('heading', { level: 1 })).toHaveText('Mon compte');
  await account.goto('/fr/account');
  await expectAccessibleInBoth(account);
  const others = account.getByRole('button', { name: /^Fermer la session/ });
  await expect(others).toHaveCount(3);
  await account.getByRole('button', { name: 'Fermer toutes les autres' }).click();
  await expect(account.getByText('3 sessions ont été fermées.')).toBeVisible();
  await expect(others).toHaveCount(0);
  await away.reload();
  await expect(away).toHaveURL(/\/fr\/sign-in\?next=%2Ffr%2Faccount$/);
  // The language chosen before signing in is kept afterwards.
  await away.getByRole('link', { name: 'English' }).click();
  await expect(away.locator('input[name="next"]')).toHaveValue('/en/account');
  await away.goBack();
  await fillSignIn(away, nour);
  await expect(away).toHaveURL(/\/fr\/account$/);

  await account.locator('input[name="password"]').fill(nour.password);
  await account.locator('input[name="newPassword"]').fill('la régie est en bas');
  await account.getByRole('button', { name: 'Changer de mot de passe' }).click();
  await expect(account.getByText('Mot de passe changé ; une autre session a été fermée.')).toBeVisible();
  await away.reload();
  await expect(away).toHaveURL(/\/fr\/sign-in/);
  await here.close();
  await phone.close();
});

test('a second factor is set up, asked for, given other recovery codes and ended by keyboard only', async ({
  browser,
  own,
}) => {
  const context = await signedIn(browser, own);
  const page = await context.newPage();
  await page.goto('/fr/account');
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  await press('Activer');
  const key = page.locator('code');
  await expect(key).toBeVisible();
  const totp = new TOTP({ secret: Secret.fromBase32((await key.textContent()) ?? '') });
  const tryCode = async (code: string, button: string) => {
    await page.locator('input[name="code"]').focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(code);
    await press(button);
  };
  await tryCode('000000', 'Vérifier et activer');
  await expect(page.locator('#field-code-error')).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await useTheme(page, theme);
    // Phones scan dark on light, in both appearances.
    await expect(page.locator('svg.qr')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expectAccessible(page);
  }
  await tryCode(totp.generate(), 'Vérifier et activer');
  const said = page.getByText('Notez ces codes de secours');
  await expect(said).toBeVisible();
  const [recovery = '', spare = ''] = ((await said.textContent()) ?? '').match(/[a-z2-9]{10}/g) ?? [];
  await expect(page.getByText('Il reste 10 codes de secours.')).toBeVisible();
  await expectAccessible(page);

  // Each label belongs to its own field, though four forms ask for the password.
  const ids = await page.locator('input[id]').evaluateAll((fields) => fields.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  await context.clearCookies();
  await page.goto('/fr/sign-in');
  await fillSignIn(page, organiser);
  const code = page.locator('input[name="code"]');
  await expect(code).toBeVisible();
  await expectAccessible(page);
  await page.locator('input[name="password"]').fill(organiser.password);
  await code.fill('000000');
  await page.keyboard.press('Enter');
  // The field had an error before, so the test waits for another one.
  await expect(page.locator('#field-code-error')).toContainText('pas le bon');
  await page.locator('input[name="password"]').fill(organiser.password);
  await code.fill(recovery);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/fr\/organise/);

  await page.goto('/fr/account');
  await expect(page.getByText('Il reste 9 codes de secours.')).toBeVisible();
  await page.locator('input[name="renewPassword"]').fill(organiser.password);
  await code.fill(recovery);
  await press('Nouveaux codes de secours');
  await expect(page.locator('#field-code-error')).toBeVisible();
  const others = page.getByText('les précédents ne fonctionnent plus');
  await page.locator('input[name="renewPassword"]').fill(organiser.password);
  await code.fill(spare);
  await press('Nouveaux codes de secours');
  await expect(others).toBeVisible();
  await expect(page.getByText('Il reste 10 codes de secours.')).toBeVisible();
  await expectAccessible(page);
  const password = page.locator('input[name="codesPassword"]');
  await password.fill('ce n’est pas lui');
  await page.keyboard.press('Enter');
  await expect(page.locator('#field-codesPassword-error')).toBeVisible();
  await password.fill(organiser.password);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Désactivée : le mot de passe suffit.')).toBeVisible();
  await context.close();
});

test('typed text is restored after a reload, and after a session that ended', async ({ browser, own }) => {
  const members = `/fr/organise/${festivalSlug(own)}/members`;
  const context = await signedIn(browser, own);
  const page = await context.newPage();
  const label = page.getByLabel('Pour qui');
  const found = page.getByText('Texte retrouvé');
  await page.goto(members);
  await untilTakenOver(page);
  await label.fill('Une longue phrase');
  await page.getByRole('radio', { name: 'Équipe' }).check();
  await page.reload();
  await expect(found).toBeVisible();
  await expect(label).toHaveValue('Une longue phrase');
  await expect(page.getByRole('radio', { name: 'Équipe' })).toBeChecked();
  await page.getByRole('button', { name: 'Repartir de ce qui est enregistré' }).click();
  await expect(label).toHaveValue('');
  await expect(found).toHaveCount(0);

  // The session ends elsewhere while the form is open. What was typed before the script arrived is
  // kept too.
  const letScriptsCome = await withoutScriptsYet(page);
  await page.reload({ waitUntil: 'commit' });
  await label.fill('Une autre phrase');
  letScriptsCome();
  const keptTexts = () => page.evaluate(() => Object.values(sessionStorage).join());
  await expect.poll(keptTexts).toContain('Une autre phrase');
  const elsewhere = await signedIn(browser, own);
  const account = await elsewhere.newPage();
  await account.goto('/fr/account');
  await account
    .getByRole('button', { name: 'Fermer toutes les autres' })
    .or(account.getByRole('button', { name: /^Fermer la session/ }))
    .first()
    .click();
  await expect(account.getByText(/fermée/)).toBeVisible();
  await page.getByRole('button', { name: 'Créer le lien' }).click();
  await expect(alertOf(page)).toContainText('Ce que vous avez saisi est gardé.');
  await alertOf(page).getByRole('link', { name: 'Se connecter, puis revenir ici' }).click();
  await fillSignIn(page, organiser);
  await expect(page).toHaveURL(new RegExp(`${members}$`));
  await expect(found).toBeVisible();
  await expect(label).toHaveValue('Une autre phrase');

  await page.getByRole('button', { name: 'Créer le lien' }).click();
  await expect(page.getByLabel('Lien d’invitation')).toBeVisible();
  await page.reload();
  await expect(label).toHaveValue('');
  await expect(found).toHaveCount(0);

  // Another account in the same tab sees nothing of it.
  await label.fill('Un secret');
  await page.goto('/fr/account');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page).toHaveURL(/\/fr$/);
  expect(
    await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('lanterne-kept'))),
  ).toEqual([]);
  await context.close();
  await elsewhere.close();
});

test('after ten attempts the pause is named, whatever address a client claims to have', async ({ page }) => {
  await page.goto('/fr/sign-in');
  await expectAccessibleInBoth(page);
  let hop = 0;
  await routeFromNow(page, '**/sign-in', (route) => {
    hop += 1;
    return route.continue({ headers: { ...route.request().headers(), 'x-forwarded-for': `203.0.113.${hop}` } });
  });
  for (let n = 1; n <= 10; n += 1) {
    await fillSignIn(page, { email: 'encore@example.org', password: `essai numéro ${n}` });
    await expect(alertOf(page)).toContainText('incorrect');
    await expect(page.locator('main form button[type="submit"]')).toHaveAttribute('aria-disabled', 'false');
  }
  await fillSignIn(page, { email: 'encore@example.org', password: 'essai numéro 11' });
  await expect(alertOf(page)).toContainText(/Trop d’essais. Réessayez dans 1[45] minutes/);
});

test('thirty attempts are counted for the address of the socket, whatever the client claims', async ({
  playwright,
  own,
}) => {
  const client = await playwright.request.newContext({ baseURL: own.url });
  const { csrfToken } = await (await client.get('/api/auth/csrf')).json();
  const answers: string[] = [];
  for (let n = 1; n <= 31; n += 1) {
    const answer = await client.post('/api/auth/callback/credentials', {
      form: { email: `${n}@example.org`, password: 'au hasard', csrfToken, json: 'true' },
      headers: { 'x-forwarded-for': `203.0.113.${n}`, 'x-lanterne-socket': `203.0.113.${n}` },
    });
    answers.push((await answer.json()).url);
  }
  expect(answers.at(0)).toContain('error=CredentialsSignin');
  expect(answers.at(-1)).toContain('error=tooManyTries');
  await client.dispose();
});

test('behind a proxy with https, cookies are sent over https only, and only our own pages may post', async ({
  playwright,
}) => {
  const behind = await startLanterne({ env: { LANTERNE_URL: 'https://festival.example' } });
  expect(behind.setupLink).toMatch(/^https:\/\/festival\.example\/fr\/setup\//);
  const client = await playwright.request.newContext({ baseURL: behind.url });
  const path = new URL(behind.setupLink ?? '').pathname;
  const html = await (await client.get(path)).text();
  const hidden = Object.fromEntries(
    Array.from(
      html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g),
      ([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')],
    ),
  );
  const post = (origin: string) =>
    client.post(path, { multipart: { ...hidden, ...organiser }, headers: { origin }, maxRedirects: 0 });
  expect((await post('https://evil.example')).status()).toBe(500);
  const made = await post('https://festival.example');
  expect([made.status(), made.headers().location]).toEqual([303, '/fr/organise']);
  expect(made.headers()['set-cookie']).toMatch(
    /^__Secure-next-auth\.session-token=\S+; .*Secure; HttpOnly; SameSite=lax$/i,
  );
  await client.dispose();
  await behind.stop();
});
