import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { makeFestival } from '#db/testing.ts';
import { moveEvent } from '#lib/events/move-testing.ts';
import { cancelEvent } from '#lib/events/mutations.ts';
import { type EventRoot, readEvent } from '#lib/events/root.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Authorized } from '#lib/policy.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { releasedBySlug, releaseHistory } from '#lib/programme/released.ts';
import { expect, expectAccessible, expectAccessibleInBoth, test, withoutScriptsYet } from './fixtures.ts';

const PUBLISHED = '2026-05-01T10:00:00.000Z';
const CHANGED = '2026-05-02T10:00:00.000Z';

type Made = { db: Db; festival: Authorized<'schedule'>; slug: string; public: EventRoot[] };

/**
 * A festival beside the demonstration, published once, with six séances in one room on two days.
 */
function makePublished(dataFolder: string, seed: number): Made {
  const db = openDatabase(databaseFile(dataFolder));
  const slug = `a-publier-${seed}`;
  const made = makeFestival(db, { events: 6, rooms: 1, days: 2, seed, slug });
  const actor = { userId: made.userId, name: 'Camille', email: '', isAdministrator: false };
  const publication = { clientKey: '', expected: 0, only: null, suggestedTimes: 'confirm', note: {} } as const;
  publishRelease(authorizeFestival(actor, slug, 'publish', db), publication, PUBLISHED);
  const festival = authorizeFestival(actor, slug, 'schedule', db);
  const events = made.eventIds.flatMap((id) => readEvent(db, festival.id, id) ?? []);
  return { db, festival, slug, public: events.filter((e) => e.visibility === 'public' && e.startsAt !== null) };
}

function cancel({ festival, public: events }: Made, which: number): EventRoot {
  const event = events[which] as EventRoot;
  const reason = { fr: 'La copie est bloquée.', en: 'The copy is held up.' };
  expect(cancelEvent(festival, event.id, { version: 1, clientKey: null, reason }, CHANGED)).toMatchObject({ ok: true });
  return event;
}

function move({ festival, public: events }: Made, which: number): EventRoot {
  const event = events[which] as EventRoot;
  const startsAt = `${event.startsAt?.slice(0, 11)}21:40`;
  expect(moveEvent(festival, event.id, { version: 1, clientKey: null, startsAt }, CHANGED)).toMatchObject({ ok: true });
  return event;
}

const numbersOf = ({ db, festival }: Made) => releaseHistory(festival.id, db).map(({ number }) => number);
const publicOf = ({ db, slug }: Made, { number }: EventRoot) =>
  releasedBySlug(slug, db)?.document.events.find((event) => event.number === number);
const submit = { name: /^Publier (la version|seulement)/ };

