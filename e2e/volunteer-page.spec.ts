import type { Browser, BrowserContext, Page } from '@playwright/test';
import ICAL from 'ical.js';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { messages } from '#lib/i18n/messages.ts';
import { assignVolunteer } from '#lib/volunteers/assign.ts';
import { renewLink } from '#lib/volunteers/links.ts';
import { rowsOf } from '#lib/volunteers/working-testing.ts';
import { assignmentRow, type Corridor, calendarOf, coordinating, makeCorridor } from './corridor.ts';
import {
  test as base,
  expect,
  expectAccessible,
  expectOverNothing,
  fiveSecondsLater,
  lookAtPages,
  routeFromNow,
} from './fixtures.ts';
import type { Line } from './line.ts';
import { tellLive } from './live-facts.ts';
import { newSlug, rowsIn } from './own-festival.ts';
import type { Started } from './server.ts';

type World = Corridor & { line: Line; db: Db; lanterne: Started; address: (who: keyof Corridor['tokens']) => string };

/** A festival on its first morning, behind a line that can be cut; one for each test. */
const test = base.extend<{ world: World }>({
  world: async ({ lined, linedDb: db }, use) => {
    const corridor = makeCorridor(db, Date.now(), newSlug());
    const { line } = lined;
    await use({
      ...corridor,
      line,
      db,
      lanterne: lined,
      address: (who) => `${line.url}/fr/team/${corridor.tokens[who]}`,
    });
  },
  baseURL: async ({ world }, use) => use(world.line.url),
  viewport: { width: 390, height: 844 },
  page: async ({ page }, use) => {
    await page.clock.install();
    await use(page);
  },
  allowedErrors: [/net::ERR_|Failed to load resource|error occurred when fetching the script/],
});

