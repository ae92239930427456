import type { Page } from '@playwright/test';
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { isActive } from '#lib/volunteers/planning.ts';
import { makeAdministrator, publish } from './filled.ts';
import {
  test as base,
  expect,
  expectAccessible,
  expectOverNothing,
  expectStill,
  lookAtPages,
  untilTakenOver,
} from './fixtures.ts';
import { type Friend, festivalOfFriends, pageAs } from './friends.ts';
import { rowsIn } from './own-festival.ts';
import type { Started } from './server.ts';
import { planVolunteers } from './volunteers.ts';

/** The coordinators' desk: from nothing to a plan that is filled, announced and printed. */

// The last long file of a run: both workers share it, so that neither is idle at the end.
base.describe.configure({ mode: 'parallel' });

const SIZE = { events: 8, rooms: 2, days: 2, seed: 5 };

type Made = {
  started: Started;
  db: Db;
  festivalId: number;
  slug: string;
  desk: string;
  coordinator: Friend;
  reader: Friend;
};

/** Moves the festival and its séances from one year to another. */
function moveTo({ db, festivalId }: Pick<Made, 'db' | 'festivalId'>, from: string, to: string) {
  for (const [table, id, columns] of [
    ['festivals', 'id', ['starts_on', 'ends_on']],
    ['festival_days', 'festival_id', ['date']],
    ['events', 'festival_id', ['starts_at']],
  ] as const)
    for (const column of columns)
      db.run(
        sql.raw(`update ${table} set ${column} = replace(${column}, '${from}', '${to}') where ${id} = ${festivalId}`),
      );
}

/** A festival to come, with two rooms and two days, for each test. */
const test = base.extend<{ made: Made }>({
  made: async ({ shared, sharedDb: db }, use) => {
    const { made, friends } = await festivalOfFriends(db, ['coordinator', 'team'], SIZE);
    const { festivalId, slug } = made;
    moveTo({ db, festivalId }, '2026-', '2098-');
    const [coordinator, reader] = friends as [Friend, Friend];
    await use({ started: shared, db, festivalId, slug, desk: `/fr/organise/${slug}/volunteers`, coordinator, reader });
  },
});

const planned = ({ started, slug }: Made, given = 4) => planVolunteers(started.dataFolder, slug, { given });
const activeOf = (made: Made) => rowsIn(made, t.assignments).filter(isActive);
/** The first volunteer of the plan, in addresses of the desk. */
const ada = (made: Made) => `/people/${rowsIn(made, t.volunteers)[0]?.id}`;

