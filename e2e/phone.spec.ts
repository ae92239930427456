import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { DocumentEvent, DocumentPicture } from '#lib/model/documents.ts';
import { exampleDocument, exampleEvent, exampleItem } from '#lib/programme/testing.ts';
import { publishExample } from './example.ts';
import { test as base, expect, expectAccessible } from './fixtures.ts';
import { tellLive } from './live-facts.ts';
import { newKey } from './own-festival.ts';

const SLUG = 'ce-soir';
const SATURDAY = `/fr/festivals/${SLUG}/days/2026-06-06`;
/** In UTC, as the festival of this journey is. */
const TEN_PAST_SIX = '2026-06-06T18:10:00.000Z';
const FOYER = 3;
const LIBRARY = 21;

const at = (hour: string) => `2026-06-06T${hour}`;
const showing = (number: number, title: string, from: string, to: string, room = 2): DocumentEvent =>
  exampleEvent({
    number,
    title: { fr: title },
    startsAt: at(from),
    endsAt: at(to),
    rooms: [{ room, use: 'main' }],
    items: [exampleItem({ kind: 'film', film: 4, startsAt: at(from), endsAt: at(to), minutes: 90 })],
    offers: [{ kind: 'free', label: {}, price: {}, address: '', opensAt: null }],
  });

/** As high as it is wide, and much higher than a line. */
const LOGO: DocumentPicture = {
  of: 'festival',
  use: 'logo',
  hash: 'f'.repeat(64),
  format: 'png',
  width: 1000,
  height: 1000,
  colour: '#ffffff',
  alt: {},
  credit: '',
  focal: [50, 50],
  purposes: ['site'],
  until: null,
};
const logoFile = sharp({ create: { width: 480, height: 480, channels: 3, background: '#224466' } })
  .png()
  .toBuffer();

/**
 * A Saturday with twelve séances and an exhibition that closed at five, in a festival whose name
 * takes two lines.
 */
const evening: DocumentEvent[] = [
  showing(1, 'Marée d’encre', '10:00', '11:30'),
  {
    ...showing(2, 'Quai des absentes', '14:00', '15:30', FOYER),
    items: [
      exampleItem({ kind: 'film', film: 4, startsAt: at('14:00'), endsAt: at('14:30'), minutes: 30 }),
      exampleItem({ kind: 'debate', startsAt: at('14:30'), endsAt: at('15:30'), minutes: 60 }),
    ],
  },
  showing(3, 'Corail blanc', '16:00', '17:30'),
  { ...showing(4, 'Phares éteints', '10:00', '17:00', FOYER), admission: 'drop-in', kind: 'exhibition' },
  showing(5, 'Ce que garde la vase', '17:15', '19:05'),
  showing(6, 'Le sel de la maison', '18:30', '20:00', LIBRARY),
  showing(7, 'Contrebande douce', '19:00', '20:40'),
  showing(8, 'Courts des rivages, deuxième programme', '19:45', '21:20', FOYER),
  showing(9, 'La maison près du feu', '20:30', '22:00'),
  showing(10, 'Brume sur la passe', '21:30', '22:50', FOYER),
  showing(11, 'L’archipel écoute', '21:45', '23:00', LIBRARY),
];

const test = base.extend({ baseURL: async ({ early }, use) => use(early.url) });
test.beforeAll(({ earlyDb: db }) => {
  const { festival } = exampleDocument();
  const name = { fr: 'Festival international des Estuaires et des Rivages' };
  publishExample(db, SLUG, newKey(), {
    festival: { ...festival, name, timeZone: 'UTC' },
    events: evening,
    blocks: [],
    pictures: [LOGO],
  });
  tellLive(db, SLUG, newKey(), [
    { kind: 'notice', text: { fr: 'Vent fort : entrée par le quai des Phares, prévoyez dix minutes de plus.' } },
    { event: 8, kind: 'delay', value: '15' },
  ]);
});

test.use({ timezoneId: 'UTC' });

async function openOn(page: Page, height: number, at: string): Promise<void> {
  await page.setViewportSize({ width: 390, height });
  await page.clock.setFixedTime(at);
  await page.route('**/pictures/**', async (route) =>
    route.fulfill({ contentType: 'image/png', body: await logoFile }),
  );
  await page.goto(SATURDAY);
}

