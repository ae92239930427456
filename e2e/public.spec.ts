import { type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { write } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';
import { publishExample } from './example.ts';
import { test as base, expect, lookAtPages } from './fixtures.ts';
import { newKey } from './own-festival.ts';
import { BEFORE } from './server.ts';

const SLUG = 'ecrans-ouverts';
const FR = `/fr/festivals/${SLUG}`;
const EN = `/en/festivals/${SLUG}`;

/**
 * The built app with the example festival of the unit tests, published as itself and as a
 * demonstration.
 */
const test = base.extend({ baseURL: async ({ early }, use) => use(early.url) });
test.beforeAll(({ earlyDb: db }) => {
  const { festival } = publishExample(db, SLUG, newKey());
  publishExample(db, 'demo', newKey(), { festival: { ...festival, isDemonstration: true } });
  publishExample(db, 'violet', newKey(), { festival: { ...festival, accent: '#5b35ad' } });
  publishExample(db, 'moving', newKey());
  const pass = { kind: 'pass' as const, label: { fr: 'Passe deux jours' }, price: { fr: '15 €' } };
  publishExample(db, 'priced', newKey(), { offers: [{ ...pass, address: '', opensAt: null }] });
  const never = { uid: 'never', slug: 'never', startsOn: '2026-06-06', endsOn: '2026-06-06' };
  write(db, (tx) =>
    tx
      .insert(festivals)
      .values({ ...never, publicKey: 'd', createdAt: 'd' })
      .onConflictDoNothing()
      .run(),
  );
});

const pagesOf = (locale: 'fr' | 'en') => {
  const base = locale === 'fr' ? FR : EN;
  const [event, film] = locale === 'fr' ? ['terre-rare', 'terre-rare'] : ['rare-earth', 'rare-earth'];
  return [
    base,
    `${base}/days/2026-06-07`,
    `${base}?kind=screening`,
    `${base}/days/2026-06-07?access=lsf`,
    `${base}/search?q=terre`,
    `${base}/events/10-${event}`,
    `${base}/events/13-noces-d-etain`,
    `${base}/events/17-table-ronde-de-cloture`,
    `${base}/films/4-${film}`,
    `${base}/films`,
    `${base}/people/8-zoe-laurent`,
    `${base}/people`,
    `${base}/venues/1-auditorium`,
    `${base}/subscribe`,
    `${base}/subscribe/days/2026-06-07`,
    `${base}/my`,
    `${base}/legal`,
    `${base}/events/9999`,
  ];
};

/**
 * The pages besides the programme; e2e/pages.spec.ts and e2e/elsewhere.spec.ts test their content.
 */
const BESIDE = [
  '/rooms/2-grande-salle',
  '/themes/extraction',
  '/themes',
  '/venues',
  '/films/by-country',
  '/films/by-director',
  '/changes',
  '/now/2026-06-06',
  '/print',
  '/copy',
  '/qr',
  '/embed',
  '/integrate',
  '/open-data',
  '/privacy',
  '/accessibility',
];

const get = (url: string, path: string, headers: Record<string, string> = {}) =>
  fetch(url + path, { redirect: 'manual', headers });

/** The raw answer: `fetch` decompresses, and hides how it was sent. */
const raw = (url: string, path: string, headers: Record<string, string>) =>
  new Promise<{ headers: IncomingHttpHeaders; body: Buffer }>((done, fail) => {
    request(url + path, { headers }, async (answer) =>
      done({ headers: answer.headers, body: Buffer.concat(await answer.toArray()) }),
    )
      .on('error', fail)
      .end();
  });

test.describe('a visitor without scripts', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });

  test('reads the programme, a séance, its film, people and places, and changes the language in place', async ({
    page,
  }) => {
    await page.goto(FR);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Écrans ouverts');
    await page.getByRole('link', { name: /dimanche 7 juin/i }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('dimanche 7 juin');
    await page.goBack();

    await page.getByRole('link', { name: 'Terre rare', exact: true }).first().click();
    await expect(page).toHaveURL(`${FR}/events/10-terre-rare`);
    const main = page.getByRole('main');
    await expect(main).toContainText('11 h 09');
    await expect(main).toContainText('VOSTFR');
    await expect(main).toContainText('en visio, sous réserve');
    await expect(main.getByText('évoque un conflit armé')).toBeHidden();
    await main.getByText('Avertissements sur le contenu').click();
    await expect(main.getByText('évoque un conflit armé')).toBeVisible();
    await expect(main.getByRole('link', { name: 'Ajouter à mon agenda' })).toHaveAttribute(
      'href',
      `/feeds/${SLUG}/events/10-terre-rare.ics?lang=fr`,
    );

    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(`${EN}/events/10-rare-earth`);
    await expect(page.getByRole('main')).toContainText('11:09');
    await page.getByRole('link', { name: 'Français' }).click();

    await page.getByRole('link', { name: 'Le film' }).click();
    await expect(page).toHaveURL(`${FR}/films/4-terre-rare`);
    await expect(page.getByRole('main')).toContainText('France, Allemagne');
    await page.getByRole('main').getByRole('link', { name: 'Terre rare' }).last().click();
    await expect(page).toHaveURL(`${FR}/events/15-terre-rare`);
    await page.getByRole('link', { name: /Séance précédente/ }).click();
    await expect(page.getByRole('main')).toContainText('« Nuit blanche » remplace « La Longue Veille »');
    await page.getByRole('link', { name: /Séance précédente/ }).click();
    await expect(page).toHaveURL(`${FR}/events/12-trois-films`);
  });
});

