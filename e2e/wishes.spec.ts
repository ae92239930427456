import { eq } from 'drizzle-orm';
import { databaseFile, openDatabase } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { type Friend, folderOfFriends } from './friends.ts';
import { serve } from './server.ts';

test('a wish is set in the form, shown on the card, followed by « Trouver un horaire », and warned of until then', async ({
  browser,
}) => {
  const { dataFolder, made, friends } = await folderOfFriends(['organiser'], { events: 3, rooms: 2, days: 1, seed: 7 });
  const db = openDatabase(databaseFile(dataFolder));
  const [id = 0, ...others] = made.eventIds;
  const { number } = db.select().from(t.events).where(eq(t.events.id, id)).get() as typeof t.events.$inferSelect;
  const day = db.select().from(t.festivals).get()?.startsOn ?? '';
  db.update(t.events)
    .set({ startsAt: `${day}T10:00`, publicEndFixed: null })
    .where(eq(t.events.id, id))
    .run();
  for (const other of others) db.update(t.events).set({ startsAt: null }).where(eq(t.events.id, other)).run();
  // Nobody who is away in the evening.
  db.delete(t.eventPeople).run();
  db.update(t.festivals).set({ closesAt: '23:00' }).run();
  db.$client.close();
  const started = await serve({ dataFolder });
  const context = await browser.newContext({ baseURL: started.url, viewport: { width: 1440, height: 1000 } });
  const [name = '', value = ''] = (friends[0] as Friend).cookie.split('=');
  await context.addCookies([{ name, value, url: started.url }]);
  const page = await context.newPage();

  await page.goto(`/fr/organise/f/events/${number}`);
  await page.locator('summary', { hasText: 'Souhaits' }).click();
  await page.getByLabel('Moment', { exact: true }).selectOption('evening');
  await expect(page.locator('summary', { hasText: 'Souhaits' })).toContainText('le soir');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Enregistré/ })).toBeVisible();

  await page.goto(`/fr/organise/f/warnings?level=hint`);
  await expect(page.getByText(/commence à 10\sh, mais est souhaitée le soir/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Décaler .+ à 18\sh/ })).toBeVisible();

  await page.goto('/fr/organise/f/grid');
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

  await page.goto(`/fr/organise/f/warnings?level=hint`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/mais est souhaitée le soir/)).toHaveCount(0);
  await context.close();
  await started.stop('SIGKILL');
});
