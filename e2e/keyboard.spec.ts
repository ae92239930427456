import { expect, organiser, serveDemonstration, test } from './fixtures.ts';
import { Keyboard } from './keyboard.ts';

/** The evening of story.spec.ts without a pointer: only Tab, Enter, Space, arrows and typing. */

/** Chromium's date field in English, whose parts are typed one after the other. */
const american = (date: string) => `${date.slice(5, 7)}${date.slice(8)}${date.slice(0, 4)}`;

test('an evening by keyboard only: account, festival, clash, rights, preview, publishing, programme', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const lanterne = await serveDemonstration();
  const context = await browser.newContext({ baseURL: lanterne.url, locale: 'fr-FR', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const keys = new Keyboard(page);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const main = page.getByRole('main');
  const saved = page.getByRole('status').filter({ hasText: /^C’est enregistré/ });
  try {
    // The link of a start makes the first account.
    await page.goto(lanterne.setupLink ?? '');
    await keys.follow('Aller au contenu', { within: 1 });
    await expect(main).toBeFocused();
    await keys.to('textbox', 'Votre nom');
    await keys.type(organiser.name);
    await keys.to('textbox', 'Adresse e-mail');
    await keys.type(organiser.email);
    await keys.to('textbox', 'Mot de passe');
    await keys.type(organiser.password);
    await keys.press('Enter');
    await page.waitForURL(/\/fr\/organise$/);

    // A festival from the template, on two days in one auditorium. After a navigation the focus is
    // where the content begins.
    await expect(main).toBeFocused();
    await keys.follow('Commencer avec le modèle', { within: 1 });
    await page.waitForURL(/template=numerique-en-lumiere/);
    await keys.to('checkbox', /^Reprendre les films/);
    await keys.press('Space');
    await keys.to('textbox', 'Nom du festival');
    await keys.type('Lumières du soir');
    await keys.to('textbox', 'Premier jour');
    await page.keyboard.type(american('2027-03-13'));
    await expect(page.getByLabel('Premier jour')).toHaveValue('2027-03-13');
    // The last day followed.
    await expect(page.getByLabel('Dernier jour')).toHaveValue('2027-03-14');
    await keys.to('button', 'Créer le festival');
    await keys.press('Enter');
    await page.waitForURL(/\/fr\/organise\/lumieres-du-soir$/);

    // A clash made by hand: the film begins during a talk.
    await keys.follow('Séances');
    await page.waitForURL(/\/events$/);
    await keys.follow(/^Le sang et la boue/);
    await page.waitForURL(/\/events\/\d+$/);
    await keys.to('textbox', 'Début');
    await keys.type('12h30');
    await keys.to('textbox', 'Fin fixée');
    await keys.type('14h35');
    await keys.press('Enter');
    await expect(saved).toBeVisible();
    await keys.expectKept('saving a séance');
    await keys.follow('Accueil', { back: true, within: 200 });
    await page.waitForURL(/\/lumieres-du-soir$/);
    const clash = main.locator('.warning-card.blocking');
    await expect(clash.first()).toContainText(
      /«\sIntervention – Toute la chaîne\s» commence à 13\sh .*, pendant «\sLe sang et la boue\s», qui dure jusqu’à 14\sh\s35\./,
    );

    // Moved back, with a shorter debate.
    await keys.follow(/^Ouvrir «\sLe sang et la boue\s»$/);
    await page.waitForURL(/\/events\/\d+$/);
    await keys.to('textbox', 'Début');
    await keys.type('9h30');
    await keys.to('textbox', 'Fin fixée');
    await keys.type('11h30');
    await expect(page.getByRole('region', { name: 'Conduite' })).toContainText('21');
    await keys.to('button', 'Enregistrer', { within: 120 });
    await keys.press('Space');
    await expect(saved).toBeVisible();
    await keys.expectKept('the save button');
    await keys.follow('Accueil', { back: true, within: 200 });
    await page.waitForURL(/\/lumieres-du-soir$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Accueil');
    await expect(clash).toHaveCount(0);

    // The rights of all films in one act.
    await keys.follow('Films', { back: true });
    await page.waitForURL(/\/films$/);
    await keys.to('checkbox', 'Tout cocher');
    await keys.press('Space');
    await keys.to('combobox', 'Nature des droits');
    await page.keyboard.type('projection publique');
    await expect(page.getByLabel('Nature des droits')).toHaveValue('public-projection');
    await keys.to('button', 'accordés');
    await keys.press('Enter');
    await expect(page.getByText(/^Droits notés pour \d+ films\.$/)).toBeVisible();
    await keys.expectKept('settling the rights');
    await keys.to('button', 'Défaire', { within: 1 });

    // A preview link.
    await keys.follow('Publier', { back: true, within: 120 });
    await page.waitForURL(/\/publish$/);
    await keys.to('textbox', 'Pour qui ?');
    await keys.type('le bureau');
    await keys.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Lien d’aperçu' })).toBeVisible();
    await keys.expectKept('making a preview link');
    await keys.to('link', 'L’ouvrir', { within: 5 });
    const [preview] = await Promise.all([context.waitForEvent('page'), keys.press('Enter')]);
    await expect(preview.locator('.draft-band')).toContainText('Brouillon');
    await preview.close();

    // Publishing, and from there the public programme and the page of a séance.
    await keys.to('button', 'Publier la version 1', { back: true });
    await keys.press('Enter');
    await expect(page.getByText('La version 1 est publiée.')).toBeVisible();
    await keys.expectKept('publishing');
    await keys.follow(/^Voir/, { within: 3 });
    await page.waitForURL(/\/fr\/festivals\/lumieres-du-soir$/);
    await keys.follow('Aller au contenu', { within: 1 });
    await keys.follow('Le sang et la boue');
    await page.waitForURL(/\/events\/\d+-le-sang-et-la-boue$/);
    await expect(main).toContainText(/9\sh\s35/);
    await expect(main).toContainText(/11\sh\s30/);

    expect(keys.unseen).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    await context.close();
    await lanterne.stop('SIGKILL');
  }
});
