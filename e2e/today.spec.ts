import type { Locator, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import { at, beginDay, calendarOf, type Day, dayOn, festivalOf, organiserOf, secretsOf, visitorOf } from './day.ts';
import {
  test as base,
  expect,
  expectAccessible,
  fiveSecondsLater,
  lookAtPages,
  routeFromNow,
  untilTakenOver,
} from './fixtures.ts';
import { rowsIn } from './own-festival.ts';
import { setClock } from './server.ts';

let SLUG = '';
let [PUBLIC, FILM, DEBATE] = ['', '', ''];

function of<D extends Day>(day: D): D {
  SLUG = day.slug;
  PUBLIC = `/fr/festivals/${SLUG}`;
  [FILM, DEBATE] = [`${PUBLIC}/events/1100-le-sang-et-la-boue`, `${PUBLIC}/events/1102-qui-paie-le-nuage`];
  return day;
}

const test = base.extend<{ begin: (hour: string) => Promise<Day>; beginAlone: typeof beginDay }>({
  begin: async ({ anyHour }, use) => use(async (hour) => of(await dayOn(anyHour, hour))),
  /** On a server of its own, which the test may stop. */
  beginAlone: async ({ browserName: _ }, use) => {
    const begun: Day[] = [];
    await use(async (hour) => {
      const day = of(await beginDay(hour));
      begun.push(day);
      return day;
    });
    for (const { server } of begun) await server.stop('SIGKILL');
  },
});

const screenOf = (room: string) => `${PUBLIC}/screen/${room}`;
const onScreen = (page: Page, is: 'now' | 'next') => page.locator(`li[data-show="${is}"]`).first();
const card = (page: Page, title: string) => page.getByRole('article').filter({ hasText: title });
const roomOf = (page: Page, name: string) => page.getByRole('region', { name });
const done = (page: Page) => page.getByRole('heading', { name: 'C’est fait' });
/** The sentence beside « Défaire ». */
const said = (page: Page, sentence: string) => page.getByRole('status').filter({ hasText: sentence });
/** Taps with a finger, which fails for something covered or out of sight. */
const tap = (target: Locator) => target.first().tap();

const facts = (day: Day) =>
  day.look((db) =>
    rowsIn({ db, festivalId: festivalOf(day).id }, t.liveFacts)
      .filter(({ endedAt }) => endedAt === null)
      .map(({ kind, value }) => `${kind} ${value}`)
      .sort(),
  );

test('the 9 h 30 film is 20 minutes late: three taps, and every page shows it within five seconds, calendars never', async ({
  browser,
  begin,
}) => {
  const day = await begin('09:25');
  const [before, organiser, board, visitor, now, screen] = await Promise.all([
    calendarOf(day),
    organiserOf(browser, day),
    organiserOf(browser, day),
    visitorOf(browser, day, '09:25', FILM),
    visitorOf(browser, day, '09:25', `${PUBLIC}/now`),
    visitorOf(browser, day, '09:25', screenOf('2-auditorium'), { viewport: { width: 1920, height: 1080 } }),
  ]);
  await expect(onScreen(screen, 'next')).toContainText('9 h 30');
  // A keyboard user reads while the page changes.
  const reading = now.getByRole('link', { name: 'Noces d’étain' });
  await reading.focus();

  await tap(organiser.getByRole('link', { name: 'Le sang et la boue : 20 minutes de retard' }));
  // The effect is shown before anything is announced.
  await expect(
    organiser.getByText('« Le sang et la boue » commence à 9 h 50 au lieu de 9 h 30.').first(),
  ).toBeVisible();
  await expect(organiser.getByText('Le film finit à 11 h 24.').first()).toBeVisible();
  const carry = organiser
    .locator('form')
    .filter({ has: organiser.getByRole('button', { name: 'Répercuter sur la suite' }) });
  await expect(carry).toContainText('« Terre rare » (Auditorium) commence à 12 h 20 au lieu de 12 h');
  await expect(carry).toContainText('Le temps libre avant « Qui paie le nuage ? » absorbe tout le retard');
  await expect(carry).toContainText('Ana reste jusqu’à 12 h 10 au lieu de 11 h 50.');
  await expect(organiser.getByRole('button', { name: 'Raccourcir le débat à 16 minutes' })).toBeVisible();
  await expect(organiser.getByRole('button', { name: 'Laisser comme prévu' })).toBeVisible();
  expect(facts(day)).toEqual([]);

  await tap(organiser.getByRole('button', { name: 'Répercuter sur la suite' }));
  await expect(done(organiser)).toBeVisible();
  await fiveSecondsLater(visitor, now, screen, board);
  await Promise.all([
    expect(visitor.getByText('début vers 9 h 50 au lieu de 9 h 30').first()).toBeVisible(),
    expect(now.locator('main')).toContainText('vers 9 h 50 au lieu de 9 h 30'),
    expect(onScreen(screen, 'next')).toContainText('9 h 50'),
    expect(onScreen(screen, 'next')).toContainText('prévu 9 h 30'),
    expect(card(board, 'Le sang et la boue')).toContainText('20 min de retard'),
  ]);
  expect(facts(day)).toEqual(['delay 20', 'delay 20']);
  await expect(reading).toBeFocused();
  // Who must be told, with a button each.
  const ana = organiser.getByRole('listitem').filter({ hasText: 'Bonjour Ana' }).first();
  await expect(ana.getByRole('link', { name: /SMS à Ana/ }).first()).toHaveAttribute(
    'href',
    /^sms:0699887766\?body=Bonjour%20Ana.*9%C2%A0h%C2%A050/,
  );
  await expect(card(board, 'Le sang et la boue')).toContainText('prévu 9 h 30');
  await expect(roomOf(board, 'Auditorium')).toContainText('Ana');
  await expect(now.locator('main')).toContainText('12 h 20 au lieu de 12 h');
  expect(await calendarOf(day)).toBe(before);
  await Promise.all([expectAccessible(organiser), expectAccessible(visitor)]);

  // And undone.
  await tap(organiser.getByRole('button', { name: 'Défaire' }));
  await expect(organiser.getByRole('heading', { name: 'C’est défait' })).toBeVisible();
  await fiveSecondsLater(visitor, screen, board);
  await Promise.all([
    expect(visitor.getByText('au lieu de 9 h 30')).toHaveCount(0),
    expect(onScreen(screen, 'next')).not.toContainText('9 h 50'),
    expect(card(board, 'Le sang et la boue')).not.toContainText('retard'),
  ]);
  await expect(roomOf(board, 'Aujourd’hui')).toContainText('Défait : « Le sang et la boue »');
  expect(facts(day)).toEqual([]);
});

test('at 11 h a speaker of 14 h 30 joins by video and the debate moves to another room: pages, screens, board and calendars show it', async ({
  browser,
  begin,
}) => {
  const day = await begin('11:00');
  const before = entryOf(await calendarOf(day), 'Qui paie le nuage');
  expect(before).toContain('Auditorium');
  const [organiser, board, visitor, screen] = await Promise.all([
    organiserOf(browser, day),
    organiserOf(browser, day),
    visitorOf(browser, day, '11:00', DEBATE),
    visitorOf(browser, day, '11:00', `${PUBLIC}/screen`, { viewport: { width: 1920, height: 1080 } }),
  ]);
  await tap(roomOf(organiser, 'Auditorium').getByText('1 autre séance ensuite'));
  await tap(organiser.getByRole('link', { name: /Qui paie le nuage/ }));
  await tap(organiser.getByRole('link', { name: 'Zoé Laurent' }));
  await expect(organiser.getByRole('group', { name: /14 heures 30/ })).toContainText('Débat · avec 1 autre personne');
  await expect(organiser.getByRole('radio', { name: 'Par vidéo' })).toBeChecked();
  await expect(organiser.getByRole('region', { name: 'Ce que ça change' })).toContainText('Zoé Laurent');
  // Each answer updates the effect at once; nothing is written.
  await tap(organiser.getByText('Retirer cette partie'));
  await expect(organiser.getByRole('region', { name: 'Ce que ça change' })).toContainText('annulée');
  await tap(organiser.getByText('Par vidéo'));
  const french = organiser.getByRole('textbox', { name: 'En français' });
  await expect(french).toHaveValue(/Zoé Laurent participe à distance, par vidéo/);
  await tap(organiser.getByRole('button', { name: 'Publier', exact: true }));
  await expect(done(organiser)).toBeVisible();
  await expect(organiser.getByText(/Bonjour Zoé Laurent/).first()).toBeVisible();
  await expect(organiser.getByRole('link', { name: /e-mail à Zoé Laurent/ }).first()).toHaveAttribute(
    'href',
    /^mailto:zoe@example.org/,
  );
  await fiveSecondsLater(visitor);
  await expect(visitor.locator('main')).toContainText('participe à distance, par vidéo');

  await tap(organiser.getByRole('link', { name: 'Retour à la séance' }));
  await tap(organiser.getByRole('link', { name: /Petite salle/ }));
  await expect(organiser.getByRole('region', { name: 'Ce que ça change' })).toContainText(
    'Petite salle (avant : Auditorium)',
  );
  // Who would be told is shown before anything is published.
  await expect(organiser.getByRole('region', { name: 'Ce que ça entraîne' })).toContainText(
    'À prévenir ensuite : Zoé Laurent et Noé Petit.',
  );
  await organiser.getByRole('textbox', { name: 'En français' }).fill('Le débat de 14 h 30 a lieu en petite salle.');
  await tap(organiser.getByRole('button', { name: 'Changer de salle et publier' }));
  await expect(done(organiser)).toBeVisible();
  await fiveSecondsLater(visitor, board, screen);
  await Promise.all([
    expect(visitor.locator('main')).toContainText('Le débat de 14 h 30 a lieu en petite salle.'),
    expect(visitor.locator('main')).toContainText('Petite salle'),
    expect(roomOf(board, 'Petite salle')).toContainText('Qui paie le nuage'),
    expect(screen.locator('[data-row]').filter({ hasText: 'Petite salle' })).toContainText('Qui paie'),
  ]);
  const after = entryOf(await calendarOf(day), 'Qui paie le nuage');
  expect(after).toContain('Petite salle');
  expect(sequenceOf(after)).toBeGreaterThan(sequenceOf(before));
  await expectAccessible(organiser);
});

const entryOf = (calendar: string, title: string) =>
  calendar
    .replace(/\r\n /g, '')
    .split('BEGIN:VEVENT')
    .find((entry) => entry.includes(title)) ?? '';
const sequenceOf = (entry: string) => Number(/^SEQUENCE:(\d+)/m.exec(entry)?.[1] ?? Number.NaN);

test('without a network a tap is kept, says so, and arrives once', async ({ browser, begin }) => {
  const day = await begin('09:25');
  const page = await organiserOf(browser, day, '/1100/delay?minutes=10');
  // Before its script runs a page keeps nothing: a tap is a native post.
  const open = async (path: string) => {
    await page.goto(`/fr/organise/${SLUG}/today${path}`);
    await untilTakenOver(page);
  };
  await untilTakenOver(page);
  await page.context().setOffline(true);
  // A link would lead to the browser's error page, so it waits.
  await tap(page.getByRole('link', { name: 'Le sang et la boue' }));
  await expect(page.getByText('la page suivante s’ouvrira dès qu’il répond')).toBeVisible();
  await page.context().setOffline(false);
  await page.waitForURL(/today\/1100$/);
  await untilTakenOver(page);
  // So does a form that only previews, with what was typed.
  await page.context().setOffline(true);
  await page.getByLabel('Autre, en minutes').fill('25');
  await tap(page.getByRole('button', { name: 'Voir' }));
  await expect(page.getByText('Votre choix est gardé')).toBeVisible();
  await page.context().setOffline(false);
  await page.waitForURL(/delay\?seen=0&minutes=25$/);
  await open('/1100/delay?minutes=10');
  await page.context().setOffline(true);
  await tap(page.getByRole('button', { name: 'Répercuter sur la suite' }));
  await expect(page.getByText('pas encore envoyé').first()).toBeVisible();
  expect(facts(day)).toEqual([]);
  await page.context().setOffline(false);
  await expect(done(page)).toBeVisible();
  expect(facts(day)).toEqual(['delay 10', 'delay 10']);

  // An answer was lost: the server did the act, and does not do it twice.
  await open('');
  await tap(page.getByText('Message à tout le festival'));
  await page.getByRole('textbox', { name: 'En français' }).fill('Le bar ferme à 22 h.');
  await page.reload();
  await tap(page.getByText('Message à tout le festival'));
  await expect(page.getByRole('textbox', { name: 'En français' })).toHaveValue('Le bar ferme à 22 h.');
  let posts = 0;
  await routeFromNow(page, '**/api/festivals/*/today', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    posts += 1;
    if (posts > 1) return route.fallback();
    await route.fetch();
    await route.abort();
  });
  await tap(page.getByRole('button', { name: 'Envoyer le message' }));
  await expect(said(page, 'Le bar ferme à 22 h.')).toBeVisible();
  expect(posts).toBe(2);
  expect(facts(day)).toEqual(['delay 10', 'delay 10', 'notice ']);

  // Kept through a reload, and sent from another page.
  await open('/1103');
  await routeFromNow(page, '**/api/festivals/*/today', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  );
  await tap(page.getByRole('button', { name: 'Complet' }));
  await expect(page.getByText('pas encore envoyé').first()).toBeVisible();
  await page.goto(`/fr/organise/${SLUG}/today`);
  await expect(page.getByText('pas encore envoyé').first()).toBeVisible();
  // It is also sent again by itself: requests are blocked until the tap, as there would be nothing
  // left to tap.
  await page.evaluate(() => addEventListener('click', () => Object.assign(window, { isTapped: true }), true));
  await routeFromNow(page, '**/api/festivals/*/today', async (route) =>
    (await page.evaluate(() => 'isTapped' in window)) ? route.continue() : route.fallback(),
  );
  await tap(page.getByRole('button', { name: 'Réessayer' }));
  await expect(card(page, 'Noces')).toContainText('Complet');
  expect(facts(day)).toEqual(['availability full', 'delay 10', 'delay 10', 'notice ']);
});

