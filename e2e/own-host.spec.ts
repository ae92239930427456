import type { Browser, Page } from '@playwright/test';
import * as t from '#db/schema/index.ts';
import { freePort } from '#lib/cli/server-process.ts';
import { messages } from '#lib/i18n/messages.ts';
import { exampleEvent } from '#lib/programme/testing.ts';
import { choiceDocument } from './choice.ts';
import { publishExample } from './example.ts';
import { dataFolderWith } from './filled.ts';
import { expect, expectAccessible, serverOfThisFile, test } from './fixtures.ts';
import { AT, inDatabase, OWN, stands } from './own-host.ts';
import { serve } from './server.ts';

const TWELVE = Array.from({ length: 12 }, (_, i) => 101 + i);

// With a host name, as on the internet: Next makes redirects to its own `localhost` relative.
const underAName = serverOfThisFile(async () => {
  const port = await freePort();
  const url = `http://lanterne.localhost:${port}`;
  return { ...(await serve({ dataFolder: dataFolderWith(() => {}), port, env: { LANTERNE_URL: url } })), url };
});

/** One an hour, two more than are chosen. */
const events = Array.from({ length: 14 }, (_, i) => {
  const hour = `2038-06-05T${String(9 + i).padStart(2, '0')}`;
  return exampleEvent({
    number: 101 + i,
    title: { fr: `Film ${i + 1}` },
    startsAt: `${hour}:00`,
    endsAt: `${hour}:45`,
  });
});

/** « Ma sélection » at the page's address has this many séances. */
async function expectChosen(page: Page, slug: string, count: number): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/fr/festivals/${slug}/my`);
  await expect(page.locator('[id^="s1"]')).toHaveCount(count);
}

for (const serviceWorkers of ['block', 'allow'] as const)
  test(`a selection moves to the festival’s own address and back, once (workers: ${serviceWorkers})`, async ({
    browser,
  }) => {
    const named = await underAName();
    const slug = `lueurs-${serviceWorkers}`;
    inDatabase(named, (db) => publishExample(db, slug, slug.padEnd(16, '0'), choiceDocument({ events })));
    const home = `/fr/festivals/${slug}`;
    const own = `http://${OWN}:${named.port}`;
    const page = await visitor(browser, serviceWorkers);
    await page.goto(named.url + home);
    const star = messages.fr.selection.star.add;
    for (const number of TWELVE) {
      const button = page.getByRole('button', { name: star.replace('{title}', `Film ${number - 100}`), exact: true });
      await button.first().click();
      await expect(button.first()).toHaveAttribute('aria-pressed', 'true');
    }
    if (serviceWorkers === 'allow') await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await expectChosen(page, slug, 12);

    stands(named, slug);
    await page.goto(`${named.url}${home}/my?x=1#s103`);
    await page.waitForURL(`${own}${home}/my?x=1#s103`);
    await expect(page.locator('#s103')).toBeVisible();
    await expectChosen(page, slug, 12);

    // A séance that was removed does not come back with the next old link.
    await page.locator('#s103').getByRole('button', { name: messages.fr.selection.remove }).first().click();
    await expect(page.locator('#s103')).toHaveCount(0);
    await page.goto(named.url + home);
    await page.waitForURL(own + home);
    await expectChosen(page, slug, 11);

    // Another site cannot choose for a visitor with a link.
    await page.goto(`${own}${home}#my=${encodeURIComponent('{"events":[[114]]}')}`);
    await expect.poll(() => page.url()).toBe(own + home);
    await expectChosen(page, slug, 11);

    stands(named, slug, AT);
    await page.goto(own + home);
    await page.waitForURL(named.url + home);
    // Both selections are merged, as it is not known which was meant to stay.
    await expectChosen(page, slug, 12);
    await page.context().close();
    inDatabase(named, (db) => db.delete(t.hosts).run());
  });

