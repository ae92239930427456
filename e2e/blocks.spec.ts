import type { Page } from '@playwright/test';
import type { Db } from '#db/client.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { publish } from './filled.ts';
import { test as base, expect, expectAccessible, untilTakenOver, violationsOf } from './fixtures.ts';
import { type Friend, festivalOfFriends, pageAs } from './friends.ts';
import type { Started } from './server.ts';

/**
 * Breaks and set-ups: made in a form, drawn across their rooms, and shown to others who have a grid
 * open.
 */

// The desk of the current test's festival: a worker runs one test at a time.
let DESK = '';
const SIZE = { events: 8, rooms: 3, days: 2, seed: 5 };

type Made = { started: Started; db: Db; festivalId: number; slug: string; owner: Friend; reader: Friend };

/** A festival of three rooms on two days without blocks, for each test. */
const test = base.extend<{ made: Made }>({
  made: async ({ shared, sharedDb: db }, use) => {
    const { made, friends } = await festivalOfFriends(db, ['owner', 'team'], SIZE);
    const { festivalId, slug } = made;
    DESK = `/fr/organise/${slug}`;
    const [owner, reader] = friends as [Friend, Friend];
    await use({ started: shared, db, festivalId, slug, owner, reader });
  },
});

const draftOf = ({ db, festivalId }: Made) => loadDraft(festivalId, db);
const bands = (page: Page) => page.locator('.grid-scroll .block-band');
const lunch = (page: Page) => page.getByRole('link', { name: 'Pause : Déjeuner, de 12 heures 30 à 14 heures' });

async function openGrid(page: Page): Promise<void> {
  await page.goto(`${DESK}/grid`);
  await page.locator('.grid-scroll .grid-head').first().waitFor();
}

async function addLunch(page: Page): Promise<void> {
  await page.goto(`${DESK}/blocks`);
  await page.getByRole('link', { name: 'Ajouter une pause ou un montage' }).click();
  await page.getByLabel('Intitulé Français').fill('Déjeuner');
  await page.getByLabel('Début').fill('12h30');
  await page.getByLabel('Fin', { exact: true }).fill('14');
  await expect(page.getByRole('status').filter({ hasText: '12 h 30 – 14 h, soit 1 h 30.' })).toBeVisible();
  await page.getByRole('button', { name: 'Ajouter une pause ou un montage' }).click();
  await expect(page.getByText('C’est créé.')).toBeVisible();
}

test('a lunch break in all rooms is one band in the grid, at once for others who have it open, with a warning for a séance below it', async ({
  browser,
  made,
}) => {
  const [page, other, watching] = [
    await pageAs(browser, made.started, made.owner),
    await pageAs(browser, made.started, made.owner),
    await pageAs(browser, made.started, made.reader),
  ];
  await openGrid(other);
  await openGrid(watching);
  await expect(bands(other)).toHaveCount(0);
  await addLunch(page);
  expect(draftOf(made).blocks).toMatchObject([
    { kind: 'break', startsAt: '2026-06-06T12:30', minutes: 90, roomIds: [], title: { fr: 'Déjeuner' } },
  ]);

  // The other grids show it by themselves.
  await expect(bands(other)).toHaveCount(3);
  await expect(bands(watching)).toHaveCount(3);
  await expect(lunch(other)).toHaveCount(1);
  await expect(watching.getByText('Pause : Déjeuner, de 12 heures 30 à 14 heures')).toHaveCount(1);
  await expect(watching.locator('.block-band a')).toHaveCount(0);
  await expect(watching.locator('#grid-how')).not.toContainText('Espace prend la séance');
  await watching.goto(`${DESK}/blocks/${draftOf(made).blocks[0]?.id}`);
  await expect(watching.getByRole('heading', { level: 1 })).toHaveText('Déjeuner');
  await expect(watching.getByText('Aussi les autres jours')).toHaveCount(0);
  const boxes = await bands(other).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  for (const [i, box] of boxes.slice(1).entries()) {
    expect(Math.abs(box.left - boxes[i].right)).toBeLessThan(1.5);
    expect(box.top).toBe(boxes[i].top);
  }
  await expect(bands(other).getByText('Déjeuner')).toHaveCount(1);
  expect((await violationsOf(other)).filter(({ where }) => where.join().includes('block-'))).toEqual([]);

  // A séance at the same time gets a warning, and is drawn above the block.
  const [event] = draftOf(made).events.filter(({ rooms }) => rooms.length > 0);
  made.db.$client
    .prepare("update events set starts_at = '2026-06-06T13:00', version = version + 1 where id = ?")
    .run(event?.id);
  await openGrid(other);
  const card = other.locator(`.grid-scroll [data-id="${event?.id}"]`).first();
  await expect(card).toHaveAttribute(
    'aria-label',
    /est prise à partir de 12 h 30|est prise à partir de 12\u00a0h\u00a030/,
  );
  const isOnTop = await card.evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + 12, top + 8));
  });
  expect(isOnTop).toBe(true);
  await other.goto(`${DESK}/warnings`);
  await expect(other.getByText(/tombe pendant « ?.?Déjeuner/).first()).toBeVisible();

  // One key opens its form.
  await openGrid(other);
  await lunch(other).focus();
  await other.keyboard.press('Enter');
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Déjeuner');
});

