import type { Locator, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { databaseFile, openDatabase } from '#db/client.ts';
import { roomAbilities } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { rowsOf } from '#lib/volunteers/working-testing.ts';
import { publish } from './filled.ts';
import { expect, expectAccessible, test, untilTakenOver } from './fixtures.ts';
import { fullRecords } from './full-records.ts';

/**
 * How far down a form may reach, with the head of its page: a screen and a half of a computer, five
 * of a phone. What stands beside it, such as warnings, is below it on a phone and does not count.
 */
const SCREENS = { desk: { width: 1440, height: 900, most: 1350 }, phone: { width: 390, height: 844, most: 4220 } };

const footOf = (page: Page) =>
  page.locator('.form-frame').evaluate((frame) => Math.ceil(frame.getBoundingClientRect().bottom + window.scrollY));
const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const tab = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Langue des textes' }).getByRole('button', { name });

/** Lists of the desk that are tables on a wide screen. */
const tables = ['/films', '/events?view=list', '/people', '/venues', '/pictures'];
const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

/** The words in these places that are broken onto two lines. */
function brokenWordsIn(places: Locator): Promise<string[]> {
  return places.evaluateAll((all) =>
    all.flatMap((table) => {
      const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const words: string[] = [];
      for (let node = texts.nextNode(); node; node = texts.nextNode())
        for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\p{L}+/gu)) {
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) words.push(word);
        }
      return words;
    }),
  );
}

/** The texts of what lies in these boxes and reaches over what follows it, or out of its box. */
const overlapsIn = (boxes: Locator) =>
  boxes.evaluateAll((all) =>
    all.flatMap((box) => {
      const { bottom } = box.getBoundingClientRect();
      const parts = [...box.children];
      return parts.flatMap((part, at) => {
        const most = parts[at + 1]?.getBoundingClientRect().top ?? bottom;
        return part.getBoundingClientRect().bottom > most + 1 ? [part.textContent] : [];
      });
    }),
  );

/**
 * Opens these pages and checks that none scrolls sideways at any of these widths; `look` is called
 * at each.
 */
async function expectToFit(
  page: Page,
  paths: readonly string[],
  widths: readonly number[],
  look?: (where: string) => Promise<void>,
): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      const where = `${path} at ${width}`;
      expect.soft(await widthOf(page), where).toBe(width);
      await look?.(where);
    }
  }
}

test('a séance of four parts and three people, a film with its rights and a person fit on their screens', async ({
  desk,
  lanterne,
}) => {
  const records = fullRecords(lanterne.dataFolder, 'tient');
  for (const [name, address] of Object.entries(records)) {
    await desk.goto(address);
    await untilTakenOver(desk);
    await desk.evaluate(() => document.fonts.ready);
    for (const [screen, { most, ...size }] of Object.entries(SCREENS)) {
      await desk.setViewportSize(size);
      await expect(desk.getByRole('navigation', { name: 'Parties du formulaire' })).toBeVisible();
      expect.soft(await footOf(desk), `${name} on a ${screen}`).toBeLessThanOrEqual(most);
      expect.soft(await widthOf(desk), `${name} on a ${screen}`).toBe(size.width);
      await expectAccessible(desk);
    }
  }
});

test('on a phone no field is further from the next than another, and a file is chosen by a button', async ({
  desk,
  lanterne,
}) => {
  fullRecords(lanterne.dataFolder, 'pareil');
  await desk.setViewportSize(SCREENS.phone);
  await desk.goto('/fr/organise/pareil/settings');
  await untilTakenOver(desk);
  const gaps = await desk
    .locator('.form-part:first-of-type')
    .first()
    .locator('.field')
    .evaluateAll((fields) =>
      fields
        .filter((field) => field.checkVisibility())
        .map((field) => field.getBoundingClientRect())
        .map(({ top }, at, all) => Math.round(top - (all[at - 1]?.bottom ?? top)))
        .slice(1),
    );
  expect(gaps.length).toBeGreaterThan(2);
  expect(new Set(gaps).size).toBe(1);
  await desk.goto('/fr/organise/pareil/import');
  const button = desk.locator('[type="file"]');
  expect(await button.evaluate((field) => getComputedStyle(field, '::file-selector-button').borderStyle)).toBe('solid');
});