test('a coordinator goes from nothing to somebody on a shift, and undoes it', async ({ browser, made }) => {
  const page = await pageAs(browser, made.started, made.coordinator);
  await page.goto(`${made.desk}/fill`);
  await expect(page.getByText('Pas encore de créneau.')).toBeVisible();
  await page.goto(made.desk);
  await page.getByRole('link', { name: 'Ajouter une mission' }).click();
  await page.getByLabel('Nom Français').fill('Placement');
  await page.getByRole('button', { name: 'Ajouter cette mission' }).click();
  await expect(page.getByText('C’est créé.')).toBeVisible();

  await page.getByRole('link', { name: 'Couverture' }).click();
  await page.getByRole('link', { name: 'Générer des créneaux' }).click();
  await page.locator('input[name="lines.0.people"]').fill('2');
  await page.getByRole('button', { name: 'Voir ce que cela ferait' }).click();
  const make = page.getByRole('button', { name: /^Créer ces \d+ créneaux$/ });
  await expect(make).toBeVisible();
  // Looking at it makes nothing.
  expect(rowsIn(made, t.shifts)).toHaveLength(0);
  await make.click();
  await expect(page.getByRole('heading', { name: 'Qui fait quoi, où et quand' })).toBeVisible();
  const shifts = rowsIn(made, t.shifts);
  expect(shifts.length).toBeGreaterThan(3);
  expect(shifts.every((shift) => shift.rule === 'event' && shift.people === 2 && shift.startsAt === null)).toBe(true);

  await page.getByRole('link', { name: 'Ajouter un·e bénévole' }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Ada');
  await page.getByLabel('Téléphone ou e-mail').fill('06 12 34 56 78');
  await page.getByRole('button', { name: 'Ajouter cette personne' }).click();
  await expect(page.getByRole('link', { name: 'Ada' })).toBeVisible();

  await page.getByRole('link', { name: 'Couverture' }).click();
  const first = page.locator('.hole').first();
  await expect(first.getByText('0 sur 2')).toHaveCount(1);
  await first.getByRole('button', { name: /^Proposer à Ada/ }).click();
  await expect(page.getByText('C’est proposé à Ada.')).toBeVisible();
  await expect(first.getByText('1 sur 2')).toHaveCount(1);
  await expect(
    page
      .locator('.cover')
      .getByRole('link', { name: /: 1 sur 2$/ })
      .first(),
  ).toBeVisible();
  expect(activeOf(made)).toHaveLength(1);
  await page.getByRole('button', { name: 'Défaire' }).click();
  await expect(page.getByText('C’est défait.')).toBeVisible();
  await expect(first.getByText('0 sur 2')).toHaveCount(1);
  expect(activeOf(made)).toHaveLength(0);
});

test('usual tasks are ticked and made, a shift is made on several days, and each is undone at once', async ({
  browser,
  made,
}) => {
  const page = await pageAs(browser, made.started, made.coordinator);
  await page.goto(made.desk);
  await page.getByRole('link', { name: 'Partir de missions courantes' }).click();
  await page.getByLabel(/^Bar/).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Créer les missions cochées' }).click();
  await expect(page.getByRole('link', { name: 'Bar', exact: true })).toBeVisible();
  expect(rowsIn(made, t.tasks)).toHaveLength(6);

  const days = () => rowsIn(made, t.shifts).map(({ startsAt }) => startsAt);
  await page.goto(`${made.desk}/shifts/new`);
  await page.getByLabel('Début', { exact: true }).first().fill('9h');
  await page.getByLabel('Fin', { exact: true }).first().fill('12h30');
  const others = page.getByRole('group', { name: 'Aussi ces jours-là' });
  await others.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Ajouter ce créneau' }).click();
  await expect(page.getByText('C’est créé.')).toBeVisible();
  const both = rowsIn(made, t.festivalDays).map(({ date }) => `${date}T09:00`);
  expect(days().sort()).toEqual(both);
  await page.getByRole('button', { name: 'Défaire' }).click();
  await expect(page.getByText('C’est défait.')).toBeVisible();
  expect(days()).toEqual([]);

  await page.goto(`${made.desk}/shifts/new`);
  await page.getByLabel('Début', { exact: true }).first().fill('9h');
  await page.getByLabel('Fin', { exact: true }).first().fill('12h30');
  await page.getByRole('button', { name: 'Ajouter ce créneau' }).click();
  const repeat = page.getByRole('region', { name: 'Répéter ce créneau d’autres jours' });
  await repeat.getByRole('checkbox').check();
  await repeat.getByRole('button', { name: 'Créer ces créneaux' }).click();
  await expect(repeat.getByText('Un créneau créé')).toBeVisible();
  await expect(repeat.getByText('Ce créneau y est déjà.')).toBeVisible();
  await expect(repeat.getByRole('checkbox')).toBeDisabled();
  expect(days().sort()).toEqual(both);
  await repeat.getByRole('button', { name: 'Défaire' }).click();
  await expect(repeat.getByText('C’est défait.')).toBeVisible();
  expect(days()).toEqual(both.slice(0, 1));
  await expectAccessible(page);
});

test('an open place is filled by keyboard only, and the focus stays near', async ({ browser, made }) => {
  planned(made);
  const page = await pageAs(browser, made.started, made.coordinator);
  await page.goto(made.desk);
  const before = activeOf(made).length;
  await page.locator('#holes').waitFor();
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.classList.contains('hole-person'))) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^C’est proposé à/)).toBeVisible();
  expect(activeOf(made)).toHaveLength(before + 1);
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('content');
});