test.describe('a visitor without scripts or styles', () => {
  test.use({ javaScriptEnabled: false, allowedErrors: [/ERR_FAILED/] });

  test('still gets everything in order without styles', async ({ page }) => {
    await page.route('**/*.css', (route) => route.abort());
    await page.goto(FR);
    const text = ((await page.getByRole('main').textContent()) ?? '').replaceAll('\u00a0', ' ');
    const order = [
      'samedi 6 juin',
      'Terre rare',
      'Pause de midi',
      'Intervention de',
      'Câbles et lumières',
      'Date à préciser',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });
});

test.describe('addresses', () => {
  test('that lead nowhere answer 404, in the reader’s language and without needing a script', async ({
    early: { url },
  }) => {
    const fr = 'Cette page n’existe pas';
    const en = 'This page does not exist';
    const missing: [string, string][] = [
      [`${FR}/events/9999`, fr],
      [`${EN}/films/10-terre-rare`, en],
      [`${FR}/days/2026-06-08`, fr],
      [`${FR}/wp-admin`, fr],
      [`${FR}/events/10-terre-rare/more`, fr],
      ['/fr/festivals/never', fr],
      ['/en/festivals/nowhere', en],
      ['/fr/festivals', fr],
      ['/fr/released/aaaaaaaaaaaaaaaa', fr],
      ['/fr/released/aaaaaaaaaaaaaaaa/events/10', fr],
      ['/fr/unknown/page', fr],
      ['/de', en],
      ['/wp-login.php', en],
    ];
    for (const [path, words] of missing) {
      const answer = await get(url, path, { 'accept-language': 'en' });
      expect(answer.status, path).toBe(404);
      expect(await answer.text(), path).toContain(`<h1>${words}</h1>`);
      expect(answer.headers.get('cache-control'), path).toContain('no-store');
      expect(answer.headers.get('x-robots-tag'), path).toBe('noindex');
    }
  });

  test.describe('without scripts, on a phone', () => {
    test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

    test('that lead nowhere below a festival link back to its programme and its search', async ({ page }) => {
      expect((await page.goto(`${FR}/events/9999`))?.status()).toBe(404);
      // As wide as the phone, not a small picture of a wide page.
      await expect(page.locator('meta[name="viewport"]')).toHaveAttribute('content', /width=device-width/);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      // The style sheets apply in the right order: text has a margin, buttons have padding.
      await expect(page.locator('main')).not.toHaveCSS('padding-left', '0px');
      await expect(page.locator('main .btn').first()).not.toHaveCSS('padding-left', '0px');
      await page.getByLabel('Ou chercher dans ce programme').fill('Nuit blanche');
      await page.getByRole('button', { name: 'Chercher' }).click();
      await expect(page.getByRole('link', { name: 'Nuit blanche' }).first()).toBeVisible();
      await page.goto(`${FR}/wp-admin`);
      await page.getByRole('link', { name: 'Voir le programme : Écrans ouverts' }).click();
      await expect(page).toHaveURL(FR);
      await page.goto('/fr/festivals/never');
      await expect(page.getByRole('link', { name: /Voir le programme/ })).toHaveCount(0);
    });
  });

  test('with an old title or a typing mistake redirect to the present one', async ({ early: { url } }) => {
    for (const [old, current] of [
      [`${FR}/events/10`, `${FR}/events/10-terre-rare`],
      [`${FR}/events/10-an-older-title`, `${FR}/events/10-terre-rare`],
      [`${EN}/events/10-terre-rare`, `${EN}/events/10-rare-earth`],
      [`${FR}/people/8-%C3%A9%3Cb%3E`, `${FR}/people/8-zoe-laurent`],
    ] as const) {
      const answer = await get(url, old);
      expect(answer.status, old).toBe(308);
      expect(answer.headers.get('location'), old).toBe(current);
    }
  });

  test('without a language follow the browser, French by default, whatever the Host header', async ({
    early: { url },
  }) => {
    for (const [accept, to] of [
      ['en-GB,en;q=0.9', '/en'],
      ['de', '/fr'],
      ['fr,en', '/fr'],
    ] as const) {
      const answer = await get(url, '/', { 'accept-language': accept, host: 'evil.example' });
      expect(answer.status).toBe(307);
      expect(answer.headers.get('location')).toBe(to);
      expect(answer.headers.get('vary')).toContain('Accept-Language');
    }
  });
});

test.describe('headers', () => {
  test('let released pages be cached, without anything from the request in them', async ({ early: { url } }) => {
    const plain = await get(url, `${FR}/legal`);
    const again = await get(url, `${FR}/legal?utm_source=x`, {
      cookie: 'next-auth.session-token=x; __prerender_bypass=y',
      'content-security-policy': "script-src 'nonce-planted'",
      'x-nonce': 'planted',
      'accept-language': 'en',
    });
    const body = await plain.text();
    expect(await again.text()).toBe(body);
    expect(body).not.toContain('planted');
    for (const { headers } of [plain, again]) {
      expect(headers.get('cache-control')).toBe(
        'public, max-age=0, s-maxage=30, stale-while-revalidate=30, stale-if-error=86400',
      );
      expect(headers.get('content-security-policy')).toContain("script-src 'self';");
      expect(headers.get('content-security-policy')).not.toContain('nonce');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('x-robots-tag')).toBeNull();
    }
  });

  test('let a browser cache the script that each page waits for', async ({ early: { url } }) => {
    const page = await (await get(url, pagesOf('fr')[0] ?? '')).text();
    const { headers } = await get(url, /"(\/theme\.js\?v=[^"]+)"/.exec(page)?.[1] ?? '/');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test('allow no inline script, and load none of a framework', async ({ early: { url } }) => {
    for (const path of pagesOf('fr').filter((one) => !one.includes('search') && !one.includes('9999'))) {
      const scripts = [...(await (await get(url, path)).text()).matchAll(/<script\b([^>]*)>([^<]*)</g)];
      expect(scripts.length, path).toBeGreaterThan(1);
      for (const [, attributes, text] of scripts)
        expect(/ld\+json/.test(attributes ?? '') || /src="\/\w+\.js/.test(attributes ?? '') ? '' : text, path).toBe('');
    }
  });

  test('answer 304, compress once, and answer nothing else to requests of the framework’s links', async ({
    early: { url },
  }) => {
    const plain = await get(url, `${FR}/legal`, { 'accept-encoding': 'identity' });
    const body = Buffer.from(await plain.arrayBuffer());
    const etag = plain.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]+"$/);
    for (const [encoding, decode] of [
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
    ] as const) {
      const packed = await raw(url, `${FR}/legal`, { 'accept-encoding': encoding });
      expect(packed.headers['content-encoding']).toBe(encoding);
      expect(packed.headers['content-length']).toBe(String(packed.body.length));
      expect(packed.headers.vary).toContain('Accept-Encoding');
      expect(packed.headers.etag).toBe(etag);
      expect(decode(packed.body).equals(body)).toBe(true);
    }
    const head = await fetch(`${url}${FR}/legal`, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(body.length)]);

    const known = await get(url, `${FR}/legal`, { 'if-none-match': etag });
    expect([known.status, await known.text()]).toEqual([304, '']);
    // Browsers keep the policy of the page they have: only the page itself knows which one it
    // needs.
    expect(known.headers.get('content-security-policy')).toBeNull();
    expect((await get(url, `${FR}/legal`, { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await get(url, EN, { 'if-none-match': etag })).status).toBe(304);

    // What a link inside the framework would request is the page itself: no header from outside
    // changes the answer.
    const parts = await fetch(`${url}${FR}/legal`, { headers: { rsc: '1', 'next-router-prefetch': '1' } });
    expect([parts.headers.get('content-type'), parts.headers.get('etag')]).toEqual(['text/html; charset=utf-8', etag]);
  });

  test('give live pages a nonce of their own, and forbid frames', async ({ early: { url } }) => {
    const nonces = new Set<string>();
    for (const path of ['/fr/sign-in', '/fr/sign-in', '/en/sign-in']) {
      const answer = await get(url, path);
      const csp = answer.headers.get('content-security-policy') ?? '';
      const nonce = /script-src 'self' 'nonce-([\w+/=]{24})' 'strict-dynamic'/.exec(csp)?.[1] ?? '';
      expect(csp).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('cache-control')).toContain('no-store');
      const scripts = (await answer.text()).match(/<script[^>]*>/g) ?? [];
      expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });
});

