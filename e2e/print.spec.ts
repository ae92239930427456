import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeFestival } from '#db/testing.ts';
import { publishExample } from './example.ts';
import { makeAdministrator, publish } from './filled.ts';
import { test as base, expect, expectAccessible, heldBack } from './fixtures.ts';
import { needs } from './installed.ts';
import { newKey, newSlug } from './own-festival.ts';

const SLUG = 'print';
const FR = `/fr/festivals/${SLUG}`;
let LARGE = '';

const test = base.extend({ baseURL: async ({ shared }, use) => use(shared.url) });
test.beforeAll(({ sharedDb: db }) => {
  publishExample(db, SLUG, newKey());
  const slug = newSlug();
  LARGE = `/fr/festivals/${slug}`;
  makeFestival(db, { events: 300, rooms: 8, days: 5, seed: 7, slug, like: 'grand' });
  publish(db, makeAdministrator(db), slug);
});

/** The width and height of each page of a PDF, in points. */
const sizesOf = (pdf: Buffer) =>
  Array.from(pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g), ([, w, h]) => [
    Math.round(Number(w)),
    Math.round(Number(h)),
  ]);

const A5 = [420, 595];
const A4 = [595, 842];
const A3_LYING = [1191, 842];

const onPaper = (page: Page) => page.pdf({ preferCSSPageSize: true, printBackground: true });

/**
 * The text that can be copied from a PDF, in the order in which it is written, as `-layout` would
 * mix columns; without spaces, some of which are only distances between letters. Called at the end
 * of a journey: where the program is missing, the rest of the journey is skipped.
 */
async function wordsOf(pdf: Buffer): Promise<string> {
  needs('pdftotext');
  const file = join(mkdtempSync(join(tmpdir(), 'lanterne-pdf-')), 'sheet.pdf');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(file, pdf);
  return withoutSpaces(execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }));
}

/** Except the form feeds that end pages. */
const withoutSpaces = (text: string) => text.replaceAll(/[^\S\f]/g, '');

function expectInOrder(words: string, order: readonly string[]): void {
  const places = order.map((part) => words.indexOf(withoutSpaces(part)));
  expect(places.filter((place) => place < 0).length, `missing: ${order.filter((_, i) => (places[i] ?? -1) < 0)}`).toBe(
    0,
  );
  expect([...places].sort((a, b) => a - b)).toEqual(places);
}

/** Texts in these boxes that do not fit on paper. */
async function cutIn(page: Page, selector: string): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  return page
    .locator(selector)
    .evaluateAll((boxes) =>
      boxes
        .filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
        .map((box) => box.textContent ?? ''),
    );
}

test('the pocket programme is A5, with all days in order, in two columns without half-empty pages', async ({
  page,
}) => {
  await page.goto(`${FR}/print/pocket`);
  await expectAccessible(page);
  const pdf = await onPaper(page);
  expect(sizesOf(pdf)).toEqual([A5]);
  expectInOrder(await wordsOf(pdf), [
    'Écrans ouverts',
    '6 et 7 juin 2026',
    'Samedi 6 juin',
    'Câbles et lumières',
    'Terre rare',
    'Pause de midi',
    'Intervention de Zoé Laurent',
    'Noces d’étain',
    'Nuit blanche',
    'Dimanche 7 juin',
    'Médiathèque – Salle de lecture',
    'Version 3',
  ]);
});

test('three hundred séances fit a pocket: each page has the date, and no séance is cut in two', async ({ page }) => {
  await page.goto(`${LARGE}/print/pocket`);
  const pdf = await onPaper(page);
  const sizes = sizesOf(pdf);
  expect(new Set(sizes.map(String))).toEqual(new Set([String(A5)]));
  expect(sizes.length).toBeGreaterThan(10);
  expect(sizes.length).toBeLessThanOrEqual(24);
  await page.emulateMedia({ media: 'print' });
  const cuts = await page
    .locator('.pocket-line')
    .evaluateAll((lines) => lines.filter((line) => getComputedStyle(line).breakInside !== 'avoid').length);
  expect(cuts).toBe(0);
  const words = await wordsOf(pdf);
  const pages = words.split('\f').slice(0, -1);
  expect(pages).toHaveLength(sizes.length);
  const days = [6, 7, 8, 9, 10].map((day) => new RegExp(`(Samedi|Dimanche|Lundi|Mardi|Mercredi)${day}juin`));
  const dates = [...days, /Dateàpréciser/];
  for (const [i, text] of pages.entries()) {
    expect(dates.filter((date) => date.test(text)).length, `page ${i + 1}`).toBeGreaterThan(0);
  }
});

test('the grid is one A3 for each day, and every title fits its box', async ({ page }) => {
  for (const [base, count] of [
    [FR, 2],
    [LARGE, 5],
  ] as const) {
    await page.goto(`${base}/print/grid`);
    await expectAccessible(page);
    expect(await cutIn(page, '.grid-box')).toEqual([]);
    const pdf = await onPaper(page);
    expect(sizesOf(pdf)).toEqual(Array.from({ length: count }, () => A3_LYING));
    // A gradient becomes a shading, which some viewers draw in other colours.
    expect(pdf.toString('latin1')).not.toContain('/ShadingType');
    await page.emulateMedia({ media: null });
  }
  await page.goto(`${FR}/print/grid`);
  expectInOrder(await wordsOf(await onPaper(page)), [
    'Samedi 6 juin 2026',
    'Câbles et lumières',
    'Auditorium – Foyer',
    'Pause de midi',
    'Terre rare',
    'Dimanche 7 juin',
  ]);
});

