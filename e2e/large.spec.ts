import { readFileSync } from 'node:fs';
import { databaseFile, openDatabase } from '#db/client.ts';
import { LARGE } from '#lib/festivals/large.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { makeAdministrator, publish } from './filled.ts';
import { expect, test } from './fixtures.ts';
import { type Friend, fetchAs, folderOfFriends, pageAs } from './friends.ts';
import { treeOf } from './kill.ts';
import { type Started, serveBefore } from './server.ts';

/**
 * A server with a published festival so large that a second server draws it, and somebody who may
 * publish it.
 */
type Large = { server: Started; organiser: Friend };

async function fill(): Promise<{ dataFolder: string; organiser: Friend }> {
  const size = { events: LARGE, rooms: 20, days: 10, seed: 4 };
  const { dataFolder, friends } = await folderOfFriends(['organiser'], size);
  const db = openDatabase(databaseFile(dataFolder));
  publish(db, makeAdministrator(db), 'f');
  db.$client.close();
  const [organiser] = friends as [Friend];
  return { dataFolder, organiser };
}

/**
 * Moves some séances by five minutes: those of `which` that begin on the hour, or five or ten
 * minutes past. No server has read the draft yet.
 */
function move(dataFolder: string, which: string): void {
  const db = openDatabase(databaseFile(dataFolder));
  for (const [from, to] of [
    [':10', ':15'],
    [':05', ':10'],
    [':00', ':05'],
  ])
    db.$client.prepare(`update events set starts_at = replace(starts_at, ?, ?) where ${which}`).run(from, to);
  db.$client.close();
}

const start = (dataFolder: string) => serveBefore({ dataFolder });

/** The second server that this one has started. */
const serversOf = ({ process: { pid = 0 } }: Started) =>
  treeOf(pid).filter((one) => {
    try {
      return readFileSync(`/proc/${one}/cmdline`, 'utf8').startsWith('lanterne');
    } catch {
      // It ended while they were counted.
      return false;
    }
  });
const isThere = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const dayOf = ({ dataFolder }: Started) => {
  const db = openDatabase(databaseFile(dataFolder));
  const released = releasedBySlug('f', db);
  db.$client.close();
  return released?.document.days[0]?.date ?? '';
};

