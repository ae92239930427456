import type { Browser, Locator, Page } from '@playwright/test';
import { messages } from '#lib/i18n/messages.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { choiceDocument } from './choice.ts';
import { publishExample } from './example.ts';
import { test as base, expect, expectAccessibleEverywhere } from './fixtures.ts';
import { tellLive } from './live-facts.ts';
import { newKey } from './own-festival.ts';

type Language = 'fr' | 'en';
const slugs = ['choix-fr', 'choix-en', 'choice-fr', 'choice-en', 'choix', 'suivi'] as const;

const HOSTILE = '"><img src=x onerror="document.title=1"><script>document.title=1</script> $& {minutes}';

const test = base.extend({ baseURL: async ({ shared }, use) => use(shared.url) });
test.beforeAll(({ sharedDb: db }) => {
  for (const slug of slugs) publishExample(db, slug, newKey(), choiceDocument());
  const hostile = choiceDocument().events?.map((event) => ({ ...event, title: { fr: HOSTILE } }));
  publishExample(db, 'hostile', newKey(), choiceDocument({ events: hostile ?? [] }));
});

const PHONE = { width: 390, height: 844 };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const wordsIn = (locale: Language) => {
  const words = messages[locale].selection;
  return { ...words, say: (text: string) => plain(typeset(text, locale)) };
};

/** A page in a separate browser, as another person's. */
async function otherBrowser(browser: Browser, url: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport: PHONE, javaScriptEnabled });
  return context.newPage();
}

/** The visible text of a part of the page, without spoken forms. */
const read = async (part: Locator) =>
  plain(
    await part.evaluate((node) => {
      const copy = node.cloneNode(true) as Element;
      for (const spoken of copy.querySelectorAll('.spoken')) spoken.remove();
      return copy.textContent ?? '';
    }),
  ).replaceAll(/\s+/g, ' ');
const entry = (page: Page, number: number) => page.locator(`#s${number}`);
const events = (calendar: string) => [...calendar.matchAll(/UID:\S+?(\d\d)\r\n/g)].map(([, number]) => Number(number));
const feedOf = async (page: Page) =>
  (await page
    .getByText(/\/feeds\/selections\/[\w-]+\.ics(\?lang=(fr|en))?$/)
    .first()
    .textContent()) ?? '';

/**
 * Each language and each way once, French with scripts as most people read it: a page passes its
 * texts to its script. EVERY_WAY=1 combines each language with each way.
 */
const isTaken = (locale: Language, scripts: boolean) => process.env.EVERY_WAY || (locale === 'fr') === scripts;