test('texts are written in one language at a time, and what the other lacks is counted', async ({ desk, lanterne }) => {
  const { event } = fullRecords(lanterne.dataFolder, 'langues');
  await desk.goto(event);
  await expect(text(desk, 'Titre en français')).toHaveValue('Contrebande douce');
  await expect(text(desk, 'Titre en anglais')).toBeHidden();
  await tab(desk, /Anglais.*2 manquants/).click();
  await expect(text(desk, 'Titre en français')).toBeHidden();
  await text(desk, 'Titre en anglais').fill('Sweet smuggling');
  await expect(tab(desk, /Anglais.*1 manquant$/)).toBeVisible();
  await desk.keyboard.press('Control+s');
  await expect(desk.getByRole('status').filter({ hasText: /^C’est enregistré/ })).toBeVisible();
  // The device remembers the language, and the hidden one was saved unchanged.
  await desk.reload();
  await expect(text(desk, 'Titre en anglais')).toHaveValue('Sweet smuggling');
  await tab(desk, /Français/).click();
  await expect(text(desk, 'Titre en français')).toHaveValue('Contrebande douce');
});

test('the texts of « Réglages » are written in one language at a time, and its form fits on a phone', async ({
  desk,
  lanterne,
}) => {
  fullRecords(lanterne.dataFolder, 'reglages');
  await desk.setViewportSize(SCREENS.phone);
  await desk.goto('/fr/organise/reglages/settings');
  await untilTakenOver(desk);
  await expect(desk.getByRole('navigation', { name: 'Parties du formulaire' })).toBeVisible();
  expect(await footOf(desk)).toBeLessThanOrEqual(SCREENS.phone.most);
  const shown = () =>
    desk.locator('.texts .field').evaluateAll((all) => all.map((field) => field.checkVisibility() && field.className));
  const texts = ['name', 'introduction', 'legalText', 'privacyText', 'accessibilityText'];
  expect(await shown()).toEqual(texts.flatMap(() => ['field in-fr', false]));
  const legal = desk.getByRole('region', { name: 'Mentions légales' });
  await legal.locator('[name="legalText.fr"]').fill('Une association.');
  await legal.getByRole('button', { name: /Anglais.*1 manquant$/ }).click();
  expect(await shown()).toEqual(texts.flatMap(() => [false, 'field in-en']));
});

test('an error in the hidden language or in a fold is opened and focused', async ({ desk, lanterne }) => {
  const { event, film } = fullRecords(lanterne.dataFolder, 'fautes');
  await desk.goto(event);
  const margins = desk.locator('.fold.is-sentence > summary');
  await margins.click();
  await desk.locator('[name="doors"]').fill('999');
  await margins.click();
  await tab(desk, /Anglais/).click();
  await text(desk, 'Titre en anglais').fill('x'.repeat(600));
  await tab(desk, /Français/).click();
  await expect(text(desk, 'Titre en anglais')).toBeHidden();
  await desk.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(text(desk, 'Titre en anglais')).toBeFocused();
  await expect(text(desk, 'Titre en anglais')).toHaveAttribute('aria-invalid', 'true');
  // The other folds are open too.
  await expect(desk.locator('[name="doors"]')).toBeVisible();
  await text(desk, 'Titre en anglais').fill('');

  await desk.goto(film);
  const further = desk.locator('summary').filter({ hasText: 'Production, site, bande-annonce' });
  await further.click();
  await desk.getByLabel('Site du film').fill('javascript:alert(1)');
  await further.click();
  await expect(desk.getByLabel('Site du film')).toBeHidden();
  await desk.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(desk.getByLabel('Site du film')).toBeFocused();
});

