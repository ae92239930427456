import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { databaseFile, openDatabase, write } from '#db/client.ts';
import { festivals, films, users } from '#db/schema/index.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { createFestivalFromTemplate } from '#lib/templates/mutations.ts';
import { newFestivalSchema } from '#lib/templates/schema.ts';
import { offerOf } from '#lib/templates/source.ts';
import { numeriqueEnLumiere } from '#lib/templates/template.ts';
import { now } from '#lib/time/clock.ts';
import { expect, expectAccessible, organiser, test, untilTakenOver } from './fixtures.ts';
import { type Friend, festivalOfFriends, pageAs } from './friends.ts';
import type { Started } from './server.ts';

/** A new festival from the template with its films, so that no test sees the changes of another. */
function newFestival({ url, dataFolder }: Started, title: string): string {
  const db = openDatabase(databaseFile(dataFolder));
  try {
    const offer = offerOf({ kind: 'template', template: numeriqueEnLumiere }, '2027-01-01', 'fr');
    const input = newFestivalSchema.parse({
      ...offer,
      template: numeriqueEnLumiere.id,
      items: undefined,
      name: { fr: title },
      startsOn: '2027-03-13',
      endsOn: '2027-03-14',
      rooms: offer.rooms.map((room) => ({ ...room, seats: room.seats?.toString() ?? '' })),
      films: 'on',
    });
    const owner = db.select().from(users).where(eq(users.email, organiser.email)).get();
    if (!owner) throw new Error('No account');
    const creator = authorizeCreation({ ...owner, userId: owner.id }, db);
    const made = createFestivalFromTemplate(creator, input, 'fr', now());
    if (!made.ok) throw new Error(made.reason);
    return `${url}/fr/organise/${made.slug}`;
  } finally {
    db.$client.close();
  }
}

/** Adds films named « Film 1 » and so on, as copies of the festival's first film. */
function addFilms({ dataFolder }: Started, festival: string, count: number): void {
  const db = openDatabase(databaseFile(dataFolder));
  try {
    write(db, (tx) => {
      const slug = festival.split('/').at(-1) ?? '';
      const own = tx.select().from(festivals).where(eq(festivals.slug, slug)).get();
      const of = eq(films.festivalId, own?.id ?? 0);
      const { id: _, ...first } = tx.select().from(films).where(of).get() ?? { id: 0 };
      for (let i = 1; i <= count; i += 1) {
        const film = { ...first, title: { fr: `Film ${i}` }, originalTitle: '', number: 1000 + i };
        tx.insert(films)
          .values(film as typeof films.$inferInsert)
          .run();
      }
    });
  } finally {
    db.$client.close();
  }
}

/** The numbers of séances in the template: « Le sang et la boue », and « Quatre films ». */
const MUD = 1;
const FOUR = 3;

/** Opens the page of this séance, and waits for its script. */
async function open(desk: Page, festival: string, number: number): Promise<string> {
  const address = `${festival}/events/${number}`;
  await desk.goto(address);
  await untilTakenOver(desk);
  return address;
}

/**
 * A text field by its whole label, as « Titre en français » is also part of « Sous-titre en
 * français ».
 */
const text = (desk: Page, name: string) => desk.getByRole('textbox', { name, exact: true });

const save = (desk: Page) => desk.getByRole('button', { name: 'Enregistrer' }).click();
const saved = (desk: Page) => expect(desk.getByRole('status').filter({ hasText: /^C’est enregistré/ })).toBeVisible();

test('the conduite is computed as one types, the server confirms a save, and « Défaire » restores the rest', async ({
  desk,
  lanterne,
}) => {
  const festival = newFestival(lanterne, 'Conduite');
  await open(desk, festival, MUD);
  const conduite = desk.getByRole('region', { name: 'Conduite' });
  await text(desk, 'Fin fixée').fill('');
  await text(desk, 'Début').fill('1000');
  await expect(conduite.getByRole('listitem').filter({ hasText: 'Le sang et la boue' })).toContainText(/10\sh\s05/);
  await text(desk, 'Début').fill('20h');
  await expect(conduite).toContainText(/19\sh\s50/);
  const would = desk.getByRole('status').filter({ hasText: /passe de|au lieu de/ });
  await expect(would).toBeVisible();
  await save(desk);
  await saved(desk);
  // Saving would change nothing.
  await expect(would).toHaveCount(0);
  await desk.getByRole('button', { name: 'Défaire' }).click();
  await expect(desk.getByRole('button', { name: 'Refaire' })).toBeVisible();
  await expect(text(desk, 'Début')).not.toHaveValue('20h');
  await desk.getByRole('button', { name: 'Refaire' }).click();
  await expect(text(desk, 'Début')).toHaveValue('20h00');
});

