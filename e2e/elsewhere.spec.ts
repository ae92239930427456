import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { qrPath } from '#lib/feeds/qr-path.ts';
import { publishExample } from './example.ts';
import { test as base, expect, expectAccessible } from './fixtures.ts';
import { newKey } from './own-festival.ts';

const SLUG = 'elsewhere';
const FR = `/fr/festivals/${SLUG}`;

const test = base.extend({ baseURL: async ({ early }, use) => use(early.url) });
test.beforeAll(({ earlyDb }) => {
  publishExample(earlyDb, SLUG, newKey());
});

/** Another site, with this in its page. */
async function otherSite(html: string) {
  const server = createServer((_, answer) => {
    answer.setHeader('Content-Type', 'text/html; charset=utf-8');
    answer.end(`<!doctype html><html lang="fr"><title>Ailleurs</title><body>${html}</body></html>`);
  });
  await new Promise<void>((ready) => server.listen(0, ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop: () => server.close() };
}

test('the code to copy shows the programme in another site, in a frame that grows with it', async ({
  page,
  context,
}) => {
  await page.goto(`${FR}/integrate`);
  await page.locator('select[name="appearance"]').selectOption('Sombre');
  await page.getByLabel('Ce que le cadre montre').selectOption('samedi 6 juin');
  await expect(page.getByRole('button', { name: 'Choisir' })).toBeHidden();
  await expect(page).toHaveURL(/part=2026-06-06/);
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Terre rare' })).toBeVisible();
  await expectAccessible(page);
  const code = (await page.locator('#snippet-code').textContent()) ?? '';
  expect(code).toContain('embed/2026-06-06?appearance=dark');

  const site = await otherSite(code);
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.goto(site.url);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { name: 'Nuit blanche' })).toBeVisible();
  const fits = async () => {
    const [outside, inside] = await Promise.all([
      page.locator('iframe').evaluate((element) => element.clientHeight),
      frame.locator('[data-embed]').evaluate((element) => Math.ceil(element.getBoundingClientRect().height)),
    ]);
    return outside === inside ? inside : null;
  };
  let wide = 0;
  await expect.poll(async () => (wide = (await fits()) ?? 0)).toBeGreaterThan(500);
  // Browsers store choices in a frame apart from the reader's own selection, so it shows no stars.
  await expect(frame.locator('.star')).toHaveCount(0);
  await page.setViewportSize({ width: 360, height: 900 });
  // At another width the height changes, and the frame follows.
  await expect.poll(async () => ((await fits()) ?? wide) !== wide).toBe(true);
  expect(await frame.locator('html').evaluate((html) => html.scrollHeight <= html.clientHeight)).toBe(true);
  await expect(frame.locator('[data-embed]')).toHaveCSS('background-color', 'rgb(19, 17, 24)');

  const opened = context.waitForEvent('page');
  await frame.getByRole('link', { name: 'Terre rare' }).click();
  await expect((await opened).getByRole('heading', { level: 1 })).toContainText('Terre rare');
  expect(page.url()).toBe(site.url);
  site.stop();
});