test('the row that saves names the changes, and never covers the focus', async ({ desk, lanterne }) => {
  const { film, event } = fullRecords(lanterne.dataFolder, 'rangee');
  // So many changes that their names need more than a line; the row of a séance also has its end.
  const forms = [
    { address: film, names: ['originalTitle', 'directors', 'writers', 'minutes'] },
    { address: event, names: ['title.fr', 'label.fr', 'subtitle.fr', 'capacity'] },
  ];
  for (const { address, names } of forms) {
    await desk.goto(address);
    await untilTakenOver(desk);
    for (const name of names) await desk.locator(`[name="${name}"]`).fill('98');
    const said = desk.locator('.record-bar .record-said');
    await expect(said).toContainText(/Modifications non enregistrées(.*\s· ){3}/);
    for (const { width, height } of Object.values(SCREENS)) {
      await desk.setViewportSize({ width, height });
      // A control scrolls into view alike whether Tab or a script gives it the focus.
      const { covered, count } = await desk.locator(`[name="${names[0]}"]`).evaluate((from) => {
        const controls = 'a[href], button, input, select, textarea, summary';
        const all = [...(from.closest('form')?.querySelectorAll<HTMLElement>(controls) ?? [])];
        const reached = all
          .slice(all.indexOf(from as HTMLElement))
          .filter((control) => control.tabIndex >= 0 && control.checkVisibility());
        const hidden = reached.filter((control) => {
          control.focus();
          const { left, right, top, bottom } = control.getBoundingClientRect();
          const at = document.elementFromPoint((left + right) / 2, Math.min((top + bottom) / 2, bottom - 2));
          return at?.closest('.record-bar, .contents-of, .desk-bar, .desk-top');
        });
        return { covered: hidden.map(({ outerHTML }) => outerHTML.slice(0, 80)), count: reached.length };
      });
      expect(count).toBeGreaterThan(20);
      expect(covered).toEqual([]);
    }
  }
});

