import { publishExample } from './example.ts';
import { test as base, expect, expectAccessible } from './fixtures.ts';
import { tellLive } from './live-facts.ts';
import { newKey, newSlug } from './own-festival.ts';

const test = base.extend({ baseURL: async ({ shared }, use) => use(shared.url) });

test.use({ viewport: { width: 390, height: 800 } });

test('live facts are on every page at once, beside the planned ones, and in no calendar', async ({
  page,
  shared: { url },
  sharedDb: db,
}) => {
  const slug = newSlug();
  const programme = `/fr/festivals/${slug}`;
  publishExample(db, slug, newKey());
  const calendar = async () => (await fetch(`${url}/feeds/${slug}/programme.ics`)).headers.get('etag');
  const before = await calendar();
  await page.goto(`${programme}/days/2026-06-06`);
  await expect(page.getByText(/retard/i)).toHaveCount(0);

  tellLive(db, slug, newKey(), [
    { event: 11, kind: 'delay', value: '20' },
    { event: 11, kind: 'availability', value: 'last-places' },
    { event: 10, kind: 'availability', value: 'full' },
    { event: 12, kind: 'delay', value: '10' },
    { event: 12, kind: 'notice', text: { fr: 'Apportez un coussin.', en: 'Bring a cushion.' } },
    { kind: 'notice', text: { fr: 'Le métro ne s’arrête pas ici ce matin.', en: 'No underground this morning.' } },
    // A séance that does not take place is not late.
    { event: 13, kind: 'delay', value: '30' },
  ]);

  await page.reload();
  const card = page.getByRole('article').filter({ hasText: 'Intervention de' });
  await expect(card.locator('.late-time')).toContainText('13 h 20 13 h');
  await expect(card).toContainText('début vers 13 heures 20 au lieu de 13 heures');
  // A late end goes by its instant, and those of the made-up festival are in UTC: 14 h 10 there is
  // 16 h 10 in Paris.
  await expect(card.locator('.card-end')).toContainText('16 h 10');
  await expect(card).toContainText('Dernières places');
  await expect(card).toHaveAttribute('data-start', '2026-06-06T13:20:00.000Z');
  await expect(page.getByRole('article').filter({ hasText: 'Trois films' }).first()).toContainText('un coussin');
  await expect(page.getByRole('article').filter({ hasText: 'Noces' })).not.toContainText(/retard/i);
  await expect(page.getByRole('complementary', { name: 'Infos du jour' })).toContainText('ne s’arrête pas ici');
  await expectAccessible(page);
  // Two hours leave the room no less space.
  const places = page.locator('.card-where:has(.late-time) > .card-place > span > span');
  const cut = await places.evaluateAll((found) => found.map((place) => place.scrollWidth > place.clientWidth));
  expect(cut).toEqual([false, false]);
  // Without their hours, its parts begin where their heading does.
  await page.goto(`${programme}/events/12-trois-films`);
  const left = async (place: string) => (await page.locator(place).first().boundingBox())?.x;
  expect(await left('.order-item > div')).toBe(await left('#order'));
  await page.goBack();
  await page.getByRole('link', { name: 'Terre rare', exact: true }).click();
  await expect(page.getByText('Cette séance est complète.')).toBeVisible();
  await page.goto(`/en/festivals/${slug}/events/11-a-talk-by-zoe-laurent`);
  await expect(page.getByText('it starts at about 1:20 pm instead of 1 pm')).toBeAttached();
  await expect(page.getByRole('complementary', { name: 'Today’s news' })).toContainText('No underground');

  await page.goto(`${programme}?places=free`);
  await expect(page.locator('article.event')).toHaveCount(1);
  expect(await calendar()).toBe(before);
});
