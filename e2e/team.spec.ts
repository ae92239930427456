import type { Page } from '@playwright/test';
import type { Db } from '#db/client.ts';
import { makeFestival } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Actor } from '#lib/policy.ts';
import { teamLinks } from '#lib/programme/shared-links.ts';
import { fillFestival, makeAdministrator, publish } from './filled.ts';
import { expect, expectAccessible, lookAtPages, test, withDatabase } from './fixtures.ts';
import { newSlug } from './own-festival.ts';
import type { Started } from './server.ts';

const LINKED_AT = '2026-03-01T10:00:00.000Z';
const UNKNOWN = 'A'.repeat(22);

function link(db: Db, actor: Actor, slug: string, isRevoked = false): string {
  const festival = authorizeFestival(actor, slug, 'team-links', db);
  const made = teamLinks.create(festival, { label: 'régie' }, LINKED_AT);
  if (!made.ok) throw new Error(made.reason);
  if (isRevoked) teamLinks.revoke(festival, made.id, LINKED_AT);
  return made.token;
}

/** The number of pages in a PDF from Chromium. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

const isWiderThanScreen = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test.describe('the room sheets', () => {
  let tokens = { open: '', revoked: '', full: '', unpublished: '' };
  let lanterne: Started;

  test.beforeAll(({ shared }) => {
    lanterne = shared;
    return withDatabase(shared, async (db) => {
      const actor = makeAdministrator(db);
      const [filled, full, unpublished] = [newSlug(), newSlug(), newSlug()];
      const words = { shown: (place: string) => `zqshown ${place}`, kept: (place: string) => `zqkept ${place}` };
      const { festivalId } = fillFestival(db, words, filled);
      const two = makeFestival(db, { events: 28, rooms: 2, days: 2, seed: 9, slug: full, like: 'full' });
      db.$client.exec(
        `update events set team_notes = 'Deux places gardées au premier rang pour l’interprète.\n' || replace(hex(zeroblob(90)), '0', 'mot ') where number % 2 = 0 and festival_id = ${two.festivalId}`,
      );
      makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 10, slug: unpublished, like: 'unpublished' });
      publish(db, actor, filled);
      publish(db, actor, full);
      // A change to the draft that nobody has published.
      db.$client.exec(
        `update events set team_notes = 'zqdraft', version = version + 1 where festival_id = ${festivalId}`,
      );
      tokens = {
        open: link(db, actor, filled),
        revoked: link(db, actor, filled, true),
        full: link(db, actor, full),
        unpublished: link(db, actor, unpublished),
      };
    });
  });

  test('show the team’s own séances, notes, hidden titles and crews, without an account or a script', async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(`${lanterne.url}/fr/team/${tokens.open}?day=all`);
    const text = (await page.locator('main').textContent()) ?? '';
    for (const place of [
      'crew.names',
      'crew.note',
      'school.title.fr',
      'school.teamNotes',
      'event.teamNotes',
      'hidden.title.fr',
      'setUp.title.fr',
      'considered.name',
    ]) {
      expect(text, place).toContain(`zqkept ${place}`);
    }
    for (const place of ['event.title.fr', 'confirmed.name', 'break.title.fr', 'film.contentNote.fr']) {
      expect(text, place).toContain(`zqshown ${place}`);
    }
    for (const place of ['confirmed.contact', 'film.rightsNote', 'declined.name', 'idle.originalTitle']) {
      expect(text, place).not.toContain(place);
    }
    expect(text).not.toContain('zqdraft');
    expect(text).toMatch(/9\s+h\s+50[\s\S]*Portes[\s\S]*10\s+h\s+00[\s\S]*Film, noir salle[\s\S]*Salle libre/);
    expect(await isWiderThanScreen(page)).toBe(false);
    await context.close();
  });

  test('choose a day and a room by links', async ({ page }) => {
    await page.goto(`${lanterne.url}/fr/team/${tokens.full}?day=all`);
    await expect(page.locator('.sheet')).toHaveCount(4);
    await page.getByRole('link', { name: 'Salle 2' }).click();
    await expect(page.locator('.sheet')).toHaveCount(2);
    await page.getByRole('list', { name: 'Jours' }).getByRole('link').last().click();
    await expect(page.locator('.sheet')).toHaveCount(1);
    await expect(page.locator('.sheet h2')).toHaveText('Salle 2');
    await page.goto(`${lanterne.url}/fr/team/${tokens.full}?day=1999-01-01&room=x`);
    await expect(page.getByText('Aucune séance n’est prévue ici')).toBeVisible();
  });

  test('may not be cached or shared, by their headers', async () => {
    const answer = await fetch(`${lanterne.url}/fr/team/${tokens.open}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    expect(answer.headers.get('cache-control')).toMatch(/private/);
    expect(answer.headers.get('cache-control')).not.toMatch(/s-maxage|public/);
  });

  test('are 404 for a link that never existed and 410 for a closed one, with a sentence', async () => {
    for (const [token, status, words] of [
      [UNKNOWN, 404, 'n’existe pas'],
      ['x', 404, 'n’existe pas'],
      [tokens.revoked, 410, 'révoqué'],
    ] as const) {
      const answer = await fetch(`${lanterne.url}/fr/team/${token}`);
      expect(answer.status, token).toBe(status);
      expect(await answer.text(), token).toContain(words);
    }
    const english = await fetch(`${lanterne.url}/en/team/${tokens.revoked}`);
    expect([english.status, await english.text()]).toEqual([410, expect.stringContaining('revoked')]);
  });

  test('show nothing of a draft before the first publication', async ({ page }) => {
    await page.goto(`${lanterne.url}/fr/team/${tokens.unpublished}`);
    await expect(page.getByText('Le programme n’est pas encore publié.')).toBeVisible();
    await expect(page.locator('.sheet')).toHaveCount(0);
  });

  test('print on exactly one A4 for each room and day', async ({ page }) => {
    for (const [token, sheets] of [
      [tokens.full, 4],
      [tokens.open, null],
    ] as const) {
      await page.goto(`${lanterne.url}/fr/team/${token}?day=all`);
      const count = await page.locator('.sheet').count();
      if (sheets !== null) expect(count).toBe(sheets);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pagesOf(pdf)).toBe(count);
      // Nothing of a sheet extends below its foot.
      await expect(page.getByRole('button', { name: 'Imprimer' })).toBeVisible();
      await page.emulateMedia({ media: 'print' });
      const overflow = await page
        .locator('.sheet')
        .evaluateAll((all) => all.map((sheet) => sheet.scrollHeight - sheet.clientHeight));
      expect(Math.max(...overflow)).toBeLessThanOrEqual(1);
      await page.emulateMedia({ media: null });
    }
  });

  test('are accessible, small and wide', async ({ page }) => {
    const addressesOf = (locale: string) =>
      ['?day=all', ''].map((day) => `${lanterne.url}/${locale}/team/${tokens.open}${day}`);
    await lookAtPages(page, addressesOf, { widths: [320, 390, 1440] });
  });
});

test.describe('the desk', () => {
  const DESK = '/fr/organise/numerique-en-lumiere-demonstration/team-links';

  test('makes a link that is shown once, and closes it', async ({ desk, browser }) => {
    await desk.goto(DESK);
    await desk.getByLabel('À qui ou à quoi sert ce lien').fill('affichée en régie');
    await desk.getByRole('button', { name: 'Créer le lien' }).click();
    const address = await desk.getByLabel('Adresse secrète').inputValue();
    expect(address).toMatch(/\/fr\/team\/[A-Za-z0-9_-]{22}$/);

    const signedOut = await browser.newContext({ javaScriptEnabled: false });
    const team = await signedOut.newPage();
    expect((await team.goto(`${address}?day=all`))?.status()).toBe(200);
    await expect(team.locator('.sheet').first()).toContainText('Auditorium');
    await expect(team.locator('body')).toContainText('ces séances n’auront pas lieu');

    await desk.reload();
    await expect(desk.getByLabel('Adresse secrète')).toHaveCount(0);
    await expectAccessible(desk);
    await desk.getByRole('button', { name: 'Révoquer le lien « affichée en régie »' }).click();
    await expect(desk.getByText('Le lien est révoqué')).toBeVisible();
    expect((await team.goto(address))?.status()).toBe(410);
    await signedOut.close();
  });

  test('saves who holds the room, and tells the second of two people', async ({ desk }) => {
    await desk.goto(DESK);
    const other = await desk.context().newPage();
    await other.goto(DESK);
    await desk.getByLabel('Autres personnes, Auditorium').first().fill('Ana, Bob');
    await desk
      .getByRole('button', { name: /^Enregistrer/ })
      .first()
      .click();
    await expect(desk.getByText('Publiez pour que les feuilles le montrent')).toBeVisible();

    await other.getByLabel('Autres personnes, Auditorium').first().fill('Chloé');
    await other
      .getByRole('button', { name: /^Enregistrer/ })
      .first()
      .click();
    await expect(other.locator('main').getByRole('alert')).toContainText('Ana, Bob');
    await expect(other.getByLabel('Autres personnes, Auditorium').first()).toHaveValue('Chloé');
    await other
      .getByRole('button', { name: /^Enregistrer/ })
      .first()
      .click();
    await expect(other.getByText('Publiez pour que les feuilles le montrent')).toBeVisible();
    await desk.reload();
    await expect(desk.getByLabel('Autres personnes, Auditorium').first()).toHaveValue('Chloé');
    await other.close();
  });
});