const openAtTenPastSix = (page: Page, height: number) => openOn(page, height, TEN_PAST_SIX);

/** The cards of this evening: how much of each is in sight above the bar, and its height. */
const cardsOf = (page: Page) =>
  page.locator('#evening .event').evaluateAll((cards) => {
    const foot = document.querySelector('.festival-bar')?.getBoundingClientRect().top ?? innerHeight;
    return cards.map((card) => {
      const { top, bottom, height } = card.getBoundingClientRect();
      return { height, seen: bottom <= foot ? 'whole' : top + 16 < foot ? 'begun' : 'not' };
    });
  });

test.describe('at ten past six', () => {
  for (const [height, whole] of [
    [664, 3],
    [844, 4],
  ] as const)
    test(`a phone of 390 × ${height} shows ${whole} whole séances of this evening and part of the next`, async ({
      page,
    }) => {
      await openAtTenPastSix(page, height);
      const [logo, header] = [page.locator('.festival-logo img'), page.locator('header.festival')];
      const [inLogo, inHeader] = [await logo.boundingBox(), await header.boundingBox()];
      expect(inLogo?.height).toBeGreaterThan(20);
      expect(inLogo?.height).toBeLessThanOrEqual((inHeader?.height ?? 0) - (inLogo?.y ?? 0));
      const cards = await cardsOf(page);
      expect(cards.length).toBe(6);
      expect(Math.max(...cards.map((card) => card.height))).toBeLessThanOrEqual(110);
      expect(cards.slice(0, whole).map(({ seen }) => seen)).toEqual(Array(whole).fill('whole'));
      expect(cards[whole]?.seen).not.toBe('not');
    });

  test('running séances are first, past ones folded with what has closed, and the evening is one tap away', async ({
    page,
  }) => {
    await openAtTenPastSix(page, 664);
    await expect(page.locator('.day-now .event')).toHaveCount(1);
    await expect(page.locator('.day-now')).toContainText('Ce que garde la vase');
    const past = page.locator('.past');
    await expect(past.locator('summary')).toContainText('4');
    await expect(past.getByRole('heading', { name: 'Phares éteints' })).toBeHidden();
    await past.locator('summary').click();
    await expect(past.getByRole('heading')).toHaveText([
      'Marée d’encre',
      'Quai des absentes',
      'Corail blanc',
      'Phares éteints',
    ]);
    await expect(past.locator('.star, .booking').filter({ visible: true })).toHaveCount(0);
    await expectAccessible(page);

    const jumps = page.getByRole('navigation', { name: 'Dans la journée' });
    await expect(jumps.getByRole('link', { name: 'Ce soir' })).toBeInViewport({ ratio: 1 });
    await expect(jumps.getByRole('link', { name: 'Ce matin' })).toBeHidden();
    await jumps.getByRole('link', { name: '20 heures' }).click();
    await expect(page.getByRole('link', { name: 'La maison près du feu', exact: true })).toBeInViewport({ ratio: 1 });
    await jumps.getByRole('link', { name: 'Ce soir' }).click();
    await expect(page.getByRole('link', { name: 'Le sel de la maison', exact: true })).toBeInViewport({ ratio: 1 });
    const below = await page.evaluate(() => {
      const edge = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
      return Number(edge('#evening')?.top) - Number(edge('.tools')?.bottom);
    });
    expect(below).toBeGreaterThanOrEqual(0);
    expect(below).toBeLessThan(48);
  });

  test('a past séance says so on its page and offers nothing, and a frame folds it', async ({ page }) => {
    await openAtTenPastSix(page, 664);
    const choose = page.getByRole('button', { name: 'Ajouter à ma sélection' });
    const calendar = page.getByRole('link', { name: 'Ajouter à mon agenda' });
    for (const [number, isOver] of [
      [3, true],
      [7, false],
    ] as const) {
      await page.goto(`/fr/festivals/${SLUG}/events/${number}`);
      await expect(page.locator('.event-head .event-over')).toBeVisible({ visible: isOver });
      await expect(choose).toBeVisible({ visible: !isOver });
      await expect(page.locator('.event-head .booking-state')).toBeVisible({ visible: !isOver });
      await expect(calendar).toBeVisible({ visible: !isOver });
      await expect(page.getByRole('heading', { name: 'Tarifs et inscription' })).toBeVisible({ visible: !isOver });
      // Other showings of its film show it too.
      const other = page
        .locator('.event-links li')
        .filter({ hasText: number === 3 ? 'Marée d’encre' : 'Corail blanc' });
      await expect(other.locator('.event-over')).toBeVisible();
      await expectAccessible(page);
    }
    await page.goto(`/fr/festivals/${SLUG}/embed/2026-06-06`);
    await expect(page.locator('.day-now')).toContainText('Ce que garde la vase');
    await expect(page.locator('.past summary')).toContainText('4');
  });

  test('a message takes one line, and opens', async ({ page }) => {
    await openAtTenPastSix(page, 664);
    const notices = page.getByRole('complementary', { name: 'Infos du jour' });
    expect((await notices.boundingBox())?.height).toBeLessThanOrEqual(48);
    await notices.locator('summary').click();
    await expect(notices.getByText('prévoyez dix minutes de plus.').last()).toBeVisible();
  });

  test('the grid shows two rooms, the present time, and late séances where they start now', async ({
    page,
    earlyDb,
  }) => {
    await openAtTenPastSix(page, 844);
    await page.getByRole('navigation', { name: 'Dans la journée' }).getByRole('link', { name: 'Salles' }).click();
    const grid = page.getByRole('navigation', { name: 'Salles et heures' });
    const lanes = grid.getByRole('heading', { level: 3 });
    await expect(lanes).toHaveCount(3);
    await expect(lanes.nth(0)).toBeInViewport({ ratio: 1 });
    await expect(lanes.nth(1)).toBeInViewport({ ratio: 1 });
    await expect(lanes.nth(2)).not.toBeInViewport({ ratio: 0.5 });
    await lanes.nth(2).scrollIntoViewIfNeeded();
    await expect(lanes.nth(2)).toBeInViewport({ ratio: 0.9 });
    await expect(grid.locator('.now-line')).toHaveAttribute('data-now-at', '18\u00a0h\u00a010');
    await expect(grid.locator('.now-line')).toBeInViewport();
    // The hour that now would cover a part of is not read beside it.
    const hour = (written: string) => grid.locator('.rooms-hours li', { hasText: written });
    await expect(hour('18\u00a0h')).toHaveCSS('opacity', '0');
    await expect(hour('19\u00a0h')).toHaveCSS('opacity', '1');
    const late = grid.getByRole('listitem').filter({ hasText: 'Courts des rivages' });
    await expect(late).toContainText('20 h');
    await expect(late).toContainText('+15 min');
    // A line that a later part would cover is left out.
    await expect(grid.locator('.lane-part')).toHaveCount(1);
    const covered = await grid.locator('li:has(.lane-part)').evaluateAll(
      (blocks) =>
        blocks.filter((block) => {
          const edge = block.querySelector('.lane-part')?.getBoundingClientRect().top ?? 0;
          const facts = block.querySelector('.lane-facts')?.getBoundingClientRect();
          const { right } = block.getBoundingClientRect();
          return facts !== undefined && facts.left < right && facts.bottom > edge + 1;
        }).length,
    );
    expect(covered).toBe(0);
    await expectAccessible(page);

    // New content is inserted while somebody reads: the scroll position stays.
    const box = await grid.evaluate(({ scrollLeft, scrollTop }) => ({ scrollLeft, scrollTop }));
    expect(box.scrollLeft).toBeGreaterThan(100);
    tellLive(earlyDb, SLUG, newKey(), [{ event: 9, kind: 'availability', value: 'full' }]);
    await expect(grid.getByRole('listitem').filter({ hasText: 'La maison près du feu' })).toContainText('Complet');
    expect(await grid.evaluate(({ scrollLeft, scrollTop }) => ({ scrollLeft, scrollTop }))).toEqual(box);
  });

  test('filters apply to past séances too, and links to empty parts disappear', async ({ page }) => {
    await openAtTenPastSix(page, 844);
    const past = page.locator('.past');
    await expect(past.locator('summary')).toContainText('4');
    const filters = page.locator('.find-all');
    await filters.locator('summary').click();
    await page.getByRole('checkbox', { name: 'Exposition' }).check();
    await page.keyboard.press('Escape');
    await expect(filters).not.toHaveAttribute('open');
    await expect(filters.locator('summary')).toBeFocused();
    await expect(past.locator('summary')).toContainText('1');
    const jumps = page.getByRole('navigation', { name: 'Dans la journée' });
    await expect(jumps.getByRole('link', { name: /En ce moment/ })).toBeHidden();
    await expect(jumps.getByRole('link', { name: 'Ce soir' })).toBeHidden();
  });
});