/** Another person's phone, with its clock installed. */
async function telephone(browser: Browser, more: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block', ...more });
  const page = await context.newPage();
  await page.clock.install();
  return page;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const unsent = (page: Page) => page.locator('.own-unsent');
const shift = (page: Page, id: number) => page.locator(`#s${id}`);
const said = (page: Page) => page.locator('#said');

/** The page, its style sheets and scripts are kept for times without a network. */
const untilKept = (page: Page, token: string) =>
  expect
    .poll(() =>
      page.evaluate(async (path) => {
        const found = await (await caches.open('lanterne/1/state')).match(path);
        return found ? ((await found.json()) as { assets: string[] }).assets.length : 0;
      }, `/secret/lanterne/1/private/team/${token}`),
    )
    .toBeGreaterThan(4);

const changesOf = (world: World, verb: string) => rowsIn(world, t.changes).filter((change) => change.verb === verb);

test.describe('in the corridor', () => {
  test.use({ serviceWorkers: 'allow' });

  const goOffline = async ({ line }: World, context: BrowserContext) => {
    await line.cut();
    await context.setOffline(true);
  };
  const goOnline = async ({ line }: World, context: BrowserContext) => {
    await line.mend();
    await context.setOffline(false);
  };

  test('a volunteer loses the network, checks in, reports a fault and proposes an exchange: all arrives once', async ({
    page,
    context,
    browser,
    world,
  }) => {
    const { db, tokens, assignments } = world;
    await page.goto(world.address('ada'));
    await expect(page.getByRole('heading', { name: 'Auditorium', level: 2 })).toBeVisible();
    // The page is kept before the network is lost.
    await untilKept(page, tokens.ada);

    await goOffline(world, context);
    await button(page, 'Je suis là').click();
    await expect(unsent(page)).toHaveText(/Pas encore envoyé/);
    await page.locator('summary', { hasText: 'Un problème' }).click();
    await page.getByLabel('Matériel').check();
    await page.getByLabel(/En deux mots/).fill('Le micro main est muet');
    await button(page, 'Prévenir la coordination').click();
    await shift(page, world.assignments.morrow.id).getByRole('link', { name: 'Proposer un échange' }).click();
    await page.getByLabel('À qui ?').selectOption({ label: 'Dee Rouge' });
    await page.getByLabel(/Un mot/).fill('J’ai un train');
    await button(page, 'Proposer').click();
    await expect(unsent(page)).toHaveCount(3);
    await expect(page.locator('.own-waits')).toContainText('3 actions ne sont pas encore envoyées');

    // Closed and opened again without a network: the kept page, its age, and what waits.
    await page.goto(world.address('ada'));
    await expect(page.locator('.offline-note')).toContainText('Hors ligne, version de');
    await expect(page.getByRole('heading', { name: 'Auditorium', level: 2 })).toBeVisible();
    await expect(page.locator('.own-waits')).toContainText('3 actions');
    await expect(button(page, 'Je suis là')).toBeDisabled();
    expect(assignmentRow(db, assignments.film.id)?.checkedInAt).toBeNull();

    // A second tab on the same phone sends the same taps: each is done once.
    const second = await context.newPage();
    await second.goto(world.address('ada'));
    await expect(second.locator('.own-waits')).toContainText('3 actions');
    await goOnline(world, context);
    await expect(page.locator('.own-here')).toContainText('Vous êtes là depuis', { timeout: 30_000 });
    await expect(unsent(page)).toHaveCount(0);
    await expect(page.locator('.offline-note')).toHaveCount(0);
    await expect(page.locator('#told')).toContainText('Le micro main est muet');
    await expect(shift(page, assignments.morrow.id)).toContainText('Échange proposé à Dee Rouge');
    await expect(second.locator('.own-waits')).not.toContainText('actions');

    expect(changesOf(world, 'checked-in')).toHaveLength(1);
    expect(rowsIn(world, t.problems)).toMatchObject([{ kind: 'equipment', text: 'Le micro main est muet' }]);
    expect(changesOf(world, 'proposed')).toHaveLength(1);
    expect(rowsIn(world, t.exchanges)).toMatchObject([
      {
        assignmentId: assignments.morrow.id,
        toVolunteerId: world.people.dee.id,
        state: 'open',
        message: 'J’ai un train',
      },
    ]);
    // A colleague sees it within seconds.
    const bob = await telephone(browser);
    await bob.goto(world.address('bob'));
    await expect(bob.locator('.own-company')).toContainText(/Ada Lumen\s*Placement\s*sur place/);
    await bob.context().close();
  });

  test('a lost answer is asked for again, and the act is done once', async ({ page, world }) => {
    await page.goto(world.address('ada'));
    await page.locator('summary', { hasText: 'Un problème' }).click();
    await page.getByLabel('Retard').check();
    // The server does it, but its answer is lost.
    await routeFromNow(page, '**/api/team/*', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      await route.abort();
    });
    await button(page, 'Prévenir la coordination').click();
    await expect(unsent(page)).toContainText('Pas encore envoyé');
    await expect.poll(() => rowsIn(world, t.problems)).toHaveLength(1);
    await page.unroute('**/api/team/*');
    await expect(unsent(page)).toHaveCount(0);
    await expect(page.locator('#told')).toContainText('Retard');
    expect(rowsIn(world, t.problems)).toHaveLength(1);
  });

  test('« oui à tout » without a network waits like other answers, and each can still be changed', async ({
    page,
    context,
    world,
  }) => {
    const { db, people, shifts, assignments } = world;
    const asked = { shiftId: shifts.open.id, volunteerId: people.ada.id, clientKey: null };
    const { id } = assignVolunteer(coordinating(db, world), asked, new Date().toISOString());
    const states = () => [assignments.offered.id, id].map((one) => assignmentRow(db, one)?.state);
    await page.goto(world.address('ada'));
    await untilKept(page, world.tokens.ada);
    await goOffline(world, context);
    await button(page, 'Oui à tout (2 créneaux)').click();
    await expect(unsent(page)).toHaveText(/Pas encore envoyé/);
    await expect(button(page, 'Oui à tout (2 créneaux)')).toBeDisabled();
    expect(states()).toEqual(['offered', 'offered']);
    await goOnline(world, context);
    await expect(said(page)).toContainText('Merci, vos réponses sont notées.', { timeout: 30_000 });
    expect(states()).toEqual(['confirmed', 'confirmed']);
    await expect(page.locator('#all')).toHaveCount(0);
    await shift(page, id).locator('summary').click();
    await shift(page, id).getByRole('button').click();
    await expect(shift(page, id)).toContainText('Finalement, je peux');
    expect(states()).toEqual(['confirmed', 'declined']);
  });

  test('what waits can be dropped before it is sent', async ({ page, context, world }) => {
    await page.goto(world.address('ada'));
    // A worker that is interrupted while it is being loaded is reported in the console.
    await untilKept(page, world.tokens.ada);
    await goOffline(world, context);
    await button(page, 'Je suis là').click();
    await button(page, 'Ne pas envoyer').click();
    await expect(unsent(page)).toHaveCount(0);
    await expect(button(page, 'Je suis là')).toBeEnabled();
    // The page becomes visible again, and says that the server does not answer.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(page.locator('.own-age .flag')).toBeVisible();
    await goOnline(world, context);
    await expect(page.locator('.own-age .flag')).toHaveCount(0);
    // Taps are sent one after another: once the next one is there, none is being sent.
    await page.locator('summary', { hasText: 'Un problème' }).click();
    await page.getByLabel('Retard').check();
    await button(page, 'Prévenir la coordination').click();
    await expect(page.locator('#told')).toContainText('Retard');
    expect(changesOf(world, 'checked-in')).toEqual([]);
  });

  test('after a phone was lost the link is renewed, and the old one answers 410 and deletes what was kept', async ({
    page,
    world,
  }) => {
    const { db, tokens, people } = world;
    const kept = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.includes('/private/')));
    await page.goto(world.address('ada'));
    await expect.poll(kept).toEqual([`lanterne/1/private/team/${tokens.ada}`]);
    const calendar = await calendarOf(world.address('ada'));
    const { token } = renewLink(coordinating(db, world), people.ada.id, new Date().toISOString());
    // The open page learns of it by itself.
    await fiveSecondsLater(page);
    await expect(page.getByRole('heading', { name: 'Ce lien ne fonctionne plus' })).toBeVisible();
    await expect.poll(kept).toEqual([]);
    const old = await fetch(world.address('ada'));
    expect([old.status, old.headers.get('cache-control')]).toEqual([410, 'no-store']);
    expect((await fetch(calendar)).status).toBe(410);
    expect((await fetch(`${world.line.url}/fr/team/${token}`)).status).toBe(200);
  });
});

