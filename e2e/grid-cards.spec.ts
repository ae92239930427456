import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { test as base, expect } from './fixtures.ts';
import { type Friend, festivalOfFriends, pageAs } from './friends.ts';

/** What single cards of the grid do, in a festival with three rooms, two days and three séances. */

const DAY = '2026-06-06';
const size = { events: 5, rooms: 3, days: 2, seed: 4 };
type Opened = {
  events: number[];
  rooms: number[];
  festivalId: number;
  desk: string;
  open: () => Promise<Page>;
  openOther: () => Promise<Page>;
  /** « 10:00 1 main, 2 overflow » for a séance, with rooms counted from one. */
  placeOf: (id: number | undefined) => string;
};

const test = base.extend<{ at: Opened }>({
  at: async ({ browser, shared, sharedDb: db }, use) => {
    const { made, friends } = await festivalOfFriends(db, ['organiser', 'organiser'], size);
    const { festivalId, eventIds: events, roomIds: rooms } = made;
    place(db, { events, rooms, festivalId });
    const desk = `/fr/organise/${made.slug}`;
    const open = async (who: Friend | undefined) => {
      const page = await pageAs(browser, shared, who as Friend, { viewport: { width: 1440, height: 1000 } });
      await page.goto(`${desk}/grid`);
      await page.locator('.grid-scroll .grid-head').first().waitFor();
      return page;
    };
    await use({
      events,
      rooms,
      festivalId,
      desk,
      open: () => open(friends[0]),
      openOther: () => open(friends[1]),
      placeOf: (id) => {
        const event = loadDraft(festivalId, db).events.find((one) => one.id === id);
        const where = event?.rooms.map(({ roomId, use: as }) => `${rooms.indexOf(roomId) + 1} ${as}`);
        return `${event?.startsAt?.slice(11) ?? '–'} ${where?.join(', ')}`;
      },
    });
  },
});

/**
 * Séance 0 at 10:00 in room 0 and relayed to room 1, séance 1 at 13:00 in room 1; the others are
 * removed.
 */
function place(db: Db, { events, rooms, festivalId }: Pick<Opened, 'events' | 'rooms' | 'festivalId'>): void {
  const [both = 0, other = 0, late = 0, ...gone] = events;
  const [first = 0, second = 0] = rooms;
  db.delete(t.eventRooms).where(eq(t.eventRooms.festivalId, festivalId)).run();
  for (const id of gone) db.delete(t.events).where(eq(t.events.id, id)).run();
  const plain = { isLocked: false, status: 'planned' as const, admission: 'start' as const };
  db.update(t.events).set(plain).where(eq(t.events.festivalId, festivalId)).run();
  for (const [id, startsAt, fr] of [
    [both, `${DAY}T10:00`, 'Deux salles'],
    [other, `${DAY}T15:00`, 'Une salle'],
    [late, '2026-06-07T00:30', 'Nocturne'],
  ] as const)
    db.update(t.events).set({ startsAt, publicEndFixed: null, title: { fr } }).where(eq(t.events.id, id)).run();
  db.insert(t.eventRooms)
    .values([
      { festivalId, eventId: both, roomId: first, use: 'main' },
      { festivalId, eventId: both, roomId: second, use: 'overflow', position: 1 },
      { festivalId, eventId: other, roomId: second, use: 'main' },
    ])
    .run();
}

const column = (page: Page, nth: number) => page.locator('.grid-scroll ol[data-date]').nth(nth);
const cardIn = (page: Page, nth: number, id: number | undefined) =>
  column(page, nth).locator(`button[data-id="${id}"]`);
const said = (page: Page) => page.locator('.grid-said');
const saved = (page: Page) => expect(page.locator('.grid-saved')).toContainText('Enregistré');

/** Drags a card from its middle by so many columns and pixels. */
async function drag(page: Page, from: ReturnType<typeof cardIn>, columns: number, down: number, key?: 'Alt') {
  const box = await from.boundingBox();
  const width = (await column(page, 1).boundingBox())?.width ?? 0;
  if (!box) throw new Error('No card');
  const [x, y] = [box.x + box.width / 2, box.y + 12];
  await page.mouse.move(x, y);
  await page.mouse.down();
  if (key) await page.keyboard.down(key);
  await page.mouse.move(x + 4, y + 8, { steps: 2 });
  await page.mouse.move(x + columns * width, y + down, { steps: 6 });
  await expect(page.locator('.grid-tip')).toHaveCount(1);
  await page.mouse.up();
  if (key) await page.keyboard.up(key);
}

