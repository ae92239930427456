import { type ChildProcess, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isNotNull } from 'drizzle-orm';
import sharp from 'sharp';
import * as t from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { freePort } from '#lib/cli/server-process.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import {
  cancelOne,
  dataFolderWith,
  fillFestival,
  MADE_AT,
  makeAdministrator,
  publish,
  SLUG,
  type Words,
} from './filled.ts';
import { expect, test } from './fixtures.ts';
import { needs } from './installed.ts';
import { serveSite } from './nginx.ts';
import { BEFORE, clockAt } from './server.ts';

/** An edition written as plain files, read where nothing of Lanterne runs. */

// Only a web server that knows nothing of Lanterne shows that the files suffice;
// deploy/nginx-site.conf is for nginx.
needs('nginx');

const KEPT = 'zqkept';
const words: Words = { shown: (place) => place.split('.').at(-1) ?? '', kept: (place) => `${KEPT} ${place}` };
/** The address of the programme while it is served; here nobody answers there. */
const INSTALLATION = 'http://installation.invalid';
/** The folder is below a path, which breaks links that only work at a root. */
const BELOW = '2026';

test.describe('a programme as plain files', () => {
  let dataFolder = '';
  let root = '';
  let url = '';
  let nginx: ChildProcess;
  const logs = mkdtempSync(join(tmpdir(), 'lanterne-nginx-'));

  const write = (...options: string[]) =>
    spawnSync('npm', ['run', '-s', 'lanterne', '--', 'site', SLUG, join(root, BELOW), ...options], {
      encoding: 'utf8',
      env: {
        ...process.env,
        ...clockAt(BEFORE),
        LANG: 'fr_FR.UTF-8',
        LANTERNE_DATA: dataFolder,
        LANTERNE_URL: INSTALLATION,
      },
    });

  test.beforeAll(async () => {
    const plain = { width: 1000, height: 600, channels: 3, background: '#884422' } as const;
    const picture = await sharp({ create: plain }).jpeg().toBuffer();
    const hash = sha256Of(picture);
    const empty = mkdtempSync(join(tmpdir(), 'lanterne-site-data-'));
    const original = originalFile(empty, hash, 'jpeg');
    mkdirSync(dirname(original), { recursive: true });
    writeFileSync(original, picture);
    dataFolder = dataFolderWith((db) => {
      const actor = makeAdministrator(db);
      const { festivalId } = fillFestival(db, words);
      // This picture's file is missing.
      db.delete(t.pictures).run();
      const shown = db.select().from(t.eventItems).where(isNotNull(t.eventItems.filmId)).get();
      const { width, height } = plain;
      const kept = { hash, format: 'jpeg', width, height, bytes: picture.length, colour: '#884422' } as const;
      const ground = { givenBy: 'The distributor', purposes: ['site' as const] };
      db.insert(t.pictures)
        .values({ festivalId, use: 'still', filmId: shown?.filmId ?? null, ...kept, ...ground, createdAt: MADE_AT })
        .run();
      publish(db, actor);
      cancelOne(db, words);
      publish(db, actor, SLUG, '2026-02-02T10:00:00.000Z');
    }, empty);
    const port = await freePort();
    root = mkdtempSync(join(tmpdir(), 'lanterne-site-'));
    url = `http://127.0.0.1:${port}/${BELOW}`;
    const written = write('--url', url);
    expect([written.status, written.stderr]).toEqual([0, '']);
    expect(written.stdout).toContain('la version 2');
    expect(written.stdout).toContain('n’y est pas');
    nginx = serveSite({ folder: logs, port, root });
    await expect(async () => expect((await fetch(`${url}/`)).status).toBe(200)).toPass();
  });
  test.afterAll(() => void nginx?.kill('SIGTERM'));

  test('is read without scripts, in both languages', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${url}/`);
    await expect(page).toHaveURL(`${url}/fr/festivals/${SLUG}/index.html`);
    await expect(page.getByRole('contentinfo')).toContainText('simples fichiers');
    await page.locator('.day-bar a').first().click();
    await expect(page).toHaveURL(/\/days\/2026-06-0\d\/index\.html/);
    await page.locator('#content article a, #content .event a').first().click();
    await expect(page).toHaveURL(/\/fr\/festivals\/plein\/events\/\d+-[^/]+\/index\.html$/);
    await expect(page.locator('h1')).not.toBeEmpty();
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(/\/en\/festivals\/plein\/events\//);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('contentinfo')).toContainText('plain files');
    // Drawn with its own style sheet and fonts, once they are loaded.
    await expect.poll(() => page.evaluate(() => getComputedStyle(document.body).fontFamily)).toMatch(/^atkinson/);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Add to my calendar' }).click();
    expect((await download).url()).toMatch(new RegExp(`^${url}/feeds/plein/events/.*\\.lang-en\\.ics$`));
    await context.close();
  });

  test('its scripts find nothing missing', async ({ page }) => {
    await page.goto(`${url}/en/festivals/${SLUG}/`);
    await expect(page.locator('#content h1')).toBeVisible();
    await page.waitForLoadState('networkidle');
  });

  test('every link inside works, and none leads to the installation', async () => {
    const seen = new Map<string, string>([[`${url}/`, 'the start']]);
    const broken: string[] = [];
    for (const [address, from] of seen) {
      const answer = await fetch(address);
      const type = answer.headers.get('content-type') ?? '';
      if (!answer.ok) broken.push(`${from} leads to ${address}: ${answer.status}`);
      const text = /text|json|xml/.test(type) ? await answer.text() : '';
      if (text.includes('installation.invalid')) broken.push(`${address} names the installation`);
      if (!type.startsWith('text/html')) continue;
      const links = [...text.matchAll(/ (?:(?:href|src)="|content="(?=http))([^"]+)"/g)].map(([, link = '']) => link);
      const sizes = [...text.matchAll(/ srcset="([^"]+)"/gi)].flatMap(([, set = '']) =>
        set.split(', ').map((one) => one.split(' ')[0] ?? ''),
      );
      // Addresses inside the address of a calendar program's form.
      const inside = [...text.matchAll(/=(https?%3A%2F%2F(?:(?!%0A)[^&"])+)/g)].map(([, link = '']) =>
        decodeURIComponent(link),
      );
      for (const link of [...links, ...sizes, ...inside]) {
        const target = link.replaceAll('&amp;', '&').replace(/^webcal:/, 'http:');
        if (/[ ;]/.test(target) || !URL.canParse(target, answer.url)) continue;
        const { href, hash } = new URL(target, answer.url);
        const bare = href.slice(0, href.length - hash.length);
        if (new URL(bare).host === new URL(url).host && !seen.has(bare)) seen.set(bare, address);
      }
    }
    expect(broken).toEqual([]);
    const read = [...seen.keys()].map((address) => address.slice(url.length));
    for (const one of [
      '/en/festivals/plein/days/2026-06-06/index.html',
      '/feeds/plein/programme.lang-en.ics',
      '/documents.css',
    ])
      expect(read.map((path) => path.replace(/\?v=.*/, ''))).toContain(one);
    expect(read.filter((path) => !path.startsWith('/'))).toEqual([]);
    expect(read.length).toBeGreaterThan(150);
    // A picture in three widths and two formats.
    expect(read.filter((path) => path.startsWith('/pictures/plein/')).length).toBe(6);
  });

  test('a calendar, the data and a page asked for at a former address have the right content', async () => {
    const asked = async (path: string) => {
      const answer = await fetch(url + path);
      return { type: answer.headers.get('content-type') ?? '', text: await answer.text(), at: answer.url };
    };
    const english = await asked(`/feeds/${SLUG}/programme.lang-en.ics`);
    expect(english.type).toBe('text/calendar; charset=utf-8');
    const lines = english.text.replaceAll('\r\n ', '');
    expect(lines).toContain(`SOURCE;VALUE=URI:${url}/feeds/${SLUG}/programme.lang-en.ics\r\n`);
    // As a program requests it that subscribed before the redirect.
    expect((await asked(`/feeds/${SLUG}/programme.ics?lang=en`)).text).toBe(english.text);
    expect((await asked(`/feeds/${SLUG}/programme.ics?lang=fr`)).text).not.toBe(english.text);
    const [, event = ''] = /\r\nURL[^:]*:(\S+\/events\/\S+)\r\n/.exec(lines) ?? [];
    expect(event.startsWith(`${url}/en/festivals/${SLUG}/events/`)).toBe(true);
    // As calendars, QR codes and shared links name it; the web host redirects to the folder.
    const page = await asked(event.slice(url.length));
    expect([page.at, page.type]).toEqual([`${event}/`, 'text/html; charset=utf-8']);
    expect(page.text).toContain(`<link rel="canonical" href="${event}/"/>`);
    expect((await asked(`/api/public/festivals/${SLUG}/programme.json`)).type).toMatch(/^application\/json/);
    expect((await asked(`/feeds/${SLUG}/schedule.xml`)).type).toMatch(/^text\/xml/);
    expect((await asked(`/feeds/${SLUG}/changes.lang-en.atom`)).type).toMatch(/^application\/atom\+xml/);
    expect((await asked(`/feeds/${SLUG}/programme.csv`)).type).toBe('text/csv; charset=utf-8');
  });

  test('missing pages are answered in both languages, and search engines get a sitemap', async ({ page }) => {
    for (const path of ['/nothing-here', `/fr/festivals/${SLUG}/events/0-nothing/`, '/feeds/nothing.ics'])
      expect((await fetch(url + path)).status).toBe(404);
    await page.goto(`${url}/fr/festivals/${SLUG}/events/0-nothing/`);
    await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible();
    await page.getByRole('link', { name: 'See the programme' }).click();
    await expect(page).toHaveURL(`${url}/en/festivals/${SLUG}/`);
    const list = await (await fetch(`${url}/sitemap.xml`)).text();
    const addresses = [...list.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address);
    expect(addresses).toContain(`${url}/fr/festivals/${SLUG}/`);
    for (const address of addresses) expect([address, (await fetch(address)).url]).toEqual([address, address]);
  });

  test('no log names its readers', async () => {
    expect((await fetch(`${url}/nothing-here`)).status).toBe(404);
    const written = readdirSync(logs).filter((name) => name.endsWith('.log'));
    expect(written).toContain('lanterne-site-error.log');
    for (const name of written) expect(readFileSync(join(logs, name), 'utf8')).not.toContain('nothing-here');
  });

  test('it contains nothing private, and a second run changes only what was asked for', async () => {
    const folder = join(root, BELOW);
    /** Every file with its content. */
    const written = () =>
      new Map(
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .map((path) => [path.slice(folder.length), readFileSync(path, 'latin1')]),
      );
    const before = written();
    expect([...before].filter(([, text]) => text.includes(KEPT))).toEqual([]);
    writeFileSync(join(folder, '.htaccess'), 'mine');
    const led = write('--url', url, '--canonical', '--json');
    // Search engines get their sitemap from the installation, which all pages now name as
    // canonical.
    expect([led.status, JSON.parse(led.stdout)]).toEqual([0, expect.objectContaining({ ok: true, removed: 1 })]);
    expect(existsSync(join(folder, 'sitemap.xml'))).toBe(false);
    expect(readFileSync(join(folder, '.htaccess'), 'utf8')).toBe('mine');
    const after = written();
    const stays = [...before.keys(), '/.htaccess'].filter((path) => path !== '/sitemap.xml');
    expect([...after.keys()].sort()).toEqual(stays.sort());
    expect(after.get(`/fr/festivals/${SLUG}/legal/index.html`)).toContain(
      `<link rel="canonical" href="${INSTALLATION}/fr/festivals/${SLUG}/legal"/>`,
    );
    // Only the canonical address of a page has changed; drawn again it is the same.
    const elsewhere = (text = '') => text.replace(/<link rel="canonical" href="[^"]+"/, '<link rel="canonical"');
    const ours = ['/.htaccess', '/lanterne-site.json'];
    const others = [...after].filter(
      ([path, text]) => !ours.includes(path) && elsewhere(before.get(path)) !== elsewhere(text),
    );
    expect(others.map(([path]) => path)).toEqual([]);
  });
});
