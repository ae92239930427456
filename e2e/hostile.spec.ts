import ICAL from 'ical.js';
import { dataFolderWith, fillFestival, makeAdministrator, publish } from './filled.ts';
import { expect, serverOfThisFile, test } from './fixtures.ts';
import { serve } from './server.ts';

declare global {
  interface Window {
    hostile?: number;
  }
}

/**
 * Texts of one kind are joined, so that any part that breaks out is found. Each text fits into the
 * 200 characters of a description where no facts precede it; the repeated characters at the end are
 * there to be cut.
 */
const hostileTexts: Record<string, string> = {
  markup: [
    '<script>hostile=1</script>',
    '"><img src=x onerror="hostile=1">',
    `' onmouseover='hostile=1' x='`,
    ']]><script>hostile=1</script>',
    '{{constructor.constructor("hostile=1")()}} {count, plural, other {x}}',
  ].join(' '),
  characters: [
    'Titre\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:hostile\r\nSUMMARY:de trop',
    'Titre\rBEGIN:VEVENT\rX-HOSTILE:1',
    '\u202Eeltit\u202C \u2067עברית\u2069 العربية',
    'a\u0000b\u0007c',
    'a\uD800b\uDC00c',
    '👩‍👩‍👧‍👦👨‍👨‍👦‍👦🏳️‍🌈'.repeat(12),
  ].join(' '),
  long: 'é'.repeat(10_000),
};

/** A data folder with a festival for each of these texts, which has it in every place. */
function hostileFolder(): string {
  return dataFolderWith((db) => {
    const actor = makeAdministrator(db);
    for (const [slug, hostile] of Object.entries(hostileTexts)) {
      const text = () => hostile;
      fillFestival(db, { shown: text, kept: text }, slug);
      publish(db, actor, slug);
    }
  });
}

/** What a document contains that nobody meant to write, and its links. */
const readPage = (html: string | null) => {
  const page = html === null ? document : new DOMParser().parseFromString(html, 'text/html');
  return {
    harmful: page.querySelectorAll('img[src="x"], [onerror], [onmouseover]').length,
    code: [...page.querySelectorAll('script:not([src], [type="application/ld+json"])')].map((one) => one.textContent),
    linkedData: [...page.querySelectorAll('script[type="application/ld+json"]')].map((one) => one.textContent),
    links: [...page.querySelectorAll('a[href]')].map((one) => one.getAttribute('href') ?? ''),
  };
};

/** Reads the pages of a festival from the first on by `read`, which returns the links of each. */
async function crawl(slug: string, read: (path: string) => Promise<string[]>): Promise<number> {
  const visited = new Set<string>();
  const queue = [`/fr/festivals/${slug}`, `/en/festivals/${slug}`];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (visited.has(path)) continue;
    visited.add(path);
    const links = await read(path);
    if (!path.startsWith('/fr/')) continue;
    const own = links
      .map((link) => link.replace(/[?#].*/, ''))
      .filter((link) => link.startsWith(`/fr/festivals/${slug}/`));
    // A QR code's page contains only the title of its page: those of séances stand for all.
    queue.push(...own.filter((link) => !link.includes('/qr/') || link.includes('/qr/events/')));
  }
  return visited.size;
}

test.describe('malicious text', () => {
  const hostile = serverOfThisFile(() => serve({ dataFolder: hostileFolder() }));

  for (const slug of Object.keys(hostileTexts)) {
    test(`is only text on every page and in the calendar: ${slug}`, async ({ page }) => {
      const { url } = await hostile();
      const visited = await crawl(slug, async (path) => {
        const answer = await fetch(`${url}${path}`);
        expect(answer.status, path).toBe(200);
        const { harmful, code, linkedData, links } = await page.evaluate(readPage, await answer.text());
        expect(harmful, path).toBe(0);
        expect(
          code.filter((text) => text?.includes('hostile=1')).map((text) => text?.slice(0, 80)),
          path,
        ).toEqual([]);
        for (const json of linkedData) expect(() => JSON.parse(json ?? ''), path).not.toThrow();
        return links;
      });
      expect(visited).toBeGreaterThan(8);

      const feed = await (await fetch(`${url}/feeds/${slug}/programme.ics`)).text();
      expect(feed.split('\r\n').filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(5);
      expect(feed.replaceAll('\r\n', '').match(/[\r\n\0]/)).toBeNull();
      const calendar = new ICAL.Component(ICAL.parse(feed));
      expect(calendar.getAllSubcomponents('vevent')).toHaveLength(5);
      expect(calendar.getAllSubcomponents()).toHaveLength(5);
    });
  }

  test('runs nowhere in a browser', async ({ page }) => {
    const { url } = await hostile();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('dialog', (dialog) => errors.push(dialog.message()));
    await crawl('markup', async (path) => {
      await page.goto(`${url}${path}`);
      expect(await page.evaluate(() => window.hostile), path).toBeUndefined();
      const { harmful, links } = await page.evaluate(readPage, null);
      expect(harmful, path).toBe(0);
      return links;
    });
    expect(errors).toEqual([]);
  });
});