test('what was done is shown in the header, covers no row of the page, and can be closed', async ({
  browser,
  made,
}) => {
  planned(made);
  for (const width of [390, 1440]) {
    const page = await pageAs(browser, made.started, made.coordinator, { viewport: { width, height: 844 } });
    await page.goto(made.desk);
    const message = page.locator('.desk-message > .message');
    await page.locator('.hole').nth(1).locator('.hole-person').first().click();
    await expect(message).toContainText('C’est proposé à');
    // It is shown for ten seconds, paused while it is hovered.
    await message.hover();
    await expectOverNothing(message);
    await expect(message.getByRole('button', { name: 'Défaire' })).toBeVisible();
    // At the end of the page too, where the last row is.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expectOverNothing(message);
    await message.getByRole('button', { name: 'Défaire' }).focus();
    await page.keyboard.press('Escape');
    await expect(message).toHaveCount(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('content');
    // A stretch of the coverage opens its shift, on a phone too.
    await page.locator('.cover').getByRole('link').first().click();
    await expect(page).toHaveURL(/\/volunteers\/shifts\/\d+$/);
    await page.context().close();
  }
});

test('a pasted list is shown before anybody is added, and what is not understood is named line by line', async ({
  browser,
  made,
}) => {
  const page = await pageAs(browser, made.started, made.coordinator);
  await page.goto(`${made.desk}/paste`);
  await page
    .getByLabel('Votre liste')
    .fill(
      'Ada\t06 12 34 56 78\tvendredi, samedi 14h-18h\nBilal\tpas de téléphone\n\t06 00 00 00 00\nÉlise\telise@example.org\tà voir',
    );
  await page.getByRole('button', { name: 'Lire la liste' }).click();
  await expect(page.getByText('Ligne 3 : pas de nom.')).toBeVisible();
  await expect(page.getByText(/^Ligne 2, Bilal\s: «\spas de téléphone\s» n’est ni/)).toBeVisible();
  await expect(page.getByText(/^Ligne 4, Élise\s: «\sà voir\s» n’est pas compris/)).toBeVisible();
  expect(rowsIn(made, t.volunteers)).toHaveLength(0);
  await page.getByRole('button', { name: 'Ajouter ces 3 personnes' }).click();
  await expect(page.getByRole('link', { name: 'Élise' })).toBeVisible();
  expect(rowsIn(made, t.volunteers)).toMatchObject([
    { name: 'Ada', contact: '06 12 34 56 78' },
    { name: 'Bilal', contact: '' },
    { name: 'Élise', contact: 'elise@example.org' },
  ]);
  await page.getByRole('button', { name: 'Défaire' }).click();
  await expect(page.getByText('C’est défait.')).toBeVisible();
  expect(rowsIn(made, t.volunteers)).toHaveLength(0);
});

test('a filling is searched beside the page, stopped, accepted in part, and undone as a whole', async ({
  browser,
  made,
}) => {
  planned(made);
  const page = await pageAs(browser, made.started, made.coordinator);
  const before = activeOf(made).length;
  // All who were briefed for the microphone would rather not do it; their form works with the
  // keyboard, and a refusal keeps the choices.
  const micro = rowsIn(made, t.tasks)[1]?.id ?? 0;
  const briefed = rowsIn(made, t.volunteers).slice(0, 4);
  for (const { id: volunteerId, festivalId } of briefed)
    made.db.insert(t.volunteerTaskWishes).values({ festivalId, volunteerId, taskId: micro, wish: 'against' }).run();
  await page.goto(`${made.desk}/people/${briefed[0]?.id}`);
  await untilTakenOver(page);
  const radios = page.getByRole('group', { name: 'Micro' }).getByRole('radio');
  await radios.first().check();
  await page.keyboard.press('ArrowRight');
  await page.getByLabel('Téléphone ou e-mail').fill('demain');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('alert').getByRole('link', { name: /^Téléphone/ })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Micro' }).getByLabel('Ne souhaite pas')).toBeChecked();
  await page.getByLabel('Téléphone ou e-mail').fill('06 12 34 56 78');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('C’est enregistré.')).toBeVisible();
  await expect(page.getByText('Modifications non enregistrées')).toBeHidden();
  await page.goto(`${made.desk}/people`);
  await expect(page.getByRole('row', { name: /^Ada/ })).toContainText(/Ne souhaite pas\s: Micro/);
  await page.goto(`${made.desk}/fill`);
  const stop = page.getByRole('button', { name: 'Arrêter là' });
  const take = page.getByRole('button', { name: /^Faire ces \d+ affectations$/ });
  await expect(take).toBeVisible();
  // It may have ended by itself.
  await stop.evaluateAll((buttons) => {
    for (const button of buttons) (button as HTMLElement).click();
  });
  await expect(take).toBeEnabled();
  const numbers = page.locator('.fill-numbers');
  await expect(numbers.getByRole('row', { name: /^Places à pourvoir/ })).toBeVisible();
  await expect(numbers.getByRole('row', { name: /^Heures par personne/ })).toBeVisible();
  await expect(numbers.getByRole('row', { name: /^Vœux respectés/ })).toBeVisible();
  await expect(numbers.getByRole('row', { name: /^Places contre un vœu/ })).toBeVisible();
  await expect(page.locator('.fill-person', { hasText: 'ne souhaite pas cette mission' }).first()).toBeVisible();
  const boxes = page.locator('input[name="pair[]"]');
  const count = await boxes.count();
  await page.getByRole('button', { name: 'Décocher ce jour' }).first().click();
  await expect(boxes.first()).not.toBeChecked();
  await page.getByRole('button', { name: 'Cocher ce jour', exact: true }).first().click();
  await boxes.first().uncheck();
  await page.getByRole('button', { name: `Faire ces ${count - 1} affectations` }).click();
  await expect(page.getByText('C’est proposé aux personnes choisies.')).toBeVisible();
  expect(activeOf(made)).toHaveLength(before + count - 1);
  await page.getByRole('button', { name: 'Défaire' }).click();
  await expect(page.getByText('C’est défait.')).toBeVisible();
  expect(activeOf(made)).toHaveLength(before);
});