test('without scripts every tap is a form: present, a fault, entries, checks, answers, an exchange', async ({
  browser,
  world,
}) => {
  const { db, assignments, people, events, list } = world;
  const page = await telephone(browser, { javaScriptEnabled: false });
  await page.goto(world.address('ada'));
  await expect(page.locator('.cue.at')).toHaveCount(1);
  await button(page, 'Je suis là').click();
  await expect(said(page)).toHaveText('C’est noté : vous êtes là.');
  await expect(page.locator('.own-here')).toContainText('Vous êtes là depuis');
  await page.locator('summary', { hasText: 'Pas encore là' }).click();
  await button(page, 'Retirer ma présence').click();
  await expect(button(page, 'Je suis là')).toBeVisible();
  // After the change the same form is another act, so it is done again.
  await button(page, 'Je suis là').click();
  await expect(page.locator('.own-here')).toContainText('Vous êtes là depuis');
  expect(assignmentRow(db, assignments.film.id)?.checkedInAt).not.toBeNull();

  await page.locator('summary', { hasText: 'Un problème' }).click();
  await page.getByLabel('Matériel').check();
  await button(page, 'Prévenir la coordination').click();
  const told = page.locator('#told');
  await expect(told).toContainText('Matériel');
  await expect(told.getByRole('link', { name: /^Appeler/ })).toHaveAttribute('href', 'tel:0123456789');
  await expect(told.getByRole('link', { name: /^Écrire/ })).toHaveAttribute(
    'href',
    /^sms:0123456789\?body=Mat%C3%A9riel/,
  );

  await page.getByLabel(/^Entrées/).fill('87');
  await button(page, 'Noter').click();
  await expect(page.locator('#room')).toContainText('87 entrées, comptées par Ada Lumen');
  expect(rowsIn(world, t.entryCounts)).toMatchObject([{ eventId: events.film.id, count: 87 }]);
  // Facts from the day before name their day.
  const before = new Date(Date.now() - 24 * 3_600_000).toISOString();
  db.update(t.entryCounts).set({ at: before }).run();
  db.update(t.problems).set({ at: before }).run();
  await page.reload();
  await expect(page.locator('#room')).toContainText(/comptées par Ada Lumen le \S+ \d+(?:er)?\s\S+ à/);
  await expect(told).toContainText(/Signalé le \S+ \d+(?:er)?\s\S+ à/);

  await button(page, /Lumières éteintes/).click();
  await expect(page.locator('#checklists .ticked')).toContainText('Ada Lumen');
  expect(rowsIn(world, t.checklistItems).filter((one) => one.checklistId === list.id && one.tickedAt)).toHaveLength(1);

  const moved = shift(page, assignments.afternoon.id);
  await expect(moved).toContainText('à reconfirmer');
  await expect(moved).toContainText(/13\sh\s10\s– 15\sh\s55 devient .*13\sh\s40\s– 16\sh\s25/);
  // A shift that must be confirmed again can also be offered for exchange.
  await expect(moved.getByRole('link', { name: 'Proposer un échange' })).toHaveAttribute(
    'href',
    new RegExp(`exchange=${assignments.afternoon.id}#`),
  );
  await moved.getByRole('button', { name: 'Ça me va' }).click();
  await expect(shift(page, assignments.afternoon.id)).toContainText('confirmé');
  await shift(page, assignments.offered.id).getByRole('button', { name: 'Je ne peux pas' }).click();
  await expect(shift(page, assignments.offered.id)).toContainText('vous avez dit non');

  await shift(page, assignments.morrow.id).getByRole('link', { name: 'Proposer un échange' }).click();
  const select = page.getByLabel('Lequel de vos créneaux ?');
  await expect(select).toHaveValue(String(assignments.morrow.id));
  await button(page, 'Proposer').click();
  await expect(said(page)).toHaveText('Votre proposition est partie.');
  expect(rowsIn(world, t.exchanges)).toMatchObject([{ toVolunteerId: null, state: 'open' }]);
  await button(page, 'Retirer ma proposition').click();
  await expect(shift(page, assignments.morrow.id).getByRole('link', { name: 'Proposer un échange' })).toBeVisible();
  await shift(page, assignments.morrow.id).locator('summary', { hasText: 'Je ne peux plus' }).click();
  await button(page, 'Oui, libérer ma place').click();
  await expect.poll(() => assignmentRow(db, assignments.morrow.id)?.state).toBe('declined');
  expect(people.ada.id).toBeGreaterThan(0);
  await page.context().close();
});

