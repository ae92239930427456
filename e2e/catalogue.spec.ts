import type { Browser, Locator, Page } from '@playwright/test';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { makeFestival } from '#db/testing.ts';
import { deleteFilm } from '#lib/deletion/records.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { createFilm, editFilm } from '#lib/films/mutations.ts';
import { filmsOf } from '#lib/films/queries.ts';
import { filmKind } from '#lib/films/root.ts';
import { filmFormValues, filmSchema } from '#lib/films/schema.ts';
import { peopleOf } from '#lib/people/queries.ts';
import type { Authorized } from '#lib/policy.ts';
import {
  expect,
  expectAccessible,
  expectStill,
  type SignedIn,
  test,
  untilTakenOver,
  withoutScriptsYet,
} from './fixtures.ts';

const EARLIER = '2026-05-01T10:00:00.000Z';

type Made = { db: Db; festival: Authorized<'schedule'>; base: string };

/**
 * A festival beside the demonstration with six séances in two rooms on two days, and a film that no
 * séance shows.
 */
function make(dataFolder: string, seed: number): Made {
  const db = openDatabase(databaseFile(dataFolder));
  const slug = `catalogue-${seed}`;
  const made = makeFestival(db, { events: 6, rooms: 2, days: 2, seed, slug });
  const actor = { userId: made.userId, name: 'Camille', email: '', isAdministrator: false };
  const festival = authorizeFestival(actor, slug, 'schedule', db);
  createFilm(festival, filmSchema.parse({ originalTitle: 'Cœurs brûlés' }), null, EARLIER);
  return { db, festival, base: `/fr/organise/${slug}` };
}

const filmsIn = ({ db, festival }: Made) => filmsOf(festival.id, {}, db);
const lonely = (made: Made) => filmsIn(made).find(({ originalTitle }) => originalTitle === 'Cœurs brûlés');

async function withoutScript(
  browser: Browser,
  baseURL: string,
  storageState: SignedIn,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ baseURL, storageState, javaScriptEnabled: false });
  await work(await context.newPage());
  await context.close();
}

const MAP = 'https://www.openstreetmap.org/?mlat=47.2184&mlon=-1.5536#map=17/47.2/-1.5';