test('a publication is public at once, even for browsers with the old page', async ({ early: { url }, earlyDb }) => {
  const address = '/fr/festivals/moving';
  expect(await (await get(url, address)).text()).toContain('Terre rare');
  publishExample(earlyDb, 'moving', newKey(), { number: 4, events: [] });
  const after = await get(url, address);
  expect(await after.text()).not.toContain('Terre rare');
  expect((await get(url, `${address}/events/10-terre-rare`)).status).toBe(404);
});

test.describe('a demonstration', () => {
  test('says on every page that it is one, to people and search engines', async ({ page, early: { url } }) => {
    const said = 'Programme de démonstration : ces séances n’auront pas lieu.';
    await page.goto('/fr/festivals/demo');
    await expect(page.getByText(said)).toBeVisible();
    for (const path of pagesOf('fr').slice(0, -1)) {
      const demo = path.replace(SLUG, 'demo');
      const answer = await get(url, demo);
      const html = await answer.text();
      expect(html.replaceAll('\u00a0', ' '), demo).toContain(said);
      expect(answer.headers.get('x-robots-tag'), demo).toBe('noindex');
      expect(html, demo).toContain('<meta name="robots" content="noindex"');
      expect(html, demo).not.toMatch(/application\/ld\+json|og:image/);
    }
  });

  test('is the only kind that is hidden: real programmes may be found, at one address in each language', async ({
    page,
    early: { url },
  }) => {
    await page.goto(`${FR}/events/10-terre-rare`);
    await expect(page.getByText('Programme de démonstration')).toHaveCount(0);
    await expect(page.locator('meta[name="robots"]')).toHaveCount(0);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', `${url}${FR}/events/10-terre-rare`);
    await expect(page.locator('link[rel="alternate"][hreflang="en"]')).toHaveAttribute(
      'href',
      `${url}${EN}/events/10-rare-earth`,
    );
  });
});

