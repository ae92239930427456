import { expect, test, withDatabase } from './fixtures.ts';
import { hostileTexts, publishHostile, readThrough } from './hostile.ts';
import { newSlug } from './own-festival.ts';

declare global {
  interface Window {
    hostile?: number;
  }
}

test('text written to do harm runs nowhere in a browser', async ({ page, shared }) => {
  const slug = newSlug();
  await withDatabase(shared, async (db) => publishHostile(db, slug, hostileTexts.markup));
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('dialog', (dialog) => errors.push(dialog.message()));
  const visited = await readThrough(slug, async (path) => {
    await page.goto(`${shared.url}${path}`);
    const { hasRun, harmful, links } = await page.evaluate(() => ({
      hasRun: window.hostile !== undefined,
      harmful: document.querySelectorAll('img[src="x"], [onerror], [onmouseover]').length,
      links: [...document.querySelectorAll('a[href]')].map((one) => one.getAttribute('href') ?? ''),
    }));
    expect([hasRun, harmful], path).toEqual([false, 0]);
    return links;
  });
  expect(visited).toBeGreaterThan(8);
  expect(errors).toEqual([]);
});
