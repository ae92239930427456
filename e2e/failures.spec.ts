import type { Page } from '@playwright/test';
import { databaseFile, openDatabase } from '#db/client.ts';
import { test as base, expect, expectAccessibleInBoth, ofThisFile, signedInBy } from './fixtures.ts';
import { type Friend, folderOfFriends } from './friends.ts';
import { SECRET, type Started, serve } from './server.ts';

/** A server whose database loses a table while it runs. */
const broken = ofThisFile(
  async () => {
    const { dataFolder, friends } = await folderOfFriends(['owner'], { events: 3, rooms: 1, days: 1, seed: 1 });
    const [owner] = friends as [Friend];
    return { ...(await serve({ dataFolder })), signedIn: await signedInBy(owner.token, SECRET) };
  },
  ({ stop }) => stop('SIGKILL'),
);
const test = base.extend<{ own: Awaited<ReturnType<typeof broken>> }>({
  own: async ({ browserName: _ }, use) => use(await broken()),
  baseURL: async ({ own }, use) => use(own.url),
});
// What browsers print about a page that answers 500, and about its missing part.
test.use({ allowedErrors: [[/status of 500/, /Minified React error #441/], { scope: 'test' }] });

function rename({ dataFolder }: Started, from: string, to: string): void {
  const db = openDatabase(databaseFile(dataFolder));
  db.$client.exec(`alter table ${from} rename to ${to}`);
  db.$client.close();
}

async function expectReadable(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page).toHaveTitle(title);
  await expect(page.locator('main')).toHaveCount(1);
  await expectAccessibleInBoth(page);
}

test('a page that fails says so in its frame, and one press shows it again when the cause is gone', async ({
  page,
  own,
}) => {
  await page.context().addCookies(own.signedIn.cookies);
  rename(own, 'access_tokens', 'access_tokens_away');
  expect((await page.goto('/en/organise/f/members'))?.status()).toBe(500);
  await expectReadable(page, 'This page could not be shown');
  await page.goto('/fr/organise/f/members');
  await expectReadable(page, 'Cette page n’a pas pu s’afficher');
  await expect(page.getByRole('navigation', { name: 'Bureau du festival' })).toBeVisible();
  // The reference on the page is also in the output of the server.
  const reference = (await page.locator('main code').textContent()) ?? '';
  expect(reference).toMatch(/^\d+$/);
  await expect.poll(() => own.output()).toContain(reference);

  rename(own, 'access_tokens_away', 'access_tokens');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Équipe');
});

test('a page whose frame fails is a complete page in the chosen appearance', async ({ page, own }) => {
  await page.context().addCookies(own.signedIn.cookies);
  await page.goto('/fr/sign-in');
  await page.getByRole('combobox', { name: 'Apparence' }).selectOption('dark');
  rename(own, 'festivals', 'festivals_away');
  try {
    expect((await page.goto('/fr/organise'))?.status()).toBe(500);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’a pas pu s’afficher');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.goto('/en/organise');
    await expectReadable(page, 'This page could not be shown');
  } finally {
    rename(own, 'festivals_away', 'festivals');
  }
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('This page could not be shown');
});

test('a document that fails says when to come back, to people and programs', async ({ own }) => {
  rename(own, 'festivals', 'festivals_away');
  try {
    const answer = await fetch(`${own.url}/fr`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await answer.text()).toContain('<h1>Cette page n’a pas pu s’afficher</h1>');
    expect((await fetch(`${own.url}/en/festivals/f`)).status).toBe(503);
  } finally {
    rename(own, 'festivals_away', 'festivals');
  }
});