test.describe('publishing', () => {
  test('takes what is ticked and leaves the rest in the draft, without a script', async ({
    browser,
    lanterne,
    signedIn,
  }) => {
    const made = makePublished(lanterne.dataFolder, 21);
    const [cancelled, moved] = [cancel(made, 0), move(made, 1)];
    const context = await browser.newContext({
      baseURL: lanterne.url,
      storageState: signedIn,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(`/fr/organise/${made.slug}/publish`);
    await page.locator(`input[name="chosen[]"][value="${moved.number}"]`).uncheck();
    await page.getByLabel('En français').fill('Une séance est annulée.');
    await page.getByRole('button', submit).click();
    await expect(page.getByText('La version 2 est publiée.')).toBeVisible();
    await expect(page.locator('input[name="chosen[]"]')).toHaveCount(1);
    expect(publicOf(made, cancelled)).toMatchObject({ status: 'cancelled', sequence: 2 });
    expect(publicOf(made, moved)).toMatchObject({ startsAt: moved.startsAt, sequence: 1 });
    expect(releaseHistory(made.festival.id, made.db)[0]?.note).toEqual({ fr: 'Une séance est annulée.' });

    // What was held back is not ticked again, and the line says who did that.
    await expect(page.locator('input[name="chosen[]"]')).not.toBeChecked();
    await expect(page.getByRole('heading', { name: 'Retenues à la dernière publication' })).toBeVisible();
    await expect(page.locator('main li', { has: page.locator('input[name="chosen[]"]') })).toContainText(
      /retenue .* par /,
    );
    await expect(page.locator('.desk-top')).toContainText('aucune modification à publier · 1 retenue');
    await page.getByLabel('En français').fill('Encore un mot.');
    await page.getByRole('button', submit).click();
    // After a refusal the sentence stands beside the boxes, the first of which has the focus, and
    // the summary links there.
    await expect(page.locator('main [role=alert]')).toContainText('Rien n’a été publié.');
    await expect(page.getByRole('group', { name: 'Ce qui change' })).toContainText('Cochez au moins une ligne.');
    await expect(page.locator('input[name="chosen[]"]')).toBeFocused();
    await expect(page.getByRole('link', { name: 'Cochez au moins une ligne.' })).toHaveAttribute(
      'href',
      '#field-chosen',
    );
    await expect(page.getByLabel('En français')).toHaveValue('Encore un mot.');
    await context.close();
  });

  test('publishes only one séance in two taps', async ({ desk, lanterne }) => {
    const made = makePublished(lanterne.dataFolder, 22);
    const [cancelled, moved] = [cancel(made, 0), move(made, 1)];
    await desk.goto(`/fr/organise/${made.slug}/publish?only=${moved.number}`);
    await desk.getByRole('button', submit).click();
    await expect(desk.getByText('La version 2 est publiée.')).toBeVisible();
    await expect(desk.locator('.desk-top')).toContainText('1 modification non publiée');
    expect(publicOf(made, moved)?.startsAt).toContain('T21:40');
    expect(publicOf(made, cancelled)?.status).toBe('planned');
  });

  test('publishes once from two tabs and a double click, and tells the second', async ({ desk, lanterne }) => {
    const made = makePublished(lanterne.dataFolder, 25);
    cancel(made, 0);
    const second = await desk.context().newPage();
    for (const page of [desk, second]) await page.goto(`/fr/organise/${made.slug}/publish`);
    await desk.getByRole('button', submit).dblclick();
    await expect(desk.getByText('La version 2 est publiée.')).toBeVisible();
    // With nothing left to publish the title offers no next version.
    await expect(desk.locator('h1')).toHaveText('Publier le programme');
    await second.getByLabel('En français').fill('Ce que j’écrivais');
    await second.getByRole('button', submit).click();
    await expect(second.locator('main [role=alert]')).toContainText('La version 2 a été publiée entre-temps');
    await expect(second.getByLabel('En français')).toHaveValue('Ce que j’écrivais');
    expect(numbersOf(made)).toEqual([2, 1]);
    await second.close();
  });

  test('says when the draft changed after the page was drawn', async ({ desk, lanterne }) => {
    const made = makePublished(lanterne.dataFolder, 26);
    cancel(made, 0);
    await desk.goto(`/fr/organise/${made.slug}/publish`);
    await desk.getByLabel('En français').fill('Un mot');
    move(made, 1);
    await desk.getByRole('button', submit).click();
    await expect(desk.locator('main [role=alert]')).toContainText('Le brouillon a changé');
    await expect(desk.locator('input[name="chosen[]"]')).toHaveCount(2);
    await expect(desk.getByLabel('En français')).toHaveValue('Un mot');
    expect(numbersOf(made)).toEqual([1]);
    await desk.getByRole('button', { name: 'Tout cocher' }).click();
    await desk.getByRole('button', submit).click();
    await expect(desk.getByText('La version 2 est publiée.')).toBeVisible();
  });

  test('asks about blocking warnings, and forbids nothing', async ({ desk, lanterne }) => {
    const made = makePublished(lanterne.dataFolder, 28);
    // Years ahead, as nothing is asked about past days.
    const startsAt = '2036-06-06T10:00';
    for (const { id } of made.public.slice(0, 2))
      expect(moveEvent(made.festival, id, { version: 1, clientKey: null, startsAt }, CHANGED)).toMatchObject({
        ok: true,
      });
    await desk.goto(`/fr/organise/${made.slug}/publish`);
    await expect(desk.locator('summary', { hasText: /alertes? bloquantes?/ })).toBeVisible();
    await desk.getByRole('button', submit).click();
    const despite = desk.getByLabel(/^Publier malgré/);
    const summary = desk.locator('main [role=alert] a');
    await expect(summary).toHaveAttribute('href', '#field-despite');
    await expect(summary).toHaveText(/^Publier malgré .+ bloquantes?\s· Cochez la case/);
    await expect(despite).toBeFocused();
    await expect(despite).toHaveAccessibleDescription(/^Cochez la case pour publier malgré ce qui est bloquant/);
    await despite.check();
    await desk.getByRole('button', submit).click();
    await expect(desk.getByText('La version 2 est publiée.')).toBeVisible();
  });

  test('keeps ticks made before the script ran', async ({ desk, lanterne }) => {
    const made = makePublished(lanterne.dataFolder, 34);
    const [cancelled] = [cancel(made, 0), move(made, 1)];
    const come = await withoutScriptsYet(desk);
    await desk.goto(`/fr/organise/${made.slug}/publish`, { waitUntil: 'commit' });
    const box = desk.locator(`input[name="chosen[]"][value="${cancelled.number}"]`);
    await box.uncheck();
    come();
    await expect(desk.getByRole('button', { name: 'Tout cocher' })).toBeVisible();
    await expect(desk.getByText('1 sur 2', { exact: true })).toBeVisible();
    await expect(box).not.toBeChecked();
  });

  test('publishes even if the script starts while the button is being pressed', async ({ desk, lanterne }) => {
    const made = makePublished(lanterne.dataFolder, 37);
    cancel(made, 0);
    move(made, 1);
    const come = await withoutScriptsYet(desk);
    await desk.goto(`/fr/organise/${made.slug}/publish`, { waitUntil: 'commit' });
    await desk.getByRole('button', submit).hover();
    await desk.mouse.down();
    come();
    await expect(desk.getByRole('button', { name: 'Tout cocher' })).toBeVisible();
    await desk.mouse.up();
    await expect(desk.getByText('La version 2 est publiée.')).toBeVisible();
  });

  test('says what is not published, with a link', async ({ desk, lanterne }) => {
    const made = makePublished(lanterne.dataFolder, 35);
    const [first] = made.public as [EventRoot];
    made.db.$client.prepare('update events set starts_at = null where id = ?').run(first.id);
    made.db.$client
      .prepare("update events set uid = '0f0c2f0e-0000-4000-8000-000000000035' where id = ?")
      .run(first.id);
    move(made, 1);
    await desk.goto(`/fr/organise/${made.slug}/publish`);
    // That it lost its time is a change to publish; after that it stays out.
    await expect(desk.getByRole('heading', { name: 'Reste hors du programme' })).toHaveCount(0);
    await desk.getByRole('button', submit).click();
    await expect(desk.getByText('La version 2 est publiée.')).toBeVisible();
    await expect(desk.getByRole('main')).toContainText(
      /Reste hors du programme\s*:\s*1\s+séance\s+publiée\s+sans\s+date/,
    );
    await desk
      .locator('.desk-top')
      .getByRole('link', { name: /^\d+\shors du programme$/ })
      .click();
    await desk.locator('.filter-form summary').click();
    await expect(desk.getByRole('combobox', { name: 'Hors du programme' })).toHaveValue('any');
    await expect(desk.locator(`main a[href$="/events/${first.number}"]`)).toBeVisible();
  });

  test('the header follows the grid, and a form that leads to another page', async ({ desk, lanterne }) => {
    const made = makePublished(lanterne.dataFolder, 36);
    await desk.goto(`/fr/organise/${made.slug}/grid`);
    const header = desk.locator('.desk-top');
    await expect(header).toContainText(/tout est publié|aucune modification à publier/);
    move(made, 1);
    await expect(header).toContainText('1 modification non publiée');
    await expect(header.getByRole('link', { name: 'Publier · 1' })).toBeVisible();
    await desk.getByRole('navigation').getByRole('link', { name: 'Réglages' }).click();
    cancel(made, 0);
    await desk.getByRole('navigation').getByRole('link', { name: 'Jours' }).click();
    await expect(header).toContainText('2 modifications non publiées');
  });

  test('reads an older version and publishes it again under a new number', async ({ desk, lanterne }) => {
    const made = makePublished(lanterne.dataFolder, 31);
    const cancelled = cancel(made, 0);
    await desk.goto(`/fr/organise/${made.slug}/publish`);
    await desk.getByRole('button', submit).click();
    await expect(desk.getByText('La version 2 est publiée.')).toBeVisible();
    await desk.getByRole('link', { name: 'Lire la version 1' }).click();
    await expect(desk.getByText('Ce n’est plus ce que le public voit : la version publique est la 2.')).toBeVisible();
    await expect(desk.locator('main')).not.toContainText('ANNULÉE');
    await expectAccessible(desk);
    await desk.getByRole('link', { name: 'Retour aux publications' }).click();
    await desk.getByRole('link', { name: 'Publier à nouveau la version 1' }).click();
    await expect(desk.locator('main li').first()).toContainText('est rétablie');
    await expectAccessible(desk);
    await desk.getByRole('button', { name: 'Publier la version 1 comme version 3' }).click();
    await expect(desk.getByText('La version 3 est publiée.')).toBeVisible();
    expect(publicOf(made, cancelled)).toMatchObject({ status: 'planned', sequence: 3 });
  });

  test('is accessible, in both appearances', async ({ desk, lanterne }) => {
    const made = makePublished(lanterne.dataFolder, 32);
    cancel(made, 0);
    for (const locale of ['fr', 'en']) {
      await desk.goto(`/${locale}/organise/${made.slug}/publish`);
      await expectAccessibleInBoth(desk);
    }
  });
});

test.describe('the preview link', () => {
  test('shows the draft to whoever has it, marked as such, until it is closed', async ({ desk, lanterne, page }) => {
    const made = makePublished(lanterne.dataFolder, 33);
    const cancelled = cancel(made, 0);
    await desk.goto(`/fr/organise/${made.slug}/publish`);
    await desk.getByLabel('Pour qui ?').fill('le bureau');
    await desk.getByRole('button', { name: 'Créer un lien' }).click();
    const address = await desk.getByRole('textbox', { name: 'Lien d’aperçu' }).inputValue();
    expect(address).toMatch(/\/fr\/preview\/[\w-]{22}$/);

    const answer = await page.goto(address);
    expect(answer?.headers()).toMatchObject({ 'x-robots-tag': 'noindex' });
    await expect(page.locator('.draft-band')).toContainText('Brouillon');
    await expect(page.locator('a[href*="/feeds/"], a[href*="/subscribe"], a[href*="/festivals/"]')).toHaveCount(0);
    await expectAccessible(page);
    await page.locator(`a[href*="/events/${cancelled.number}-"]`).first().click();
    await expect(page.locator('main')).toContainText('La copie est bloquée.');
    await expect(page.locator('.draft-band')).toBeVisible();
    expect((await page.goto(`${address}/subscribe`))?.status()).toBe(404);

    await desk.getByRole('button', { name: 'Révoquer « le bureau »' }).click();
    await expect(desk.getByText('Le lien est révoqué')).toBeVisible();
    await expect(desk.getByRole('textbox', { name: 'Lien d’aperçu' })).toHaveCount(0);
    const gone = await page.goto(address);
    expect(gone?.status()).toBe(410);
    await expect(page.getByText('Ce lien d’aperçu a été révoqué')).toBeVisible();
    expect((await page.goto(`${lanterne.url}/fr/preview/${'A'.repeat(22)}`))?.status()).toBe(404);
  });
});

test('confirmed times become unconfirmed at one press, and the next publication asks', async ({ lanterne, desk }) => {
  const made = makePublished(lanterne.dataFolder, 29);
  const [event] = made.public as [EventRoot];
  const set = made.db.$client.prepare('update events set time_is_suggested = 1 where id = ?');
  set.run(event.id);
  const state = () => readEvent(made.db, made.festival.id, event.id)?.timeIsSuggested;
  move(made, 1);
  await desk.goto(`/fr/organise/${made.slug}/publish`);
  await desk.getByRole('radio', { name: /^Le confirmer|^Les confirmer/ }).check();
  await desk.getByRole('button', submit).click();
  await expect(desk.getByText('La version 2 est publiée.')).toBeVisible();
  expect(state()).toBe(false);
  await expect(desk.getByText('Les horaires proposés sont confirmés dans le brouillon.')).toBeVisible();
  await desk.getByRole('button', { name: 'Défaire' }).click();
  await expect(desk.getByText('C’est défait.')).toBeVisible();
  expect(state()).toBe(true);
  // The page is drawn again, and the public still reads what it read.
  await desk.reload();
  await expect(desk.getByText(/^Un horaire est proposé/)).toBeVisible();
  expect(publicOf(made, event)).toMatchObject({ startsAt: event.startsAt, timeIsToConfirm: false });
  made.db.$client.close();
});