for (const locale of ['fr', 'en'] as const)
  for (const scripts of [true, false].filter((one) => isTaken(locale, one)))
    test.describe(`a visitor (${locale}, ${scripts ? 'with' : 'without'} scripts)`, () => {
      test.use({ javaScriptEnabled: scripts, viewport: PHONE });

      test('chooses two that clash, sees why, accepts proposals, saves and shares them, and undoes everything', async ({
        page,
        browser,
        shared: { url },
        sharedDb: db,
      }) => {
        const slug = `${scripts ? 'choix' : 'choice'}-${locale}` as const;
        const home = `/${locale}/festivals/${slug}`;
        const words = wordsIn(locale);
        const star = (title: string) =>
          page.getByRole('button', { name: words.star.add.replace('{title}', title) }).first();

        await page.goto(home);
        await star('Terre rare').click();
        if (!scripts) {
          await expect(page.getByText(words.say(words.star.isIn.replace('{title}', 'Terre rare')))).toBeVisible();
          await page.getByRole('link', { name: words.back, exact: true }).click();
          await expect(page).toHaveURL(home);
        } else await expect(star('Terre rare')).toHaveAttribute('aria-pressed', 'true');
        await star('La Mine').click();
        await page.goto(`${home}/films/7-nuit-blanche`);
        await page.getByRole('button', { name: words.star.wishShort }).click();

        await page.goto(`${home}/my`);
        if (!scripts) await page.getByRole('button', { name: words.open }).click();
        await expect(page.getByText(words.clashes.one.replace('{count}', '1'))).toBeVisible();
        const overlap = words.say(words.way.overlap).replace('{title}', 'Terre rare').replace('{minutes}', '45 min');
        await expect.poll(() => read(page.locator('.my-way.overlap'))).toContain(overlap);
        if (scripts) await expectAccessibleEverywhere(page);

        await entry(page, 10).getByRole('button', { name: words.swap }).click();
        await expect(page.getByText(words.noClash)).toBeVisible();
        await expect(entry(page, 15)).toBeVisible();
        await expect(entry(page, 10)).toHaveCount(0);

        await page.locator('[name=until][value="18:00"]').check();
        await page.locator('[name=pause][value="120"]').check();
        await page.getByRole('button', { name: words.wishes.propose }).click();
        await expect(page.getByText(words.say(words.wishes.nothing))).toBeVisible();
        await expect(page).toHaveURL(/until=18%3A00&pause=120/);
        if (scripts) await page.reload();
        await expect(page.locator('[name=until][value="18:00"]')).toBeChecked();
        await page.locator('[name=pause][value="0"]').check();
        await page.getByRole('button', { name: words.wishes.propose }).click();
        await expect(page.getByText(words.say(words.wishes.optimal))).toBeVisible();
        await page.getByRole('button', { name: words.wishes.take }).click();
        await expect(entry(page, 13)).toBeVisible();

        if (scripts) {
          await page.getByRole('button', { name: words.keep.button }).click();
          await page.waitForURL(/\/my\/[\w-]{22}#here$/);
        }
        const address = new URL(page.url()).pathname;
        expect(address).toMatch(new RegExp(`^/${locale}/my/[\\w-]{22}$`));
        const feed = await feedOf(page);
        const calendar = async () => (await fetch(feed)).text();
        expect(events(await calendar()).sort()).toEqual([11, 13, 15]);
        // Readers with an Android phone also see what to do, and the address is on a line of its
        // own.
        await expect(page.getByText(words.say(words.calendar.androidHint))).toBeVisible();
        await expect(page.locator('.calendar-address').last()).toHaveCSS('display', 'grid');
        if (scripts) await expectAccessibleEverywhere(page);

        const other = await otherBrowser(browser, url, scripts);
        await other.goto(address);
        // What would fit between La Mine and Nuit blanche is found, but cannot be reached in time.
        await expect(other.locator('.my-fits')).toHaveCount(0);
        await entry(other, 11).getByRole('button', { name: words.remove }).click();
        await expect(entry(other, 11)).toHaveCount(0);
        expect(events(await calendar()).sort()).toEqual([13, 15]);
        await page.reload();
        await expect(entry(page, 11)).toHaveCount(0);

        await page.getByRole('button', { name: words.share.open }).click();
        // The reader's own address stands above it, and existed before.
        const toShare = page.getByText(/\/my\/[\w-]{22}$/).last();
        await expect(toShare).not.toContainText(address);
        const shared = new URL((await toShare.textContent()) ?? '').pathname;
        await other.goto(shared);
        await expect(other.getByText(words.say(words.readOnly))).toBeVisible();
        await expect(entry(other, 13)).toBeVisible();
        await expect(other.getByRole('button', { name: words.remove })).toHaveCount(0);

        const moved = choiceDocument().events?.map((event) =>
          event.number === 13
            ? { ...event, startsAt: '2038-06-05T17:00', startInstant: '2038-06-05T17:00:00.000Z', sequence: 4 }
            : event.number === 15
              ? { ...event, status: 'cancelled' as const, sequence: 4 }
              : event,
        );
        publishExample(db, slug, newKey(), choiceDocument({ number: 4, events: moved ?? [] }));
        expect(await calendar()).toContain('DTSTART:20380605T170000Z');
        expect(await calendar()).toContain('STATUS:CANCELLED');
        await page.goto(address);
        await expect(entry(page, 15)).toContainText(words.say(words.isCancelled).slice(0, 20));
        await expect.poll(() => read(entry(page, 13))).toContain(locale === 'fr' ? 'à 13 h 45' : 'at 13:45');
        await entry(page, 13).getByRole('button', { name: words.seen }).click();
        await expect(entry(page, 13).locator('.my-moved')).toHaveCount(0);

        await page.getByText(words.forget.address).click();
        await page.getByRole('button', { name: words.forget.yes }).last().click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.gone.title);
        await expect(page.getByRole('link', { name: messages[locale].failure.programme })).toHaveAttribute(
          'href',
          home,
        );
        for (const path of [address, shared]) {
          const answer = await fetch(url + path);
          expect([answer.status, answer.headers.get('x-robots-tag')]).toEqual([410, 'noindex']);
        }
        expect((await fetch(feed)).status).toBe(410);
        await other.context().close();
      });
    });

