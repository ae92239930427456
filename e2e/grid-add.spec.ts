import type { Page } from '@playwright/test';
import { expect, expectAccessible, test, violationsOf } from './fixtures.ts';

/** Adding a séance: the catalogue as a combo box, on the built app with the policy of its pages. */

const GRID = '/organise/numerique-en-lumiere-demonstration/grid';

/** Opens the small form for a new séance after the first card, by keyboard. */
async function openAdd(page: Page, locale = 'fr') {
  await page.goto(`/${locale}${GRID}`);
  const card = page.locator('.grid-scroll .day-card').first();
  await card.focus();
  await page.keyboard.press('a');
  const box = page.getByRole('combobox', { name: locale === 'fr' ? 'Titre ou film' : 'Title or film' });
  await expect(box).toBeFocused();
  return { box, card, options: page.locator('.grid-film[role=option]') };
}

/** Whether a script that was loaded so far contains the list of films. */
const hasCatalogue = (page: Page) =>
  page.evaluate(async () => {
    const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
    const texts = await Promise.all(scripts.map(async ({ name }) => (await fetch(name)).text()));
    return texts.some((text) => text.includes('grid-films-list'));
  });

/**
 * While the list is open the library hides everything else from assistive technology, as below a
 * dialog; Tab closes the list first. Axe cannot know that, and reports what is hidden.
 */
async function expectListAccessible(page: Page): Promise<void> {
  expect(await violationsOf(page, ['aria-hidden-focus', 'page-has-heading-one', 'region'])).toEqual([]);
}

test('a film is found without accents, by director or year, and chosen by keyboard; its length is used', async ({
  desk: page,
}) => {
  await page.goto(`/fr${GRID}`);
  await page.locator('.grid-scroll .day-card').first().waitFor();
  // The script of the catalogue is loaded with the form, not with the grid.
  expect(await hasCatalogue(page)).toBe(false);
  const { box, options } = await openAdd(page);
  expect(await hasCatalogue(page)).toBe(true);
  await expectAccessible(page);
  await page.keyboard.type('sacrifies de l ia');
  await expect(options).toHaveCount(1);
  await expect(options.first()).toContainText('Les sacrifiés de l’IA');
  await box.fill('leynaud 2024');
  await expect(options).toHaveCount(1);
  await expect(options.first()).toHaveText(/Le sang et la boue.*Jean-Gabriel Leynaud.*2024.*1\sh\s34/u);
  await expectListAccessible(page);
  for (const target of [options.first(), page.locator('.grid-combo-open'), box])
    expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);

  // Escape closes only the list, and the text stays.
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(box).toHaveValue('leynaud 2024');
  await expect(box).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box).not.toHaveValue('leynaud 2024');
  await box.fill('leynaud');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('Le sang et la boue');
  await expect(page.locator('.grid-sheet [role=status]')).toContainText(/1\sh\s34, durée du film/u);
  await expect(page.getByLabel('Durée (minutes)')).toHaveCount(0);
  const cards = page.locator('.grid-scroll .day-card');
  const count = await cards.count();
  await page.keyboard.press('Enter');
  await expect(cards).toHaveCount(count + 1);
  await expect(page.locator('.grid-scroll .day-card:focus')).toContainText('Le sang et la boue');
  await expect(page.locator('.grid-saved', { hasText: 'Enregistré' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(cards).toHaveCount(count);
});

test('a title that is no film stays, also in English, and its length is asked for', async ({ desk: page }) => {
  const { box, options } = await openAdd(page, 'en');
  await page.keyboard.type('Nothing like it');
  await expect(options).toHaveCount(0);
  await page.getByLabel('Length (minutes)').fill('20');
  await box.focus();
  const cards = page.locator('.grid-scroll .day-card');
  const count = await cards.count();
  await page.keyboard.press('Enter');
  await expect(cards).toHaveCount(count + 1);
  await expect(page.locator('.grid-scroll .day-card:focus')).toContainText('Nothing like it');
  await expect(page.locator('.grid-saved', { hasText: 'Saved' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(cards).toHaveCount(count);
});

test('the button shows the whole catalogue, and a tap chooses a film on a phone', async ({ desk: page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/fr${GRID}`);
  const add = page
    .locator('.grid-list')
    .getByRole('button', { name: /^Ajouter une séance/ })
    .first();
  await add.click();
  const box = page.getByRole('combobox', { name: 'Titre ou film' });
  await expect(box).toBeFocused();
  await page.getByRole('button', { name: /Films du catalogue/ }).click();
  const options = page.locator('.grid-film[role=option]');
  await expect(options.nth(4)).toBeVisible();
  await expectListAccessible(page);
  await options.filter({ hasText: 'Les sacrifiés de l’IA' }).click();
  await expect(box).toHaveValue('Les sacrifiés de l’IA');
  // The first Escape gives up what is typed, the next one closes.
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue('');
  await expect(box).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.grid-sheet')).toHaveCount(0);
  await expect(add).toBeFocused();

  // With text of twice the size there is no room below: the list opens above, and stays open while
  // one moves through it.
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await add.click();
  await expect(box).toBeFocused();
  await page.keyboard.type('a');
  await expect(options.first()).toBeVisible();
  for (let i = 0; i < 2; i += 1) await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('data-focused', 'true');
  await page.keyboard.press('Enter');
  await expect(box).not.toHaveValue('a');
});