test('a frame works without scripts, in the chosen language and appearance', async ({ browser, early }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: early.url, colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto(`/en/festivals/${SLUG}/embed?appearance=light`);
  await expect(page.getByRole('heading', { name: 'Saturday 6 June' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Sunday 7 June' })).toBeVisible();
  await expect(page.locator('[data-embed]')).toHaveCSS('background-color', 'rgb(251, 248, 241)');
  await context.close();
});

test.describe('no other page', () => {
  /** What browsers print about a frame they leave empty. */
  const FRAMING = /frame-ancestors|Refused to (frame|display)|Framing/;
  test.use({ allowedErrors: [FRAMING] });

  test('of a programme can be framed by another site', async ({ page, early: { url } }) => {
    for (const path of [
      '',
      '/days/2026-06-06',
      '/events/10-terre-rare',
      '/integrate',
      '/screen',
      '/now',
      '/copy',
      '/open-data',
    ]) {
      const policy = (await fetch(url + FR + path)).headers.get('content-security-policy');
      expect(policy, path).toContain("frame-ancestors 'self'");
    }
    const policy = (await fetch(`${url}${FR}/embed`)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain('frame-ancestors *');
    expect(policy).toContain("script-src 'self';");
    const site = await otherSite(`<iframe src="${url}${FR}" title="x"></iframe>`);
    const refused = page.waitForEvent('console', { predicate: (said) => FRAMING.test(said.text()), timeout: 30_000 });
    await page.goto(site.url);
    await refused;
    await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Écrans ouverts' })).toHaveCount(0);
    site.stop();
  });
});

test.describe('the programme as a text', () => {
  test('is in boxes to select from without scripts', async ({ browser, early }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: early.url });
    const page = await context.newPage();
    await page.goto(`${FR}/copy`);
    await expect(page.getByRole('textbox', { name: 'Texte, samedi 6 juin' })).toHaveValue(
      /Projection-débat\s· Awa Diop/,
    );
    await expect(page.getByRole('button', { name: /Copier/ })).toHaveCount(0);
    await expect(page.getByText('Sélectionnez tout dans le cadre').first()).toBeVisible();
    await context.close();
  });

  test('is copied whole, day by day, and as one séance', async ({ page, context, early: { url } }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = async () =>
      (await page.evaluate(() => navigator.clipboard.readText())).replaceAll(/[\u00a0\u202f]/g, ' ');
    await page.goto(`${FR}/copy`);
    await page.getByRole('button', { name: 'Copier en Markdown', exact: true }).click();
    await expect(page.getByText('Copié').first()).toBeVisible();
    const whole = await copied();
    expect(whole).toMatch(/^# Écrans ouverts, 6 et 7 juin 2026\n\n## Samedi 6 juin 2026/);
    expect(whole).toContain(`**[Terre rare](${url}${FR}/events/10-terre-rare)**`);
    expect(whole).toContain('## Dimanche 7 juin 2026');
    // What a button says is in its name.
    for (const button of await page.locator('[data-island="copy"][aria-label]').all())
      await expect(button).toHaveAttribute('aria-label', new RegExp(`^${await button.textContent()}, `));
    await page.getByRole('button', { name: 'Copier le texte, dimanche 7 juin' }).click();
    await expect.poll(copied).toMatch(/^Dimanche 7 juin 2026/);
    await expectAccessible(page);

    await page.goto(`${FR}/events/15-terre-rare`);
    await page.getByText('Copier cette séance').click();
    await page.getByRole('button', { name: 'Copier le texte' }).click();
    await expect.poll(copied).toContain(`${url}${FR}/events/15-terre-rare`);
    expect(await copied()).toMatch(/^Dimanche 7 juin, 10 h – 11 h 34 · Terre rare\n/);
  });
});

test('every address of « Données ouvertes » answers as described', async ({ page, early: { url } }) => {
  await page.goto(FR);
  await page.getByRole('link', { name: 'Données ouvertes' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Données ouvertes');
  await expectAccessible(page);
  const types: [of: RegExp, type: RegExp][] = [
    [/\.ics$/, /^text\/calendar/],
    [/\.atom$/, /^application\/atom\+xml/],
    [/\.csv$/, /^text\/csv/],
    [/\.xlsx$/, /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/],
    [/\.txt$/, /^text\/plain/],
    [/\.md$/, /^text\/markdown/],
    [/\.xml$/, /^application\/vnd\.c3voc\.schedule\+xml/],
    [/(\/api\/|\.json)/, /^application\/json/],
  ];
  for (const language of ['fr', 'en']) {
    await page.goto(`/${language}/festivals/${SLUG}/open-data`);
    const links = await page.locator('.data-list a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links.length).toBeGreaterThan(20);
    await Promise.all(
      links.map(async (path) => {
        const answer = await fetch(`${url}${path}`);
        expect(answer.status, `${path}`).toBe(200);
        const type = types.find(([of]) => of.test(path?.replace(/\?.*/, '') ?? ''))?.[1];
        expect(answer.headers.get('content-type'), `${path}`).toMatch(type ?? /nothing/);
        const tag = answer.headers.get('etag') ?? '';
        const bytes = await answer.arrayBuffer();
        expect(bytes.byteLength, `${path}`).toBeGreaterThan(40);
        const again = await fetch(`${url}${path}`, { headers: { 'If-None-Match': tag } });
        expect(again.status, `${path}`).toBe(304);
      }),
    );
  }
  // A page of another site reads the data by script, and asks again with the tag.
  const site = await otherSite('<p></p>');
  await page.goto(site.url);
  const read = await page.evaluate(async (address) => {
    const first = await fetch(address);
    const { version } = await first.json();
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' };
    return [version, (await fetch(address, { headers, cache: 'no-store' })).status];
  }, `${url}/api/public/festivals/${SLUG}/programme.json`);
  expect(read).toEqual([1, 304]);
  site.stop();
});

test.describe('the code of a page', () => {
  test.use({ javaScriptEnabled: false });

  test('leads to it at a permanent address', async ({ page, early: { url } }) => {
    await page.goto(`${FR}/events/10-terre-rare`);
    await page.getByRole('link', { name: 'Code QR de cette page' }).click();
    await expect(page).toHaveURL(`${FR}/qr/events/10-terre-rare`);
    const code = page.getByRole('img', { name: 'Code QR qui mène à Terre rare' });
    expect(await code.locator('path').getAttribute('d')).toBe(qrPath(`${url}${FR}/events/10`).path);
    // Scanners need dark on light, in the dark appearance too.
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(code).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expect(code).toHaveCSS('fill', 'rgb(0, 0, 0)');
    expect((await fetch(`${url}${FR}/events/10`)).url).toBe(`${url}${FR}/events/10-terre-rare`);
  });
});