const paste = (field: Locator, text: string) =>
  field.evaluate((control, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    control.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test.describe('a venue', () => {
  test('accepts a map address in any of its fields, and more rooms on its own page', async ({ desk, lanterne }) => {
    const made = make(lanterne.dataFolder, 51);
    const venue = () => loadDraft(made.festival.id, made.db).venues[0];
    const rooms = () => loadDraft(made.festival.id, made.db).rooms.map(({ name, seats }) => [name.fr, seats]);
    const before = rooms();
    const page = `${made.base}/venues/${venue()?.number}`;
    await desk.goto(page);
    await untilTakenOver(desk);
    await paste(desk.getByLabel('Adresse'), MAP);
    await expect(desk.getByText('Lu sur la carte : 47.2184, -1.5536.')).toBeVisible();
    await expect(desk.getByLabel('Latitude')).toHaveValue('47.2184');
    await expect(desk.getByLabel('Longitude')).toHaveValue('-1.5536');
    await expect(desk.getByLabel('Adresse')).not.toHaveValue(/openstreetmap/);
    await desk.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(desk.getByText('C’est enregistré.')).toBeVisible();
    expect(venue()).toMatchObject({ latitude: 47.2184, longitude: -1.5536 });

    await desk.getByLabel('Ajouter des salles').fill('Le Club, 45\nLe Hall');
    await desk.getByRole('button', { name: 'Ajouter ces salles' }).click();
    await expect(desk.getByText('2 salles créées.')).toBeVisible();
    await expect(desk.getByRole('link', { name: 'Le Club' })).toBeVisible();
    await expect(desk.getByLabel('Ajouter des salles')).toHaveValue('');
    expect(rooms()).toEqual([...before, ['Le Club', 45], ['Le Hall', null]]);
    const undo = desk.getByRole('button', { name: 'Défaire' }).first();
    // It is offered for ten seconds, paused while it is hovered.
    await undo.hover();
    await expectAccessible(desk);
    await undo.click();
    await expect(desk.getByRole('link', { name: 'Le Club' })).toHaveCount(0);
    expect(rooms()).toEqual(before);
  });

  test('accepts both without a script too', async ({ browser, lanterne, signedIn }) => {
    const made = make(lanterne.dataFolder, 52);
    const venue = () => loadDraft(made.festival.id, made.db).venues[0];
    await withoutScript(browser, lanterne.url, signedIn, async (page) => {
      await page.goto(`${made.base}/venues/${venue()?.number}`);
      await page.getByLabel('Latitude').fill(MAP);
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await expect(page.getByLabel('Longitude')).toHaveValue('-1.5536');
      await page.getByLabel('Ajouter des salles').fill('Stade, 999999');
      await page.getByRole('button', { name: 'Ajouter ces salles' }).click();
      await expect(page.getByRole('alert').first()).toBeVisible();
      await expect(page.getByLabel('Ajouter des salles')).toHaveValue('Stade, 999999');
      await page.getByLabel('Ajouter des salles').fill('Stade, 900');
      await page.getByRole('button', { name: 'Ajouter ces salles' }).click();
      await expect(page.getByRole('link', { name: 'Stade' })).toBeVisible();
    });
    expect(venue()).toMatchObject({ latitude: 47.2184, longitude: -1.5536 });
  });
});

test('a deleted record is in the bin until it is restored', async ({ desk, lanterne }) => {
  const made = make(lanterne.dataFolder, 53);
  deleteFilm(made.festival, { id: lonely(made)?.id ?? 0, uses: 0 }, new Date().toISOString());
  expect(lonely(made)).toBeUndefined();
  await desk.goto(`${made.base}/films`);
  await desk.getByRole('link', { name: 'Corbeille' }).click();
  await expect(desk.getByLabel('De quoi')).toHaveValue('contents');
  await expect(desk.getByText('Film supprimé : Cœurs brûlés')).toBeVisible();
  await expectAccessible(desk);
  await desk.getByLabel('De quoi').selectOption('places');
  await desk.getByRole('button', { name: 'Filtrer' }).click();
  await expect(desk.getByText('Rien ne répond à ces choix.')).toBeVisible();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Corbeille');
  await desk.goto(`${made.base}/history?deleted=1`);
  await desk.getByRole('button', { name: /^Remettre/ }).click();
  await expect(desk.getByText('Film supprimé')).toHaveCount(0);
  await expect(desk.getByText('La corbeille est vide.')).toBeVisible();
  await expect(desk.getByRole('status').filter({ hasText: 'C’est remis.' })).toBeVisible();
  expect(lonely(made)).toBeDefined();
});

test.describe('films', () => {
  test('are found, sorted and opened by keyboard only', async ({ desk, lanterne }) => {
    const made = make(lanterne.dataFolder, 31);
    await desk.goto(`${made.base}/films`);
    await expect(async () => {
      await desk.keyboard.press('/');
      await expect(desk.getByRole('searchbox')).toBeFocused({ timeout: 500 });
    }).toPass();
    await desk.keyboard.type('coeurs');
    await expect(desk.locator('tbody tr')).toHaveCount(1);
    await desk.keyboard.press('ArrowDown');
    await desk.keyboard.press('Enter');
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Cœurs brûlés');
    await desk.goBack();
    await expect(desk.locator('tbody tr')).toHaveCount(1);
    await desk.getByRole('searchbox').fill('');
    await desk.getByRole('link', { name: 'Année' }).click();
    await expect(desk.getByRole('columnheader', { name: 'Année' })).toHaveAttribute('aria-sort', 'ascending');
    // The heading shows the order before the rows are drawn in it.
    const years = async () =>
      (await desk.locator('tbody tr td:nth-of-type(3)').allInnerTexts()).map(Number).filter(Boolean);
    const inOrder = filmsIn(made)
      .flatMap(({ year }) => year ?? [])
      .sort((a, b) => a - b);
    await expect.poll(years).toEqual(inOrder);
  });

  test('get their rights in one act, which « Défaire » takes back', async ({ desk, lanterne }) => {
    const made = make(lanterne.dataFolder, 32);
    const before = filmsIn(made).map(({ rightsState }) => rightsState);
    await desk.goto(`${made.base}/films`);
    await desk.getByRole('checkbox', { name: 'Tout cocher' }).check();
    await desk.getByLabel('Nature des droits').selectOption('public-projection');
    await desk
      .getByRole('group', { name: `Noter pour ${before.length} films` })
      .getByText('accordés')
      .click();
    await expect(desk.getByText(`Droits notés pour ${before.length} films.`)).toBeVisible();
    expect(new Set(filmsIn(made).map(({ rightsState }) => rightsState))).toEqual(new Set(['granted']));
    await desk.getByRole('button', { name: 'Défaire' }).click();
    await expect(desk.getByText('C’est défait.')).toBeVisible();
    expect(filmsIn(made).map(({ rightsState }) => rightsState)).toEqual(before);
    // Shift-clicking ticks and unticks the boxes in between.
    const boxes = desk.getByRole('checkbox', { name: /^Cocher / });
    await boxes.nth(0).click();
    await boxes.nth(3).click({ modifiers: ['Shift'] });
    await expect(desk.getByText('4 fiches cochées')).toBeVisible();
    await boxes.nth(1).click({ modifiers: ['Shift'] });
    await expect(desk.getByText('1 fiche cochée')).toBeVisible();
    // On a phone the acts stand behind a button: the states scroll in their own line, and the page
    // does not with them.
    await desk.setViewportSize({ width: 390, height: 844 });
    const states = desk.getByRole('group', { name: 'Noter pour 1 film' });
    await expect(states).toBeHidden();
    await desk.getByRole('button', { name: 'Droits…', exact: true }).click();
    await expect(states).toBeVisible();
    expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    // What a ticked card flags stands on the ground of the others.
    const groundOf = (place: string) =>
      desk
        .locator(place)
        .first()
        .evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(await groundOf('tr.is-picked .flag.warn')).toBe(await groundOf('tbody tr:not(.is-picked)'));
    // What gets the focus scrolls clear of the opened bar.
    await boxes.nth(0).focus();
    for (let i = 0; i < 12; i++) {
      await desk.keyboard.press('Tab');
      const covered = await desk.locator('.record-bar').evaluate((bar) => {
        const focused = document.activeElement;
        const { top } = bar.getBoundingClientRect();
        return focused && !bar.contains(focused) && focused.getBoundingClientRect().bottom > top;
      });
      expect(covered, `after ${i + 1} presses`).toBe(false);
    }
    // The bar goes with the last tick, and the focus does not with it.
    await desk.getByRole('button', { name: 'Tout décocher' }).click();
    await expect(desk.getByRole('searchbox', { name: 'Chercher' })).toBeFocused();
    await expect(states).toBeHidden();
    // What was done there is taken back there.
    await boxes.nth(0).check();
    await states.getByText('refusés').click();
    await expect(desk.getByText('Droits notés pour 1 film.')).toBeVisible();
    await desk.getByRole('button', { name: 'Défaire' }).click();
    await expect(desk.getByText('C’est défait.')).toBeVisible();
    expect(filmsIn(made).map(({ rightsState }) => rightsState)).toEqual(before);
  });

  test('are added, corrected and saved without a script', async ({ browser, lanterne, signedIn }) => {
    const made = make(lanterne.dataFolder, 33);
    await withoutScript(browser, lanterne.url, signedIn, async (page) => {
      await page.goto(`${made.base}/films/new`);
      await page.getByLabel('Titre original').fill('Le sang et la boue');
      await page.getByLabel('Réalisation').fill('Jean-Gabriel Leynaud');
      await page.getByRole('combobox', { name: 'Pays' }).fill('France, Syldavie');
      await page.getByLabel('Durée', { exact: true }).fill('1h34');
      await page.locator('[name="versions.0.spoken"]').fill('swahili');
      await page.locator('[name="versions.0.subtitles"]').fill('français');
      await page.getByRole('button', { name: 'Ajouter un film' }).click();
      await expect(page.getByRole('alert')).toContainText('Pays');
      await page.getByRole('combobox', { name: 'Pays' }).fill('France, RDC');
      await page.getByRole('button', { name: 'Ajouter un film' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le sang et la boue');
      expect(filmsIn(made).at(-1)).toMatchObject({
        directors: ['Jean-Gabriel Leynaud'],
        countries: ['FR', 'CD'],
        minutes: 94,
        versions: [{ spoken: ['sw'], subtitles: ['fr'] }],
      });
      await page.getByLabel('Année').fill('2024');
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await expect(page.getByText('C’est enregistré.')).toBeVisible();
      expect(filmsIn(made).at(-1)).toMatchObject({ year: 2024, version: 2 });

      await page.goto(`${made.base}/films?q=boue`);
      await expect(page.locator('tbody tr')).toHaveCount(1);
    });
  });

  test('do not move when the scripts run', async ({ desk, lanterne }) => {
    const made = make(lanterne.dataFolder, 40);
    await desk.setViewportSize({ width: 390, height: 844 });
    for (const path of ['films', 'films/new', 'films/1', 'people/new', 'venues'])
      await expectStill(desk, `${made.base}/${path}`);
  });

  test('never focus something invisible on a phone', async ({ desk, lanterne }) => {
    const made = make(lanterne.dataFolder, 41);
    await desk.setViewportSize({ width: 390, height: 844 });
    await desk.goto(`${made.base}/films`);
    await untilTakenOver(desk);
    await desk.getByLabel('Trier par').focus();
    for (let i = 0; i < 4; i++) {
      await desk.keyboard.press('Tab');
      await expect(desk.locator('thead a:focus')).toHaveCount(0);
    }
  });

  test('edited by two people are compared field by field', async ({ desk, lanterne }) => {
    const made = make(lanterne.dataFolder, 34);
    const film = lonely(made);
    if (!film) throw new Error('no film');
    await desk.goto(`${made.base}/films/${film.number}`);
    await desk.getByLabel('Année').fill('2020');
    await desk.getByLabel('Durée', { exact: true }).fill('80');
    const theirs = filmSchema.parse({
      ...filmFormValues({ ...film, rightsNote: '' }, 'fr'),
      minutes: '95',
      production: 'Elda',
    });
    expect(editFilm(made.festival, film.id, theirs, new Date().toISOString())).toMatchObject({ ok: true });
    await desk.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(desk.locator('main').getByRole('alert')).toContainText('Camille a modifié cette fiche');
    await expectAccessible(desk);
    await desk.getByRole('radio', { name: /Garder.*80/ }).check();
    // An error that the browser finds leaves the choice as it is.
    await desk.getByLabel('Année').fill('20');
    await desk.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(
      desk
        .locator('main')
        .getByRole('alert')
        .getByRole('link', { name: /^Année/ }),
    ).toBeVisible();
    await expect(desk.getByRole('radio', { name: /Garder.*80/ })).toBeChecked();
    await desk.getByLabel('Année').fill('2020');
    await desk.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(desk.getByText('C’est enregistré.')).toBeVisible();
    expect(filmKind.read(made.db, made.festival.id, film.id)).toMatchObject({
      year: 2020,
      minutes: 80,
      production: 'Elda',
    });
  });

  test('in séances are deleted only as announced, and can be restored', async ({ desk, lanterne }) => {
    const made = make(lanterne.dataFolder, 35);
    const film = filmsIn(made).find(({ shown }) => shown > 0);
    if (!film) throw new Error('no film is shown');
    const before = loadDraft(made.festival.id, made.db).events.map(({ items }) => items.length);
    await desk.goto(`${made.base}/films/${film.number}`);
    await desk.getByText('Supprimer ce film').click();
    await desk.getByRole('button', { name: /^Retirer des/ }).click();
    await expect(desk.getByText('C’est supprimé.')).toBeVisible();
    expect(filmsIn(made).some(({ id }) => id === film.id)).toBe(false);
    await desk.getByRole('button', { name: 'Défaire' }).click();
    await expect(desk.getByText('C’est défait.')).toBeVisible();
    expect(loadDraft(made.festival.id, made.db).events.map(({ items }) => items.length)).toEqual(before);
  });
});

test.describe('people', () => {
  test('keep their contact private and say where they are expected', async ({ desk, lanterne }) => {
    const made = make(lanterne.dataFolder, 36);
    const person = peopleOf(made.festival).find(({ presences }) => presences > 0);
    if (!person) throw new Error('nobody is expected');
    await desk.goto(`${made.base}/people/${person.number}`);
    await untilTakenOver(desk);
    await desk.getByLabel('Téléphone, e-mail, régime, hébergement').fill('06 00 00 00 00');
    await desk.locator('[name="arrivesAt.date"]').fill('2026-06-06');
    await desk.locator('[name="arrivesAt.time"]').fill('9h30');
    await desk.keyboard.press('Control+s');
    await expect(desk.getByText('C’est enregistré.')).toBeVisible();
    expect(peopleOf(made.festival).find(({ id }) => id === person.id)).toMatchObject({
      contact: '06 00 00 00 00',
      arrivesAt: '2026-06-06T09:30',
    });
    await expect(desk.locator('aside')).toContainText('Séances');
    await expectAccessible(desk);
  });
});

test.describe('the frame', () => {
  test('asks what becomes of séances before new dates leave them outside', async ({ desk, lanterne }) => {
    const made = make(lanterne.dataFolder, 37);
    await desk.goto(`${made.base}/settings`);
    await desk.getByLabel('Premier jour').fill('2026-06-13');
    await desk.getByLabel('Dernier jour').fill('2026-06-14');
    await desk.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(desk.locator('main').getByRole('alert')).toContainText('hors de ces dates');
    await expectAccessible(desk);
    await desk.getByRole('radio', { name: /Tout décaler de 7 jours/ }).check();
    await desk.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(desk.getByRole('button', { name: 'Défaire' })).toBeVisible();
    const starts = loadDraft(made.festival.id, made.db).events.flatMap(({ startsAt }) => startsAt ?? []);
    expect(starts.every((at) => at >= '2026-06-13' && at < '2026-06-15T05:00')).toBe(true);
  });

  test('keeps what is typed before the script runs, in texts and in choices', async ({ desk, lanterne }) => {
    const made = make(lanterne.dataFolder, 39);
    made.db.$client.prepare("update festivals set legal_address = 'Une adresse' where id = ?").run(made.festival.id);
    const come = await withoutScriptsYet(desk);
    await desk.goto(`${made.base}/settings`, { waitUntil: 'commit' });
    const [address, duty, zone] = [
      desk.locator('[name="legalAddress"]'),
      desk.locator('[name="accessibilityDuty"][value="yes"]'),
      desk.locator('[name="timeZone"]'),
    ];
    await address.fill('Une autre adresse');
    await duty.check();
    await zone.selectOption('Asia/Tokyo');
    come();
    await expect(desk.getByText('Modifications non enregistrées')).toBeVisible();
    await expect(address).toHaveValue('Une autre adresse');
    await expect(duty).toBeChecked();
    await expect(zone).toHaveValue('Asia/Tokyo');

    // Of several radio buttons the last choice counts, whatever its place; and typing goes on where
    // it was.
    const comeAgain = await withoutScriptsYet(desk);
    await desk.goto(`${made.base}/members`, { waitUntil: 'commit' });
    const [owner, coordinator] = ['owner', 'coordinator'].map((role) =>
      desk.locator(`input[name="role"][value="${role}"]`),
    ) as [Locator, Locator];
    await owner.check();
    await coordinator.check();
    await owner.check();
    const label = desk.locator('input[name="label"]');
    await label.fill('mina');
    await label.press('Home');
    comeAgain();
    await untilTakenOver(desk);
    await desk.keyboard.type('A');
    await expect(label).toHaveValue('Amina');
    await expect(owner).toBeChecked();
  });

  test('has its themes, rooms and prices made without a script', async ({ browser, lanterne, signedIn }) => {
    const made = make(lanterne.dataFolder, 38);
    await withoutScript(browser, lanterne.url, signedIn, async (page) => {
      await page.goto(`${made.base}/themes`);
      await page.getByLabel('Nom Français').fill('Communs');
      await page.getByRole('button', { name: 'Ajouter un thème' }).click();
      await expect(page.getByRole('link', { name: 'Communs' })).toBeVisible();
      await page.goto(`${made.base}/venues`);
      await page.getByRole('link', { name: 'Ajouter une salle' }).first().click();
      await page.getByLabel('Nom Français').fill('Studio');
      await page.getByLabel('Places assises').fill('40');
      await page.getByLabel('DCP').check();
      await page.getByRole('button', { name: 'Ajouter cette salle' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Studio');
      await page.goto(`${made.base}/offers/new`);
      await page.getByLabel('Intitulé Français').fill('Prix libre');
      await page.getByRole('button', { name: 'Ajouter un tarif' }).click();
      await expect(page.getByRole('link', { name: 'Prix libre' })).toBeVisible();
    });
    const draft = loadDraft(made.festival.id, made.db);
    expect(draft.rooms.at(-1)).toMatchObject({ name: { fr: 'Studio' }, seats: 40, abilities: ['dcp'] });
  });
});