test('a filling of many shifts has pages: what is unticked on each stays so, and the rest is one act', async ({
  browser,
  made,
}) => {
  planned(made);
  const [shift] = rowsIn(made, t.shifts);
  if (!shift) throw new Error('no shift');
  const { id: _, eventId: __, ...kept } = shift;
  const hour = (minutes: number) => new Date(Date.UTC(2098, 5, 6, 9, minutes)).toISOString().slice(0, 16);
  const times = { fromAnchor: null, fromMinutes: null, toAnchor: null, toMinutes: null };
  for (let i = 0; i < 120; i += 1)
    made.db
      .insert(t.shifts)
      .values({ ...kept, ...times, rule: 'fixed', people: 1, startsAt: hour(5 * i), endsAt: hour(5 * i + 5) })
      .run();
  const before = activeOf(made).length;
  const page = await pageAs(browser, made.started, made.coordinator);
  await page.goto(`${made.desk}/fill`);
  const take = page.getByRole('button', { name: /^Faire ces \d+ affectations$/ });
  await expect(take).toBeEnabled();
  const count = Number(/\d+/.exec((await take.textContent()) ?? '')?.[0]);
  await expect(page.locator('.fill-row')).toHaveCount(100);
  const first = page.locator('input[name="pair[]"][type="checkbox"]').first();
  const left = await first.inputValue();
  await first.uncheck();
  await page.getByRole('link', { name: 'Page suivante' }).click();
  await expect(page.locator('.vol-day').first()).toBeFocused();
  await expect(first).not.toHaveValue(left);
  await first.uncheck();
  await page.getByRole('link', { name: 'Page précédente' }).click();
  await expect(first).toHaveValue(left);
  await expect(first).not.toBeChecked();
  await page.getByRole('button', { name: `Faire ces ${count - 2} affectations` }).click();
  await expect(page.getByText('C’est proposé aux personnes choisies.')).toBeVisible();
  expect(activeOf(made)).toHaveLength(before + count - 2);
});

test('without scripts shifts are made, an open place is filled, and a list is read', async ({ browser, made }) => {
  planned(made);
  const page = await pageAs(browser, made.started, made.coordinator, { javaScriptEnabled: false });
  await page.goto(made.desk);
  const before = activeOf(made).length;
  await page.locator('.hole-person').first().click();
  await expect(page.getByText(/^C’est proposé à/)).toBeVisible();
  expect(activeOf(made)).toHaveLength(before + 1);

  await page.goto(`${made.desk}/tasks/new`);
  await page.getByLabel('Nom Français').fill('Bar');
  await page.getByRole('button', { name: 'Ajouter cette mission' }).click();
  await expect(page.getByText('C’est créé.')).toBeVisible();
  await page.goto(`${made.desk}/generate`);
  await page.locator('input[name="lines.0.people"]').fill('0');
  await page.locator('input[name="lines.2.people"]').fill('1');
  await page.getByRole('button', { name: 'Voir ce que cela ferait' }).click();
  const count = rowsIn(made, t.shifts).length;
  await page.getByRole('button', { name: /^Créer ces/ }).click();
  await expect(page.getByText('C’est créé.')).toBeVisible();
  expect(rowsIn(made, t.shifts).length).toBeGreaterThan(count);

  await page.goto(`${made.desk}/paste`);
  await page.getByLabel('Votre liste').fill('Zoé\t06 12 34 56 78');
  await page.getByRole('button', { name: 'Lire la liste' }).click();
  await page.getByRole('button', { name: 'Ajouter cette personne' }).click();
  await expect(page.getByRole('link', { name: 'Zoé' })).toBeVisible();

  await page.goto(`${made.desk}/fill`);
  await page.getByRole('button', { name: 'Faire ce qui est coché' }).click();
  await expect(page.getByText('C’est proposé aux personnes choisies.')).toBeVisible();
});

test('a link is shown again, renewed and closed in two taps, and is in the message to its person', async ({
  browser,
  made,
}) => {
  planned(made);
  const page = await pageAs(browser, made.started, made.coordinator);
  await page.goto(`${made.desk}${ada(made)}`);
  await page.getByRole('button', { name: 'Créer le lien' }).click();
  const address = page.getByLabel('Adresse');
  await expect(address).toHaveValue(new RegExp(`^${made.started.url}/fr/team/[\\w-]{22}$`));
  const first = await address.inputValue();
  await page.reload();
  await expect(address).toHaveValue(first);
  await expect(page.getByRole('img', { name: /^Ada\s: code qui ouvre sa page/ })).toBeVisible();

  await page.goto(`${made.desk}/messages`);
  // Nothing is published, so people written to now would find an empty page.
  await expect(page.getByText('Le programme n’est pas encore publié')).toBeVisible();
  await page.goto(first);
  await expect(page.getByRole('heading', { name: 'Pas encore de créneau à montrer' })).toBeVisible();
  await page.goto(`${made.desk}/messages`);
  await page.getByRole('button', { name: 'Créer les liens qui manquent' }).click();
  await expect(page.getByRole('button', { name: 'Créer les liens qui manquent' })).toHaveCount(0);
  await page.getByRole('button', { name: /^Commencer/ }).click();
  await expect(page.getByRole('heading', { name: 'Ada' })).toBeVisible();
  const sms = page.getByRole('link', { name: 'SMS' });
  const href = decodeURIComponent((await sms.getAttribute('href')) ?? '');
  expect(href).toContain('sms:0612345600?body=Bonjour Ada,');
  expect(href).toContain(first);

  await page.goto(`${made.desk}${ada(made)}`);
  await page.getByText('Renouveler le lien…').click();
  await page.getByRole('button', { name: 'Renouveler maintenant' }).click();
  await expect(address).not.toHaveValue(first);
  await page.getByText('Fermer le lien…').click();
  await page.getByRole('button', { name: 'Fermer maintenant' }).click();
  await expect(page.getByText('Pas encore de lien.')).toBeVisible();
  expect(rowsIn(made, t.volunteerLinks)).not.toContainEqual(
    expect.objectContaining({ volunteerId: rowsIn(made, t.volunteers)[0]?.id }),
  );
});

