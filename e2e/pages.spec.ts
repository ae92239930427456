import type { Page } from '@playwright/test';
import type { PublicDocument } from '#lib/model/documents.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { publishExample } from './example.ts';
import { test as base, expect, expectAccessible, lookAtPages } from './fixtures.ts';
import { newKey } from './own-festival.ts';

const SLUG = 'pages';
const FR = `/fr/festivals/${SLUG}`;
const EN = `/en/festivals/${SLUG}`;
const series = [{ number: 30, title: { fr: 'Réparer' }, introduction: { fr: 'En deux temps.' }, offers: [] }];

/** Two releases of the example festival: with a séance of a series, then with one that moved. */
function documents(): Partial<PublicDocument>[] {
  const { events } = exampleDocument();
  const withSeries = events.map((event) =>
    event.number === 11 ? { ...event, series: { series: 30, position: 1 } } : event,
  );
  const previousStart = { day: '2026-06-06', startsAt: '2026-06-06T15:00', startInstant: '2026-06-06T13:00:00.000Z' };
  const moved = withSeries.map((event) =>
    event.number === 15 ? { ...event, sequence: 4, changedAt: '2026-05-21T08:00:00.000Z', previousStart } : event,
  );
  const before = withSeries.map((event) =>
    event.number === 15
      ? { ...event, day: '2026-06-06', startsAt: '2026-06-06T15:00', endsAt: '2026-06-06T16:34' }
      : event,
  );
  return [
    { number: 3, events: before, series },
    { number: 4, events: moved, series, publishedAt: '2026-05-21T08:00:00.000Z', note: { fr: 'Une séance a bougé.' } },
  ];
}

const test = base.extend({ baseURL: async ({ early }, use) => use(early.url) });
test.beforeAll(({ earlyDb: db }) => {
  const [before = {}, now = {}] = documents();
  publishExample(db, SLUG, newKey(), before);
  publishExample(db, SLUG, newKey(), now);
  publishExample(db, 'visited', newKey(), before);
  const { festival } = exampleDocument();
  const statements = {
    legal: {},
    privacy: {},
    accessibility: { fr: 'Audit de mai 2026.' },
    accessibilityState: 'partial' as const,
  };
  publishExample(db, 'spoken', newKey(), { festival: { ...festival, statements } });
  publishExample(db, 'shown', newKey(), { festival: { ...festival, isDemonstration: true } });
});

const linkedData = async (page: Page) =>
  JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');

