import type { Locator, Page } from '@playwright/test';
import * as t from '#db/schema/index.ts';
import { expect, expectAccessible, test, untilTakenOver } from './fixtures.ts';
import { type Friend, festivalOfFriends, pageAs } from './friends.ts';
import { rowsIn } from './own-festival.ts';

/** Films, people and rooms as tables to edit in place. */

/** The cell of a row (from 0) under this heading, once it can be edited. */
async function cellOf(page: Page, row: number, heading: string): Promise<Locator> {
  await expect(page.getByRole('grid')).toBeVisible();
  await untilTakenOver(page);
  const headings = await page.locator('.cells-box thead th').allInnerTexts();
  const at = headings.findIndex((text) => text.trim() === heading) - 1;
  return page.locator(`.cells-box tr[aria-rowindex="${row + 2}"] [data-at="${at}"]`);
}

const paste = (page: Page, text: string) =>
  page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

const SIZE = { events: 30, rooms: 4, days: 3, seed: 7 };

test('films are edited by keyboard, pasted, filled down, refused with a sentence, and undone', async ({
  browser,
  shared,
  sharedDb: db,
}) => {
  const { made, friends } = await festivalOfFriends(db, ['owner', 'team'], SIZE);
  const desk = `/fr/organise/${made.slug}`;
  const films = () => rowsIn({ db, ...made }, t.films);
  const [owner, team] = friends as [Friend, Friend];
  const page = await pageAs(browser, shared, owner);
  await page.goto(`${desk}/films`);
  await page.getByRole('link', { name: 'Tableau', exact: true }).click();
  const table = page.getByRole('grid', { name: 'Films' });
  const year = await cellOf(page, 0, 'Année');
  // Enter saves and moves down, a letter overwrites, Tab moves right.
  await year.click();
  await page.keyboard.type('1987');
  await page.keyboard.press('Enter');
  await expect(await cellOf(page, 1, 'Année')).toBeFocused();
  const number = Number(await page.locator('tr[aria-rowindex="2"] .cell-number').textContent());
  await expect.poll(() => films().find((film) => film.number === number)?.year).toBe(1987);
  await expect(year).toHaveText('1987');
  // Text that is not understood stays visible with a sentence, and Escape discards it.
  const second = await cellOf(page, 1, 'Année');
  const before = await second.textContent();
  await page.keyboard.type('bientôt');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 case n’est pas enregistrée')).toBeVisible();
  await page.getByRole('button', { name: 'Aller à la première' }).click();
  await expect(second).toBeFocused();
  await expect(second).toHaveAccessibleDescription('Un nombre entier, en chiffres.');
  await expect(second).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(second.getByRole('textbox')).toHaveValue('bientôt');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(second).toHaveText(before ?? '');

  // Page up ends at the first row; the search above is one step further.
  await second.press('PageUp');
  await expect(year).toBeFocused();
  await year.press('PageUp');
  await expect(year).toBeFocused();

  // The rights of twelve films: twelve cells, two letters, Ctrl+Enter; then undone at once.
  const states = await Promise.all(Array.from({ length: 13 }, async (_, row) => cellOf(page, row, 'État des droits')));
  const rights = () => Promise.all(states.map((cell) => cell.textContent()));
  const [top, last, thirteenth] = [states[0], states[11], states[12]] as [Locator, Locator, Locator];
  const old = await rights();
  const other = await thirteenth.textContent();
  await top.click();
  await last.click({ modifiers: ['Shift'] });
  await page.keyboard.type('no');
  await page.keyboard.press('Control+Enter');
  await expect.poll(rights).toEqual([...Array.from({ length: 12 }, () => 'non nécessaires'), other]);
  // What is being saved is undone once it is saved.
  await page.keyboard.press('Control+z');
  await expect.poll(rights).toEqual(old);

  // No film has a picture, so no place is reserved for them.
  await expect(page.locator('.cell-picture')).toHaveCount(0);
  // One popover at a time; a click outside closes it.
  const opened = page.locator('.cells-popover[open]');
  await page.getByText('Filtres', { exact: true }).click();
  // It stays inside the page.
  await page.setViewportSize({ width: 1280, height: 900 });
  const right = () => opened.locator('> div').evaluate((box) => box.getBoundingClientRect().right);
  await expect.poll(right).toBeLessThanOrEqual(1280);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByText('Garder cette vue').click();
  await expect(opened).toHaveText(/Nom de la vue/);
  await page.getByRole('heading', { name: 'Films', level: 1 }).click();
  await expect(opened).toHaveCount(0);
  // A filter is in the address, and saved as a view for the team.
  await page.getByText('Filtres', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Année' }).selectOption('rempli');
  await expect(page.getByRole('button', { name: 'Retirer le filtre Année : rempli' })).toBeVisible();
  await page.getByText('Garder cette vue').click();
  await page.getByRole('textbox', { name: 'Nom de la vue' }).fill('Avec année');
  await page.getByRole('button', { name: 'Garder une nouvelle vue' }).click();
  const view = page.getByRole('navigation', { name: 'Vues' }).getByRole('link', { name: 'Avec année' });
  await expect(view).toHaveAttribute('aria-current', 'true');
  await expect(page).toHaveURL(/view=\d+$/);
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Retirer le filtre Année : rempli' })).toBeVisible();
  // « Films » in the menu shows all of them again, and so does « Tout ».
  const filtered = page.getByRole('button', { name: 'Retirer le filtre Année : rempli' });
  await page.locator('.desk-link[href$="/films"]').click();
  await expect(filtered).toHaveCount(0);
  await view.click();
  await expect(filtered).toBeVisible();
  await page.getByRole('navigation', { name: 'Vues' }).getByRole('link', { name: 'Tout' }).click();
  await expect(filtered).toHaveCount(0);

  // A column is filled down.
  await (await cellOf(page, 0, 'Année')).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expect(await cellOf(page, 2, 'Année')).toHaveText('1987');

  // A film in one row, then two pasted below it, one cell of which is refused.
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  await page.keyboard.type('Lithium');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Awa Diop');
  await page.keyboard.press('Enter');
  await expect(table.getByRole('rowheader', { name: 'Lithium' })).toBeVisible();
  await paste(page, 'Cobalt\tLuc Roy\t2020\nNickel\tNour\tpas su\n');
  await expect(page.getByText('18 lignes', { exact: true })).toBeVisible();
  await expect(page.getByText('pas su')).toBeVisible();
  // The sentence about one of the last rows is not covered by the totals.
  await page.getByRole('button', { name: 'Aller à la première' }).click();
  const sentence = page.getByRole('row', { name: /Nickel/ }).getByText('Un nombre entier, en chiffres.');
  expect(
    await sentence.evaluate((element) => {
      const { left, bottom } = element.getBoundingClientRect();
      return element === document.elementFromPoint(left + 20, bottom - 4);
    }),
  ).toBe(true);
  const added = () =>
    films()
      .slice(-3)
      .map(({ originalTitle, directors, year }) => [originalTitle, ...directors, year]);
  await expect.poll(added).toEqual([
    ['Lithium', 'Awa Diop', null],
    ['Cobalt', 'Luc Roy', 2020],
    ['Nickel', 'Nour', null],
  ]);

  // A link of the desk asks before unsaved cells are lost.
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    await dialog.dismiss();
    return dialog.message();
  });
  await page.getByRole('navigation', { name: 'Affichage' }).getByRole('link', { name: 'Liste' }).click();
  expect(await asked).toContain('ne sont pas enregistrées');
  await expect(page.getByText('pas su')).toBeVisible();

  // « Back » also asks, before the router reacts, even if a link led here; cancelling it keeps the
  // page.
  const again = page.waitForEvent('dialog').then((dialog) => dialog.dismiss());
  await page.goBack();
  await again;
  await expect(page).toHaveURL(/view=table/);
  await expect(page.getByText('pas su')).toBeVisible();

  // The device remembers; a narrow one leads to the list; readers without the permission cannot
  // edit.
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(`${desk}/films`);
  await expect(page.getByRole('grid')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('link', { name: 'Voir la liste' }).click();
  await expect(page.getByRole('link', { name: /Lithium/ })).toBeVisible();
  const reader = await pageAs(browser, shared, team);
  await reader.goto(`${desk}/films?view=table`);
  await (await cellOf(reader, 0, 'Année')).click();
  await reader.keyboard.type('2');
  await expect(reader.getByText('Cette case est en lecture seule.')).toBeVisible();
  await expect(reader.getByRole('textbox', { name: /Année/ })).toHaveCount(0);
});

