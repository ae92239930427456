import { databaseFile, openDatabase } from '#db/client.ts';
import { publishExample } from './example.ts';
import { dataFolderWith } from './filled.ts';
import { test as base, expect, expectAccessible, sharedServer } from './fixtures.ts';
import { tellLive } from './live-facts.ts';
import { type Started, serve } from './server.ts';

const SLUG = 'ecrans-ouverts';
const FR = `/fr/festivals/${SLUG}`;
const SATURDAY = `${FR}/days/2026-06-06`;

const test = base.extend<object, { published: Started }>({
  published: sharedServer(() =>
    serve({ dataFolder: dataFolderWith((db) => publishExample(db, SLUG, 'aaaaaaaaaaaaaaaa')) }),
  ),
  baseURL: async ({ published }, use) => use(published.url),
});

test.use({ viewport: { width: 390, height: 800 } });

test('what holds today stands on every page at once, beside what was planned, and in no calendar', async ({
  page,
  published: { url, dataFolder },
}) => {
  const calendar = async () => (await fetch(`${url}/feeds/${SLUG}/programme.ics`)).headers.get('etag');
  const before = await calendar();
  await page.goto(SATURDAY);
  await expect(page.getByText(/retard/i)).toHaveCount(0);

  const db = openDatabase(databaseFile(dataFolder));
  tellLive(db, SLUG, 'bbbbbbbbbbbbbbbb', [
    { event: 11, kind: 'delay', value: '20' },
    { event: 11, kind: 'availability', value: 'last-places' },
    { event: 10, kind: 'availability', value: 'full' },
    { event: 12, kind: 'notice', text: { fr: 'Apportez un coussin.', en: 'Bring a cushion.' } },
    { kind: 'notice', text: { fr: 'Le métro ne s’arrête pas ici ce matin.', en: 'No underground this morning.' } },
    // What does not take place is not late.
    { event: 13, kind: 'delay', value: '30' },
  ]);
  db.$client.close();

  await page.reload();
  const card = page.getByRole('article').filter({ hasText: 'Intervention de' });
  await expect(card.locator('.late-time')).toContainText('13 h 20 13 h');
  await expect(card).toContainText('début vers 13 heures 20 au lieu de 13 heures');
  await expect(card.locator('.card-end')).toContainText('14 h 10');
  await expect(card).toContainText('Dernières places');
  await expect(card).toHaveAttribute('data-start', '2026-06-06T13:20:00.000Z');
  await expect(page.getByRole('article').filter({ hasText: 'Trois films' }).first()).toContainText('un coussin');
  await expect(page.getByRole('article').filter({ hasText: 'Noces' })).not.toContainText(/retard/i);
  await expect(page.getByRole('complementary', { name: 'Infos du jour' })).toContainText('ne s’arrête pas ici');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Terre rare', exact: true }).click();
  await expect(page.getByText('Cette séance est complète.')).toBeVisible();
  await page.goto(`/en/festivals/${SLUG}/events/11-a-talk-by-zoe-laurent`);
  await expect(page.getByText('it starts at about 1:20 pm instead of 1 pm')).toBeAttached();
  await expect(page.getByRole('complementary', { name: 'Today’s news' })).toContainText('No underground');

  await page.goto(`${FR}?places=free`);
  await expect(page.locator('article.event')).toHaveCount(1);
  expect(await calendar()).toBe(before);
});