test('adding a film shows its effect on the debate before it is added; saving adds it too', async ({
  desk,
  lanterne,
}) => {
  const festival = newFestival(lanterne, 'Débat');
  await open(desk, festival, MUD);
  await text(desk, 'Début').fill('9h30');
  await text(desk, 'Fin fixée').fill('13h');
  await desk.getByLabel('Ajouter un film').selectOption({ label: 'Forged in Silence' });
  await expect(desk.getByText(/Avec ce film\s: le débat passe de .+ à .+/)).toBeVisible();
  const rows = desk.getByRole('combobox', { name: /^Film de l’élément/ });
  const before = await rows.count();
  await desk.getByRole('button', { name: 'Ajouter ce film' }).click();
  await expect(rows).toHaveCount(before + 1);
  await desk.getByLabel('Ajouter un film').selectOption({ label: 'Forged in Silence' });
  await save(desk);
  await saved(desk);
  await desk.reload();
  await expect(rows).toHaveCount(before + 2);
});

test('a part gets one of two hundred films, by hand, by « Défaire » and from restored text', async ({
  desk,
  lanterne,
}) => {
  const festival = newFestival(lanterne, 'Filmothèque');
  addFilms(lanterne, festival, 200);
  await open(desk, festival, MUD);
  const choice = desk.getByRole('combobox', { name: /^Film de l’élément/ }).first();
  const chosen = choice.getByRole('option', { selected: true });
  await expect(choice.getByRole('option')).toHaveCount(2);
  const before = (await chosen.textContent()) ?? '';
  await choice.focus();
  await choice.selectOption({ label: 'Film 150' });
  await expect(choice).toBeFocused();
  await save(desk);
  await saved(desk);
  await desk.getByRole('button', { name: 'Défaire' }).click();
  await expect(desk.getByRole('button', { name: 'Refaire' })).toBeVisible();
  await expect(chosen).toHaveText(before);
  await choice.focus();
  await choice.selectOption({ label: 'Film 151' });
  await desk.reload();
  await expect(desk.getByText('Texte retrouvé')).toBeVisible();
  await expect(choice.getByRole('option')).toHaveCount(2);
  await expect(chosen).toHaveText('Film 151');
  await save(desk);
  await saved(desk);
  await desk.reload();
  await expect(chosen).toHaveText('Film 151');
});

test('saved text is not restored as if it were unsaved', async ({ desk, lanterne }) => {
  const festival = newFestival(lanterne, 'Gardé');
  const address = await open(desk, festival, MUD);
  await text(desk, 'Titre en français').fill('Enregistré déjà');
  await save(desk);
  await saved(desk);
  await desk.goto(address);
  await expect(text(desk, 'Titre en français')).toHaveValue('Enregistré déjà');
  // Only the script keeps what is typed.
  await untilTakenOver(desk);
  await text(desk, 'Titre en français').fill('Pas encore');
  await desk.reload();
  await expect(desk.getByText('Texte retrouvé')).toBeVisible();
  await expect(text(desk, 'Titre en français')).toHaveValue('Pas encore');
  await save(desk);
  await saved(desk);
  await desk.goto(address);
  await untilTakenOver(desk);
  await expect(text(desk, 'Titre en français')).toHaveValue('Pas encore');
  await expect(desk.getByText('Texte retrouvé')).toHaveCount(0);
});

test('a part moves by keyboard, and stays where it was put', async ({ desk, lanterne }) => {
  const festival = newFestival(lanterne, 'Clavier');
  const address = await open(desk, festival, FOUR);
  const titles = () =>
    desk
      .getByRole('region', { name: 'Conduite' })
      .locator('.conduite-part')
      .evaluateAll((parts) => parts.map((part) => part.textContent ?? ''));
  const before = await titles();
  // At the top its button is off: the focus goes to the one beside it.
  await desk.getByRole('button', { name: 'Monter : Forged in Silence' }).press('Enter');
  await expect(desk.getByRole('button', { name: 'Descendre : Forged in Silence' })).toBeFocused();
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText(/^Forged in Silence\s: place 3 sur/)).toBeAttached();
  await expect(desk.getByRole('button', { name: 'Descendre : Forged in Silence' })).toBeFocused();
  await desk.keyboard.press('Control+s');
  await saved(desk);
  await desk.goto(address);
  const after = await titles();
  expect(after).not.toEqual(before);
  expect(after[1]).toContain('Death by Design');
  expect(after[2]).toContain('Forged in Silence');
});