test.describe('a visitor without scripts', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });

  test('opens a theme, a series and a room from a séance, and finds the way there', async ({ page }) => {
    await page.goto(`${FR}/events/10-terre-rare`);
    const main = page.getByRole('main');
    await main.getByRole('link', { name: 'Extraction' }).click();
    await expect(page).toHaveURL(`${FR}/themes/extraction`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Extraction');
    await expect(page.getByRole('heading', { level: 2 })).toContainText(['samedi 6 juin']);
    await main.getByRole('link', { name: 'Terre rare' }).click();

    await main.getByRole('link', { name: 'Grande salle' }).click();
    await expect(page).toHaveURL(`${FR}/rooms/2-grande-salle`);
    await expect(main).toContainText('200 places, 4 emplacements fauteuil');
    await expect(main).toContainText('Métro à 200 m, entrée de plain-pied.');
    await expect(main.locator('.calendar').getByRole('link')).toHaveAttribute(
      'href',
      `${FR}/subscribe/rooms/2-grande-salle`,
    );
    await expect(main.getByRole('link', { name: 'Voir sur une carte' })).toHaveAttribute(
      'href',
      'https://www.openstreetmap.org/?mlat=48.88&mlon=2.36#map=18/48.88/2.36',
    );
    await main.getByRole('link', { name: 'Intervention de Zoé Laurent' }).click();
    await main.getByRole('link', { name: /Réparer/ }).click();
    await expect(page).toHaveURL(`${FR}/series/30-reparer`);
    await expect(main).toContainText('En deux temps.');
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(`${EN}/series/30-reparer`);
  });

  test('is told how another showing differs, and that a séance moved', async ({ page }) => {
    await page.goto(`${FR}/events/10-terre-rare`);
    const main = page.getByRole('main');
    // Access that is stated for only one of them is not compared.
    await expect(main).toContainText('À ne pas confondre : sans débat.');
    await page.goto(`${FR}/events/15-terre-rare`);
    await expect(main).toContainText(/elle était annoncée samedi 6.juin à 15.h/);
    await expect(main).toContainText('À ne pas confondre');
  });

  test('reads what the law requires of a site: the organiser’s texts, and a state only where one must be declared', async ({
    page,
  }) => {
    await page.goto(FR);
    const foot = page.getByRole('contentinfo');
    const main = page.getByRole('main');
    await foot.getByRole('link', { name: 'Accessibilité', exact: true }).click();
    await expect(main).toContainText('avec un lecteur d’écran');
    await expect(main).not.toContainText('conforme');
    await foot.getByRole('link', { name: 'Vie privée' }).click();
    await expect(main).toContainText('ne dépose aucun cookie');
    await expect(main).toContainText('votre navigateur en garde les pages sur votre appareil');
    await expect(main).toContainText('bonjour@ecrans.example.org');
    await foot.getByRole('link', { name: 'Mentions légales' }).click();
    await expect(page).toHaveURL(`${FR}/legal`);
    await expect(main).toContainText('Association Écrans ouverts');

    await page.goto('/en/festivals/spoken');
    await foot.getByRole('link', { name: 'Accessibility: partially compliant' }).click();
    await expect(main).toContainText('Partially compliant, according to an audit.');
    await expect(main.getByText('Audit de mai 2026.')).toBeVisible();
    await expect(main.locator('[lang="fr"]')).toContainText('Audit de mai 2026.');
  });

  test('reads news by release, with the note, and opens the séance', async ({ page }) => {
    await page.goto(FR);
    await expect(page.getByRole('contentinfo').getByRole('link', { name: 'Quoi de neuf' })).toBeVisible();
    await page.locator('.festival-menu > summary').click();
    await page.locator('.festival-menu').getByRole('link', { name: 'Quoi de neuf' }).click();
    await expect(page).toHaveURL(`${FR}/changes`);
    await expect(page.getByRole('heading', { level: 2 })).toContainText(['Version 4', 'Version 3']);
    const newest = page.locator('#version-4');
    await expect(newest).toContainText('Une séance a bougé.');
    await expect(newest.getByRole('listitem')).toHaveCount(1);
    await expect(page.locator('#version-3')).toContainText(/Le programme est publié, avec 7.séances\./);
    await expect(page.locator('.since:not(:empty)')).toHaveCount(0);
    await newest.getByRole('link').click();
    await expect(page).toHaveURL(`${FR}/events/15-terre-rare`);
  });
});

test.describe('machines', () => {
  test('read the same of a séance as people, at its one address', async ({ page, early: { url } }) => {
    await page.goto(`${FR}/events/15-terre-rare`);
    const { '@graph': graph } = await linkedData(page);
    expect(graph).toMatchObject([
      {
        '@type': 'ScreeningEvent',
        url: `${url}${FR}/events/15-terre-rare`,
        startDate: '2026-06-07T12:00:00+02:00',
        previousStartDate: '2026-06-06T15:00:00+02:00',
        eventStatus: 'https://schema.org/EventRescheduled',
        image: expect.stringContaining(`${url}${FR}/events/15-terre-rare/image.png?v=`),
      },
      { '@type': 'BreadcrumbList' },
    ]);
    const href = (selector: string) => page.locator(`link${selector}`).getAttribute('href');
    expect(await href('[rel="canonical"]')).toBe(`${url}${FR}/events/15-terre-rare`);
    expect(await href('[hreflang="en"]')).toBe(`${url}${EN}/events/15-rare-earth`);
    expect(await href('[hreflang="x-default"]')).toBe(`${url}${FR}/events/15-terre-rare`);
    expect(await href('[type="application/atom+xml"]')).toBe(`${url}/feeds/${SLUG}/changes.atom?lang=fr`);
  });

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
    const ours = [SLUG, 'shown', 'spoken', 'visited'].map((slug) => `${url}/sitemap-${slug}.xml`);
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

  publishExample(earlyDb, 'visited', newKey(), documents()[1]);
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