async function visitor(browser: Browser, serviceWorkers: 'allow' | 'block', javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers, javaScriptEnabled, locale: 'fr-FR' });
  return context.newPage();
}

test('without scripts a former address redirects, and the desk exists only at the installation’s', async ({
  browser,
}) => {
  const named = await underAName();
  inDatabase(named, (db) => publishExample(db, 'lueurs', 'lueurs0000000000', choiceDocument({ events })));
  stands(named, 'lueurs');
  const own = `http://${OWN}:${named.port}`;
  const page = await visitor(browser, 'block', false);
  await page.goto(`${named.url}/fr/festivals/lueurs/legal`);
  await page.waitForURL(`${own}/fr/festivals/lueurs/legal`);
  await page.goto(own);
  await page.waitForURL(`${own}/fr/festivals/lueurs`);
  await page.goto(`${own}/Festivals/LUEURS`);
  await page.waitForURL(`${own}/fr/festivals/lueurs`);
  const icon = await page.goto(`${own}/favicon.ico`);
  expect([icon?.status(), icon?.url()]).toEqual([200, `${own}/apple-icon.png`]);
  await page.goto(`${own}/fr/festivals/lueurs`);
  // A star, whose cookie is of this address, and the private page it leads to.
  const add = messages.fr.selection.star.add.replace('{title}', 'Film 1');
  await page.getByRole('button', { name: add, exact: true }).first().click();
  await page.waitForURL(new RegExp(`^${own}/fr/my/[\\w-]{22}`));
  const token = new URL(page.url()).pathname;
  await page.goto(named.url + token);
  await page.waitForURL(own + token);
  await page.goto(`${own}/fr/organise`);
  await page.waitForURL(new RegExp(`^${named.url}/fr/sign-in`));
  await page.context().close();
  inDatabase(named, (db) => db.delete(t.hosts).run());
});

test('an owner asks for a host name, an administrator allows it, and it is checked and given up', async ({
  desk,
  lanterne,
}) => {
  inDatabase(lanterne, (db) => publishExample(db, 'adresse', 'adresse000000000', choiceDocument()));
  await desk.goto('/fr/organise/adresse/settings');
  // What no longer changes since it was published stands as text, without a box.
  const path = desk.getByRole('textbox', { name: 'Adresse publique' });
  await expect(path).not.toBeEditable();
  await expect(path).toHaveCSS('border-top-color', 'rgba(0, 0, 0, 0)');
  const section = desk.getByRole('region', { name: 'Adresse du festival' });
  const name = section.getByRole('textbox', { name: 'Nom de domaine' });
  await name.fill('192.168.0.1');
  await section.getByRole('button', { name: 'Demander cette adresse' }).click();
  await expect(section.getByText('Un nom de domaine, par exemple').first()).toBeVisible();
  await expect(name).toHaveValue('192.168.0.1');
  await name.fill('https://Programme.Lueurs.invalid/');
  await section.getByRole('button', { name: 'Demander cette adresse' }).click();
  await expect(section.getByText('programme.lueurs.invalid. CNAME localhost.')).toBeVisible();
  // The administrator has allowed it.
  await expect(section.getByText('Autorisée', { exact: true })).toBeVisible();
  await expectAccessible(desk);
  await section.getByRole('button', { name: 'Vérifier maintenant' }).click();
  await expect(section.getByText(/Le DNS ne connaît pas encore/).first()).toBeVisible();

  inDatabase(lanterne, (db) => db.update(t.hosts).set({ allowedAt: null }).run());
  await desk.goto('/fr/installation');
  await desk.getByRole('button', { name: 'Autoriser programme.lueurs.invalid' }).click();
  await expect(desk.getByText('Autorisée', { exact: true })).toBeVisible();
  await expectAccessible(desk);

  await desk.goto('/fr/organise/adresse/settings');
  await section.getByText('Retirer cette adresse').click();
  await section.getByRole('button', { name: 'Retirer programme.lueurs.invalid' }).click();
  await expect(name).toBeVisible();
});