test('the answer to an act is shown at its place, covers nothing, and can be closed', async ({ browser, world }) => {
  for (const width of [390, 1440]) {
    const page = await telephone(browser, { viewport: { width, height: 844 } });
    await page.goto(world.address(width === 390 ? 'ada' : 'cy'));
    await page.locator('summary', { hasText: 'Un problème' }).first().click();
    await page.getByLabel('Matériel').check();
    await button(page, 'Prévenir la coordination').click();
    const message = said(page).locator('.notice');
    await expectOverNothing(message);
    await expect(message).toBeInViewport({ ratio: 1 });
    await page.mouse.wheel(0, 300);
    await expectOverNothing(message);
    await message.getByRole('button', { name: 'Masquer ce message' }).focus();
    await page.keyboard.press('Escape');
    await expect(message).toHaveCount(0);
    // The focus goes to what it was about.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).not.toBe('');
    await page.context().close();
  }
});

test('two exchange shifts in two browsers, and both pages show it by themselves', async ({ page, browser, world }) => {
  const { db, assignments, people, shifts } = world;
  const given = assignVolunteer(
    coordinating(db, world),
    { shiftId: shifts.open.id, volunteerId: people.dee.id, clientKey: null },
    new Date().toISOString(),
  );
  const put = rowsOf(db, world.festivalId);
  const hours = { startsAt: `${world.tomorrow}T09:30`, endsAt: `${world.tomorrow}T11:30` };
  put.assignment(put.shift(world.tasks.seating.id, hours).id, people.cy.id, { state: 'confirmed' });
  await page.goto(world.address('ada'));
  await shift(page, world.assignments.morrow.id).getByRole('link', { name: 'Proposer un échange' }).click();
  await page.getByLabel('À qui ?').selectOption({ label: 'Cy Noir' });
  await page.getByLabel('Un mot (facultatif)').fill('Ma sœur vient ce jour-là.');
  await button(page, 'Proposer').click();
  // Refused, and all of it can be proposed to somebody else.
  await expect(said(page)).toContainText('Cette personne ne peut pas prendre ce créneau.');
  await expect(page.getByLabel('Un mot (facultatif)')).toHaveValue('Ma sœur vient ce jour-là.');
  await expect(page.getByLabel('Lequel de vos créneaux ?')).toHaveValue(String(assignments.morrow.id));
  await page.getByLabel('À qui ?').selectOption({ label: 'Dee Rouge' });
  await button(page, 'Voir ses créneaux').click();
  await page.getByLabel('Contre lequel de ses créneaux ?').selectOption({ index: 1 });
  await expect(page.getByLabel('Un mot (facultatif)')).toHaveValue('Ma sœur vient ce jour-là.');
  expect(new URL(page.url()).search).toBe('');
  const dee = await telephone(browser);
  await dee.goto(world.address('dee'));
  await button(page, 'Proposer').click();
  await expect(page.locator('#shifts')).toContainText('Échange proposé à Dee Rouge');

  const offer = dee.locator('#offers');
  await fiveSecondsLater(dee);
  await expect(offer).toContainText('Ada Lumen vous propose ce créneau');
  await expect(offer).toContainText('en échange du vôtre');
  await offer.getByRole('button', { name: 'Accepter' }).click();
  await expect(said(dee)).toHaveText('L’échange est fait.');
  await expect(dee.locator('#shifts')).toBeFocused();
  await expect(dee.locator('#shifts')).toContainText('Les mains dans le code');
  await fiveSecondsLater(page);
  await expect(page.locator('#shifts')).not.toContainText('Les mains dans le code');
  await expect(page.locator('#shifts')).toContainText('Hall d’accueil');
  expect(assignmentRow(db, assignments.morrow.id)?.state).toBe('cancelled');
  expect(given).toMatchObject({ ok: true });
  await dee.context().close();
});