test('nothing moves under a finger when the scripts run', async ({ browser, made }) => {
  planned(made);
  const page = await pageAs(browser, made.started, made.coordinator, { viewport: { width: 390, height: 844 } });
  await page.goto(`${made.desk}${ada(made)}`);
  await page.getByRole('button', { name: 'Créer le lien' }).click();
  await page.getByLabel('Adresse').waitFor();
  for (const path of [ada(made), '/messages?who=all', '/print/slips']) await expectStill(page, made.desk + path);
});

test('before publishing it is named who would be asked to confirm again', async ({ browser, made }) => {
  planned(made);
  const administrator = makeAdministrator(made.db);
  publish(made.db, administrator, made.slug, new Date().toISOString());
  const { festivalId } = made;
  made.db.update(t.memberships).set({ role: 'organiser' }).where(eq(t.memberships.festivalId, festivalId)).run();
  const page = await pageAs(browser, made.started, made.coordinator);
  const confirmed = activeOf(made).filter(({ state }) => state === 'confirmed');
  const shifts = rowsIn(made, t.shifts);
  const eventIds = new Set(confirmed.map(({ shiftId }) => shifts.find(({ id }) => id === shiftId)?.eventId ?? 0));
  for (const eventId of eventIds)
    made.db.run(
      sql`update events set starts_at = substr(starts_at, 1, 11) || '07:03', version = version + 1 where id = ${eventId}`,
    );
  await page.goto(`/fr/organise/${made.slug}/publish`);
  await expect(page.getByText(`${confirmed.length} affectations seraient à reconfirmer.`)).toBeVisible();
  await page.getByText('Qui, et pourquoi').click();
  await expect(page.getByText(/ devient /).first()).toBeVisible();
});

test('a shift has fixed hours, or holds a room for a day and says when that is', async ({ browser, made }) => {
  planned(made);
  const page = await pageAs(browser, made.started, made.coordinator);
  await page.goto(`${made.desk}/shifts/new`);
  await expect(page.getByLabel('Séance', { exact: true })).toBeHidden();
  await page.getByLabel('Début', { exact: true }).fill('23h');
  await page.getByLabel('Fin', { exact: true }).fill('1h30');
  await page.getByRole('button', { name: 'Ajouter ce créneau' }).click();
  await expect(page.getByText('23 h – 1 h 30').first()).toBeVisible();

  await page.getByLabel('Une salle pour la journée').check();
  await expect(page.getByLabel('Début', { exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('link', { name: /^Salle/ })).toBeVisible();
  const room = page.getByLabel('Salle', { exact: true });
  await room.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('C’est enregistré.')).toBeVisible();
  await expect(page.getByText(/^portes → salle libre/)).toBeVisible();
  await expect(page.getByLabel('Une salle pour la journée')).toBeChecked();
  const shift = rowsIn(made, t.shifts).at(-1);
  expect(shift).toMatchObject({ rule: 'room-day', startsAt: null, date: expect.stringMatching(/^2098-06-/) });
  await page.locator('.record-bar').getByRole('button', { name: 'Défaire' }).click();
  await expect(page.getByLabel('Heures fixes')).toBeChecked();
  await expect(page.getByLabel('Début', { exact: true })).toHaveValue('23h00');

  // A box that was ticked when its form was opened comes back ticked.
  await page.goto(`${made.desk}/tasks/${rowsIn(made, t.tasks)[1]?.id}`);
  const guarded = page.getByLabel('Demande une formation');
  await guarded.uncheck();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('C’est enregistré.')).toBeVisible();
  await expect(guarded).not.toBeChecked();
  await page.getByRole('button', { name: 'Défaire' }).click();
  await expect(guarded).toBeChecked();
});

