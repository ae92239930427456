import { devices, type Page } from '@playwright/test';
import { publishExample } from './example.ts';
import { test as base, expect, expectAccessible } from './fixtures.ts';
import { newKey } from './own-festival.ts';

const SLUG = 'abonnements';
const FR = `/fr/festivals/${SLUG}`;

const test = base.extend({ baseURL: async ({ early }, use) => use(early.url) });
test.beforeAll(({ earlyDb }) => {
  publishExample(earlyDb, SLUG, newKey());
});

const own = (page: Page) => page.locator('.device-list > .is-own');
const device = (page: Page, name: string) =>
  page.getByRole('group').filter({ has: page.getByText(name, { exact: true }) });

test.describe('without scripts, at 390', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });

  test('a visitor chooses one room, then finds what to do on each device', async ({ page, early }) => {
    await page.goto(FR);
    await page.locator('.festival-menu > summary').click();
    await page.locator('.festival-menu').getByRole('link', { name: 'S’abonner au calendrier' }).click();
    await expect(own(page)).toHaveCount(0);
    await page.getByText('Une salle', { exact: true }).click();
    await page.getByRole('link', { name: 'Auditorium – Foyer, 2 séances' }).click();
    await expect(page).toHaveURL(/\/subscribe\/rooms\/\d+-[a-z-]+#where$/);
    const stem = new URL(page.url()).pathname.split('/subscribe/')[1];
    const address = `${early.url}/feeds/${SLUG}/${stem}.ics`;
    await expect(page.getByText(address, { exact: true }).last()).toBeVisible();

    await device(page, 'iPhone, iPad').locator('summary').click();
    await expect(device(page, 'iPhone, iPad').getByRole('link', { name: 'S’abonner', exact: true })).toHaveAttribute(
      'href',
      address.replace('http:', 'webcal:'),
    );
    await device(page, 'Google Agenda, sur un ordinateur').locator('summary').click();
    await expect(page.getByText(`${address}?cancelled=title`, { exact: true })).toBeVisible();
    await device(page, 'Téléphone Android').locator('summary').click();
    const android = device(page, 'Téléphone Android');
    await expect(android).toContainText('ne sait pas s’abonner à une adresse');
    await expect(android).toContainText('elle ne suit pas les changements');
    const mail = (await android.getByRole('link', { name: 'M’envoyer le lien' }).getAttribute('href')) ?? '';
    expect(decodeURIComponent(mail)).toContain(`${early.url}${FR}/subscribe/${stem}`);
    await device(page, 'Outlook').locator('summary').click();
    await expect(device(page, 'Outlook').getByRole('link', { name: 'Outlook.com' })).toHaveAttribute(
      'href',
      new RegExp(`^https://outlook\\.live\\.com/calendar/0/addfromweb\\?url=${encodeURIComponent(address)}&name=`),
    );
    await expect(page.getByText('jusqu’à 24 heures', { exact: true })).toBeVisible();

    const feed = await fetch(address);
    expect(feed.status).toBe(200);
    expect(await feed.text()).toContain('BEGIN:VEVENT');
  });
});

for (const [name, userAgent] of [
  ['iPhone, iPad', devices['iPhone 13'].userAgent],
  ['Téléphone Android', devices['Pixel 7'].userAgent],
  ['Mac', devices['Desktop Safari'].userAgent],
] as const) {
  test.describe(`on ${name}`, () => {
    test.use({ userAgent, timezoneId: 'Europe/Paris', viewport: { width: 390, height: 800 } });

    test('the visitor’s own device is first and unfolded, and nothing moves', async ({ page }) => {
      await page.goto(`${FR}/subscribe`);
      await expect(own(page)).toHaveCount(1);
      await expect(own(page).getByRole('heading', { name, exact: true })).toBeVisible();
      await expect(own(page)).toContainText('Sur cet appareil');
      await expect(page.locator('.device-list > li')).toHaveCount(6);
      await expect(page.locator('.device-list > li').first()).toHaveClass('is-own');
      await expect(page.locator('.device-list details[open]')).toHaveCount(1);
      await expect(page.getByRole('button', { name: 'Copier l’adresse' }).last()).toBeVisible();
      const moved = await page.evaluate(
        () =>
          new Promise<number>((done) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
          }),
      );
      expect(moved).toBeLessThanOrEqual(0.02);
      await expectAccessible(page);
    });
  });
}

test.describe('on an unknown computer', () => {
  test.use({ userAgent: devices['Desktop Firefox'].userAgent, permissions: ['clipboard-read', 'clipboard-write'] });

  test('all devices are in a fixed order, and the address can be copied', async ({ page, early }) => {
    await page.goto(`${FR}/subscribe/kinds/screening`);
    await expect(own(page)).toHaveCount(0);
    await expect(page.locator('.device-list h3')).toHaveText([
      'iPhone, iPad',
      'Mac',
      'Téléphone Android',
      'Google Agenda, sur un ordinateur',
      'Outlook',
      'Thunderbird',
    ]);
    await page.getByRole('button', { name: 'Copier l’adresse' }).last().click();
    await expect(page.getByText('Adresse copiée')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${early.url}/feeds/${SLUG}/kinds/screening.ics`,
    );
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(/\/en\/.*\/subscribe\/kinds\/screening$/);
    await expect(page.getByText(`${early.url}/feeds/${SLUG}/kinds/screening.ics?lang=en`).last()).toBeVisible();
    await expectAccessible(page);
  });
});

test('a calendar the programme does not have is 404, and a former name redirects to the present one', async ({
  early: { url },
}) => {
  const status = async (path: string) => (await fetch(`${url}${FR}/subscribe/${path}`, { redirect: 'manual' })).status;
  expect(await status('venues/1-an-old-name')).toBe(308);
  for (const path of ['rooms/999', 'days/2026-06-08', 'kinds/toString', 'events/10', 'x/1', 'venues'])
    expect(await status(path), path).toBe(404);
});