test.describe('with scripts', () => {
  test.use({ viewport: PHONE, allowedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test('a star is shown in every tab, and a second touch takes it back', async ({ page, context }) => {
    await page.goto('/fr/festivals/choix');
    const tab = await context.newPage();
    await tab.goto('/fr/festivals/choix/events/10-terre-rare');
    const star = page.getByRole('button', { name: 'Ajouter « Terre rare »' }).first();
    await star.click();
    await expect(page.getByRole('status').filter({ hasText: 'est dans votre sélection' })).toBeAttached();
    await expect(tab.getByRole('button', { name: 'Dans ma sélection' })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('[data-my-count]')).toHaveAttribute('data-my-count', '1');
    await tab.getByRole('button', { name: 'Dans ma sélection' }).click();
    await expect(star).toHaveAttribute('aria-pressed', 'false');
    await expect(page.locator('[data-my-count]')).toHaveAttribute('data-my-count', '');
    await page.reload();
    await expect(star).toHaveAttribute('aria-pressed', 'false');
  });

  test('a star is sent to the private address, even one touched without a network', async ({ page, context }) => {
    await page.goto('/fr/festivals/choix');
    await page.getByRole('button', { name: 'Ajouter « La Mine »' }).click();
    await page.goto('/fr/festivals/choix/my');
    await page.getByRole('button', { name: 'Garder sous une adresse privée' }).click();
    await page.waitForURL(/\/my\/[\w-]{22}#here$/);
    await expect(page.getByRole('heading', { name: 'Cette adresse privée' })).toBeInViewport();
    const address = page.url();
    await expect(page.getByText('Les étoiles de ce navigateur vont à cette adresse.')).toBeVisible();

    await page.goto('/fr/festivals/choix');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Ajouter « Derrière la vitre »' }).click();
    await expect(page.locator('[data-my-count]')).toHaveAttribute('data-my-count', '2');
    const told = page.waitForResponse((answer) => answer.url().includes('/api/selections/') && answer.ok());
    await context.setOffline(false);
    await told;
    await page.goto(address);
    await expect(page.locator('#s12')).toBeVisible();
    await expect(page.getByText('Il faut 12 min', { exact: false }).first()).toBeAttached();
  });

  test('another browser links the address, with what was chosen there before', async ({ page, browser, shared }) => {
    await page.goto('/fr/festivals/choix');
    await page.getByRole('button', { name: 'Ajouter « La Mine »' }).click();
    await page.goto('/fr/festivals/choix/my');
    await page.getByRole('button', { name: 'Garder sous une adresse privée' }).click();
    await page.waitForURL(/\/my\/[\w-]{22}#here$/);

    const other = await otherBrowser(browser, shared.url, true);
    await other.goto('/fr/festivals/choix');
    await other.getByRole('button', { name: 'Ajouter « Nuit blanche »' }).first().click();
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Choisir depuis ce navigateur' }).click();
    await expect(other.locator('#s13')).toBeVisible();
    await expect(other.locator('#s11')).toBeVisible();
    await page.reload();
    await expect(page.locator('#s13')).toBeVisible();
    await other.context().close();
  });

  test('a malicious title is only text in it', async ({ page }) => {
    await page.goto('/fr/festivals/hostile');
    await page.locator('button.star').first().click();
    await page.locator('button.star').nth(1).click();
    await expect(page.getByRole('status').first()).toContainText(plain(HOSTILE.slice(0, 20)));
    await page.goto('/fr/festivals/hostile/my');
    await expect(page.locator('.my-entry')).toHaveCount(2);
    await expect(page.locator('#s10')).toContainText('onerror="document.title=1"');
    await expect(page.locator('img[src="x"], main script:not([src])')).toHaveCount(0);
    await expect(page).toHaveTitle(/Ma sélection/);
  });

  test('« Oublier » clears this browser in two taps', async ({ page }) => {
    await page.goto('/fr/festivals/choix');
    await page.getByRole('button', { name: 'Ajouter « La Mine »' }).click();
    await page.goto('/fr/festivals/choix/my');
    await page.getByText('Oublier les choix de ce navigateur').click();
    await page.getByRole('button', { name: 'Oui, oublier' }).click();
    await expect(page.getByText('Vous n’avez encore rien choisi.')).toBeVisible();
    await expect(page.locator('[data-my-count]')).toHaveAttribute('data-my-count', '');
  });
});

test('an address that never existed looks like a malformed one', async ({ shared: { url } }) => {
  const answers = await Promise.all(
    ['AAAAAAAAAAAAAAAAAAAAAA', 'x', 'AAAAAAAAAAAAAAAAAAAAAA/more', ''].map((token) => fetch(`${url}/fr/my/${token}`)),
  );
  const said = await Promise.all(
    answers.map(async (answer) => [
      answer.status,
      answer.headers.get('x-robots-tag'),
      (await answer.text()).includes('<h1>Cette page n’existe pas</h1>'),
    ]),
  );
  expect(said).toEqual(said.map(() => [404, 'noindex', true]));
});

test('a private page is not cached, and hidden from search engines and other sites', async ({ shared: { url } }) => {
  const made = await fetch(`${url}/api/selections`, {
    method: 'POST',
    headers: { origin: url },
    body: new URLSearchParams({ festival: 'choix', locale: 'fr', act: 'add-10' }),
    redirect: 'manual',
  });
  const answer = await fetch(new URL(made.headers.get('location') ?? '', url));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toMatch(/private.*no-cache/);
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('x-robots-tag')).toBe('noindex');
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test('« Ma sélection » updates first, in this browser and at its private address, without a reload', async ({
  page,
  sharedDb: db,
}) => {
  const slug = 'suivi';
  const home = `/fr/festivals/${slug}`;
  const markPage = () => page.evaluate(() => Object.assign(window, { isTheSame: true }));
  const isTheSame = () => page.evaluate(() => 'isTheSame' in window);
  await page.setViewportSize(PHONE);
  await page.clock.install({ time: '2038-06-05T07:00:00.000Z' });
  await page.goto(home);
  for (const title of ['Terre rare', 'Derrière la vitre'])
    await page
      .getByRole('button', { name: `Ajouter « ${title} » à ma sélection` })
      .first()
      .click();
  await page.goto(`${home}/my`);
  await expect(page.getByText('Rien ne se chevauche.')).toBeVisible();
  await markPage();

  // An hour late, so that it ends five minutes into the next one.
  tellLive(db, slug, newKey(), [
    { event: 10, kind: 'delay', value: '60' },
    { event: 12, kind: 'availability', value: 'full' },
    { event: 12, kind: 'notice', text: { fr: 'Entrée par la cour.' } },
  ]);
  await page.clock.fastForward('00:10');
  await expect(entry(page, 10)).toContainText('vers 10 h 30 au lieu de 9 h 30');
  await expect(entry(page, 12)).toContainText('Complet');
  await expect(entry(page, 12)).toContainText('Entrée par la cour.');
  await expect(page.getByText('1 incompatibilité à régler.')).toBeVisible();
  await expect(page.locator('.my-way.overlap')).toContainText('5 min');
  expect(await isTheSame()).toBe(true);

  // A release moves one of them to another building: the page names it, and its entry says where
  // and how far.
  const events = choiceDocument().events?.map((event) =>
    event.number === 12
      ? { ...event, rooms: [{ room: 21, use: 'main' as const }], previousRoom: 2, sequence: 4 }
      : event,
  );
  publishExample(db, slug, newKey(), choiceDocument({ number: 4, events: events ?? [] }));
  // The page asks again some seconds after it was redrawn, so the clock is moved until it has.
  await expect(async () => {
    await page.clock.fastForward('00:10');
    await expect(entry(page, 12).locator('.my-moved')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  expect(await read(entry(page, 12).locator('.my-moved'))).toContain(
    'Change de lieu : Médiathèque, à 12 min à pied (c’était Grande salle).',
  );
  const sheet = page.locator('[data-island="since"]');
  await expect(sheet).toContainText('Dans votre sélection, ont changé : Derrière la vitre');
  await expect(sheet).not.toContainText('Terre rare');
  expect(await isTheSame()).toBe(true);

  await page.getByRole('button', { name: 'Garder sous une adresse privée' }).click();
  await expect(page).toHaveURL(/\/my\/[\w-]{20,}#here$/);
  await expect(entry(page, 10)).toContainText('vers 10 h 30 au lieu de 9 h 30');
  // Without scripts the page says the same.
  const drawn = await (await page.request.get(page.url())).text();
  expect(plain(drawn)).toContain('Entrée par la cour.');
  await expectAccessibleEverywhere(page);
  await markPage();
  tellLive(db, slug, newKey(), [{ event: 10, kind: 'delay', value: '0' }]);
  await expect(async () => {
    await page.clock.fastForward('00:10');
    await expect(page.getByText('au lieu de 9 h 30')).toHaveCount(0, { timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Retirer « Terre rare »' })).toBeVisible();
  expect(await isTheSame()).toBe(true);
});