test('a séance in two rooms is moved by either card, and only that room changes', async ({ at }) => {
  const [both] = at.events;
  const page = await at.open();
  await drag(page, cardIn(page, 1, both), 0, 60);
  await expect.poll(() => at.placeOf(both)).toMatch(/^(?!10:00)1[01]:\d\d 1 main, 2 overflow$/);
  await drag(page, cardIn(page, 1, both), 1, 0);
  await expect.poll(() => at.placeOf(both)).toMatch(/ 1 main, 3 overflow$/);
  await drag(page, cardIn(page, 2, both), -2, 0);
  await expect.poll(() => at.placeOf(both)).toMatch(/ 3 main, 1 overflow$/);
  await saved(page);

  // By keyboard too, the focused card is the one that moves.
  await cardIn(page, 0, both).focus();
  for (const key of ['Space', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await expect.poll(() => at.placeOf(both)).toMatch(/ 3 main, 2 overflow$/);
  await expect(cardIn(page, 1, both)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(cardIn(page, 1, at.events[1])).toBeFocused();
});

test('a locked séance cannot be dragged, and is copied with Alt', async ({ at, sharedDb: db }) => {
  db.update(t.events).set({ isLocked: true }).where(eq(t.events.festivalId, at.festivalId)).run();
  const [, other] = at.events;
  const page = await at.open();
  const cards = page.locator('.grid-scroll .day-card', { hasText: 'Une salle' });
  await expect(cards).toHaveCount(1);
  const before = at.placeOf(other);
  await drag(page, cardIn(page, 1, other), 1, 0, 'Alt');
  await expect(cards).toHaveCount(2);
  await saved(page);
  expect(at.placeOf(other)).toBe(before);
  await expect(column(page, 2).locator('.day-card', { hasText: 'Une salle' })).not.toHaveAccessibleName(/verrouillée/);
});

test('typed text stays when somebody else changes the séance, and half a start is refused', async ({ at }) => {
  const [, other] = at.events;
  const [page, theirs] = [await at.open(), await at.openOther()];
  await cardIn(page, 1, other).click();
  await page.getByLabel('Titre', { exact: true }).fill('Autre titre');
  await cardIn(theirs, 1, other).focus();
  for (const key of ['Space', 'ArrowRight', 'Enter']) await theirs.keyboard.press(key);
  await expect(page.locator('.grid-changed')).toContainText('Person 2 a changé cette séance entre-temps');
  await expect(page.getByLabel('Titre', { exact: true })).toHaveValue('Autre titre');
  await expect(page.getByLabel('Salle', { exact: true })).toHaveValue(String(at.rooms[2]));
  // Loading the rooms again changes the options, not what was typed.
  await saved(theirs);
  await theirs.goto(`${at.desk}/venues/1/rooms/4`);
  await theirs.locator('#field-name-fr').fill('Chapelle');
  await theirs.locator('#field-name-fr').press('Enter');
  await expect(page.getByLabel('Salle', { exact: true }).locator('option:checked')).toHaveText('Chapelle');
  await expect(page.getByLabel('Titre', { exact: true })).toHaveValue('Autre titre');

  await page.getByLabel('Jour', { exact: true }).selectOption('');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Choisissez le jour, ou effacez les heures.')).toBeVisible();
  await expect(page.getByLabel('Jour', { exact: true })).toBeFocused();
  await page.getByLabel('Jour', { exact: true }).selectOption(DAY);
  await page.getByLabel('Début').fill('');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Écrivez l’heure de début, ou retirez le jour.')).toBeVisible();
  // Escape gives up what is typed in its field, and the sheet stays with the rest.
  await page.getByLabel('Début').fill('17h');
  await page.getByLabel('Début').press('Escape');
  await expect(page.getByLabel('Début')).not.toHaveValue('17h');
  await expect(page.getByLabel('Titre', { exact: true })).toHaveValue('Autre titre');
  await page.getByLabel('Début').fill('16h');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(column(page, 2).locator('.day-card', { hasText: 'Autre titre' })).toContainText('16 h');
  await saved(page);
  expect(at.placeOf(other)).toBe('16:00 3 main');
});

test('a link shows its day until another is chosen; what begins after midnight belongs to the evening', async ({
  at,
}) => {
  const page = await at.open();
  const pressed = page.locator('.grid-days button[aria-pressed="true"]');
  await page.locator('.grid-days button', { hasText: '6 juin' }).click();
  await page.goto(`${at.desk}/grid?day=2026-06-07`);
  await expect(pressed).toContainText('7 juin');
  await page.locator('.grid-days button', { hasText: '6 juin' }).click();
  await expect(page).toHaveURL(/grid$/);
  await page.reload();
  await expect(pressed).toContainText('6 juin');

  await page.getByRole('tab', { name: /À programmer/ }).click();
  await expect(page.locator('.grid-wait', { hasText: 'Nocturne' })).toContainText(/sam\.\s6, 0\sh\s30, sans salle/);
});

test('keys find a slot only where the button does, announce where a copy went, and Space opens nothing', async ({
  at,
  sharedDb: db,
}) => {
  db.update(t.events).set({ status: 'cancelled' }).where(eq(t.events.festivalId, at.festivalId)).run();
  const [, other] = at.events;
  const page = await at.open();
  const one = cardIn(page, 1, other);
  // Without a focused card, keys that need one say so; P goes to the panel and back to the grid.
  await page.keyboard.press('d');
  await expect(said(page)).toContainText('Choisissez d’abord une séance');
  await page.keyboard.press('p');
  await expect(page.locator('.grid-side :focus')).toHaveCount(1);
  await page.keyboard.press('p');
  await expect(page.locator('.grid-scroll [data-id]:focus')).toHaveCount(1);
  await one.focus();
  await page.keyboard.press('f');
  await expect(said(page)).toContainText('Pas d’horaire à trouver pour Une salle');
  await expect(page.locator('.grid-sheet')).toHaveCount(0);
  const isKept = (name: string) =>
    one.evaluate(
      (element, key) => !element.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true })),
      name,
    );
  expect([await isKept(' '), await isKept('Enter')]).toEqual([true, false]);
  await page.keyboard.press('Space');
  await expect(said(page)).toContainText('prise.');
  await expect(page.locator('.grid-sheet')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await expect(said(page)).toContainText(/Une salle copiée\s: samedi 6 juin/);
});

test('a card shows its signs at any width, and a tip begins with its hours', async ({ at, sharedDb: db }) => {
  const {
    festivalId,
    events: [both = 0, other = 0],
  } = at;
  const signs = { visibility: 'team', timeIsToConfirm: true, timeIsSuggested: false } as const;
  db.update(t.events).set(signs).where(eq(t.events.id, other)).run();
  // Only an hour, so that the hour and its signs have one line.
  db.delete(t.eventItems).where(eq(t.eventItems.eventId, other)).run();
  db.insert(t.eventItems).values({ festivalId, eventId: other, position: 0, kind: 'talk', minutes: 65 }).run();
  db.update(t.events).set({ admission: 'drop-in' }).where(eq(t.events.id, both)).run();
  const page = await at.open();
  await page.locator('.grid-days button', { hasText: '6 juin' }).click();
  await expect(cardIn(page, 1, other).locator('.day-sign').nth(1)).toBeAttached();
  for (const width of [1440, 1000, 900, 800]) {
    await page.setViewportSize({ width, height: 1000 });
    // The condensed font is loaded when the layout needs it.
    await page.evaluate(async () => {
      document.body.getBoundingClientRect();
      await document.fonts.ready;
    });
    const cut = await page.locator('.day-sign').evaluateAll((signs) =>
      signs.flatMap((sign) => {
        const [own, line] = [sign, sign.parentElement ?? sign].map((one) => one.getBoundingClientRect());
        return own && line && own.bottom <= line.bottom + 1 && own.right <= line.right + 1 ? [] : [sign.textContent];
      }),
    );
    expect(cut, `${width}px`).toEqual([]);
  }

  await page.locator(`.grid-dropins [data-id="${both}"]`).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.grid-tip > span').first()).toHaveText(/^\s*[^\s·]/);
  await page.keyboard.press('Escape');
});

test('on paper no title is cut between two lines, long titles keep their hour, and a low break its name', async ({
  browser,
  shared,
  sharedDb: db,
}) => {
  const large = { events: 60, rooms: 8, days: 1, seed: 4 };
  const { made, friends } = await festivalOfFriends(db, ['organiser'], large);
  const { festivalId } = made;
  const title = { fr: 'Les carnets de voyage d’une cinéaste entre deux rives' };
  db.update(t.events).set({ title }).where(eq(t.events.festivalId, festivalId)).run();
  // Just before séances begin.
  db.insert(t.blocks)
    .values({ festivalId, startsAt: `${DAY}T11:20`, minutes: 15, title: { fr: 'Pause café' } })
    .run();
  const page = await pageAs(browser, shared, friends[0] as Friend, { viewport: { width: 1280, height: 900 } });
  await page.goto(`/fr/organise/${made.slug}/grid`);
  await page.locator('.grid-scroll .grid-head').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  const cards = page.locator('.grid-column .day-card');
  expect(await cards.count()).toBeGreaterThan(20);
  const faults = await cards.evaluateAll((all) =>
    all.flatMap((card) => {
      const box = (name: string) => card.querySelector(name)?.getBoundingClientRect() ?? new DOMRect();
      const { lineHeight } = getComputedStyle(card.querySelector('.day-face') ?? card);
      const [line, title, hour, { right, bottom, top }] = [
        Number.parseFloat(lineHeight),
        box('.day-title'),
        box('.day-when'),
        card.getBoundingClientRect(),
      ];
      const isThere = hour.height > 0 && hour.left < right && hour.bottom <= bottom + 1;
      return title.bottom > bottom + 1 || (bottom - top - 3 >= 2 * line && !isThere) ? [card.textContent] : [];
    }),
  );
  expect(faults).toEqual([]);
  const covered = await page.locator('.block-name').evaluateAll((names) =>
    names.map((name) => {
      const [own, band] = [name, name.closest('.block-band') ?? name].map((one) => one.getBoundingClientRect());
      if (!own || !band) return [];
      const cards = [...document.querySelectorAll('.grid-column .day-card')].map((one) => one.getBoundingClientRect());
      const below = cards.filter(({ left, right, top }) => left < own.right && own.left < right && top > own.top);
      const end = Math.min(band.bottom, ...below.map(({ top }) => top));
      return [own.height > 6, own.bottom - end < own.height / 4];
    }),
  );
  expect(covered).toEqual([[true, true]]);
});
