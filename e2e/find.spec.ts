import { publishExample } from './example.ts';
import { test as base, expect, expectAccessible } from './fixtures.ts';
import { newKey } from './own-festival.ts';

const SLUG = 'find';
const FR = `/fr/festivals/${SLUG}`;
const EN = `/en/festivals/${SLUG}`;
const SATURDAY = `${FR}/days/2026-06-06`;

const test = base.extend({ baseURL: async ({ early }, use) => use(early.url) });
test.beforeAll(({ earlyDb }) => {
  publishExample(earlyDb, SLUG, newKey());
});

// At this width the common filters are in sight; on a phone they are in the sheet
// (visitor.spec.ts).
test.use({ viewport: { width: 768, height: 900 } });

test('shows every button beside the search on a very wide screen', async ({ page }) => {
  await page.setViewportSize({ width: 2560, height: 1300 });
  await page.goto(SATURDAY);
  const tools = page.locator('.tools');
  await tools.getByText('Filtres', { exact: true }).click();
  await expect(tools.locator('.find-all')).toHaveAttribute('open', '');
  await tools.getByRole('button', { name: 'Chercher' }).click();
  await page.waitForURL(/\/search/);
});

// What is found and filtered by links is read in documents (app/documents/find.test.ts).
test.describe('a visitor without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('ticks several in the form, and keeps them from day to day and in the other language', async ({ page }) => {
    await page.goto(SATURDAY);
    await page.locator('.find-all > summary').click();
    await page.getByLabel(/^Projection\s*\d/).check();
    await page.getByLabel(/^boucle magnétique/).check();
    await page.getByRole('button', { name: 'Voir les séances' }).click();
    // In the order of the form; links always use the same order.
    await expect(page).toHaveURL(`${SATURDAY}?access=loop&kind=screening`);
    await expect(page.locator('article.event')).toHaveCount(1);
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(`${EN}/days/2026-06-06?kind=screening&access=loop`);
    await page.getByRole('navigation', { name: 'Days' }).getByRole('link').nth(2).click();
    await expect(page).toHaveURL(`${EN}/days/2026-06-07?kind=screening&access=loop`);
  });

  test('searches within the chosen filters', async ({ page }) => {
    await page.goto(`${FR}?access=lsf`);
    await page.getByRole('searchbox').fill('terre');
    await page.getByRole('searchbox').press('Enter');
    await expect(page).toHaveURL(`${FR}/search?q=terre&access=lsf`);
    await expect(page.locator('article.event')).toHaveCount(1);
  });
});

test('results and proposals of a search are accessible', async ({ page }) => {
  for (const words of ['signes samedi', 'zzzzzz']) {
    await page.goto(`${FR}/search?q=${encodeURIComponent(words)}`);
    await expectAccessible(page);
  }
});

test('a day is filtered in the page, with its counts, and its address keeps the filters', async ({ page }) => {
  await page.goto(SATURDAY);
  await expect(page.locator('.find')).toHaveAttribute('data-live', '');
  const shown = page.locator('.day-list article.event:visible');
  await expect(shown).toHaveCount(6);
  const loads: string[] = [];
  page.on('request', (request) => request.isNavigationRequest() && loads.push(request.url()));

  await page.getByRole('link', { name: /^Projection/ }).click();
  await expect(shown).toHaveCount(3);
  await expect(page.getByRole('main').getByRole('status')).toHaveText('3 séances sur 5');
  await expect(page).toHaveURL(`${SATURDAY}?kind=screening`);
  await expect(page.locator('.entry.is-break:visible')).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^boucle magnétique/ })).toContainText('1');

  await page.locator('.find-all > summary').press('Enter');
  await page.getByLabel(/^boucle magnétique/).press('Space');
  await expect(shown).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Voir 1 séance' })).toBeVisible();
  await page.getByRole('button', { name: 'Voir 1 séance' }).press('Enter');
  await expect(page.locator('.find-form')).toBeHidden();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Tout afficher' }).last().click();
  await expect(shown).toHaveCount(6);
  await expect(page).toHaveURL(SATURDAY);

  // Where nothing is left the page says which filter to drop, and offers other days with the same
  // filters.
  await page.getByRole('link', { name: /^Intervention 1$/ }).click();
  await page.getByRole('link', { name: /^langue des signes/ }).click();
  await expect(shown).toHaveCount(0);
  await expect(page.getByText('Aucune séance de ce jour ne réunit tout cela.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Tous les jours' })).toHaveAttribute(
    'href',
    `${FR}?kind=talk&access=lsf`,
  );
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Sans « Intervention » : 1 séance' }).click();
  await expect(shown).toHaveCount(1);
  await expect(page.getByText('Aucune séance de ce jour ne réunit tout cela.')).toBeHidden();
  const sunday = page.getByRole('navigation', { name: 'Jours' }).getByRole('link').last();
  await expect(sunday).toHaveAttribute('href', `${FR}/days/2026-06-07?access=lsf`);
  await expect(page.locator('form.find-search input[type=hidden]')).toHaveCount(1);
  await expect(page.locator('form.find-search input[name=access]')).toHaveValue('lsf');
  await page.getByRole('link', { name: 'Tout afficher' }).last().click();
  expect(loads, 'nothing was loaded').toEqual([]);

  await page.getByRole('link', { name: /^Projection/ }).click();
  await expect(page).toHaveURL(`${SATURDAY}?kind=screening`);
  await page.reload();
  await expect(page.locator('.day-list article.event')).toHaveCount(3);
});

test('the switch of the appearance shows only the chosen one', async ({ page }) => {
  await page.goto(FR);
  await page.locator('.festival-menu > summary').click();
  const icons = page.locator('.theme-island [data-of]:visible');
  await expect(icons).toHaveCount(1);
  await page.getByTitle('Apparence').selectOption('Sombre');
  await expect(icons).toHaveCount(1);
  await expect(icons).toHaveAttribute('data-of', 'dark');
});

test.describe('while the festival is on', () => {
  test('past séances are folded, running ones highlighted, and the head is one line', async ({ page }) => {
    await page.clock.setFixedTime('2026-06-06T13:05:00.000Z');
    await page.goto(SATURDAY);
    const lit = page.locator('.day-list .event[data-now]');
    await expect(lit).toHaveCount(2);
    await expect(page.getByRole('heading', { name: 'Terre rare' })).toBeHidden();
    const head = await page.locator('header.festival').boundingBox();
    expect(head?.height).toBeLessThan(100);
    await page.locator('.past > summary').press('Enter');
    await expect(page.getByRole('heading', { name: 'Terre rare' })).toBeVisible();
    await page.locator('.past > summary').press('Enter');
    await expect(page.getByRole('heading', { name: 'Terre rare' })).toBeHidden();
    await expectAccessible(page);
  });

  test('a past day, and one to come, are shown whole', async ({ page }) => {
    await page.clock.setFixedTime('2026-06-07T08:00:00.000Z');
    await page.goto(SATURDAY);
    await expect(page.getByRole('heading', { name: 'Terre rare' })).toBeVisible();
    await page.goto(`${FR}/days/2026-06-07`);
    await expect(page.locator('.entry [data-over]')).toHaveCount(0);
    await expect(page.locator('.past')).toBeHidden();
    // Even a bar wider than the phone shows the current day.
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${FR}/days/2026-06-07?kind=screening`);
    await expect(page.locator('.day-bar [aria-current]')).toBeInViewport({ ratio: 0.95 });
  });
});
