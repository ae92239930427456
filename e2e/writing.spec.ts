import { and, eq, isNotNull } from 'drizzle-orm';
import { databaseFile, openDatabase } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { expect, expectAccessible, test, untilTakenOver } from './fixtures.ts';

const SLUG = 'des-mots';
const NOTE = { fr: '**Enfin** :\n- un\n- deux' };
const SHORT = 'Une mine, une vallée, et celle qui revient.';

test('a synopsis is written with buttons and keys, and read on the page, in the calendar and in the API', async ({
  desk: page,
  lanterne,
}) => {
  const db = openDatabase(databaseFile(lanterne.dataFolder));
  const made = makeFestival(db, { events: 6, rooms: 1, days: 2, seed: 31, slug: SLUG });
  const film = db
    .select({ number: t.films.number })
    .from(t.films)
    .innerJoin(t.eventItems, eq(t.eventItems.filmId, t.films.id))
    .innerJoin(t.events, eq(t.events.id, t.eventItems.eventId))
    .where(
      and(eq(t.films.festivalId, made.festivalId), eq(t.events.visibility, 'public'), isNotNull(t.events.startsAt)),
    )
    .get();

  await page.goto(`/fr/organise/${SLUG}/films/${film?.number}`);
  await untilTakenOver(page);
  await page.getByLabel('Synopsis court').first().fill(SHORT);
  const text = page.locator('#field-synopsis-fr');
  const select = (words: string) =>
    text.evaluate((area: HTMLTextAreaElement, chosen) => {
      const at = area.value.indexOf(chosen);
      area.focus();
      area.setSelectionRange(at, at + chosen.length);
    }, words);
  const tools = page.getByRole('toolbar', { name: 'Mise en forme' }).first();

  await text.fill('Une femme revient.\nVoir le dossier\nun\ndeux');
  await select('femme');
  await page.keyboard.press('Control+b');
  await select('revient');
  await tools.getByRole('button', { name: 'Italique' }).click();
  await expect(text).toHaveValue('Une **femme** *revient*.\nVoir le dossier\nun\ndeux');
  // The browser can undo what a button did, as if it had been typed.
  await page.keyboard.press('Control+z');
  await expect(text).toHaveValue('Une **femme** revient.\nVoir le dossier\nun\ndeux');
  await select('revient');
  await page.keyboard.press('Control+i');
  await select('le dossier');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('https://exemple.org/dossier');
  await select('un\ndeux');
  await tools.getByRole('button', { name: 'Liste' }).click();
  const written = 'Une **femme** *revient*.\nVoir [le dossier](https://exemple.org/dossier)\n- un\n- deux';
  await expect(text).toHaveValue(written);

  // One tab stop, with arrow keys inside.
  await text.press('Shift+Tab');
  await expect(tools.getByRole('button', { name: 'Liste' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const preview = page.getByRole('region', { name: 'Aperçu' });
  await expect(preview.getByRole('link', { name: 'le dossier' })).toHaveAttribute(
    'href',
    'https://exemple.org/dossier',
  );
  await expect(preview.getByRole('listitem')).toHaveText(['un', 'deux']);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('C’est enregistré.')).toBeVisible();
  const actor = { userId: made.userId, name: 'Camille', email: '', isAdministrator: false };
  const publication = { clientKey: '', expected: 0, only: null, suggestedTimes: 'confirm', note: NOTE } as const;
  publishRelease(authorizeFestival(actor, SLUG, 'publish', db), publication, '2026-05-01T10:00:00.000Z');
  db.$client.close();

  await page.goto(`/fr/festivals/${SLUG}/films/${film?.number}`);
  await expect(page.getByText(SHORT)).toBeVisible();
  const synopsis = page.locator('.prose');
  await expect(synopsis.locator('strong')).toHaveText('femme');
  await expect(synopsis.locator('em')).toHaveText('revient');
  await expect(synopsis.getByRole('link', { name: 'le dossier' })).toBeVisible();
  await expect(synopsis.getByRole('listitem')).toHaveText(['un', 'deux']);
  await expectAccessible(page);

  // The note of a release has its lines and signs too, on the desk and for the public.
  for (const address of [`/fr/organise/${SLUG}/publish`, `/fr/festivals/${SLUG}/changes`]) {
    await page.goto(address);
    const note = page.locator('.prose');
    await expect(note.locator('strong')).toHaveText('Enfin');
    await expect(note.getByRole('listitem')).toHaveText(['un', 'deux']);
  }

  const calendar = await (await page.request.get(`/feeds/${SLUG}/programme.ics`)).text();
  expect(calendar.replaceAll('\r\n ', '')).toContain(SHORT.replaceAll(',', '\\,'));
  const api = await (await page.request.get(`/api/public/festivals/${SLUG}/films/${film?.number}`)).json();
  expect(api.film).toMatchObject({
    shortSynopsis: { fr: SHORT },
    synopsis: {
      fr: written,
      plain: { fr: 'Une femme revient.\nVoir le dossier (https://exemple.org/dossier)\n– un\n– deux' },
    },
  });
});