test('without a script both languages are shown, without tabs', async ({ browser, lanterne, signedIn }) => {
  const { event } = fullRecords(lanterne.dataFolder, 'langues-sans-script');
  const context = await browser.newContext({
    baseURL: lanterne.url,
    storageState: signedIn,
    javaScriptEnabled: false,
    locale: 'fr-FR',
  });
  const page = await context.newPage();
  await page.goto(event);
  await expect(text(page, 'Titre en français')).toBeVisible();
  await expect(text(page, 'Titre en anglais')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Langue des textes' })).toBeHidden();
});

test('a word of eighty letters breaks, and no page scrolls sideways', async ({ desk, lanterne }) => {
  test.setTimeout(420_000);
  const slug = 'mots';
  const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
  const db = openDatabase(databaseFile(lanterne.dataFolder));
  const { festivalId, userId } = makeFestival(db, { events: 12, rooms: 2, days: 2, seed: 18, slug });
  const text = { fr: word, en: word };
  db.update(t.festivals).set({ name: text }).where(eq(t.festivals.id, festivalId)).run();
  for (const named of [t.venues, t.rooms, t.themes] as const)
    db.update(named).set({ name: text }).where(eq(named.festivalId, festivalId)).run();
  db.update(t.rooms)
    .set({ abilities: [...roomAbilities] })
    .where(eq(t.rooms.festivalId, festivalId))
    .run();
  db.update(t.films).set({ originalTitle: word, title: {} }).where(eq(t.films.festivalId, festivalId)).run();
  db.update(t.people).set({ name: word, organisation: word }).where(eq(t.people.festivalId, festivalId)).run();
  db.insert(t.pictures)
    .values({
      festivalId,
      use: 'logo',
      hash: 'ab'.repeat(32),
      format: 'jpeg',
      width: 1200,
      height: 800,
      bytes: 1000,
      colour: '#805020',
      fileName: `${word}.jpg`,
      createdAt: '2026-01-01T09:00:00.000Z',
    })
    .run();
  publish(db, { userId, name: 'Camille', email: '', isAdministrator: true }, slug);
  const [event] = db.select().from(t.events).where(eq(t.events.festivalId, festivalId)).all();
  const [film] = db.select().from(t.films).where(eq(t.films.festivalId, festivalId)).all();
  const put = rowsOf(db, festivalId);
  const shift = put.eventShift(put.task({ name: text }).id, event?.id ?? 0);
  put.assignment(shift.id, put.volunteer(word).id);
  db.$client.close();

  const base = { desk: `/fr/organise/${slug}`, programme: `/fr/festivals/${slug}` };
  const pages = [
    ...['', `/events/${event?.number}`, '/films/by-theme', '/print', '/people', '/venues', '/nowhere'].map(
      (path) => base.programme + path,
    ),
    ...['', '/events', `/events/${event?.number}`, `/films/${film?.number}`, '/grid', '/themes', '/today'].map(
      (path) => base.desk + path,
    ),
    ...['/publish', '/team-links', '/venues', '/volunteers', '/appearance', '/settings', '/warnings'].map(
      (path) => base.desk + path,
    ),
    `${base.programme}/search?q=${word}`,
    '/fr',
    '/fr/organise/new',
  ];
  await expectToFit(desk, pages, [320]);
  await expectToFit(
    desk,
    tables.map((path) => base.desk + path),
    [768, 1024, 1280],
    // The long word itself has to break; the words for what rooms have do not.
    async (where) => expect.soft(await brokenWordsIn(desk.locator('.many')), where).toEqual([]),
  );
  // On a badge the name stands between the festival and the tasks, and above a column its room.
  await desk.goto(`${base.desk}/volunteers/print/badges`);
  expect(await overlapsIn(desk.locator('.badge'))).toEqual([]);
  await desk.goto(`${base.desk}/events`);
  expect(await overlapsIn(desk.locator('.day-column > h2'))).toEqual([]);
});

test('a table of the desk fits beside its navigation, without broken words, and on a phone with large text', async ({
  desk,
}) => {
  const pages = tables.map((path) => `/fr/organise/numerique-en-lumiere-demonstration${path}`);
  const expectToFitLarge = async (where: string) => {
    await desk.addStyleTag({ content: 'html { font-size: 200% }' });
    expect.soft(await widthOf(desk), `${where}, large letters`).toBe(390);
  };
  // Opened as wide as the page before it, the phone's; its letters are large at the end.
  await expectToFit(desk, pages, [768, 1024, 1180, 1280, 390], async (where) => {
    if (where.endsWith(' 390')) return expectToFitLarge(where);
    expect.soft(await brokenWordsIn(desk.locator('.data-table, .picture-words')), where).toEqual([]);
    // What is missing for a row takes a few lines: `getClientRects` has one rectangle for each.
    const lines = await desk.locator('td > .lacks').evaluateAll((all) => all.map((one) => one.getClientRects().length));
    expect.soft(Math.max(0, ...lines), where).toBeLessThanOrEqual(4);
  });
  // Long words on a button, and lists of what was deleted.
  const settings = '/fr/organise/numerique-en-lumiere-demonstration/settings';
  await expectToFit(desk, [settings, '/fr'], [390], expectToFitLarge);
  // The last one, the home page of the installation.
  expect(await brokenWordsIn(desk.locator('h1'))).toEqual([]);
});

test('the rooms on the cards of days begin at the same height, even if counts take two lines', async ({ desk }) => {
  await desk.setViewportSize({ width: 1024, height: 800 });
  await desk.goto('/fr/organise/numerique-en-lumiere-demonstration');
  const [first] = await desk.locator('.home-held > :first-child').all();
  await first?.evaluate((count) => {
    count.textContent = 'une séance et une autre '.repeat(6);
  });
  const tops = await desk
    .locator('.home-lanes')
    .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
  expect(tops.length).toBeGreaterThan(1);
  expect(new Set(tops).size).toBe(1);
});
