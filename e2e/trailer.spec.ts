import { exampleDocument } from '#lib/programme/testing.ts';
import { publishExample } from './example.ts';
import { test as base, expect, expectAccessible } from './fixtures.ts';
import { newKey } from './own-festival.ts';

const SLUG = 'trailer';
const FR = `/fr/festivals/${SLUG}`;
const YOUTUBE = 'https://www.youtube-nocookie.com';

const test = base.extend({ baseURL: async ({ shared }, use) => use(shared.url) });
test.beforeAll(({ sharedDb }) => {
  const films = exampleDocument().films.map((film) =>
    film.number === 4 ? { ...film, trailer: 'https://youtu.be/dQw4w9WgXcQ' } : film,
  );
  publishExample(sharedDb, SLUG, newKey(), { films });
});

for (const path of ['/films/4-terre-rare', '/events/10-terre-rare'])
  test(`the trailer on ${path} requests nothing from its site before it is started`, async ({ page, shared }) => {
    const others: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(shared.url) && !request.url().startsWith('data:')) others.push(request.url());
    });
    await page.route(`${YOUTUBE}/**`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><html lang="en"><title>Player</title><p>playing',
      }),
    );
    await page.goto(FR + path);
    await expect(
      page.getByText('La vidéo vient de YouTube, qui verra votre adresse IP si vous la lancez.'),
    ).toBeVisible();
    const start = page.getByRole('button', { name: 'Voir la bande-annonce' });
    await start.scrollIntoViewIfNeeded();
    await expectAccessible(page);
    await page.waitForLoadState('networkidle');
    expect(others).toEqual([]);

    await start.focus();
    await page.keyboard.press('Enter');
    await expect(page.frameLocator('iframe').getByText('playing')).toBeVisible();
    await expect(page.locator('iframe')).toBeFocused();
    await expect(page.locator('iframe')).toHaveAttribute('title', /^Bande-annonce\s:\sTerre rare$/);
    expect(others).toEqual([`${YOUTUBE}/embed/dQw4w9WgXcQ?autoplay=1&rel=0`]);
  });

test('without scripts the trailer is a link', async ({ browser, shared }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: shared.url });
  const page = await context.newPage();
  await page.goto(`${FR}/films/4-terre-rare`);
  await expect(page.getByRole('link', { name: 'La voir sur YouTube' })).toHaveAttribute(
    'href',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
  );
  await expect(page.getByRole('button', { name: 'Voir la bande-annonce' })).toHaveCount(0);
  await context.close();
});
