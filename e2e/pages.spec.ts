import { exampleDocument } from '#lib/programme/testing.ts';
import { publishExample } from './example.ts';
import { test as base, expect, expectAccessible, lookAtPages } from './fixtures.ts';
import { newKey } from './own-festival.ts';
import { twoReleases } from './two-releases.ts';

const SLUG = 'pages';
const FR = `/fr/festivals/${SLUG}`;
const EN = `/en/festivals/${SLUG}`;
const test = base.extend({ baseURL: async ({ early }, use) => use(early.url) });
test.beforeAll(({ earlyDb: db }) => {
  const [before = {}, now = {}] = twoReleases();
  publishExample(db, SLUG, newKey(), before);
  publishExample(db, SLUG, newKey(), now);
  publishExample(db, 'visited', newKey(), before);
  const { festival } = exampleDocument();
  publishExample(db, 'shown', newKey(), { festival: { ...festival, isDemonstration: true } });
});

test.describe('machines', () => {
  test('get a picture of a séance and of the festival, and none of a hidden title or a demonstration', async ({
    page,
    early: { url },
  }) => {
    for (const path of ['/events/10-terre-rare', '', '/rooms/2-grande-salle']) {
      await page.goto(FR + path);
      const address = await page.locator('meta[property="og:image"]').getAttribute('content');
      const picture = `${url}${FR}${path.startsWith('/events') ? path : ''}/image.png`;
      // The parameter stands for what is drawn, as other sites cache a picture by its address.
      expect(address?.replace(/[\w-]{10}$/, '')).toBe(`${picture}?v=`);
      const answer = await fetch(address ?? '');
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(answer.headers.get('content-length')).toBe(String(bytes.length));
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
      const known = await fetch(address ?? '', { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
      expect(known.status).toBe(304);
    }
    await page.goto(`${FR}/events/12-trois-films`);
    expect(await page.locator('meta[property="og:image"]').getAttribute('content')).toContain(
      `${url}${FR}/image.png?v=`,
    );
    for (const path of [
      `${FR}/events/12-trois-films/image.png`,
      '/fr/festivals/shown/image.png',
      `${FR}/released/image.png`,
    ])
      expect((await fetch(url + path)).status, path).toBe(404);
  });

  test('find every page from robots.txt on, and no demonstration', async ({ early: { url } }) => {
    const text = async (address: string) => {
      const answer = await fetch(address);
      expect(answer.status, address).toBe(200);
      return answer.text();
    };
    const locations = (xml: string) => Array.from(xml.matchAll(/<loc>(.*?)<\/loc>/g), ([, loc = '']) => loc);
    const index = /^Sitemap: (.*)$/m.exec(await text(`${url}/robots.txt`))?.[1] ?? '';
    const ours = [SLUG, 'shown', 'visited'].map((slug) => `${url}/sitemap-${slug}.xml`);
    const lists = locations(await text(index)).filter((list) => ours.includes(list));
    expect(lists).toEqual(ours.filter((list) => !list.includes('shown')));
    const pages = locations(await text(lists[0] ?? ''));
    expect(pages.length).toBeGreaterThan(50);
    for (const page of pages) expect((await fetch(page, { redirect: 'manual' })).status, page).toBe(200);
    expect((await fetch(`${url}/sitemap-shown.xml`)).status).toBe(404);
    expect((await fetch(`${url}/sitemap-nowhere.xml`)).status).toBe(404);
  });

  test('follow the feed of changes', async ({ early: { url } }) => {
    const answer = await fetch(`${url}/feeds/${SLUG}/changes.atom`);
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const xml = await answer.text();
    expect(xml.match(/<entry>/g)).toHaveLength(2);
    const again = await fetch(answer.url, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });
});

test('a visitor who comes back sees what changed since, until they have read it', async ({ page, earlyDb }) => {
  const programme = '/fr/festivals/visited';
  const marks = page.locator('.since:not(:empty)');
  const bar = page.getByRole('complementary', { name: 'Quoi de neuf' });
  await page.goto(`${programme}/days/2026-06-07`);
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(1);
  await expect(bar).toBeHidden();

  publishExample(earlyDb, 'visited', newKey(), twoReleases()[1]);
  await page.reload();
  await expect(marks).toHaveText(['Changé']);
  await expect(page.locator('[data-event="15"] .since')).toHaveText('Changé');
  await expect(bar).toContainText('Du nouveau depuis votre dernière visite');
  const tall = () => bar.evaluate((box) => box.getBoundingClientRect().height);
  await page.setViewportSize({ width: 360, height: 640 });
  expect(await tall(), 'a line of a small screen').toBeLessThan(50);
  const gap = async () => {
    const [over, under] = [await bar.boundingBox(), await page.locator('.festival-bar').boundingBox()];
    return (under?.y ?? 0) - (over?.y ?? 0) - (over?.height ?? 0);
  };
  expect(await gap(), 'the page between the line and the bar').toBeCloseTo(0);
  const isCovered = await page.locator('.foot > .relative').evaluate((version) => {
    const { top = 0 } = document.querySelector('.festival-bar')?.getBoundingClientRect() ?? {};
    scrollBy({ top: version.getBoundingClientRect().top - top, behavior: 'instant' });
    return document.elementFromPoint(40, top + 10)?.closest('.festival-bar') !== null;
  });
  expect(isCovered, 'the foot of the page, where the bar is').toBe(true);
  await bar.locator('summary').click();
  await expectAccessible(page);

  // Opening the séance marks it as read; the rest of what is new is still unread.
  await page.locator('[data-event="15"]').getByRole('link', { name: 'Terre rare', exact: true }).click();
  await expect(page.locator('header[data-event="15"] .since')).toHaveText('Changé');
  await page.goto(`${programme}/days/2026-06-07`);
  await expect(bar).toBeVisible();
  await expect(marks).toHaveCount(0);

  await bar.locator('summary').click();
  await bar.getByRole('link', { name: 'Quoi de neuf' }).click();
  await expect(page.locator('#version-4 h2')).toContainText('Nouveau');
  await expect(page.locator('#version-3 h2')).not.toContainText('Nouveau');
  await page.goto(`${programme}/days/2026-06-07`);
  await expect(page.locator('[data-sequence]').first()).toBeVisible();
  await expect(bar).toBeHidden();
});

test('the new pages are accessible, at 320 and 1,440 pixels', async ({ page }) => {
  const addressesOf = (locale: 'fr' | 'en') => {
    const [base, room, title] = locale === 'fr' ? [FR, 'grande-salle', 'terre-rare'] : [EN, 'main-hall', 'rare-earth'];
    const tails = ['/themes/extraction', '/series/30-reparer', `/rooms/2-${room}`, '/changes', `/events/15-${title}`];
    return [...tails, '/privacy', '/accessibility'].map((tail) => base + tail);
  };
  await lookAtPages(page, addressesOf, { widths: [320, 1440] });
});