test('two people in one table see each other’s changes, and neither overwrites the other without a question', async ({
  browser,
  shared,
  sharedDb: db,
}) => {
  const { made, friends } = await festivalOfFriends(db, ['owner', 'organiser'], SIZE);
  const desk = `/fr/organise/${made.slug}`;
  const [one, two] = friends as [Friend, Friend];
  const [mine, theirs] = [await pageAs(browser, shared, one), await pageAs(browser, shared, two)];
  // This table hears nothing of the other until it saves.
  await theirs.route('**/changes?*', (route) => route.abort());
  for (const page of [mine, theirs]) await page.goto(`${desk}/people?view=table`);
  const [own, other] = [await cellOf(mine, 0, 'Organisation'), await cellOf(theirs, 0, 'Organisation')];
  await own.click();
  await mine.keyboard.type('Ciné 32');
  await mine.keyboard.press('Enter');
  const people = () => rowsIn({ db, ...made }, t.people);
  const organisations = () => people().map(({ organisation }) => organisation);
  await expect.poll(organisations).toContain('Ciné 32');
  await other.click();
  await theirs.keyboard.type('La Lucarne');
  await theirs.keyboard.press('Enter');
  await expect(theirs.getByText('1 case n’est pas enregistrée')).toBeVisible();
  await theirs.keyboard.press('ArrowUp');
  await expect(other).toHaveText(/^La Lucarne/);
  await expect(other).toHaveAccessibleDescription(/Person 1 vient d’y écrire « Ciné 32 »/);
  await expect(own).toHaveText('Ciné 32');
  // Enter twice overwrites; the other person sees it where they are looking.
  await theirs.keyboard.press('Enter');
  await expect(other.getByRole('textbox')).toHaveValue('La Lucarne');
  await theirs.keyboard.press('Enter');
  await expect.poll(organisations).toContain('La Lucarne');
  await expect(own).toHaveText('La Lucarne');
  await expect(mine.getByText('Person 2 vient de changer une case.')).toBeVisible();
  // When another's row above the edited one is deleted, the field stays in place.
  await theirs.keyboard.press('Control+End');
  await theirs.keyboard.press('Home');
  await theirs.keyboard.type('Zoé Passagère');
  await theirs.keyboard.press('Enter');
  const passing = mine.getByRole('rowheader', { name: 'Zoé Passagère' });
  const field = mine.getByRole('grid').getByRole('textbox');
  await expect(passing).toBeVisible();
  await own.click();
  await mine.keyboard.press('Control+End');
  await mine.keyboard.press('Home');
  await mine.keyboard.type('Awa Diop');
  await expect(field).toHaveValue('Awa Diop');
  await theirs.keyboard.press('Control+z');
  await expect(passing).toHaveCount(0);
  await expect(field).toHaveValue('Awa Diop');
  await mine.keyboard.press('Enter');
  await expect.poll(() => people().map(({ name }) => name)).toContain('Awa Diop');
  // Text typed in the deleted row itself is reported.
  await theirs.keyboard.press('Control+y');
  await passing.click();
  await mine.keyboard.type('Nour');
  await expect(field).toHaveValue('Nour');
  await theirs.keyboard.press('Control+z');
  await expect(mine.getByRole('alert').filter({ hasText: 'vient d’être supprimée' })).toContainText('Nour');
  await expect(field).toHaveCount(0);
  // Rooms work alike: a venue is chosen from those that exist.
  await mine.goto(`${desk}/venues?view=table`);
  await (await cellOf(mine, 0, 'Places')).click();
  await mine.keyboard.type('777');
  await mine.keyboard.press('Enter');
  const seats = () => rowsIn({ db, ...made }, t.rooms).map((room) => room.seats);
  await expect.poll(seats).toContain(777);
  await (await cellOf(mine, 0, 'Lieu')).click();
  await paste(mine, 'Nulle part');
  await expect(mine.getByText('1 case n’est pas enregistrée')).toBeVisible();
  await expectAccessible(mine);
  // Séances: another hour is a move, which other tables hear of too.
  await theirs.unroute('**/changes?*');
  await theirs.goto(`${desk}/events?view=table`);
  await mine.goto(`${desk}/events?view=table`);
  const [hour, heard] = [await cellOf(mine, 0, 'Début'), await cellOf(theirs, 0, 'Début')];
  await hour.click();
  await mine.keyboard.type('7h35');
  await mine.keyboard.press('Enter');
  await expect(hour).toHaveText('07:35');
  await expect(heard).toHaveText('07:35');
});

