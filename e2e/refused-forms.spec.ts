import type { Browser } from '@playwright/test';
import { beginForms, type Filled, walk, whileNothingIsWritten } from './all-forms.ts';
import { SLUG } from './day.ts';
import { expect, ofThisFile, test } from './fixtures.ts';

/*
 * No refused form loses an answer, and each shows its errors beside the fields. The forms are found
 * automatically: every page that a signed-in account can open, and those behind a link, with every
 * form that asks something. Each control gets another value, the database refuses to write, and the
 * answer must contain what was filled in, with and without scripts.
 */

const walked = ofThisFile(
  async (browser: Browser) => {
    const all = await beginForms(browser);
    return { all, plain: await refused(browser, all, false) };
  },
  ({ all }) => all.day.server.stop('SIGKILL'),
);

const refused = (browser: Browser, pages: Filled, isLive: boolean) =>
  whileNothingIsWritten(pages.day, () => walk(browser, pages, isLive));

for (const [title, isLive] of [
  ['without scripts, and says beside each field what is wrong with it', false],
  ['with scripts', true],
] as const)
  test(`a refused form loses no answer ${title}`, async ({ browser }) => {
    test.setTimeout(600_000);
    const { plain } = await walked(browser);
    const { lost, stray, unrefused } = isLive ? await refused(browser, plain.withForms, true) : plain;
    expect.soft(lost).toEqual([]);
    expect.soft(stray).toEqual([]);
    expect(unrefused).toEqual([]);
  });

test('a form posted natively by a browser without scripts is refused with its answers, like those that are read', async ({
  browser,
}) => {
  const { day } = (await walked(browser)).all;
  const { server, signedIn: storageState } = day;
  const options = { baseURL: server.url, locale: 'fr-FR', storageState };
  const context = await browser.newContext({ ...options, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/fr/organise/${SLUG}/films/new`);
  const [title, directors] = ['originalTitle', 'directors'].map((name) => page.locator(`main [name="${name}"]`));
  await title?.fill('Réponse refusée');
  await directors?.fill('Ada Lovelace\nGrace Hopper');
  await whileNothingIsWritten(day, async () => {
    await page.locator('main button.lamp').click();
    await expect(page.locator('main [role=alert]:not(:empty)').first()).toBeVisible();
  });
  expect(await title?.inputValue()).toBe('Réponse refusée');
  expect(await directors?.inputValue()).toBe('Ada Lovelace\nGrace Hopper');
});