test('if the festival wants it the coordinator must approve, and both read that they wait', async ({
  page,
  browser,
  world,
}) => {
  world.db.update(t.volunteerSettings).set({ exchangesNeedApproval: true }).run();
  await page.goto(world.address('ada'));
  await shift(page, world.assignments.morrow.id).getByRole('link', { name: 'Proposer un échange' }).click();
  await expect(page.locator('#exchange')).toContainText('La coordination valide chaque échange.');
  await button(page, 'Proposer').click();
  await expect(page.locator('#shifts')).toContainText('Échange proposé à tout le monde');
  const cy = await telephone(browser);
  await cy.goto(world.address('cy'));
  await cy.locator('#offers').getByRole('button', { name: 'Accepter' }).click();
  await expect(said(cy)).toHaveText('Vous acceptez. La coordination doit encore valider.');
  await fiveSecondsLater(page);
  await expect(page.locator('#shifts')).toContainText('Cy Noir accepte. La coordination doit valider.');
  await cy.context().close();
});

test('of two who take the last place at the same time one gets it, and the other reads a sentence', async ({
  browser,
  world,
}) => {
  const [cy, dee] = [await telephone(browser), await telephone(browser, { javaScriptEnabled: false })];
  await cy.goto(world.address('cy'));
  await dee.goto(world.address('dee'));
  // Shifts they cannot take say why, and have no button.
  const guarded = cy.locator('#open details', { hasText: 'que vous ne pouvez pas prendre' });
  await guarded.locator('summary').click();
  await expect(guarded).toContainText('Cette mission demande une formation');
  await expect(guarded.getByRole('button')).toHaveCount(0);

  const first = (page: Page) =>
    page.locator('#open > ul > li', { hasText: 'Accueil' }).filter({ hasText: /15\sh\s– 16\sh\s30/ });
  await Promise.all([cy, dee].map((page) => first(page).getByRole('button', { name: 'Je le prends' }).click()));
  const won = (page: Page) => page.getByText('Le créneau est à vous.').count();
  const lost = (page: Page) => page.getByText('Quelqu’un vient de prendre la dernière place de ce créneau.').count();
  await expect.poll(async () => (await won(cy)) + (await won(dee))).toBe(1);
  await expect.poll(async () => (await lost(cy)) + (await lost(dee))).toBe(1);
  // It stands above the others, not with the shift that moved up.
  await expect(cy.locator('#open > #said')).toBeVisible();
  expect(
    rowsIn(world, t.assignments).filter(
      ({ shiftId, state }) => shiftId === world.shifts.open.id && state === 'confirmed',
    ),
  ).toHaveLength(1);
  for (const page of [cy, dee]) await page.context().close();
});

