import type { Browser, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { byId } from '#lib/model/keyed.ts';
import { createFestivalFromTemplate } from '#lib/templates/mutations.ts';
import { newFestivalSchema } from '#lib/templates/schema.ts';
import { sixDays } from '#lib/templates/template.ts';
import { expect, test } from './fixtures.ts';
import { type Friend, festivalOfFriends, folderOfFriends, pageAs } from './friends.ts';
import { prepareKill } from './kill.ts';
import { type Started, serve } from './server.ts';

/**
 * A grid larger than the screen: one day at a time, scrolling at the edges, and a stream that
 * reconnects. On the built app.
 */

const SIZE = { events: 24, rooms: 5, days: 2, seed: 5 };

async function openGrid(
  browser: Browser,
  lanterne: Started,
  friend: Friend,
  { slug, height = 900 }: { slug: string; height?: number },
): Promise<Page> {
  const page = await pageAs(browser, lanterne, friend, { viewport: { width: 1440, height } });
  await page.goto(`/fr/organise/${slug}/grid`);
  await page.locator('.grid-scroll .day-card').first().waitFor();
  return page;
}

/** The séances as the database has them, by id. */
const eventsOf = (db: Db, festivalId: number) => byId(loadDraft(festivalId, db).events);

const saved = (page: Page) => expect(page.locator('.grid-saved', { hasText: 'Enregistré' })).toBeVisible();
const dayButtons = (page: Page) => page.locator('.grid-days button');
/** The day that is shown, in a festival too wide to be shown whole. */
const dayShown = (page: Page) => page.locator('.grid-scroll ol[data-date]').first().getAttribute('data-date');

/** Venues with a room in sight whose name is not, although it should follow sideways. */
const unnamedVenues = (page: Page) =>
  page.locator('.grid-scroll').evaluate((scroller) => {
    const box = scroller.getBoundingClientRect();
    const left = scroller.querySelector('.grid-corner')?.getBoundingClientRect().right ?? 0;
    const isSeen = (rect: DOMRect) => Math.min(rect.right, box.right) - Math.max(rect.left, left);
    return [...scroller.querySelectorAll('.grid-venue')]
      .filter((venue) => isSeen(venue.getBoundingClientRect()) > 90)
      .filter((venue) => {
        const name = venue.firstElementChild?.getBoundingClientRect();
        return !name || isSeen(name) < name.width - 1;
      })
      .map((venue) => venue.textContent);
  });

/** Unreadable text on a card: half a line, a line over another, a cut title, a broken word. */
const unreadable = async (page: Page) => {
  // The condensed font is loaded when the layout needs it, and titles are laid out again when it
  // arrives.
  await page.evaluate(async () => {
    document.body.getBoundingClientRect();
    await document.fonts.ready;
  });
  return page.locator('.grid-scroll .day-card').evaluateAll((cards) =>
    cards.flatMap((card) => {
      const { bottom, right } = card.getBoundingClientRect();
      const boxes = [...card.querySelectorAll('.day-title, .day-when, .day-touch, .day-more, .day-part')]
        .filter((line) => line.checkVisibility())
        .map((line) => line.getBoundingClientRect())
        .filter((line) => line.left < right && line.top < bottom - 2 && line.width > 1);
      const isOver = (one: DOMRect, other: DOMRect) =>
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1 &&
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1;
      const title = card.querySelector('.day-title');
      // Where the lines of a title end: never between two letters of a word.
      const text = title?.firstChild;
      const range = document.createRange();
      const bottoms = [...(text?.textContent ?? '')].map((letter, i) => {
        if (text) range.setStart(text, i);
        if (text) range.setEnd(text, i + 1);
        return { letter, bottom: range.getBoundingClientRect().bottom };
      });
      const isBroken = bottoms.some(({ letter, bottom: lower }, i) => {
        const before = bottoms[i - 1];
        return before && lower > before.bottom + 4 && /\p{L}/u.test(letter) && /\p{L}/u.test(before.letter);
      });
      const until = card.querySelector('.day-until')?.getBoundingClientRect();
      const when = card.querySelector('.day-when')?.getBoundingClientRect();
      // The hour at which it starts stands on one line: cut after « 14 h », « 14 h 30 » is another.
      const start = card.querySelector('.day-start') ?? card.querySelector('.day-when')?.firstChild;
      if (start) range.selectNodeContents(start);
      const startBox = range.getBoundingClientRect();
      const isStartBroken = start && when && startBox.height > when.height + 6;
      const isStartCut = start && when && startBox.bottom > when.bottom + 4;
      const faults = [
        boxes.some((line) => line.bottom > bottom + 1) && 'half a line',
        boxes.some((one, i) => boxes.slice(i + 1).some((other) => isOver(one, other))) && 'a line over another',
        title && title.scrollHeight > title.clientHeight + 2 && 'a title cut',
        title && title.scrollWidth > title.clientWidth + 1 && 'a word cut',
        isBroken && 'a word broken',
        isStartBroken && 'a start broken',
        isStartCut && 'a start cut',
        until &&
          until.width > 0 &&
          when &&
          until.top < when.bottom - 4 &&
          until.right > when.right + 1 &&
          'an hour cut',
      ].filter(Boolean);
      return faults.length > 0 ? [`${card.getAttribute('aria-label')}: ${faults.join(', ')}`] : [];
    }),
  );
};

/**
 * The six days of the template in this many rooms, with every hour unconfirmed and every other room
 * closed, so that most cards have warnings.
 */
function fromTemplate(db: Db, friend: Friend, rooms: 4 | 6 | 12): string {
  const more = ['Salle des fêtes', 'Chapelle', 'Halle', 'Chapiteau', 'Foyer', 'Préau', 'Studio', 'Cour'];
  const names = [...sixDays.rooms.map(({ name }) => name.fr ?? ''), ...more].slice(0, rooms);
  const input = newFestivalSchema.parse({
    template: sixDays.id,
    name: { fr: `Cartes ${rooms}` },
    startsOn: '2027-10-05',
    endsOn: '2027-10-10',
    timeZone: 'Europe/Paris',
    opensAt: '9h30',
    closesAt: '0h30',
    films: 'on',
    people: 'on',
    rooms: names.map((name, i) => ({ name, seats: '90', from: i < 4 ? String(i + 1) : '' })),
  });
  const creator = authorizeCreation({ ...friend, isAdministrator: true }, db);
  const made = createFestivalFromTemplate(creator, input, 'fr', '2027-01-01T09:00:00.000Z');
  if (!made.ok) throw new Error(made.reason);
  const draft = loadDraft(made.id, db);
  for (const [i, { id }] of draft.events.entries()) {
    const room = draft.rooms[i % rooms];
    if (room) db.update(t.eventRooms).set({ roomId: room.id }).where(eq(t.eventRooms.eventId, id)).run();
    // A third are half an hour long.
    if (i % 3 === 0) db.update(t.eventItems).set({ minutes: 10 }).where(eq(t.eventItems.eventId, id)).run();
    db.update(t.events).set({ timeIsSuggested: true, publicEndFixed: null }).where(eq(t.events.id, id)).run();
  }
  for (const [i, { id }] of draft.rooms.entries())
    if (i % 2 === 0) db.update(t.rooms).set({ opensAt: '23:30' }).where(eq(t.rooms.id, id)).run();
  return made.slug;
}

test('of two days with five rooms one is shown, and a drag moves the grid to the other', async ({
  browser,
  shared,
  sharedDb: db,
}) => {
  const { made, friends } = await festivalOfFriends(db, ['organiser'], SIZE);
  const slugs = ([4, 6, 12] as const).map((rooms) => fromTemplate(db, friends[0] as Friend, rooms));
  const page = await openGrid(browser, shared, friends[0] as Friend, made);
  await expect(page.locator('.grid-scroll ol[data-date]')).toHaveCount(SIZE.rooms);
  await expect(dayButtons(page)).toHaveCount(2);
  expect(await dayShown(page)).toBe('2026-06-06');

  const first = page.locator('.grid-scroll .day-card').first();
  const id = Number(await first.getAttribute('data-id'));
  const before = eventsOf(db, made.festivalId).get(id);
  const card = page.locator(`.grid-scroll .day-card[data-id="${id}"]`);
  await card.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('PageDown');
  await expect(page.locator('.grid-said')).toContainText('Dimanche 7 juin');
  await expect.poll(() => dayShown(page)).toBe('2026-06-07');
  await expect(page.locator('.is-ghost .day-card')).toBeVisible();
  await expect(dayButtons(page).nth(1)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  await expect(card).toBeFocused();
  await saved(page);
  expect(eventsOf(db, made.festivalId).get(id)).toMatchObject({
    startsAt: before?.startsAt?.replace('2026-06-06', '2026-06-07'),
    rooms: before?.rooms,
  });

  // Escape on the other day restores the card, the day and the focus.
  await page.keyboard.press('Space');
  await page.keyboard.press('PageUp');
  await expect.poll(() => dayShown(page)).toBe('2026-06-06');
  await page.keyboard.press('Escape');
  await expect.poll(() => dayShown(page)).toBe('2026-06-07');
  await expect(card).toBeFocused();
  await page.keyboard.press('Control+z');
  await saved(page);
  expect(eventsOf(db, made.festivalId).get(id)?.startsAt).toBe(before?.startsAt);

  // The columns in another order by keyboard: the focus stays in the row, and Escape or a way on
  // closes them.
  const columns = page.locator('.grid-menu');
  const heads = page.locator('.grid-scroll .grid-room');
  const [roomOne = '', roomTwo = ''] = await heads.allTextContents();
  await columns.locator('summary').press('Enter');
  await columns.getByRole('button', { name: `Avancer ${roomTwo}` }).press('Enter');
  await expect(columns.getByRole('button', { name: `Reculer ${roomTwo}` })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heads.first()).toHaveText(roomOne);
  await page.keyboard.press('Escape');
  await expect(columns.locator('summary')).toBeFocused();
  await expect(columns).not.toHaveAttribute('open');
  await page.keyboard.press('Enter');
  // Its content is drawn, and it listens for the focus, a moment after it opens.
  await expect(columns.getByRole('button').first()).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(columns).not.toHaveAttribute('open');

  // In four, six and twelve rooms a card says its title whole, and never half a line, whatever else
  // it has to say.
  for (const slug of slugs) {
    await page.goto(`/fr/organise/${slug}/grid`);
    await page.locator('.grid-scroll .day-card.is-clash.is-proposed').first().waitFor();
    for (const width of [1280, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      // With twelve rooms, twenty minutes are two small lines of ten letters: a longer title is
      // cut, but no word is broken.
      const isShort = (fault: string) => slug === slugs[2] && fault.endsWith(': a title cut');
      const faults = (await unreadable(page)).filter((fault) => !isShort(fault));
      expect(faults, `${slug} at ${width}`).toEqual([]);
    }
  }
});

test('a grid larger than the screen scrolls while a séance is held at its edge', async ({
  browser,
  shared,
  sharedDb: db,
}) => {
  const { made, friends } = await festivalOfFriends(db, ['organiser'], { ...SIZE, rooms: 16, events: 40 });
  const page = await openGrid(browser, shared, friends[0] as Friend, { ...made, height: 600 });
  const scroller = page.locator('.grid-scroll');
  const scrolled = () => scroller.evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop] as const);
  const ends = () =>
    scroller.evaluate((one) => [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight] as const);
  const [right, bottom] = await ends();
  expect(Math.min(right, bottom)).toBeGreaterThan(300);
  for (const x of [0, 250, 700]) {
    await scroller.evaluate((one, left) => one.scrollTo(left, 0), x);
    expect(await unnamedVenues(page)).toEqual([]);
  }
  expect(await unreadable(page)).toEqual([]);
  await scroller.evaluate((one) => one.scrollTo(0, 0));
  const first = page.locator('.grid-scroll .day-card').first();
  await first.scrollIntoViewIfNeeded();
  const id = Number(await first.getAttribute('data-id'));
  const before = eventsOf(db, made.festivalId).get(id);
  const [box, card] = [await scroller.boundingBox(), await first.boundingBox()];
  if (!box || !card) throw new Error('no grid');
  await page.mouse.move(card.x + 30, card.y + 14);
  await page.mouse.down();
  await page.mouse.move(card.x + 60, card.y + 40, { steps: 3 });
  // At the lower right corner it goes to the end of the grid.
  await page.mouse.move(box.x + box.width - 12, box.y + box.height - 12, { steps: 4 });
  await expect.poll(scrolled).toEqual([right, bottom].map((end) => expect.closeTo(end, -0.4)));
  expect(await unnamedVenues(page)).toEqual([]);
  const rooms = page.locator('.grid-scroll ol[data-date]');
  const last = Number(await rooms.last().getAttribute('data-room'));
  const isOverLast = (await rooms.count()) - 1;
  await expect(page.locator('.is-ghost')).toHaveAttribute('style', new RegExp(`--column: ?${isOverLast}(;|$)`));
  await page.mouse.up();
  await saved(page);
  const after = eventsOf(db, made.festivalId).get(id);
  expect(after?.rooms).toEqual([expect.objectContaining({ roomId: last, use: 'main' })]);
  expect((after?.startsAt ?? '') > (before?.startsAt ?? '')).toBe(true);

  // And back to where it began.
  const moved = page.locator(`.grid-scroll .day-card[data-id="${id}"]`);
  await moved.scrollIntoViewIfNeeded();
  const there = await moved.boundingBox();
  if (!there) throw new Error('no card');
  await page.mouse.move(there.x + 30, there.y + 14);
  await page.mouse.down();
  await page.mouse.move(there.x + 10, there.y, { steps: 3 });
  await page.mouse.move(box.x + 16, box.y + 16, { steps: 4 });
  await expect.poll(scrolled).toEqual([0, 0]);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.locator('.is-ghost')).toHaveCount(0);
});