test('a set-up of one room says so, never to the public, and a break names its room there', async ({
  browser,
  made,
}) => {
  const page = await pageAs(browser, made.started, made.owner);
  await page.goto(`${DESK}/blocks`);
  await expectAccessible(page);
  await addLunch(page);
  await expectAccessible(page);
  const rooms = draftOf(made).rooms;
  await page.goto(`${DESK}/blocks/new`);
  await expectAccessible(page);
  await page.getByLabel('Type').selectOption('set-up');
  await page.getByLabel('Intitulé Français').fill('Gradins');
  await page.getByLabel('Début').fill('7');
  await page.getByLabel('Fin', { exact: true }).fill('9h');
  // Only one of both may be filled: typing a length empties the end.
  await page.getByLabel('ou durée').fill('1h30');
  await expect(page.getByLabel('Fin', { exact: true })).toHaveValue('');
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: 'Ajouter et continuer' }).click();
  // The next one is typed at once.
  await expect(page.getByRole('status').filter({ hasText: 'C’est créé.' })).toBeVisible();
  await expect(page.getByLabel('Type')).toBeFocused();
  await expect(page.getByLabel('Intitulé Français')).toHaveValue('');
  expect(draftOf(made).blocks[0]).toMatchObject({ startsAt: '2026-06-06T07:00', minutes: 90, roomIds: [rooms[1]?.id] });

  await openGrid(page);
  await expect(page.getByRole('link', { name: 'Montage : Gradins, de 7 heures à 8 heures 30' })).toBeVisible();
  await expect(bands(page).filter({ hasText: 'Montage : Gradins' })).toHaveCount(1);
  // The grid begins early enough to show all of it.
  const isInside = await bands(page)
    .first()
    .evaluate((band) => band.getBoundingClientRect().top >= (band.parentElement?.getBoundingClientRect().top ?? 0));
  expect(isInside).toBe(true);
  await page.goto(`${DESK}/events?day=2026-06-06`);
  await expect(page.getByRole('link', { name: 'Montage : Gradins, de 7 heures à 8 heures 30' })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${DESK}/blocks`);
  await page.getByRole('link', { name: 'Déjeuner' }).click();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('C’est enregistré.')).toBeVisible();
  publish(made.db, made.owner, made.slug);
  await page.goto(`/fr/festivals/${made.slug}/days/2026-06-06`);
  const line = page.locator('.break');
  await expect(line).toHaveCount(1);
  await expect(line).toContainText('Déjeuner');
  await expect(line).toContainText(rooms[0]?.name.fr ?? '–');
  await expect(page.getByText('Gradins')).toHaveCount(0);
});

test('a deleted break is restored whole, and two people who change it are told of each other', async ({
  browser,
  made,
}) => {
  const [page, second] = [
    await pageAs(browser, made.started, made.owner),
    await pageAs(browser, made.started, made.owner),
  ];
  await addLunch(page);
  await page.getByRole('link', { name: 'Déjeuner' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Déjeuner');
  await second.goto(page.url());
  await untilTakenOver(second);
  await second.getByLabel('Fin', { exact: true }).fill('15h');
  await page.getByLabel('Fin', { exact: true }).fill('14h30');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('C’est enregistré.')).toBeVisible();
  await second.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(second.getByRole('alert').first()).toContainText('Vous avez modifié cette fiche');
  await expect(second.getByText('14 h 30').first()).toBeVisible();
  expect(draftOf(made).blocks).toMatchObject([{ minutes: 120 }]);

  const before = draftOf(made).blocks.map(({ version: _, ...block }) => block);
  await page.locator('summary', { hasText: 'Supprimer cette plage' }).click();
  await page.getByRole('button', { name: 'Supprimer cette plage' }).click();
  await expect(page.getByText('C’est supprimé.')).toBeVisible();
  await expect(page.getByText('Quand une salle n’est pas libre')).toBeVisible();
  expect(draftOf(made).blocks).toEqual([]);
  await page.getByRole('button', { name: 'Défaire' }).click();
  await expect(page.getByText('C’est défait.')).toBeVisible();
  expect(draftOf(made).blocks.map(({ version: _, ...block }) => block)).toEqual(before);
});

test('works without a script, and is read-only for the role « Équipe »', async ({ browser, made }) => {
  const page = await pageAs(browser, made.started, made.owner, { javaScriptEnabled: false });
  await page.goto(`${DESK}/blocks/new`);
  await page.getByLabel('Intitulé Français').fill('Ménage');
  await page.getByLabel('Début').fill('très tôt');
  await page.getByLabel('Jour', { exact: true }).fill('2026-06-05');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Ajouter une pause ou un montage' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Début · Une heure');
  await expect(page.getByLabel('Intitulé Français')).toHaveValue('Ménage');
  await expect(page.getByRole('checkbox').first()).toBeChecked();
  await page.getByLabel('Début').fill('23h');
  await page.getByLabel('ou durée').fill('3h');
  await page.getByRole('button', { name: 'Ajouter une pause ou un montage' }).click();
  await expect(page.getByRole('link', { name: 'Ménage' })).toBeVisible();
  await expect(page.getByText('hors des dates du festival')).toBeVisible();
  expect(draftOf(made).blocks).toMatchObject([{ startsAt: '2026-06-05T23:00', minutes: 180 }]);

  const reader = await pageAs(browser, made.started, made.reader);
  await reader.goto(`${DESK}/blocks`);
  await expect(reader.getByRole('link', { name: 'Ajouter une pause ou un montage' })).toHaveCount(0);
  await reader.getByRole('link', { name: 'Ménage' }).click();
  await expect(reader.getByLabel('Début')).toBeDisabled();
  await expect(reader.getByRole('button', { name: 'Enregistrer' })).toHaveCount(0);
  await expect(reader.getByText('Supprimer cette plage')).toHaveCount(0);
  expect((await reader.goto(`${DESK}/blocks/new`))?.status()).toBe(403);
});

test('a break is repeated on other days in one act, and one « Défaire » undoes all', async ({ browser, made }) => {
  const page = await pageAs(browser, made.started, made.owner);
  await addLunch(page);
  const starts = () => draftOf(made).blocks.map(({ startsAt }) => startsAt);
  expect(starts()).toEqual(['2026-06-06T12:30']);
  await page.goto(`${DESK}/blocks/new`);
  await page.getByLabel('Jour', { exact: true }).fill('2026-06-07');
  await page.getByLabel('Intitulé Français').fill('Déjeuner');
  await page.getByLabel('Début').fill('12h30');
  await page.getByLabel('Fin', { exact: true }).fill('14');
  await expect(page.getByRole('checkbox', { name: 'samedi 6 juin y est déjà' })).toBeVisible();
  await page.getByLabel('Fin', { exact: true }).fill('14h30');
  await page.getByRole('checkbox', { name: 'samedi 6 juin' }).check();
  await page.getByRole('button', { name: 'Ajouter une pause ou un montage' }).click();
  await expect(page.getByText('C’est créé sur 2 jours.')).toBeVisible();
  expect(starts()).toEqual(['2026-06-06T12:30', '2026-06-06T12:30', '2026-06-07T12:30']);
  await page.getByRole('button', { name: 'Défaire' }).click();
  await expect(page.getByText('C’est défait.')).toBeVisible();
  expect(starts()).toEqual(['2026-06-06T12:30']);

  await page.getByRole('link', { name: 'Déjeuner' }).click();
  await page.getByRole('checkbox', { name: 'dimanche 7 juin' }).check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('C’est créé.')).toBeVisible();
  expect(starts()).toEqual(['2026-06-06T12:30', '2026-06-07T12:30']);
  await page.getByRole('link', { name: 'Déjeuner' }).first().click();
  await page.getByRole('checkbox', { name: 'dimanche 7 juin' }).check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Déjà là, et laissé tel quel : dimanche 7 juin.')).toBeVisible();
});