test('a delay is announced and undone by keyboard only', async ({ browser, begin }) => {
  const day = await begin('09:25');
  const page = await organiserOf(browser, day, '', { viewport: { width: 1280, height: 800 }, hasTouch: false });
  const reach = async (target: Locator) => {
    for (let i = 0; i < 80; i += 1) {
      await page.keyboard.press('Tab');
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error('Not reached with the keyboard.');
  };
  await reach(page.getByRole('link', { name: 'Le sang et la boue : 15 minutes de retard' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/delay/);
  await reach(page.getByRole('button', { name: 'Répercuter sur la suite' }));
  await page.keyboard.press('Enter');
  await expect(done(page)).toBeVisible();
  await reach(page.getByRole('button', { name: 'Défaire' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'C’est défait' })).toBeVisible();
  expect(facts(day)).toEqual([]);

  // What concerns nobody in person is said where one is: the focus goes there, beside the way back.
  await page.goto(`/fr/organise/${SLUG}/today/1102`);
  await untilTakenOver(page);
  await page.getByRole('button', { name: 'Complet' }).press('Enter');
  await expect(page.locator('.today-just', { has: said(page, 'complet') })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Défaire' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'C’est défait' })).toBeVisible();

  // On what is late already « +5 » says the total, and leads to it.
  await page.goto(`/fr/organise/${SLUG}/today/1100/delay?minutes=20`);
  await page.getByRole('button', { name: 'Laisser comme prévu' }).click();
  await expect(done(page)).toBeVisible();
  await page.goto(`/fr/organise/${SLUG}/today/1100`);
  await expect(page.getByText('Dernier changement').first()).toContainText('20 min');
  await page.getByRole('link', { name: 'Le sang et la boue : 25 minutes de retard' }).click();
  await expect(page).toHaveURL(/delay\?minutes=25&seen=20$/);
  // Chosen on an outdated page: who announced what since is shown above, and the total from there.
  await page.goto(`/fr/organise/${SLUG}/today/1100/delay?minutes=5&seen=0`);
  await expect(page.getByRole('alert').filter({ hasText: 'Depuis que vous avez choisi' })).toContainText('20 min');
  await page.getByRole('link', { name: 'Plutôt 25 min en tout' }).click();
  await expect(page).toHaveURL(/delay\?minutes=25&seen=20$/);

  // « Malaise »: whom to call comes first; every page of the desk shows it until somebody takes
  // care of it.
  const films = await page.context().newPage();
  await films.clock.install();
  await films.goto(`/fr/organise/${SLUG}/films`);
  await page.goto(`/fr/organise/${SLUG}/today`);
  await page.getByRole('link', { name: 'Malaise, Auditorium' }).click();
  await expect(page.getByRole('link', { name: 'Appeler le 15 (SAMU)' })).toHaveAttribute('href', 'tel:15');
  await expect(page.getByRole('link', { name: 'Écrire au 114 (SMS)' })).toHaveAttribute('href', 'sms:114');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Prévenir l’équipe' }).click();
  const told = () => day.look((db) => rowsIn({ db, festivalId: festivalOf(day).id }, t.emergencies).length);
  await expect.poll(told).toBe(1);
  await fiveSecondsLater(page, films);
  await expect(page.locator('.emergency-band')).toBeVisible();
  const band = films.locator('.emergency-band').filter({ hasText: 'Malaise : quelqu’un, Auditorium, à 9 h' });
  await expect(band).toBeVisible();
  await expectAccessible(films);
  await band.getByRole('button', { name: 'Je m’en occupe' }).click();
  await expect(films.getByText('pris en charge par')).toBeVisible();
  await fiveSecondsLater(page);
  await expect(page.locator('.emergency-band')).toHaveCount(0);

  // Where it was switched on, the board sounds and vibrates: at once as an example, and for
  // whatever is told from then on.
  const heard = await page.context().newPage();
  await heard.clock.install();
  await heard.goto(`/fr/organise/${SLUG}/today`);
  await untilTakenOver(heard);
  const sounds = heard.getByRole('checkbox', { name: /^Sonner et vibrer/ });
  await expect(sounds).not.toBeChecked();
  await heard.evaluate(() => {
    document.documentElement.dataset.shaken = '';
    const vibrate = () => {
      document.documentElement.dataset.shaken += 'x';
      return true;
    };
    Object.defineProperty(navigator, 'vibrate', { value: vibrate });
  });
  await sounds.check();
  await expect(heard.locator('html')).toHaveAttribute('data-shaken', 'x');
  await expectAccessible(heard);

  // A room sheet and a volunteer's page tell it the same way, and show who takes care of it without
  // a reload.
  const secrets = secretsOf(day);
  for (const [i, address] of secrets.entries()) {
    const own = await visitorOf(browser, day, '09:26', address);
    await own.getByText('Malaise', { exact: true }).click();
    await expect(own.getByRole('link', { name: 'Appeler le 112' })).toHaveAttribute('href', 'tel:112');
    await own.getByRole('radio', { name: 'Quelqu’un' }).check();
    await own.getByLabel('Où', { exact: true }).selectOption('Petite salle');
    await own.getByLabel('Précision').fill('dernier rang');
    await own.getByRole('button', { name: 'Prévenir l’équipe' }).click();
    await expect(own.locator('#said')).toContainText('Il n’appelle pas les secours');
    await fiveSecondsLater(page, heard);
    await expect(page.locator('.emergency-band')).toContainText('quelqu’un, Petite salle, dernier rang');
    await expect(own.locator('#helped')).toContainText('Pas encore pris en charge');
    await expectAccessible(own);
    // Before somebody takes care of it, or a slow page would never have seen it open.
    await expect(heard.locator('html')).toHaveAttribute('data-shaken', 'x'.repeat(2 + i));
    await page.getByRole('button', { name: 'Je m’en occupe' }).first().click();
    await expect(page.locator('.emergency-band')).toHaveCount(0);
    await fiveSecondsLater(own);
    await expect(own.locator('#helped')).toContainText('pris en charge par');
    await own.context().close();
  }
  await heard.reload();
  await expect(sounds).toBeChecked();
});

test('without scripts the same taps are forms; a coordinator can use them, without publishing', async ({
  browser,
  begin,
}) => {
  const day = await begin('09:25');
  const page = await organiserOf(browser, day, '', { javaScriptEnabled: false });
  await tap(page.getByRole('link', { name: 'Le sang et la boue : 10 minutes de retard' }));
  await tap(page.getByRole('button', { name: 'Répercuter sur la suite' }));
  await expect(done(page)).toBeVisible();
  await expect(page.getByText('Bonjour Ana').first()).toBeVisible();
  expect(facts(day)).toEqual(['delay 10', 'delay 10']);
  await tap(page.getByRole('button', { name: 'Défaire' }));
  await expect(page.getByRole('heading', { name: 'C’est défait' })).toBeVisible();
  expect(facts(day)).toEqual([]);
  // After a refusal: back to the page, with the sentence.
  await page.goto(`/fr/organise/${SLUG}/today/1100`);
  await tap(page.getByRole('button', { name: 'Envoyer au public' }));
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page).toHaveURL(/1100/);
  await page.getByRole('textbox', { name: 'En français' }).fill('Un mot.');
  await tap(page.getByRole('button', { name: 'Envoyer au public' }));
  await expect(said(page, 'Un mot.')).toBeVisible();
  expect(facts(day)).toEqual(['notice ']);

  // A coordinator may announce, but not publish.
  const isHere = eq(t.memberships.festivalId, festivalOf(day).id);
  day.look((db) => db.update(t.memberships).set({ role: 'coordinator' }).where(isHere).run());
  for (const path of ['1100/cancel', '1100/room?to=3', 'person/1'])
    expect((await page.request.get(`/fr/organise/${SLUG}/today/${path}`)).status(), path).toBe(403);
  const coordinating = await organiserOf(browser, day, '/1100');
  await untilTakenOver(coordinating);
  await expect(coordinating.getByText('votre rôle ne permet pas de publier')).toBeVisible();
  await expect(coordinating.getByRole('link', { name: 'Annuler la séance' })).toHaveCount(0);
  await tap(coordinating.getByRole('button', { name: 'Complet' }));
  await expect(said(coordinating, 'complet')).toBeVisible();
  expect(facts(day)).toEqual(['availability full', 'notice ']);
  await tap(coordinating.getByRole('button', { name: 'Défaire' }));
  await expect(coordinating.getByRole('heading', { name: 'C’est défait' })).toBeVisible();
  expect(facts(day)).toEqual(['notice ']);
});

test('live facts end by themselves, and after a restart everything that waits is still done', async ({
  browser,
  beginAlone,
}) => {
  const day = await beginAlone('10:50');
  const path = `${PUBLIC}/events/1103-noces-d-etain`;
  const [organiser, visitor, screen] = await Promise.all([
    organiserOf(browser, day, '/1103'),
    visitorOf(browser, day, '10:50', path),
    visitorOf(browser, day, '10:50', screenOf('2-auditorium'), { viewport: { width: 1920, height: 1080 } }),
  ]);
  await tap(organiser.getByRole('button', { name: 'Complet' }));
  await expect(said(organiser, 'complet')).toBeVisible();
  await fiveSecondsLater(visitor);
  await expect(visitor.getByText('Cette séance est complète.')).toBeVisible();
  await organiser.goto(`/fr/organise/${SLUG}/today/1101`);
  // The clock is stopped until the next tap: after the end of the first fact, that tap would end it
  // too.
  await setClock(day.server, at('10:59:59'), 'stands');
  // With each announcement the server looks again at what ends next.
  await tap(organiser.getByRole('button', { name: 'Complet' }));
  await expect(said(organiser, 'complet')).toBeVisible();
  expect(facts(day)).toEqual(['availability full', 'availability full']);
  await setClock(day.server, at('10:59:59'));
  // At 11 h it ends; the other does not.
  await expect.poll(() => facts(day)).toEqual(['availability full']);
  await fiveSecondsLater(visitor);
  await expect(visitor.getByText('Cette séance est complète.')).toHaveCount(0);

  await organiser.goto(`/fr/organise/${SLUG}/today`);
  await expect(organiser.getByText('Il est 11 h').first()).toBeVisible();
  await day.server.stop();
  await organiser.clock.fastForward(20_000);
  await expect(organiser.getByText('Sans nouvelles depuis')).toBeVisible();
  await day.restart('11:30:00');
  await expect(organiser.getByText('Il est 11 h 3')).toBeVisible();
  await expect(organiser.getByText('Sans nouvelles depuis')).toHaveCount(0);
  const other = await organiserOf(browser, day, '/1101/delay?minutes=15');
  await tap(other.getByRole('button', { name: /Annoncer|Répercuter/ }));
  await expect(done(other)).toBeVisible();
  await fiveSecondsLater(organiser, screen);
  await Promise.all([
    expect(card(organiser, 'Terre rare')).toContainText('15 min de retard'),
    expect(screen.locator('main')).toContainText('12 h 15'),
  ]);
});

test('every page of the day is accessible, small and wide, in the languages and appearances in turn', async ({
  browser,
  begin,
}) => {
  test.setTimeout(300_000);
  const day = await begin('09:35');
  const page = await organiserOf(browser, day, '/1100/delay?minutes=20');
  await tap(page.getByRole('button', { name: 'Répercuter sur la suite' }));
  await expect(done(page)).toBeVisible();
  const told = page.url().split('/today')[1] ?? '';
  const base = `/organise/${SLUG}/today`;
  await page.goto(`/fr${base}/1102`);
  const hrefs = async (part: string) =>
    (await page.locator(`main a[href*="${part}"]`).first().getAttribute('href'))?.split('/today')[1] ?? '';
  const paths = ['', '/1100', '/1102', '/1101/delay?minutes=45', '/1100/cancel', told];
  paths.push(await hrefs('/room?'), await hrefs('/person/'));
  await page.goto(`/fr${base}/1100`);
  paths.push(await hrefs('/film?'));
  await lookAtPages(page, (locale) => paths.map((path) => `/${locale}${base}${path}`), {
    widths: [320, 1440],
    look: async (where) => expect.soft(await tooSmall(page), `${where}: targets below 44 px`).toEqual([]),
  });
});

/**
 * Controls in the main part of the page less than 44 px high or wide; a link inside a sentence
 * counts as text.
 */
const tooSmall = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'main :is(a.btn, button, summary, .today-option, .today-row, .today-answer, input:not([type=hidden]):not([type=radio]):not([type=checkbox]))',
      ),
    ]
      .map((element) => ({ box: element.getBoundingClientRect(), text: element.textContent }))
      .filter(({ box }) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
      .map(({ box, text }) => `${text} ${Math.round(box.width)}×${Math.round(box.height)}`),
  );