test('a file to read with a briefing is added, replaced and removed, with and without scripts', async ({
  browser,
  made,
}) => {
  planned(made);
  const [task] = rowsIn(made, t.tasks);
  const address = `${made.desk}/tasks/${task?.id}`;
  const fileOf = () => rowsIn(made, t.tasks)[0]?.briefingFile;
  const pdf = (name: string, text: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) });
  const page = await pageAs(browser, made.started, made.coordinator, { viewport: { width: 390, height: 844 } });
  await page.goto(address);
  await untilTakenOver(page);
  // Text typed beside it stays.
  await page.getByLabel('Nom Français').fill('Placement et clefs');
  await page.getByLabel('Fichier', { exact: true }).setInputFiles(pdf('Clefs.pdf', '<html>'));
  await page.getByRole('button', { name: 'Joindre' }).click();
  await expect(page.getByText(/Clefs.pdf.* n’est ni un PDF/)).toBeVisible();
  await page.getByLabel('Fichier', { exact: true }).setInputFiles(pdf('Plan des clefs.pdf', '%PDF-1.7 un'));
  await page.getByRole('button', { name: 'Joindre' }).click();
  const link = page.getByRole('link', { name: 'Plan des clefs (PDF, 1 ko)' });
  await expect(link).toBeVisible();
  await expect(page.getByLabel('Nom Français')).toHaveValue('Placement et clefs');
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('Plan des clefs.pdf');
  // The new file does not count as somebody else's change.
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('C’est enregistré.')).toBeVisible();
  expect(rowsIn(made, t.tasks)[0]).toMatchObject({
    name: { fr: 'Placement et clefs' },
    briefingFile: { format: 'pdf' },
  });

  const plain = await pageAs(browser, made.started, made.coordinator, { javaScriptEnabled: false });
  await plain.goto(address);
  await plain.getByLabel('Un autre fichier').setInputFiles(pdf('Plan du bar.pdf', '%PDF-1.7 deux'));
  await plain.getByRole('button', { name: 'Remplacer le fichier' }).click();
  await expect(plain.getByRole('link', { name: 'Plan du bar (PDF, 1 ko)' })).toBeVisible();
  await plain.getByRole('button', { name: 'Retirer le fichier' }).click();
  await expect(plain.getByRole('button', { name: 'Joindre' })).toBeVisible();
  expect(fileOf()).toBeNull();
  await plain.getByRole('button', { name: 'Défaire' }).click();
  await expect(plain.getByRole('link', { name: 'Plan du bar (PDF, 1 ko)' })).toBeVisible();
});