test('after a server was killed and restarted, a grid that only watches gets what it missed, and what follows', async ({
  browser,
}) => {
  const { dataFolder, made, friends } = await folderOfFriends(['organiser', 'organiser'], {
    ...SIZE,
    rooms: 2,
    days: 1,
    events: 8,
  });
  const [camille, alix] = friends as [Friend, Friend];
  const first = await serve({ dataFolder });
  const onlooker = await openGrid(browser, first, alix, made);
  const one = onlooker.locator('.grid-scroll .day-card').first();
  const id = await one.getAttribute('data-id');
  const card = (page: Page) => page.locator(`.grid-scroll .day-card[data-id="${id}"]`);
  await prepareKill(first)();
  await expect(onlooker.locator('.grid-saved')).toContainText('Connexion perdue');

  const second = await serve({ dataFolder, port: first.port });
  const page = await openGrid(browser, second, camille, made);
  const move = async () => {
    const before = (await card(page).locator('.day-when').textContent()) ?? '';
    await card(page).focus();
    for (const key of ['Space', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await saved(page);
    await expect(card(page).locator('.day-when')).not.toHaveText(before);
    return (await card(page).locator('.day-when').textContent()) ?? '';
  };
  // Changed while the onlooker's stream may still be reconnecting; then while it is open.
  await expect(card(onlooker).locator('.day-when')).toHaveText(await move());
  await expect(onlooker.locator('.grid-saved')).not.toContainText('Connexion perdue');
  await expect(card(onlooker).locator('.day-when')).toHaveText(await move());
  await second.stop('SIGKILL');
});