test('text on a festival’s own colour is readable', async ({ page }) => {
  await page.clock.setFixedTime(BEFORE);
  await page.goto('/fr/festivals/violet/events/10-terre-rare');
  const button = page.getByRole('link', { name: 'Ajouter à mon agenda' });
  await expect(button).toHaveCSS('background-color', 'rgb(91, 53, 173)');
  await expect(button).toHaveCSS('color', 'rgb(255, 255, 255)');
});

/** Pages that explain how hours or languages are abbreviated. */
const SPEAKS_OF_TIMES = /\/(?:open-data|accessibility)$/;

/**
 * Times that are printed without a spoken form, in the page or in this document, which is not
 * drawn.
 */
async function unsaidTimes(page: Page, html: string | null = null): Promise<string[]> {
  const unsaid = await page.evaluate((given) => {
    const read = given === null ? document : new DOMParser().parseFromString(given, 'text/html');
    const walker = read.createTreeWalker(read.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      // A text to copy has no spoken form.
      const isHidden = node.parentElement?.closest(
        '[aria-hidden="true"], .spoken, script, style, title, pre, textarea',
      );
      if (!isHidden && /\d\u00a0h\b|\d\u00a0min\b|\b[012]?\d:[0-5]\d\b|VOSTFR|\bLSF\b/.test(text)) found.push(text);
    }
    return found;
  }, html);
  // The organiser's own texts are not changed.
  return unsaid.filter((text) => !text.includes('interprété en LSF'));
}