test('a delay is shown within five seconds, in the line and beside the planned hour, and typed text stays', async ({
  page,
  world,
}) => {
  await page.goto(world.address('ada'));
  await expect(page.locator('.own-conduite')).not.toContainText('+20');
  await page.getByLabel(/^Entrées/).fill('12');
  await page.locator('#exchange summary').click();
  tellLive(world.db, world.slug, 'abcdefabcdef0002', [
    { event: 12, kind: 'delay', value: '20', at: new Date().toISOString() },
  ]);
  // The afternoon is late: its shift says so, the morning stays as it was.
  await fiveSecondsLater(page);
  const late = shift(page, world.assignments.afternoon.id);
  await expect(late).toContainText(/14\sh\s– 16\sh\s45/);
  await expect(late.locator('s')).toContainText(/13\sh\s40/);
  await expect(page.getByLabel(/^Entrées/)).toHaveValue('12');
  await expect(page.locator('#exchange details')).toHaveAttribute('open', '');
  // Now the film itself, in whose part something was typed: it is redrawn with that text, and with
  // the caret where it was.
  await page.getByLabel(/^Entrées/).focus();
  tellLive(world.db, world.slug, 'abcdefabcdef0003', [
    { event: 10, kind: 'delay', value: '15', at: new Date().toISOString() },
  ]);
  await fiveSecondsLater(page);
  await expect(page.locator('.own-conduite .flag.warn')).toContainText('+15');
  await expect(page.getByLabel(/^Entrées/)).toHaveValue('12');
  await expect(page.getByLabel(/^Entrées/)).toBeFocused();
  await expect(page.locator('.own-conduite .cue', { hasText: 'Présentation' })).toContainText(/10\sh\s45/);
  await expect(page.locator('.own-conduite .cue', { hasText: 'Présentation' }).locator('s')).toContainText(/10\sh\s30/);
});

test('messages to all and to volunteers appear above their page and the room sheets by themselves, and the latter on no public page', async ({
  page,
  browser,
  world,
}) => {
  const sheets = await telephone(browser);
  await page.goto(world.address('ada'));
  await sheets.goto(`${world.address('cy')}?day=all`);
  const at = new Date().toISOString();
  tellLive(world.db, world.slug, 'abcdefabcdef0004', [
    { kind: 'notice', text: { fr: 'Sortez par la cour.', en: 'Leave by the courtyard.' }, at },
    { kind: 'notice', value: 'team', text: { fr: 'Réunion à 18 h.', en: 'Meeting at six.' }, at },
    { event: 10, kind: 'delay', value: '15', at },
  ]);
  await fiveSecondsLater(page, sheets);
  for (const open of [page, sheets]) {
    const told = open.getByRole('complementary', { name: 'Messages du festival' });
    await expect(told).toContainText('Sortez par la cour.');
    await expect(told).toContainText(/aux bénévoles seulement\s*Réunion à 18/);
    await expect(told.getByRole('alert')).toBeVisible();
    // Only links to other pages stand above it.
    expect((await told.boundingBox())?.y).toBeLessThan(120);
  }
  const film = sheets.locator('.sheet-event', { hasText: 'Retard 15 min' });
  await expect(film).toContainText('Le sang et la boue');
  await expect(film).toContainText(/retard\s15\smin, vers\s10\sh\s45 au lieu de\s10\sh\s30/i);
  await expect(film.locator('.cue', { hasText: 'Présentation' })).toContainText(/10\sh\s45/);
  await expectAccessible(sheets);
  const api = `/api/public/festivals/${world.slug}`;
  for (const path of [`/fr/festivals/${world.slug}`, `/fr/festivals/${world.slug}/screen`, `${api}/live`, api]) {
    const read = await (await fetch(world.lanterne.url + path)).text();
    expect(read, path).not.toContain('Réunion');
  }
  expect(await (await fetch(`${world.lanterne.url}/fr/festivals/${world.slug}`)).text()).toContain(
    'Sortez par la cour',
  );
  // Drawn without a script too; and withdrawn everywhere.
  const plain = await telephone(browser, { javaScriptEnabled: false });
  await plain.goto(world.address('bob'));
  await expect(plain.getByText('Réunion à 18')).toBeVisible();
  world.db.update(t.liveFacts).set({ endedAt: at }).run();
  tellLive(world.db, world.slug, 'abcdefabcdef0005', []);
  await fiveSecondsLater(page, sheets);
  for (const open of [page, sheets]) await expect(open.locator('.live-notices')).toHaveCount(0);
  for (const one of [sheets, plain]) await one.context().close();
});