test('people who may make séances can paste them into a table', async ({ browser, shared, sharedDb: db }) => {
  const { made, friends } = await festivalOfFriends(db, ['owner', 'team'], { ...SIZE, events: 0 });
  const [owner, team] = friends as [Friend, Friend];
  const path = `/fr/organise/${made.slug}/events`;
  const reader = await pageAs(browser, shared, team);
  await reader.goto(`${path}?view=table`);
  await expect(reader.getByRole('heading', { name: 'Aucune séance pour l’instant' })).toBeVisible();
  await expect(reader.getByRole('link', { name: 'Tableau', exact: true })).toHaveCount(0);
  const page = await pageAs(browser, shared, owner);
  await page.goto(path);
  await page.getByRole('link', { name: 'Tableau', exact: true }).click();
  await (await cellOf(page, 0, 'Titre')).click();
  await paste(page, 'Ouverture\nClôture');
  await expect.poll(() => rowsIn({ db, ...made }, t.events).length).toBe(2);
});

test('paper has every row of a table with its headings, not only those in sight', async ({
  browser,
  shared,
  sharedDb: db,
}) => {
  const { made, friends } = await festivalOfFriends(db, ['team'], { ...SIZE, events: 120 });
  const films = rowsIn({ db, ...made }, t.films).length;
  const page = await pageAs(browser, shared, friends[0] as Friend);
  await page.goto(`/fr/organise/${made.slug}/films?view=table`);
  await cellOf(page, 0, 'Année');
  const rows = page.locator('.cells-box tbody tr[aria-rowindex]');
  expect(await rows.count()).toBeLessThan(films);
  await page.evaluate(() =>
    addEventListener('beforeprint', () => {
      document.body.dataset.printed = `${document.querySelectorAll('.cells-box tbody tr[aria-rowindex]').length}`;
    }),
  );
  await page.pdf();
  await expect(page.locator('body')).toHaveAttribute('data-printed', `${films}`);
  await expect.poll(() => rows.count()).toBeLessThan(films);
  await page.emulateMedia({ media: 'print' });
  const heading = page.locator('.cells-box th').filter({ hasText: 'Année' });
  expect(await heading.evaluate((th) => getComputedStyle(th, '::before').content)).toBe('"Année"');
  await expect(heading.locator('button')).toBeHidden();
});