test('an invalid hour has its error beside its field, and nothing typed is lost', async ({ desk, lanterne }) => {
  const festival = newFestival(lanterne, 'Refus');
  await open(desk, festival, MUD);
  await text(desk, 'Début').fill('25h');
  await text(desk, 'Titre en français').fill('Gardé');
  await save(desk);
  await expect(text(desk, 'Début')).toHaveAttribute('aria-invalid', 'true');
  await expect(text(desk, 'Titre en français')).toHaveValue('Gardé');
  await desk.reload();
  await expect(text(desk, 'Titre en français')).toHaveValue('Gardé');
});

test('an hour in the night says which night it belongs to, as it is typed', async ({ desk, lanterne }) => {
  const festival = newFestival(lanterne, 'Nuit');
  await open(desk, festival, MUD);
  const night = desk.getByText(/dans la nuit du/);
  await expect(night).toHaveCount(0);
  await text(desk, 'Début').fill('2h');
  await expect(night).toHaveText(/^2\sh\s: dans la nuit du \S+\s\d+(?:er)? au \S+\s\d+(?:er)?\s\S+\.$/);
  await text(desk, 'Début').fill('20h');
  await expect(night).toHaveCount(0);
});

test('links and languages are typed, refused beside their field, kept in order, and shown to the public', async ({
  desk,
  lanterne,
  page,
}) => {
  const festival = newFestival(lanterne, 'Liens');
  const address = await open(desk, festival, MUD);
  for (const number of [1, 2, 3]) {
    await desk.getByRole('button', { name: 'Ajouter un lien' }).click();
    await text(desk, `Adresse du lien ${number}`).fill(['a.example', 'www.b.example/x', 'c.example'][number - 1] ?? '');
  }
  await text(desk, 'Texte du lien 1').fill('Le dossier');
  await text(desk, 'Adresse du lien 1').fill('javascript:alert(1)');
  // The error of the field does not move the button while it is pressed.
  await desk.getByRole('button', { name: 'Ajouter un lien' }).hover();
  await desk.mouse.down();
  await expect(text(desk, 'Adresse du lien 1')).toBeFocused();
  await desk.mouse.up();
  await desk.getByRole('button', { name: 'Retirer : Adresse du lien 4' }).click();
  await save(desk);
  await expect(desk.getByRole('alert').first()).toContainText('Un champ est à revoir');
  await expect(text(desk, 'Adresse du lien 1')).toBeFocused();
  await expect(text(desk, 'Adresse du lien 1')).toHaveAttribute('aria-invalid', 'true');
  await text(desk, 'Adresse du lien 1').fill('https://a.example/dossier');
  await desk.getByRole('button', { name: 'Retirer : Adresse du lien 3' }).click();
  await desk.getByRole('combobox', { name: 'Langue' }).fill('anglais, swahili');
  await desk.getByRole('combobox', { name: 'Traduction' }).fill('français');
  await save(desk);
  await saved(desk);
  await desk.goto(address);
  await expect(text(desk, 'Texte du lien 1')).toHaveValue('Le dossier');
  await expect(text(desk, 'Adresse du lien 2')).toHaveValue('https://www.b.example/x');
  await expect(text(desk, 'Adresse du lien 3')).toHaveCount(0);
  await expectAccessible(desk);

  await desk.goto(`${festival}/publish`);
  await desk.getByLabel('Pour qui ?').fill('le bureau');
  await desk.getByRole('button', { name: 'Créer un lien' }).click();
  await page.goto(await desk.getByRole('textbox', { name: 'Lien d’aperçu' }).inputValue());
  await page
    .getByRole('link', { name: /sang (?:et|&) la boue/i })
    .first()
    .click();
  const links = page.getByRole('region', { name: 'Liens' }).getByRole('link');
  await expect(links).toHaveText(['Le dossier', 'b.example']);
  await expect(links.first()).toHaveAttribute('href', 'https://a.example/dossier');
  await expect(links.first()).toHaveAttribute('rel', 'noopener nofollow ugc');
  await expect(page.getByText('Échanges en anglais et swahili, traduits en français')).toBeVisible();
});

