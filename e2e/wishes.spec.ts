import { eq } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { type Friend, festivalOfFriends, pageAs } from './friends.ts';

test('a wish is set in the form, shown on the card, followed by « Trouver un horaire », and warned about until then', async ({
  browser,
  shared,
  sharedDb: db,
}) => {
  const { made, friends } = await festivalOfFriends(db, ['organiser'], { events: 3, rooms: 2, days: 1, seed: 7 });
  const desk = `/fr/organise/${made.slug}`;
  const ours = eq(t.festivals.id, made.festivalId);
  const [id = 0, ...others] = made.eventIds;
  const { number } = db.select().from(t.events).where(eq(t.events.id, id)).get() as typeof t.events.$inferSelect;
  const day = db.select().from(t.festivals).where(ours).get()?.startsOn ?? '';
  db.update(t.events)
    .set({ startsAt: `${day}T10:00`, publicEndFixed: null })
    .where(eq(t.events.id, id))
    .run();
  for (const other of others) db.update(t.events).set({ startsAt: null }).where(eq(t.events.id, other)).run();
  // Nobody is away in the evening.
  db.delete(t.eventPeople).where(eq(t.eventPeople.festivalId, made.festivalId)).run();
  db.update(t.festivals).set({ closesAt: '23:00' }).where(ours).run();
  const page = await pageAs(browser, shared, friends[0] as Friend, { viewport: { width: 1440, height: 1000 } });

  await page.goto(`${desk}/events/${number}`);
  await page.locator('summary', { hasText: 'Souhaits' }).click();
  await page.getByLabel('Moment', { exact: true }).selectOption('evening');
  await expect(page.locator('summary', { hasText: 'Souhaits' })).toContainText('le soir');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /^C’est enregistré/ })).toBeVisible();

  await page.goto(`${desk}/warnings?level=hint`);
  await expect(page.getByText(/commence à 10\sh, mais est souhaitée le soir/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Décaler .+ à 18\sh/ })).toBeVisible();

  await page.goto(`${desk}/grid`);
  const card = page.locator(`.grid-scroll [data-id="${id}"]`);
  await expect(card).toHaveAttribute('aria-label', /souhaitée le soir/);
  await expect(card.locator('.day-sign', { hasText: 'souhaitée le soir' })).toHaveCount(1);
  await expectAccessible(page);
  await card.focus();
  await page.keyboard.press('f');
  const slots = page.locator('.grid-slot');
  await expect(slots.first()).toBeFocused();
  await expect(slots.first()).toContainText(/18\sh/);
  await page.keyboard.press('Enter');
  await expect(page.locator('.grid-said')).toContainText('posée');
  await expect(page.locator('.grid-saved')).toContainText('Enregistré');

  await page.goto(`${desk}/warnings?level=hint`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/mais est souhaitée le soir/)).toHaveCount(0);
});