test('a guest is fetched at the station: the shift waits for the hour of the train, and follows it', async ({
  browser,
  made,
}) => {
  planned(made, 0);
  const own = { festivalId: made.festivalId, uid: 'ana', number: 900, name: 'Ana Lima' };
  const guest = made.db.insert(t.people).values(own).returning().get();
  const page = await pageAs(browser, made.started, made.coordinator, { viewport: { width: 390, height: 844 } });
  await page.goto(`${made.desk}/shifts/new`);
  await page.getByLabel('Arrivée ou départ').check();
  await expect(page.getByLabel('Jour', { exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Ajouter ce créneau' }).click();
  // The arrival is unknown: nothing is made, and the choices stay.
  await expect(page.getByLabel('Personne invitée', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Arrivée ou départ')).toBeChecked();
  await page.getByLabel('Personne invitée', { exact: true }).selectOption('Ana Lima');
  await page.getByRole('group', { name: 'Début' }).getByLabel('minutes').fill('30');
  await page.getByRole('group', { name: 'Début' }).getByLabel('avant ou après').selectOption('avant');
  await page.getByRole('group', { name: 'Fin' }).getByLabel('minutes').fill('1h');
  await page.getByLabel('Lieu, si ce n’est pas une salle').fill('Gare');
  await page.getByRole('button', { name: 'Ajouter ce créneau' }).click();
  await expect(page.getByText('L’heure d’arrivée ou de départ n’est pas connue.').first()).toBeVisible();
  expect(rowsIn(made, t.shifts).at(-1)).toMatchObject({
    rule: 'guest',
    personId: guest.id,
    place: 'Gare',
  });

  const train = (arrivesAt: string) =>
    made.db.update(t.people).set({ arrivesAt, version: 2 }).where(eq(t.people.id, guest.id)).run();
  train('2098-06-06T09:00');
  await page.reload();
  await expect(page.getByText('8 h 30 – 10 h').first()).toBeVisible();
  await expect(page.getByText(/arrivée\s:\sAna Lima/).first()).toBeVisible();
  const shift = page.url();
  await page
    .getByRole('button', { name: /^Proposer.* Ada/ })
    .first()
    .click();
  await expect(page.getByText('C’est proposé à Ada.')).toBeVisible();
  await page.goto(`${made.desk}${ada(made)}`);
  await page.getByRole('button', { name: 'Créer le lien' }).click();
  const address = await page.getByLabel('Adresse').inputValue();

  const telephone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await telephone.goto(address);
  const line = telephone.locator('.own-shift', { hasText: 'Gare' });
  await expect(line).toContainText(/8\sh\s30\s– 10\sh/);
  await line.getByRole('button', { name: 'Oui, j’y serai' }).click();
  await expect(line).toContainText('confirmé');
  // The train is an hour late: people who confirmed the earlier hour are asked again, with the
  // reason.
  train('2098-06-06T10:00');
  await telephone.reload();
  await expect(line).toContainText('devient');
  await expect(line).toContainText('à reconfirmer');
  await page.goto(shift);
  await expect(page.getByText('9 h 30 – 11 h').first()).toBeVisible();
  await expectAccessible(page);
  await telephone.context().close();
});

test('the shifts of a séance are beside its form, without people noted as absent, and a new one is attached to it', async ({
  browser,
  made,
}) => {
  planned(made);
  const { db } = made;
  const [gone] = activeOf(made);
  const shift = rowsIn(made, t.shifts).find(({ id }) => id === gone?.shiftId);
  const event = rowsIn(made, t.events).find(({ id }) => id === shift?.eventId);
  if (!gone || !shift || !event) throw new Error('nobody is planned');
  const on = activeOf(made).filter(({ shiftId }) => shiftId === shift.id).length;
  db.update(t.assignments).set({ absentAt: new Date().toISOString() }).where(eq(t.assignments.id, gone.id)).run();
  const page = await pageAs(browser, made.started, made.coordinator);
  await page.goto(`${made.desk}/shifts/${shift.id}`);
  await expect(page.getByRole('heading', { name: `Qui : ${on - 1} sur ${shift.people}` })).toBeVisible();
  await page.goto(`/fr/organise/${made.slug}/events/${event.number}`);
  const line = page.getByRole('listitem').filter({ has: page.locator(`a[href$="/shifts/${shift.id}"]`) });
  await expect(line).toContainText(`${on - 1}/${shift.people}`);
  const box = page.getByRole('region', { name: 'Bénévoles' });
  await expect(box.getByRole('link', { name: 'Placement' })).toBeVisible();
  await box.getByRole('link', { name: 'Ajouter un créneau' }).click();
  await expect(page.getByLabel('Attaché à une séance')).toBeChecked();
  await expect(page.getByLabel('Séance', { exact: true })).toHaveValue(String(event.id));
});

test('a reported problem and an agreed exchange appear on the board and are settled there', async ({
  browser,
  made,
}) => {
  planned(made);
  const { db, festivalId } = made;
  const [given] = activeOf(made);
  const [first, bilal] = rowsIn(made, t.volunteers);
  if (!given || !first || !bilal) throw new Error('nobody is planned');
  const own = { festivalId, at: new Date().toISOString() };
  const [room] = rowsIn(made, t.rooms);
  db.insert(t.problems)
    .values([
      { ...own, volunteerId: bilal.id, kind: 'equipment', text: 'Le micro grésille.' },
      { ...own, volunteerId: first.id, kind: 'unwell', roomId: room?.id ?? null },
    ])
    .run();
  db.insert(t.exchanges)
    .values({
      ...own,
      assignmentId: given.id,
      toVolunteerId: bilal.id,
      acceptedByVolunteerId: bilal.id,
      state: 'accepted',
    })
    .run();
  const page = await pageAs(browser, made.started, made.coordinator, { viewport: { width: 390, height: 844 } });
  await page.goto(made.desk);
  await expect(page.getByText('Le micro grésille.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Écrire un e-mail à Bilal' })).toHaveAttribute(
    'href',
    /^mailto:bilal@example\.org/,
  );
  // Where it is, and two ways to reach the person.
  const unwell = page.getByRole('listitem').filter({ hasText: 'Malaise' });
  await expect(unwell).toContainText('Ada, Salle 1');
  await expect(unwell.getByRole('link', { name: /^Écrire un SMS à Ada/ })).toHaveAttribute('href', /^sms:0612345600/);
  await expect(unwell.getByRole('link', { name: /^Appeler Ada/ })).toHaveAttribute('href', 'tel:0612345600');
  await page.getByRole('button', { name: /^C’est réglé : Bilal/ }).click();
  await expect(page.getByText('C’est noté comme réglé.')).toBeVisible();
  await expect(page.getByText('Le micro grésille.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Accepter' }).click();
  await expect(page.getByText('L’échange est fait.')).toBeVisible();
  expect(activeOf(made).filter(({ shiftId }) => shiftId === given.shiftId)).toMatchObject([
    { volunteerId: bilal.id, state: 'confirmed' },
  ]);
});

test('checklists are made for rooms and days at once, and ticked with name and hour', async ({ browser, made }) => {
  const page = await pageAs(browser, made.started, made.coordinator);
  await page.goto(`${made.desk}/checklists`);
  for (const room of await page.locator('#field-roomIds input').all()) await room.check();
  await page.getByLabel('À faire').fill('Chauffage allumé\nMicros testés');
  await page.getByRole('button', { name: 'Créer' }).click();
  await expect(page.getByRole('banner').getByText('4 listes sont prêtes.')).toBeVisible();
  await page.getByRole('button', { name: 'Cocher : Chauffage allumé' }).first().click();
  await expect(page.getByRole('button', { name: 'Décocher : Chauffage allumé' })).toContainText('Person 1');
});

/** Longer than any column on paper is wide. */
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Gives the first volunteer, and each task, this name. */
function callLong(made: Made) {
  const [first] = rowsIn(made, t.volunteers);
  made.db
    .update(t.volunteers)
    .set({ name: LONG })
    .where(eq(t.volunteers.id, first?.id ?? 0))
    .run();
  made.db
    .update(t.tasks)
    .set({ name: { fr: LONG } })
    .where(eq(t.tasks.festivalId, made.festivalId))
    .run();
}

/** How many pages this takes on paper; nothing may be cut. */
async function pagesOf(page: Page, made: Made, path: string): Promise<number> {
  // As wide as an A4 inside its margins.
  await page.setViewportSize({ width: 704, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${made.desk}/print/${path}`);
  const cut = await page
    .locator('.slip, .badge, .sheet')
    .evaluateAll(
      (boxes) =>
        boxes.filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1).length,
    );
  expect(cut, path).toBe(0);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test('prints fit their paper: four slips a sheet, a page per room, whatever the names', async ({ browser, made }) => {
  planned(made, 24);
  const page = await pageAs(browser, made.started, made.coordinator);
  await page.goto(`${made.desk}/print/slips`);
  await page.getByRole('button', { name: 'Créer les liens qui manquent' }).click();
  await expect(page.locator('.slip-qr').first()).toBeVisible();
  for (const path of ['slips', 'badges', 'planning']) {
    await page.goto(`${made.desk}/print/${path}`);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      const beside = await page.locator('.sheets').evaluate((box) => box.scrollWidth - box.clientWidth);
      expect(beside, `${path} at ${width}`).toBe(0);
    }
  }
  // A day of tasks with usual names fits on one page.
  expect(await pagesOf(page, made, 'planning')).toBe(await page.locator('.sheet').count());
  callLong(made);
  const ofSlips = await pagesOf(page, made, 'slips');
  const slips = await page.locator('.slip').count();
  expect(slips).toBeGreaterThan(4);
  expect(ofSlips).toBe(Math.ceil(slips / 4));
  expect(await pagesOf(page, made, 'sign-in')).toBe(await page.locator('.sheet').count());
  expect(await pagesOf(page, made, 'meals')).toBe(await page.locator('.sheet').count());
  await pagesOf(page, made, 'planning');
  expect(await pagesOf(page, made, 'badges')).toBe(await page.locator('.badge-page').count());
  const csv = await page.request.get(`/api/festivals/${made.slug}/volunteers/hours.csv?lang=fr`);
  expect(csv.headers()['content-type']).toBe('text/csv; charset=utf-8');
  expect(await csv.text()).toContain('Nom;Mission;Lieu');
});

test('certificates are not cut either, whatever the names', async ({ browser, made }) => {
  planned(made, 24);
  callLong(made);
  made.db.update(t.assignments).set({ state: 'confirmed' }).where(eq(t.assignments.festivalId, made.festivalId)).run();
  moveTo(made, '2098-', '2020-');
  publish(made.db, makeAdministrator(made.db), made.slug);
  const page = await pageAs(browser, made.started, made.coordinator);
  expect(await pagesOf(page, made, 'attestations')).toBe(await page.locator('.attestation').count());
  await expect(page.locator('.attestation', { hasText: LONG })).not.toHaveCount(0);
});

test('a reader sees nothing of volunteers', async ({ browser, made }) => {
  planned(made);
  const page = await pageAs(browser, made.started, made.reader);
  for (const path of [
    '',
    '/people',
    ada(made),
    '/messages',
    '/print/meals',
    '/fill',
    `/shifts/${rowsIn(made, t.shifts)[0]?.id}`,
  ]) {
    const answer = await page.request.get(made.desk + path);
    expect(answer.status(), path).toBe(403);
    expect(await answer.text()).not.toContain('06 12 34 56');
  }
  await page.goto(made.desk);
  await expect(page.getByRole('link', { name: 'Bénévoles' })).toHaveCount(0);
  for (const file of ['hours', 'entries'])
    expect((await page.request.get(`/api/festivals/${made.slug}/volunteers/${file}.csv`)).status()).toBe(403);
});

test('every page of the coordinators is accessible, and none scrolls sideways', async ({ browser, made }) => {
  test.setTimeout(420_000);
  planned(made);
  const page = await pageAs(browser, made.started, made.coordinator);
  const [task] = rowsIn(made, t.tasks);
  const paths = [
    '',
    '/shifts',
    `/shifts/${rowsIn(made, t.shifts)[0]?.id}`,
    '/shifts/new',
    '/tasks',
    `/tasks/${task?.id}`,
    '/people',
    ada(made),
    '/people/new',
    '/paste',
    `/generate?lines.0.taskId=${task?.id}&lines.0.people=1`,
    '/fill',
    '/messages?who=all',
    '/checklists',
    '/settings',
    '/print',
    '/print/planning',
    '/print/slips',
    '/print/badges',
    '/print/sign-in',
    '/print/meals',
  ];
  const addressesOf = (locale: string) => paths.map((path) => made.desk.replace('/fr/', `/${locale}/`) + path);
  await lookAtPages(page, addressesOf, { widths: [320, 1440] });
});