test('two tabs on one séance: the second is told, keeps what was typed, and chooses field by field', async ({
  desk,
  lanterne,
}) => {
  const festival = newFestival(lanterne, 'Deux');
  const address = await open(desk, festival, MUD);
  const other = await desk.context().newPage();
  await other.goto(address);
  await text(desk, 'Titre en français').fill('À moi');
  await text(desk, 'Sous-titre en français').fill('Mon sous-titre');
  await text(other, 'Titre en français').fill('À elle');
  await text(other, 'Places').fill('40');
  await save(other);
  await saved(other);

  await expect(desk.getByText('Vous avez changé cette fiche dans une autre fenêtre. Ce que vous avez')).toBeVisible();
  await save(desk);
  await expect(desk.getByRole('alert').first()).toContainText(/Vous avez modifié cette fiche il y a/);
  await expect(text(desk, 'Titre en français')).toHaveValue('À moi');
  await desk
    .getByRole('group', { name: 'Titre, en français' })
    .getByLabel(/Prendre votre autre version/)
    .check();
  await expect(text(desk, 'Titre en français')).toHaveValue('À elle');
  // Only the other person changed the seats: their value is preselected, and already in the field.
  await expect(text(desk, 'Places')).toHaveValue('40');
  await save(desk);
  await saved(desk);
  await desk.goto(address);
  await expect(text(desk, 'Titre en français')).toHaveValue('À elle');
  await expect(text(desk, 'Sous-titre en français')).toHaveValue('Mon sous-titre');
  await expect(text(desk, 'Places')).toHaveValue('40');
  await other.close();
});

test('a séance is duplicated, unscheduled, cancelled and deleted, each of which can be undone', async ({
  desk,
  lanterne,
}) => {
  const festival = newFestival(lanterne, 'Actes');
  await open(desk, festival, MUD);
  await desk.getByRole('button', { name: 'Dupliquer' }).click();
  await expect(desk.getByText('Copie créée, à programmer.')).toBeVisible();
  await expect(text(desk, 'Début')).toHaveValue('');

  await open(desk, festival, FOUR);
  await desk.getByRole('button', { name: 'Remettre à programmer' }).click();
  await expect(desk.getByText('La séance est à programmer.')).toBeVisible();
  await desk.getByRole('button', { name: 'Défaire' }).click();
  await expect(text(desk, 'Début')).not.toHaveValue('');

  await desk.getByText('Annuler la séance…').click();
  await text(desk, 'Raison, pour le public, en français').fill('La copie est perdue.');
  await desk.getByRole('button', { name: 'Annuler la séance' }).click();
  await expect(desk.getByText('La séance est annulée.')).toBeVisible();
  await desk.getByRole('button', { name: 'Rétablir la séance' }).click();
  await expect(desk.getByText('La séance est rétablie.')).toBeVisible();

  await desk.getByRole('link', { name: 'Supprimer…' }).click();
  await expect(desk.getByRole('alertdialog', { name: /^Supprimer «\s.+\s»\s\?$/ })).toContainText(
    /éléments du déroulé/,
  );
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('alertdialog')).toBeHidden();
  await desk.getByRole('link', { name: 'Supprimer…' }).click();
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Supprimer la séance' }).click();
  await desk.waitForURL(/\/events\?done=/);
  await expect(desk.getByText('C’est supprimé.')).toBeVisible();
  await desk.getByRole('button', { name: 'Défaire' }).click();
  await expect(desk.getByRole('link', { name: /Quatre films/ }).first()).toBeVisible();
});

test('the days are shown side by side, and an overlap is visible and named', async ({ desk, lanterne }) => {
  const festival = newFestival(lanterne, 'Jours');
  await desk.goto(`${festival}/events`);
  await expect(desk.locator('.day-column')).toHaveCount(2);
  await open(desk, festival, MUD);
  const start = await text(desk, 'Début').inputValue();
  const day = await desk.getByRole('combobox', { name: 'Jour', exact: true }).inputValue();
  await open(desk, festival, FOUR);
  await desk.getByRole('combobox', { name: 'Jour', exact: true }).selectOption(day);
  await text(desk, 'Début').fill(start);
  await text(desk, 'Fin fixée').fill('');
  await save(desk);
  await saved(desk);
  await desk.goto(`${festival}/events`);
  // The four films now also overlap the talk after the break.
  await expect(desk.locator('.day-card.is-clash')).toHaveCount(3);
  await expect(desk.locator('.day-card').filter({ hasText: 'chevauche' }).first()).toBeVisible();
});