/**
 * Notes each request of the page for the data to compare hours: it asks as soon as a séance is
 * touched, so what is read afterwards shows whether a clash may still appear.
 */
function comparedOn(page: Page): () => string[] {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  return () => asked.filter((path) => path.startsWith('/clash.js'));
}

test('in the night after the last séance the day reads like every day', async ({ page }) => {
  await openOn(page, 844, '2026-06-06T23:30:00.000Z');
  await expect(page.locator('.day-title')).toBeInViewport();
  await expect(page.locator('#evening .of-day')).toBeVisible();
  await expect(page.locator('#evening .of-today')).toBeHidden();
});

test('a clash is shown as soon as a séance is chosen, with a showing that fits', async ({ page }) => {
  await page.clock.setFixedTime(TEN_PAST_SIX);
  const choose = () => page.getByRole('button', { name: /^Ajouter à ma sélection/ }).click();
  const compared = comparedOn(page);
  await page.goto(`/fr/festivals/${SLUG}/events/7-contrebande-douce`);
  await choose();
  await expect(page.getByRole('button', { name: /^Dans ma sélection/ })).toBeVisible();
  expect(compared()).toEqual([]);
  await expect(page.locator('.clash')).toBeHidden();
  await page.goto(`/fr/festivals/${SLUG}/events/8-courts-des-rivages-deuxieme-programme`);
  await choose();
  await expect(page.locator('.clash')).toContainText('Chevauche « Contrebande douce », dans votre sélection.');
  expect(compared()).toHaveLength(1);
  await expect(page.locator('.clash a').last()).toHaveAttribute('href', /\/events\/10-brume-sur-la-passe$/);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Dans ma sélection/ }).click();
  await expect(page.locator('.clash')).toBeHidden();
});