test('their calendar has an alarm before each shift, answers HEAD and 304, and keeps cancelled shifts', async ({
  world,
}) => {
  const feed = await calendarOf(world.address('ada'));
  const answer = await fetch(feed);
  const headers = Object.fromEntries(answer.headers);
  expect(headers).toMatchObject({
    'cache-control': 'private, no-cache',
    'content-disposition': `inline; filename="${world.slug}-volunteer.ics"`,
    'content-type': 'text/calendar; charset=utf-8',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
  const etag = headers.etag ?? '';
  const entries = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  const all = entries(await answer.text());
  expect(all).toHaveLength(4);
  expect(all.map((one) => String(one.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')))).toEqual(
    Array(4).fill('-PT30M'),
  );
  const same = await fetch(feed, { headers: { 'if-none-match': `"x", ${etag}` } });
  expect([same.status, await same.text()]).toEqual([304, '']);
  const head = await fetch(feed, { method: 'HEAD' });
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
  // She can no longer come tomorrow.
  await fetch(`${world.line.url}/api/team/${world.tokens.ada}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ act: 'no', id: String(world.assignments.morrow.id), locale: 'fr' }),
    redirect: 'manual',
  });
  const after = await fetch(feed, { headers: { 'if-none-match': etag } });
  const gone = entries(await after.text()).filter((one) => one.getFirstPropertyValue('status') === 'CANCELLED');
  expect(gone).toHaveLength(1);
  const google = await (await fetch(`${feed}?cancelled=title`)).text();
  expect(google).not.toContain('STATUS:CANCELLED');
  expect(google).toContain('ANNULÉ');
  // The page's own token opens no calendar, and the calendar contains no link to the page.
  expect(google).not.toContain(world.tokens.ada);
  for (const name of ['A'.repeat(22), 'x', world.tokens.ada, `1-${'A'.repeat(22)}`])
    expect((await fetch(`${world.line.url}/feeds/volunteers/${name}.ics`)).status).toBe(404);
});

test('a volunteer’s token shows only shared contacts, nothing private, and no other page', async ({ world }) => {
  const { line, tokens, db } = world;
  const read = async (path: string) => (await fetch(line.url + path)).text();
  const feed = new URL(await calendarOf(world.address('ada'))).pathname;
  const pages = async (token: string) =>
    (
      await Promise.all(
        [
          ...['fr', 'en'].flatMap((locale) =>
            ['', '?day=all', `?exchange=${world.assignments.film.id}&toVolunteerId=${world.people.bob.id}`].map(
              (q) => `/${locale}/team/${token}${q}`,
            ),
          ),
          feed,
        ].map(read),
      )
    ).join('\n');
  const all = await pages(tokens.ada);
  // Bob is the lead, and this festival shares his number: only his.
  expect(all).toContain('0622222222');
  for (const secret of ['zqkept', '0611111111', '06 11 11', '0633333333', '06 33', '0644444444', '06 44'])
    expect(all, secret).not.toContain(secret);
  db.update(t.volunteerSettings).set({ sharesReferents: false }).run();
  expect(await pages(tokens.ada)).not.toContain('0622222222');
  // Paths of internal files open no page.
  for (const path of [`/fr/team/${tokens.ada}/own`, `/fr/team/${'A'.repeat(22)}`, `/fr/team/${'A'.repeat(22)}/own`]) {
    const answer = await fetch(line.url + path);
    expect([path, answer.status]).toEqual([path, 404]);
  }
  // A messenger's request for a link preview does not count as seen.
  const seen = () =>
    rowsIn(world, t.assignments).filter(
      ({ volunteerId, seenRelease }) => volunteerId === world.people.ada.id && seenRelease,
    );
  expect(seen()).toEqual([]);
  await fetch(world.address('ada'), { headers: { 'sec-fetch-site': 'none' } });
  expect(seen()).toHaveLength(4);
});

test('it cannot be misused from another site, for somebody else’s shift, or for what does not exist', async ({
  world,
}) => {
  const { line, tokens, assignments } = world;
  const post = (token: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${line.url}/api/team/${token}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ locale: 'fr', ...fields }),
      redirect: 'manual',
    });
  const here = { act: 'here', id: String(assignments.film.id) };
  const words = messages.fr.shifts;
  for (const [answer, status, sentence] of [
    [await post(tokens.ada, here, { origin: 'https://evil.example' }), 403, words.foreign],
    [await post(tokens.cy, here), 404, words.missing],
    [await post('A'.repeat(22), here), 404, words.missing],
    [await post(tokens.ada, { act: 'problem', kind: 'nothing' }), 400, words.invalid],
    [await post(tokens.ada, { act: 'entries', eventId: '999999', count: '3' }), 404, words.missing],
  ] as const) {
    expect(answer.status).toBe(status);
    expect((await answer.text()).replace(/[\u00a0\u202f]/g, ' ')).toContain(sentence);
  }
  expect(changesOf(world, 'checked-in')).toEqual([]);
  // A double tap without scripts: the same form twice.
  const html = await (await fetch(world.address('ada'))).text();
  const key = /value="act=here&amp;clientKey=([^&"]+)/.exec(html)?.[1] ?? '';
  const [one, two] = await Promise.all([
    post(tokens.ada, { ...here, clientKey: key }),
    post(tokens.ada, { ...here, clientKey: key }),
  ]);
  expect([one.status, two.status]).toEqual([303, 303]);
  expect(changesOf(world, 'checked-in')).toHaveLength(1);
});

test('is readable at any width, in both languages and appearances, by keyboard only', async ({ page, world }) => {
  const queries = ['', '?day=all', `?exchange=${world.assignments.morrow.id}`];
  const addressesOf = (locale: string) => queries.map((query) => `/${locale}/team/${world.tokens.ada}${query}`);
  await lookAtPages(page, addressesOf, {
    widths: [320, 390, 1440],
    opened: () =>
      page.evaluate(() => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
      }),
    look: async (where, { width }) => {
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('main button, main summary, main .btn, main select, main .choice-box')]
          .map((one) => [one.textContent?.trim().slice(0, 30), one.getBoundingClientRect().height] as const)
          .filter(([, height]) => height > 0 && height < 43.5),
      );
      expect.soft(small, where).toEqual([]);
      // Hours stand in one line, whatever the language, but for the smallest telephone.
      if (width < 390) return;
      const broken = await page
        .locator('.own-shift-when > .num')
        .evaluateAll((hours) =>
          hours.filter((one) => one.getBoundingClientRect().height > 36).map(({ textContent }) => textContent),
        );
      expect.soft(broken, where).toEqual([]);
    },
  });
  // On paper nothing is dark, and no word is lost on a dark ground.
  await page.goto(world.address('ada'));
  await page.emulateMedia({ media: 'print' });
  const grounds = await page
    .locator('.own-now .own-taps > details > .btn')
    .evaluateAll((taps) => taps.map((tap) => getComputedStyle(tap).backgroundColor));
  expect(new Set(grounds)).toEqual(new Set(['rgb(255, 255, 255)']));
  await page.emulateMedia({ media: null });
  // Je suis là, by keyboard.
  await page.goto(world.address('ada'));
  for (let i = 0; i < 30; i += 1) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(() => document.activeElement?.textContent?.trim());
    if (text === 'Je suis là') break;
  }
  await page.keyboard.press('Enter');
  await expect(page.locator('.own-here')).toContainText('Vous êtes là depuis');
  // The focus is not sent back to the top of the page.
  await expect(page.locator('#card:focus, #card :focus')).toHaveCount(1);
});