test.describe('a large festival', () => {
  // Each test continues with what the one before has published.
  test.describe.configure({ mode: 'serial' });
  let large: Large;
  test.beforeAll(async () => {
    const { dataFolder, organiser } = await fill();
    // More changes than a page draws at once.
    move(dataFolder, 'true');
    large = { server: await start(dataFolder), organiser };
  });
  // The last test has killed it.
  test.afterAll(() => large.server.stop('SIGKILL'));

  test('is published from a page with a fold for each day, with and without a script', async ({ browser }) => {
    const { server, organiser } = large;
    const plain = await pageAs(browser, server, organiser, { javaScriptEnabled: false });
    for (const desk of [plain, await pageAs(browser, server, organiser)]) {
      const answer = await desk.goto('/fr/organise/f/publish');
      expect((await answer?.body())?.length).toBeLessThan(1_000_000);
      const parts = desk.locator('input[name="parts[]"]');
      const count = await parts.count();
      expect(count).toBeGreaterThan(5);
      await expect(desk.locator('input[name="chosen[]"]')).toHaveCount(0);
      await parts.nth(1).uncheck();
      const opened = await parts.nth(2).getAttribute('value');
      await desk.locator(`button[name="open"][value="${opened}"]`).click();
      await expect(desk.locator(`[data-part="${opened}"] input[name="chosen[]"]`).first()).toBeFocused();
      await expect(desk.locator(`[data-part="${opened}"] input:not(:checked)[name="chosen[]"]`)).toHaveCount(0);
      await expect(parts).toHaveCount(count - 1);
      await expect(parts.nth(1)).not.toBeChecked();
      await desk.locator(`[data-part="${opened}"] input[name="chosen[]"]`).first().uncheck();
      await desk.getByLabel(/^Publier malgré/).uncheck();
      await desk.getByRole('button', { name: /^Publier la version/ }).click();
      await expect(desk.getByLabel(/^Publier malgré/)).toBeFocused();
      // After a refusal for another reason, all ticks are as before.
      await expect(parts.nth(1)).not.toBeChecked();
      await expect(desk.locator(`[data-part="${opened}"] input:not(:checked)[name="chosen[]"]`)).toHaveCount(1);
    }
  });

  test('is published from its desk and read at once; a stranger is sent to the sign-in', async ({ browser }) => {
    const { server, organiser } = large;
    const page = await pageAs(browser, server, organiser);
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto('/fr/organise/f');
    await expect.poll(() => serversOf(server)).toHaveLength(2);
    const stranger = await fetch(`${server.url}/fr/organise/f/publish`, { redirect: 'manual' });
    expect(stranger.status).toBe(307);
    expect(stranger.headers.get('location')).toMatch(/^\/fr\/sign-in/);
    // By a link inside the desk, which requests parts of a page, and by a form that a script posts.
    await page.getByRole('navigation').getByRole('link', { name: 'Publier', exact: false }).first().click();
    await expect(page.getByRole('heading', { name: 'Publier la version 2' })).toBeVisible();
    await page.getByLabel('En français').fill('Tout est décalé.');
    await page.getByLabel(/^Publier malgré/).check();
    await page.getByRole('button', { name: /^Publier la version/ }).click();
    await expect(page.getByText('La version 2 est publiée.')).toBeVisible();
    expect(errors).toEqual([]);
    expect(server.output()).not.toContain('MaxListenersExceededWarning');

    await page.goto('/fr/festivals/f/changes');
    await expect(page.getByText('Tout est décalé.')).toBeVisible();
    await page.goto('/fr/festivals/f/search?q=personne');
    await expect(page.locator('article').first()).toBeVisible();
    const feed = await fetch(`${server.url}/feeds/f/programme.ics`);
    expect(feed.status).toBe(200);
    expect(await feed.text()).toMatch(/^BEGIN:VCALENDAR[\s\S]*END:VCALENDAR\r\n$/);
  });

  test('is drawn by the first server when the second has ended, and both end together', async () => {
    const { server, organiser } = large;
    const overview = () => fetchAs(server.url, organiser)('/fr/organise/f');
    expect((await overview()).status).toBe(200);
    await expect.poll(() => serversOf(server)).toHaveLength(2);
    const [first = 0, second = 0] = serversOf(server);
    process.kill(second, 'SIGKILL');
    await expect.poll(() => isThere(second)).toBe(false);
    const day = await fetch(`${server.url}/fr/festivals/f/days/${dayOf(server)}`);
    expect(day.status).toBe(200);
    // The next request starts a new one.
    expect((await overview()).status).toBe(200);
    await expect.poll(() => serversOf(server)).toHaveLength(2);
    const [, another = 0] = serversOf(server);
    // Not by `stop`, which would kill a server that ends slowly.
    server.process.kill();
    await expect.poll(() => [first, another].map(isThere)).toEqual([false, false]);
  });

  test('with few changes is published like a small one, with each change in the page', async ({ browser }) => {
    const { dataFolder } = large.server;
    move(dataFolder, 'id % 10 = 0');
    large.server = await start(dataFolder);
    const { server, organiser } = large;
    const page = await pageAs(browser, server, organiser);
    await page.goto('/fr/organise/f/publish');
    await expect(page.getByRole('heading', { name: 'Publier la version 3' })).toBeVisible();
    await expect(page.locator('input[name="parts[]"]')).toHaveCount(0);
    const changes = page.locator('input[name="chosen[]"]');
    expect(await changes.count()).toBeGreaterThan(10);
    await changes.first().uncheck();
    await page.getByLabel('En français').fill('Quelques séances bougent.');
    await page.getByLabel(/^Publier malgré/).check();
    await page.getByRole('button', { name: /^Publier la version/ }).click();
    await expect(page.getByText('La version 3 est publiée.')).toBeVisible();
    await page.goto('/fr/festivals/f/changes');
    await expect(page.getByText('Quelques séances bougent.')).toBeVisible();
    // What was left out waits for the next publication.
    await page.goto('/fr/organise/f/publish');
    await expect(changes).toHaveCount(1);
  });

  test('leaves no second server running when the first is killed', async () => {
    const { server } = large;
    // It is started before anybody signs in.
    await fetch(`${server.url}/fr/sign-in`);
    await expect.poll(() => serversOf(server)).toHaveLength(2);
    const [first = 0, second = 0] = serversOf(server);
    process.kill(first, 'SIGKILL');
    await expect.poll(() => [first, second].map(isThere)).toEqual([false, false]);
  });
});
