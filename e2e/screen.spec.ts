import { databaseFile, openDatabase } from '#db/client.ts';
import { exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { publishExample } from './example.ts';
import { dataFolderWith } from './filled.ts';
import { test as base, expect, expectAccessible } from './fixtures.ts';
import { tellLive } from './live-facts.ts';
import { newKey } from './own-festival.ts';
import { serve } from './server.ts';

const SLUG = 'screen';
const SCREEN = `/fr/festivals/${SLUG}/screen/2-grande-salle`;
const NOW = `/fr/festivals/${SLUG}/now`;

const test = base.extend({ baseURL: async ({ shared }, use) => use(shared.url) });
test.beforeAll(({ sharedDb }) => {
  publishExample(sharedDb, SLUG, newKey());
});

test.use({ viewport: { width: 1920, height: 1080 } });

test.describe('a screen in the hall', () => {
  test.use({
    allowedErrors: [
      /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_FAILED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/,
    ],
  });

  test('lives through a day, a publication, a lost network and a restart without a reload', async ({ page }) => {
    const own = await serve({ dataFolder: dataFolderWith((db) => publishExample(db, SLUG, newKey())) });
    const change = (work: (db: ReturnType<typeof openDatabase>) => void) => {
      const db = openDatabase(databaseFile(own.dataFolder));
      work(db);
      db.$client.close();
    };
    const statuses: number[] = [];
    page.on('response', (answer) => answer.url().endsWith(SCREEN) && statuses.push(answer.status()));
    await page.clock.install({ time: '2026-06-06T08:00:00.000Z' });
    await page.goto(own.url + SCREEN);
    await page.evaluate(() => Object.assign(window, { isTheSame: true }));
    const running = page.locator('li[data-show="now"]');
    const next = page.locator('li[data-show="next"]');
    const age = page.locator('[data-age]');
    const nodes = () => page.evaluate(() => document.querySelectorAll('*').length);

    await expect(page.locator('[data-clock]')).toHaveText('10 h 00');
    await expect(running).toHaveCount(0);
    await expect(next.locator('.screen-title')).toHaveText([
      'Terre rare',
      'Intervention de Zoé Laurent',
      'Trois films',
    ]);
    await expect(page.locator('.screen-changes')).toContainText('Noces d’étain');

    await page.clock.fastForward('02:00:00');
    await expect(running).toContainText('Terre rare');
    await expect(next).toHaveCount(3);
    await expect(next.last()).toContainText('Nuit blanche');
    const atTen = await nodes();

    // Live facts and a publication appear at the next request.
    change((db) => tellLive(db, SLUG, 'bbbbbbbbbbbbbbbb', [{ event: 11, kind: 'delay', value: '20' }]));
    await page.clock.fastForward('01:00');
    await expect(next.first()).toContainText('13 h 20');
    await expect(next.first()).toContainText('prévu 13 h');
    change((db) => {
      const events = exampleDocument().events.map((event) =>
        event.number === 12 ? { ...event, title: { fr: 'Quatre films' } } : event,
      );
      publishExample(db, SLUG, 'cccccccccccccccc', { number: 4, events });
    });
    await page.clock.fastForward('01:00');
    await expect(next.nth(1)).toContainText('Quatre films');
    await expect(next.first()).toContainText('13 h 20');
    await page.clock.fastForward('01:00');
    await expect.poll(() => statuses.at(-1)).toBe(304);
    expect(await nodes()).toBe(atTen);

    // Without a network the clock goes on, and after a while the age of the data is shown.
    await page.context().setOffline(true);
    await page.clock.fastForward('01:00');
    await expect(age).toHaveText('\u00a0');
    await page.clock.fastForward('05:00:00');
    await page.clock.fastForward('00:10');
    await expect(running).toContainText('Quatre films');
    await expect(age).toContainText('Sans nouvelles depuis 12 h');
    await page.clock.fastForward('19:00:00');
    await expect(next).toHaveCount(0);
    // By now the data is from yesterday.
    await expect(age).toHaveText(/^Sans nouvelles depuis le \S+ \d+(?:er)?\s\S+ à 12\sh/);
    await expect(page.getByText('Plus aucune séance')).toBeVisible();
    await page.context().setOffline(false);
    await page.clock.fastForward('01:00');
    await expect(age).toHaveText('\u00a0');

    // The server ends and comes back.
    await own.stop();
    await page.clock.fastForward('01:00');
    await page.clock.fastForward('10:00');
    await expect(age).toContainText('Sans nouvelles');
    const again = await serve({ dataFolder: own.dataFolder, port: own.port });
    await expect(async () => {
      await page.clock.fastForward('01:00');
      await expect(age).toHaveText('\u00a0', { timeout: 1000 });
    }).toPass();
    expect(await nodes()).toBeLessThanOrEqual(atTen + 2);
    expect(await page.evaluate(() => 'isTheSame' in window)).toBe(true);
    await again.stop('SIGKILL');
  });

  test('changes to the next day by itself', async ({ page }) => {
    await page.clock.install({ time: '2026-06-06T16:00:00.000Z' });
    await page.goto(SCREEN.replace('2-grande-salle', '21-salle-de-lecture'));
    const next = page.locator('li[data-show="next"]');
    await expect(next.locator('.screen-date')).toBeVisible();
    await expect(next.locator('.screen-date')).toHaveText('Dimanche 7 juin');
    await page.clock.fastForward('14:00:00');
    await expect(next.locator('.screen-date')).toBeHidden();
    await page.clock.fastForward('04:30:00');
    await expect(page.locator('li[data-show="now"]')).toContainText('Terre rare');
  });

  test('shows the last known state if it is reopened from an older copy', async ({ page, sharedDb: db }) => {
    const address = SCREEN.replace(SLUG, 'kept');
    const publishAs = (number: number, fr: string) => {
      const events = exampleDocument().events.map((event) =>
        event.number === 10 ? { ...event, title: { fr } } : event,
      );
      publishExample(db, 'kept', newKey(), { number, events });
    };
    publishAs(1, 'Le premier titre');
    await page.clock.install({ time: '2026-06-06T08:00:00.000Z' });
    await page.goto(address);
    const older = await page.content();
    publishAs(2, 'Le second titre');
    await page.clock.fastForward('01:00');
    await expect(page.locator('li[data-first]')).toContainText('Le second titre');

    await page.route(`**${address}`, (route) =>
      route.request().isNavigationRequest() ? route.fulfill({ body: older, contentType: 'text/html' }) : route.abort(),
    );
    await page.goto(address);
    await expect(page.locator('li[data-first]')).toContainText('Le premier titre');
    await page.clock.fastForward('05:00');
    await expect(page.locator('li[data-first]')).toContainText('Le second titre');
    await expect(page.locator('[data-age]')).toContainText('Sans nouvelles depuis 10 h');
  });

  for (const [name, width, height] of [
    ['lying', 1920, 1080],
    ['standing', 1080, 1920],
    ['small', 1280, 720],
  ] as const) {
    test(`cuts nothing off and has no scroll bar, ${name}`, async ({ page, sharedDb: db }) => {
      const title = {
        fr: 'Une très longue histoire des câbles, des mines et de celles et ceux qui les creusent, racontée deux fois',
      };
      const events = [9, 11, 13, 15].map((hour, i) =>
        exampleEvent({
          number: 70 + i,
          title,
          label: { fr: 'Projection-débat en présence de l’équipe' },
          startsAt: `2026-06-06T${String(hour).padStart(2, '0')}:00`,
          endsAt: `2026-06-06T${String(hour + 1).padStart(2, '0')}:45`,
        }),
      );
      const own = exampleDocument();
      const cancelled = own.events.filter(({ number }) => number === 13 || number === 14);
      // It was planned here, and is elsewhere until it is over.
      const gone = exampleEvent({
        number: 80,
        title: { fr: 'Anticonstitutionnellement vôtre : électroencéphalographies' },
        startsAt: '2026-06-06T09:15',
        endsAt: '2026-06-06T11:15',
        rooms: [{ room: 21, use: 'main' }],
        previousRoom: 2,
      });
      const roomName = 'Amphithéâtre Jeanne-Barret, grand auditorium du premier étage';
      const rooms = own.rooms.map((room) => (room.number === 2 ? { ...room, name: { fr: roomName } } : room));
      publishExample(db, `long-${name}`, newKey(), {
        rooms,
        walks: [{ from: 1, to: 20, minutes: 12 }],
        events: [...events, gone, ...cancelled],
      });
      tellLive(db, `long-${name}`, newKey(), [
        { kind: 'notice', text: { fr: 'Le bar du foyer ferme à 22 h, celui de la cour reste ouvert toute la nuit.' } },
        { event: 71, kind: 'delay', value: '15' },
      ]);
      await page.setViewportSize({ width, height });
      await page.clock.install({ time: '2026-06-06T09:30:00.000Z' });
      await page.goto(SCREEN.replace(SLUG, `long-${name}`));
      await expect(page.locator('li[data-show]')).toHaveCount(7);
      const left = page.locator('li[data-gone]');
      await expect(left).toContainText('Ailleurs');
      await expect(left).toContainText('→ Salle de lecture, Médiathèque, à 12 min à pied');
      await expect(left.locator('time').first()).toContainText('9 h 15');
      await expect(page.locator('h1')).toHaveText(roomName);
      const cut = await page.evaluate(async () => {
        await document.fonts.ready;
        const body = document.querySelector('[data-screen-body]') as HTMLElement;
        const isCut = (element: Element) =>
          element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
        return {
          page: isCut(document.documentElement) || isCut(body),
          names: [...document.querySelectorAll('h1, .screen-festival, li[data-show] .screen-title')].filter(
            (one) => isCut(one) || getComputedStyle(one).textOverflow === 'ellipsis',
          ).length,
          smallest: Math.min(
            ...[...body.querySelectorAll('li[data-show] p, .screen-told p')].map((p) =>
              Number.parseFloat(getComputedStyle(p).fontSize),
            ),
          ),
        };
      });
      expect(cut.page).toBe(false);
      expect(cut.names, 'titles and names that are cut').toBe(0);
      expect((cut.smallest / Math.max(width, height)) * 1920).toBeGreaterThan(26);
      await expectAccessible(page);
      await page.clock.fastForward('01:50:00');
      await expect(left).toBeHidden();
      await page.goto(`/fr/festivals/long-${name}/screen`);
      await expect(page.locator('[data-row] h2').first()).toHaveText(new RegExp(`^${roomName}`));
      expect(
        await page
          .locator('[data-row][data-show] :is(h2, .screen-title):visible')
          .evaluateAll(
            (names) =>
              names.filter(
                (one) => one.scrollWidth > one.clientWidth + 1 || getComputedStyle(one).overflowWrap !== 'normal',
              ).length,
          ),
      ).toBe(0);
    });
  }

  for (const [name, width, height] of [
    ['lying', 1920, 1080],
    ['standing', 1080, 1920],
  ] as const) {
    test(`an evacuation can be read from the end of the hall, ${name}`, async ({ page, sharedDb: db }) => {
      const slug = `leave-${name}`;
      publishExample(db, slug, newKey());
      tellLive(db, slug, newKey(), [
        {
          kind: 'notice',
          text: {
            fr: 'Évacuez le bâtiment par l’escalier du quai. Rassemblement place de la Criée.',
            en: 'Leave the building by the quay stairs. Assembly point: Place de la Criée.',
          },
        },
        { event: 10, kind: 'notice', text: { fr: 'Entrée par la cour.' } },
      ]);
      await page.setViewportSize({ width, height });
      await page.clock.install({ time: '2026-06-06T09:30:00.000Z' });
      for (const path of [SCREEN, `/fr/festivals/${SLUG}/screen`]) {
        await page.goto(path.replace(SLUG, slug));
        const told = page.locator('.screen-told');
        await expect(told).toBeVisible();
        const seen = await told.evaluate(async (band) => {
          await document.fonts.ready;
          const body = document.querySelector('[data-screen-body]') as HTMLElement;
          return {
            isFirst: body.firstElementChild === band,
            isCut: body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1,
            letters: Number.parseFloat(getComputedStyle(band).fontSize),
          };
        });
        expect(seen).toMatchObject({ isFirst: true, isCut: false });
        expect(seen.letters).toBeGreaterThan(85);
        await expect(told.locator('[lang="en"]')).toContainText('Leave the building');
        await expectAccessible(page);
      }
    });
  }

  test('of a room has what is said of a séance on one line, « Complet » too', async ({ page }) => {
    await page.clock.install({ time: '2026-06-06T08:00:00.000Z' });
    await page.goto(SCREEN);
    const facts = page.locator('li[data-show="next"] .screen-facts').filter({ has: page.locator('.tag') });
    const bottoms = await facts.first().evaluate((line) => {
      const flag = line.appendChild(document.createElement('span'));
      flag.className = 'flag bad';
      flag.textContent = 'Complet';
      const words = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      const found: number[] = [];
      while (words.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(words.currentNode);
        const { bottom, height } = range.getBoundingClientRect();
        if (height > 5) found.push(bottom);
      }
      return found;
    });
    expect(bottoms.length).toBeGreaterThan(1);
    expect(Math.max(...bottoms) - Math.min(...bottoms)).toBeLessThan(4);
  });

  test('of all rooms says what runs and what comes next in each', async ({ page }) => {
    await page.clock.install({ time: '2026-06-06T10:00:00.000Z' });
    await page.goto(`/en/festivals/${SLUG}/screen`);
    const rows = page.locator('[data-row][data-show]');
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText('Main hall');
    await expect(rows.first().locator('[data-show="now"]')).toContainText('Rare Earth');
    await expect(rows.first().locator('[data-show="next"]')).toContainText('A talk by Zoé Laurent');
    await expectAccessible(page);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a screen lists the day of its room, and « en ce moment » that of each room', async ({ page }) => {
    await page.goto(SCREEN);
    await expect(page.locator('.screen-title')).toHaveText([
      'Terre rare',
      'Intervention de Zoé Laurent',
      'Trois films',
      'Nuit blanche',
    ]);
    await page.goto(`${NOW}/2026-06-06`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Auditorium – Grande salle');
    await expect(page.locator('.now-room').first().locator('h3')).toHaveText([
      'Terre rare',
      'Intervention de Zoé Laurent',
      'Trois films',
      /Annulée.*Noces d’étain/,
      'Nuit blanche',
    ]);
    await expect(page.locator('.now-running:visible')).toHaveCount(0);
  });
});

test('« en ce moment » shows what is running and what comes next in each room, with links to other days', async ({
  page,
  early,
  earlyDb,
}) => {
  // In an archive nothing is marked, though this server's clock shows an hour before the festival.
  publishExample(earlyDb, SLUG, newKey());
  const now = early.url + NOW;
  await page.setViewportSize({ width: 390, height: 800 });
  await page.clock.setFixedTime('2026-06-06T13:10:00.000Z');
  await page.goto(`${now}/2026-06-06`);
  const hall = page.locator('.now-room').first();
  await expect(hall.locator('li:visible h3')).toHaveText(['Intervention de Zoé Laurent', 'Trois films']);
  await expect(hall.locator('li:visible').first()).toContainText('En ce moment');
  await expect(hall.locator('li:visible').last()).toContainText('Ensuite');
  await expectAccessible(page);
  await page.clock.setFixedTime('2026-06-07T02:30:00.000Z');
  await page.goto(`${now}/2026-06-06`);
  await expect(hall.getByText('Plus rien ce jour dans cette salle.')).toBeVisible();
  await page.getByRole('link', { name: 'dimanche 7 juin' }).click();
  await expect(page).toHaveURL(`${now}/2026-06-07`);
});