/**
 * The dots between things on the page: whether each is at the beginning of a line, and whether it
 * is visible.
 */
const dotsOf = (page: Page) =>
  page.locator('.dot').evaluateAll((all) =>
    all.map((dot) => {
      const line = dot.closest(':has(> .dotted)')?.getBoundingClientRect();
      const part = dot.parentElement?.getBoundingClientRect();
      const before = dot.parentElement?.previousElementSibling?.getBoundingClientRect();
      if (!line || !part || !before) return null;
      const isFirst = part.top >= before.bottom - 1;
      // Outside of the clipping box, or between two things on a line.
      return { isFirst, isSeen: dot.getBoundingClientRect().right > line.left + 1 };
    }),
  );

/**
 * Fails where the page is wider than the screen, from 320 to 2,560 pixels and at twice the text
 * size, which is as before at the end.
 */
async function expectNothingOverTheEdge(page: Page, path: string): Promise<void> {
  // First at the width it has: each other takes longer than the rest of this look.
  for (const [width, size] of [
    [390, 2],
    [320, 1],
    [768, 1],
    [1280, 2],
    [2560, 1],
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    const over = await page.evaluate((percent) => {
      document.documentElement.style.setProperty('font-size', `${percent}%`, 'important');
      return document.documentElement.scrollWidth - innerWidth;
    }, 106.25 * size);
    expect(over, `${path} at ${width}, text × ${size}`).toBeLessThanOrEqual(0);
  }
}

test('no page is wider than the screen at any width or text size, leaves a dot at the end of a line, or prints a time without a spoken form, and those of the programme are accessible', async ({
  page,
}) => {
  let onNewLine = 0;
  const look = async (where: string) => {
    if (!SPEAKS_OF_TIMES.test(where)) expect(await unsaidTimes(page), where).toEqual([]);
    const dots = await dotsOf(page);
    expect(
      dots.filter((dot) => dot === null || dot.isFirst === dot.isSeen),
      where,
    ).toEqual([]);
    onNewLine += dots.filter((dot) => dot?.isFirst).length;
    await expectNothingOverTheEdge(page, where);
  };
  await lookAtPages(page, pagesOf, {
    widths: [390, 1440],
    missing: /9999/,
    look: async (where, { width }) => {
      if (width === 390) await look(where);
    },
  });
  for (const path of BESIDE) {
    await page.setViewportSize({ width: 390, height: 844 });
    expect((await page.goto(FR + path))?.status(), path).toBe(200);
    await look(path);
  }
  expect(onNewLine).toBeGreaterThan(0);
});

test('every time has a spoken form in both languages, and on screens', async ({ page, early: { url } }) => {
  await page.goto(`${FR}/screen`);
  expect(await unsaidTimes(page)).toEqual([]);
  for (const path of [...pagesOf('fr'), ...pagesOf('en')])
    expect(await unsaidTimes(page, await (await get(url, path)).text()), path).toEqual([]);
});

test('the text of a card has room: beside the hour on a phone, beside the grid of the day on a tablet held sideways', async ({
  page,
}) => {
  for (const [width, least] of [
    [390, 150],
    [1024, 250],
    [1280, 200],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${FR}/days/2026-06-06`);
    const titles = await page
      .locator('.day-part .event-title')
      .evaluateAll((found) => found.map((title) => title.getBoundingClientRect().width));
    expect(titles.length).toBe(6);
    expect(Math.min(...titles), `${width} pixels`).toBeGreaterThan(least);
    // « après minuit, dimanche 7 juin »
    const places = page.locator('.card-where:has(> .card-words) > .card-place > span > span');
    const cut = await places.evaluateAll((found) => found.map((place) => place.scrollWidth > place.clientWidth));
    expect(cut.length).toBe(1);
    if (width === 390) expect(cut).toEqual([false]);
  }
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${FR}/days/2026-06-07`);
  // So is a room that shows it too, and after a short venue there is no gap.
  const shownToo = page.locator('.card-place:has(> span + span)').filter({ hasText: 'retransmission' });
  expect(await shownToo.evaluate((place) => place.scrollWidth > place.clientWidth)).toBe(false);
  const [venue = 0, room = 1] = await page
    .locator('.card-place > span:has(> span + span)')
    .first()
    .evaluate((place) => {
      if (place.firstElementChild) place.firstElementChild.textContent = 'Rex';
      const words = document.createRange();
      return [...place.children].map((name) => {
        words.selectNodeContents(name);
        return Math.round(words.getBoundingClientRect().width - name.getBoundingClientRect().width);
      });
    });
  expect([venue, room]).toEqual([0, 0]);
});

test('the signs of a card are drawn in the colours of the system too', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${FR}/days/2026-06-06`);
  const colours = await page
    .locator('.signs .wheelchair')
    .first()
    .evaluate((sign) => [getComputedStyle(sign).backgroundColor, getComputedStyle(document.body).color]);
  expect(colours[0]).toBe(colours[1]);
});

test('a printed day is one clean sheet, black on white in either appearance', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(FR);
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('color', 'rgb(0, 0, 0)');
  for (const name of ['S’abonner au calendrier', 'English', 'Site du festival'])
    await expect(page.getByRole('link', { name }).first()).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Jours' })).toBeHidden();
  await expect(page.getByText('11 h 45', { exact: false }).first()).toBeVisible();
});

test.describe('the keyboard', () => {
  test('reaches the content first, then the days and every séance, with a visible focus', async ({ page }) => {
    await page.goto(FR);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
    const seen: string[] = [];
    for (let i = 0; i < 100; i += 1) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      if ((await focused.count()) === 0) break;
      seen.push(((await focused.textContent()) ?? '').replaceAll(/\s+/g, ' '));
      const box = await focused.boundingBox();
      expect(box && box.width > 0 && box.height > 0, seen.at(-1)).toBe(true);
    }
    for (const words of ['S’abonner', 'dim. 7', 'Terre rare', 'Nuit blanche', 'Table ronde', 'Mentions légales'])
      expect(
        seen.some((text) => text.replaceAll('\u00a0', ' ').includes(words)),
        words,
      ).toBe(true);
  });

  test('opens the content notes', async ({ page }) => {
    await page.goto(`${FR}/events/10-terre-rare`);
    await page.getByText('Avertissements sur le contenu').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('évoque un conflit armé')).toBeVisible();
  });
});

test('a visitor in another time zone reads which zone the hours are in', async ({ browser, early }) => {
  const noteIn = async (timezoneId: string, path: string, javaScriptEnabled = true) => {
    const context = await browser.newContext({ baseURL: early.url, timezoneId, javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(path);
    // The appearance can be chosen once scripts run: by then the note is there, or never will be.
    if (javaScriptEnabled) await page.locator('.theme-island:not([hidden])').waitFor({ state: 'attached' });
    const notes = await page.locator('.zone-note:visible').allTextContents();
    await context.close();
    return notes.map((text) => text.replace(/\s/g, ' '));
  };
  const away = 'Les horaires sont ceux du festival (heure : France). Votre appareil est à une autre heure.';
  expect(await noteIn('Asia/Kathmandu', FR)).toEqual([away]);
  expect(await noteIn('America/St_Johns', pagesOf('en')[0] ?? EN)).toEqual([
    'Times are the festival’s own (France Time): your device shows another time.',
  ]);
  // A zone with the same hours, and a browser without scripts.
  expect(await noteIn('Europe/Madrid', FR)).toEqual([]);
  expect(await noteIn('Asia/Kathmandu', FR, false)).toEqual([]);
});

test('during the festival its séances come first, and prices are still shown', async ({ page }) => {
  await page.clock.install({ time: '2026-06-06T12:00:00.000Z' });
  await page.goto('/fr/festivals/priced');
  await expect(page.locator('html')).toHaveAttribute('data-festival-on');
  await expect(page.getByRole('main').getByText('Passe deux jours')).toBeVisible();
  await expect(page.locator('.hero-introduction')).toBeHidden();
});