test('a printed day has no marks of what is new for one visitor', async ({ page }) => {
  await page.goto(`${FR}/days/2026-06-06`);
  const mark = page.locator('.event .since').first();
  await mark.evaluate((element) => (element.textContent = 'Changé'));
  await expect(mark).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(mark).toBeHidden();
  // A demonstration says that it is one in a box whose right edge the sheet does not cut.
  const edges = await page.locator('.programme').evaluate((frame) => {
    const box = frame.appendChild(document.createElement('aside'));
    box.className = 'demo';
    return [box.getBoundingClientRect().right, frame.getBoundingClientRect().right];
  });
  expect(edges[0]).toBeLessThan(edges[1] ?? 0);
});

test('a door sign is one A4, however long the room’s day; no sheet is wider than the screen', async ({ page }) => {
  await page.goto(`${FR}/print`);
  await page.locator('a[href*="/print/door/2-"]').first().click();
  await expect(page).toHaveURL(`${FR}/print/door/2-grande-salle/2026-06-06`);
  await expectAccessible(page);
  const pdf = await onPaper(page);
  expect(sizesOf(pdf)).toEqual([A4]);

  await page.emulateMedia({ media: null });
  const door = page.url();
  for (const path of [door, `${FR}/print/pocket`, `${FR}/print/grid`]) {
    await page.goto(path);
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      const beside = await page.locator('#content').evaluate((box) => box.scrollWidth - box.clientWidth);
      expect(beside, `${path} at ${width}`).toBe(0);
    }
  }

  await page.goto(`${LARGE}/print`);
  for (const link of (await page.locator('a[href*="/print/door/"]').all()).slice(0, 6)) {
    const href = (await link.getAttribute('href')) ?? '';
    const sign = await page.context().newPage();
    await sign.goto(href);
    expect(sizesOf(await onPaper(sign)), href).toEqual([A4]);
    expect(await cutIn(sign, '.door-sheet')).toEqual([]);
    await sign.close();
  }
  expectInOrder(await wordsOf(pdf), [
    'Grande salle',
    'Samedi 6 juin',
    '9 h 30',
    'Terre rare',
    '0 h 30',
    'Nuit blanche',
  ]);
});

test('the sheet of a day and a QR code are A4, without what only a screen needs', async ({ page }) => {
  await page.goto(`${FR}/days/2026-06-06`);
  const day = await onPaper(page);
  expect(new Set(sizesOf(day).map(String))).toEqual(new Set([String(A4)]));
  // Where the browser lets one choose a lying sheet, it is as wide as a screen with two columns.
  const lying = sizesOf(await page.pdf({ format: 'A4', landscape: true }));
  expect(lying.length).toBeLessThanOrEqual(sizesOf(day).length + 1);
  await page.goto(`${FR}/qr/events/10-terre-rare`);
  const code = await onPaper(page);
  expect(sizesOf(code)).toEqual([A4]);
  const words = await wordsOf(day);
  expectInOrder(words, ['Samedi 6 juin', 'Terre rare', 'Nuit blanche', 'Écrans ouverts']);
  expect(words).not.toContain('Imprimer');
  expectInOrder(await wordsOf(code), [`${FR}/events/10`, 'Terre rare']);
});

/** The font family with which the browser draws an element. */
async function lettersOf(page: Page, selector: string): Promise<string | undefined> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
  await devtools.detach();
  return fonts[0]?.familyName;
}

test('fonts that arrive late move nothing on a page, and are used on paper and in halls all the same', async ({
  page,
}) => {
  const come = await heldBack(page, '**/*.woff2');
  await page.addInitScript(() => {
    const seen = globalThis as { shift?: number; isPainted?: boolean };
    const hear = <E extends PerformanceEntry>(type: string, act: (entry: E) => void) =>
      new PerformanceObserver((list) => (list.getEntries() as E[]).forEach(act)).observe({ type, buffered: true });
    seen.shift = 0;
    hear<PerformanceEntry & { value: number }>('layout-shift', ({ value }) => {
      seen.shift = (seen.shift ?? 0) + value;
    });
    // Words are painted once a browser waits for their letters no longer.
    hear<PerformanceEntry & { url: string }>('largest-contentful-paint', ({ url }) => {
      seen.isPainted ||= url === '';
    });
  });
  const allLetters = () => page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.setViewportSize({ width: 390, height: 800 });
  // The page counts as loaded only when its fonts are there.
  await page.goto(`${LARGE}/days/2026-06-06`, { waitUntil: 'commit' });
  await expect(page.locator('.find[data-live]')).toBeVisible();
  await expect.poll(() => page.evaluate(() => (globalThis as { isPainted?: boolean }).isPainted)).toBe(true);
  come();
  await allLetters();
  expect(await page.evaluate(() => (globalThis as { shift?: number }).shift)).toBeLessThan(0.02);
  expect(await lettersOf(page, '.day-title time')).not.toMatch(/Bricolage/);

  for (const path of ['/print/pocket', '/screen']) {
    await page.goto(FR + path);
    await allLetters();
    await expect.poll(() => lettersOf(page, 'h1')).toMatch(/Bricolage/);
  }
  // Cached by now, fonts are there before the text of any page.
  await page.unrouteAll();
  await page.goto(`${LARGE}/days/2026-06-07`);
  await expect.poll(() => lettersOf(page, '.day-title time')).toMatch(/Bricolage/);
});