test('cards of days in rooms that no screen of this width shows are drawn once somebody comes near', async ({
  browser,
  shared,
  sharedDb,
}) => {
  const size = { events: 60, rooms: 12, days: 1, seed: 3 };
  const { made, friends } = await festivalOfFriends(sharedDb, ['organiser'], size);
  const page = await pageAs(browser, shared, friends[0] as Friend, { viewport: { width: 1440, height: 1000 } });
  await page.goto(`/fr/organise/${made.slug}/events`);
  const isDrawn = () =>
    page.locator('.day-column').evaluateAll((all) => all.map((one) => one.querySelector('ol > li')?.checkVisibility()));
  await expect.poll(isDrawn).toEqual(Array.from({ length: 12 }, (_, column) => column < 8));
  await expect(page.locator('.day-column').last().getByRole('heading')).toHaveText('Salle 12, Lieu 3');
  await untilTakenOver(page);
  await page.keyboard.press('Tab');
  await expect.poll(isDrawn).toEqual(Array.from({ length: 12 }, () => true));
});

test.describe('without a script', () => {
  test('a séance is made, ordered by numbers, refused, corrected and saved', async ({
    browser,
    lanterne,
    signedIn,
  }) => {
    const festival = newFestival(lanterne, 'Sans script');
    // More films than the script draws at once.
    addFilms(lanterne, festival, 200);
    const context = await browser.newContext({
      baseURL: lanterne.url,
      storageState: signedIn,
      javaScriptEnabled: false,
      locale: 'fr-FR',
    });
    const page = await context.newPage();
    await page.goto(`${festival}/events/new`);
    await text(page, 'Titre en français').fill('Soirée');
    await page.getByRole('combobox', { name: 'Jour', exact: true }).selectOption('2027-03-13');
    await text(page, 'Début').fill('25h');
    await page.getByLabel('Type de l’élément 1').selectOption('debate');
    await page.getByLabel('Durée de l’élément 1').fill('30');
    await page.getByLabel('Type de l’élément 2').selectOption('film');
    await page.getByRole('combobox', { name: 'Film de l’élément 2' }).selectOption({ label: 'Death by Design' });
    await page.locator('input[name="items.1.position"]').fill('5');
    await text(page, 'Adresse du lien 1').fill('a.example');
    await page.getByRole('button', { name: 'Ajouter la séance' }).click();
    await expect(page.getByRole('alert').first()).toContainText('Un champ est à revoir');
    await expect(text(page, 'Titre en français')).toHaveValue('Soirée');
    await expect(page.getByRole('combobox', { name: 'Film de l’élément 2' })).not.toHaveValue('');
    await expect(page.locator('input[name="items.1.position"]')).toHaveValue('5');

    await text(page, 'Début').fill('20h30');
    await page.getByRole('button', { name: 'Ajouter la séance' }).click();
    await page.waitForURL(/\/events\/\d+\?done=/);
    const parts = page.locator('.conduite-part');
    await expect(parts).toHaveCount(2);
    await expect(parts.first()).toContainText('Death by Design');
    await expect(parts.first()).toContainText(/20\sh\s30/);

    await expect(text(page, 'Adresse du lien 1')).toHaveValue('https://a.example');
    await expect(text(page, 'Adresse du lien 2')).toHaveValue('');

    await text(page, 'Titre en français').fill('Grande soirée');
    await text(page, 'Début').fill('1h30');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'C’est enregistré' })).toBeVisible();
    await expect(page.getByText(/^1\sh\s30\s: dans la nuit du samedi\s13 au dimanche\s14\smars\.$/)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Grande soirée');
    // The first one still undoes the creation.
    await page.getByRole('button', { name: 'Défaire' }).last().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Soirée');

    await page.getByRole('link', { name: 'Supprimer…' }).click();
    await page.getByRole('button', { name: 'Supprimer la séance' }).click();
    await page.waitForURL(/\/events\?done=/);
    await expect(page.getByText('C’est supprimé.')).toBeVisible();
    await context.close();
  });
});