test('a card shows the clash of its star, takes the showing that fits, and undoes that', async ({ page }) => {
  await page.clock.setFixedTime(TEN_PAST_SIX);
  const star = (name: RegExp) => page.getByRole('button', { name }).first();
  const compared = comparedOn(page);
  await page.goto(SATURDAY);
  await star(/^Ajouter « Contrebande douce »/).click();
  await expect(page.locator('.event .clash')).toBeAttached();
  expect(compared()).toEqual([]);
  await expect(page.locator('.event .clash')).toBeHidden();
  const courts = star(/^Ajouter « Courts des rivages/);
  await courts.click();
  const said = page.locator('.event', { has: courts }).locator('.clash');
  await expect(said).toContainText('Chevauche « Contrebande douce », dans votre sélection.');
  expect(compared()).toHaveLength(1);
  await expect(page.locator('#stars + [role=status]')).toContainText(/dans votre sélection\. Chevauche .*Autre séance/);
  await expectAccessible(page);
  await said.getByRole('button', { name: 'Prendre celle-ci' }).click();
  await expect(courts).toHaveAttribute('aria-pressed', 'false');
  await expect(courts).toBeFocused();
  await expect(said).toContainText('Prise à la place');
  await expect(said.getByRole('link')).toHaveAttribute('href', /\/events\/10-brume-sur-la-passe$/);
  await said.getByRole('button', { name: 'Revenir à celle-ci' }).click();
  await expect(courts).toHaveAttribute('aria-pressed', 'true');
  await expect(said).toContainText('Chevauche');
  await said.getByRole('button', { name: 'Retirer' }).click();
  await expect(courts).toHaveAttribute('aria-pressed', 'false');
  await expect(said).toBeHidden();
});
