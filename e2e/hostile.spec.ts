import ICAL from 'ical.js';
import { dataFolderWith, fillFestival, makeAdministrator, publish } from './filled.ts';
import { expect, test } from './fixtures.ts';
import { startLanterne } from './server.ts';

declare global {
  interface Window {
    hostile?: number;
  }
}

const hostileTexts: Record<string, string> = {
  script: '<script>window.hostile=1</script>',
  image: '"><img src=x onerror="window.hostile=1">',
  attribute: `' onmouseover='window.hostile=1' x='`,
  cdata: ']]><script>window.hostile=1</script>',
  template: '{{constructor.constructor("window.hostile=1")()}} {count, plural, other {x}}',
  event: 'Titre\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:hostile\r\nSUMMARY:de trop',
  'bare CR': 'Titre\rBEGIN:VEVENT\rX-HOSTILE:1',
  emoji: '👩‍👩‍👧‍👦👨‍👨‍👦‍👦🏳️‍🌈'.repeat(12),
  'right to left': '\u202Eeltit\u202C \u2067עברית\u2069 العربية',
  long: 'é'.repeat(10_000),
  NUL: 'a\u0000b\u0007c',
  surrogate: 'a\uD800b\uDC00c',
};

test.describe('text that was written to do harm', () => {
  const slugs = Object.keys(hostileTexts).map((name) => [name, name.toLowerCase().replaceAll(' ', '-')] as const);

  test('is only text on every page and in every calendar', async ({ browser }) => {
    // Some forty pages in each of ten ways.
    test.setTimeout(900_000);
    const dataFolder = dataFolderWith((db) => {
      const actor = makeAdministrator(db);
      for (const [name, slug] of slugs) {
        const text = () => hostileTexts[name] ?? '';
        fillFestival(db, { shown: text, kept: text }, slug);
        publish(db, actor, slug);
      }
    });
    const lanterne = await startLanterne({ dataFolder });
    const page = await (await browser.newContext({ baseURL: lanterne.url })).newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('dialog', (dialog) => errors.push(dialog.message()));
    try {
      for (const [name, slug] of slugs) {
        const visited = new Set<string>();
        const queue = [`/fr/festivals/${slug}`, `/en/festivals/${slug}`];
        for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
          if (visited.has(path)) continue;
          visited.add(path);
          const answer = await page.goto(path);
          expect(answer?.status(), `${name}: ${path}`).toBe(200);
          expect(await page.evaluate(() => window.hostile), `${name}: ${path}`).toBeUndefined();
          expect(await page.locator('img[src="x"], [onerror], [onmouseover]').count(), `${name}: ${path}`).toBe(0);
          for (const json of await page.locator('script[type="application/ld+json"]').allTextContents())
            expect(() => JSON.parse(json), `${name}: ${path}`).not.toThrow();
          if (!path.startsWith('/fr/')) continue;
          const links = await page
            .locator(`a[href^="/fr/festivals/${slug}/"]`)
            .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname));
          // A code says the title of its page and nothing else: those of séances stand for all.
          queue.push(...links.filter((link) => !link.includes('/qr/') || link.includes('/qr/events/')));
        }
        expect(visited.size, name).toBeGreaterThan(8);

        const feed = await (await fetch(`${lanterne.url}/feeds/${slug}/programme.ics`)).text();
        expect(
          feed.split('\r\n').filter((line) => line === 'BEGIN:VEVENT'),
          name,
        ).toHaveLength(5);
        expect(feed.replaceAll('\r\n', '').match(/[\r\n\0]/), name).toBeNull();
        const calendar = new ICAL.Component(ICAL.parse(feed));
        expect(calendar.getAllSubcomponents('vevent'), name).toHaveLength(5);
        expect(calendar.getAllSubcomponents(), name).toHaveLength(5);
      }
      expect(errors).toEqual([]);
    } finally {
      await page.context().close();
      await lanterne.stop();
    }
  });
});
