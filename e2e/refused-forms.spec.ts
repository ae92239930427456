import { beginForms, type Found, walk, whileNothingIsWritten } from './all-forms.ts';
import { SLUG } from './day.ts';
import { expect, ofThisFile, test } from './fixtures.ts';

/*
 * No refused form loses an answer, and each shows its errors beside the fields. The forms are found
 * automatically: every page that a signed-in account can open, and those behind a link, with every
 * form that asks something. Each control gets another value, the database refuses to write, and the
 * answer must contain what was filled in, with and without scripts.
 */

const filled = ofThisFile(beginForms, ({ day }) => day.server.stop('SIGKILL'));

for (const [title, isLive] of [
  ['with scripts', true],
  ['without scripts, and says beside each field what is wrong with it', false],
] as const)
  test(`a refused form loses no answer ${title}`, async ({ browser }) => {
    test.setTimeout(600_000);
    const all = await filled(browser);
    const found: Found[] = [];
    await whileNothingIsWritten(all.day, async () => {
      found.push(await walk(browser, all, isLive));
    });
    const [{ lost, stray, unrefused } = { lost: ['nothing'], stray: [], unrefused: [] }] = found;
    expect.soft(lost).toEqual([]);
    expect.soft(stray).toEqual([]);
    expect(unrefused).toEqual([]);
  });

test('a form posted natively by a browser without scripts is refused with its answers, like those that are read', async ({
  browser,
}) => {
  const { day } = await filled(browser);
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
