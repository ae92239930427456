import { databaseFile, openDatabase } from '#db/client.ts';
import { choiceDocument } from './choice.ts';
import { publishExample } from './example.ts';
import { dataFolderWith } from './filled.ts';
import { test as base, expect } from './fixtures.ts';
import { type Line, openLine } from './line.ts';
import { type Started, serve } from './server.ts';

const SLUG = 'choix';
const HOME = `/fr/festivals/${SLUG}`;
const SATURDAY = '2038-06-05';

/** The festival to choose from; its first séance has a theme, and sign language throughout. */
const programme = (moved: boolean) => {
  const { events = [], ...rest } = choiceDocument();
  return {
    ...rest,
    number: moved ? 4 : 3,
    themes: [{ slug: 'extraction', name: { fr: 'Extraction', en: 'Extraction' } }],
    events: events.map((event) => {
      if (event.number === 10)
        return {
          ...event,
          themes: ['extraction'],
          items: event.items.map((item) => ({ ...item, access: ['lsf' as const] })),
        };
      if (event.number !== 15 || !moved) return event;
      const [from, to] = ['2038-06-06T16:00', '2038-06-06T17:34'];
      const items = event.items.map((item) => ({ ...item, startsAt: from, endsAt: to }));
      const instants = { startInstant: `${from}:00.000Z`, endInstant: `${to}:00.000Z` };
      return {
        ...event,
        startsAt: from,
        endsAt: to,
        items,
        ...instants,
        sequence: 4,
        changedAt: '2038-06-01T10:00:00.000Z',
      };
    }),
  };
};

const test = base.extend<{ world: Started & { line: Line } }>({
  world: async ({ browserName: _ }, use) => {
    const line = await openLine();
    const dataFolder = dataFolderWith((db) => publishExample(db, SLUG, 'a'.repeat(16), programme(false)));
    const started = await serve({ dataFolder, env: { LANTERNE_URL: line.url } });
    line.to(started.port);
    await use({ ...started, line });
    await line.close();
    await started.stop('SIGKILL');
  },
  baseURL: async ({ world }, use) => use(world.line.url),
  serviceWorkers: 'allow',
  viewport: { width: 390, height: 800 },
  allowedErrors: [/net::ERR_|Failed to load resource/],
});

test('a visitor finds a séance, chooses, subscribes, and is told when it moves, even without a network', async ({
  page,
  context,
  world,
}) => {
  const star = (title: string) => page.getByRole('button', { name: new RegExp(`^Ajouter.*${title}`) }).first();

  // In sign language, on Saturday, by theme.
  await page.goto(HOME);
  await page.locator('summary').filter({ hasText: 'Filtres' }).click();
  await page.getByRole('checkbox', { name: /^langue des signes/ }).check();
  await page.getByRole('button', { name: /Voir (les séances|1 séance)/ }).click();
  await page
    .getByRole('navigation', { name: 'Jours' })
    .getByRole('link', { name: /samedi/i })
    .click();
  await expect(page).toHaveURL(`${HOME}/days/${SATURDAY}?access=lsf`);
  await page.locator('summary').filter({ hasText: 'Filtres' }).click();
  await page.getByLabel(/^Extraction/).check();
  await page.getByRole('button', { name: /Voir (les séances|1 séance)/ }).click();
  await expect(page).toHaveURL(/theme=extraction/);
  await page.getByRole('heading', { name: 'Terre rare' }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Terre rare');

  // This one clashes with another: the page shows why, and what would be possible.
  await star('Terre rare').click();
  await page.goto(`${HOME}/days/${SATURDAY}`);
  await star('La Mine').click();
  await page.goto(`${HOME}/my`);
  await expect(page.locator('.my-way.overlap')).toContainText('Terre rare');
  await page
    .locator('#s10')
    .getByRole('button', { name: /Prendre celle-ci/ })
    .first()
    .click();
  await expect(page.locator('#s15')).toBeVisible();
  await expect(page.locator('.my-way.overlap')).toHaveCount(0);

  // Saved, and in the calendar.
  await page.getByRole('button', { name: 'Garder sous une adresse privée' }).click();
  await page.waitForURL(/\/my\/[\w-]{22}#here$/);
  const own = page.url().replace('#here', '');
  const feed =
    (await page
      .getByText(/\/feeds\/selections\/[\w-]+\.ics/)
      .first()
      .textContent()) ?? '';
  const calendar = async () => (await fetch(feed)).text();
  expect(await calendar()).toContain('DTSTART:20380606T140000Z');

  // It moves: the calendar follows, and the page says so.
  const db = openDatabase(databaseFile(world.dataFolder));
  publishExample(db, SLUG, 'b'.repeat(16), programme(true));
  db.$client.close();
  expect(await calendar()).toContain('DTSTART:20380606T160000Z');
  await page.goto(own);
  await expect(page.locator('#s15 .my-moved')).toBeVisible();

  // What was opened is kept, shown as it was without a network, and updated with one.
  await page.goto(HOME);
  // The worker's notes say which version it answers with.
  const answered = () =>
    page.evaluate(async (key) => {
      const notes = await caches.open('lanterne/1/state');
      const kept = await Promise.all((await notes.keys()).map(async (one) => (await notes.match(one))?.json()));
      return kept.some(({ versions = [] }: { versions?: { version: string; isReady: boolean }[] }) =>
        versions.some(({ version, isReady }) => isReady && version.startsWith(`${key}-`)),
      );
    }, 'b'.repeat(16));
  await expect.poll(answered, { timeout: 30_000 }).toBe(true);
  await world.line.cut();
  await context.setOffline(true);
  await page.goto(`${HOME}/events/15-terre-rare`);
  await expect(page.locator('.offline-note')).toContainText('Hors ligne');
  await expect(page.getByText(/16\s?h/).first()).toBeVisible();
  await world.line.mend();
  await context.setOffline(false);
  await page.goto(`${HOME}/events/15-terre-rare`);
  await expect(page.locator('.offline-note')).toBeHidden();
});
