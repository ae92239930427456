import { cancelOne, dataFolderWith, fillFestival, makeAdministrator, publish, SLUG, type Words } from './filled.ts';
import { expect, test } from './fixtures.ts';
import { startLanterne } from './server.ts';

// Random letters that no code, hash or word of the interface holds.
const KEPT = 'zqkept';
const SHOWN = 'zqshown';
const words: Words = { shown: (place) => `${SHOWN} ${place}`, kept: (place) => `${KEPT} ${place}` };

/** Every address of this festival that its pages, feeds and headers name, with what each answers. */
async function crawl(url: string, starts: string[]): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const queue = [...starts];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(path)) continue;
    const answer = await fetch(url + path, { redirect: 'manual' });
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    const body = await answer.text();
    seen.set(path, `${path}\n${answer.status}\n${headers}\n\n${body}`);
    const links = [...body.matchAll(/(?:href|src|action)="([^"]+)"/g), ...headers.matchAll(/location: (\S+)/g)];
    for (const [, link = ''] of links) {
      const target = link.replaceAll('&amp;', '&').replace(/^webcal:/, 'http:');
      if (!URL.canParse(target, url + path)) continue;
      const { host, pathname, search, searchParams } = new URL(target, url + path);
      // What filters together leave out says nothing that each alone does not.
      if (searchParams.size > 2) continue;
      if (host === new URL(url).host && (pathname.includes(SLUG) || pathname.startsWith('/_next/')))
        queue.push(pathname + search);
    }
  }
  return seen;
}

test('nothing that is not public leaves the desk, in any page, feed, header or file name', async () => {
  const dataFolder = dataFolderWith((db) => {
    const actor = makeAdministrator(db);
    fillFestival(db, words);
    publish(db, actor);
    cancelOne(db, words);
    publish(db, actor, SLUG, '2026-02-02T10:00:00.000Z');
    // A draft change that nobody has published.
    db.$client.prepare('update films set production = ?, version = version + 1 where year = 2024').run(`${KEPT} draft`);
  });
  const lanterne = await startLanterne({ dataFolder });
  try {
    const pages = await crawl(lanterne.url, [
      '/fr',
      '/en',
      ...['fr', 'en'].map((locale) => `/${locale}/festivals/${SLUG}`),
      `/feeds/${SLUG}/programme.ics`,
      `/feeds/${SLUG}/programme.ics?lang=en`,
      '/robots.txt',
    ]);
    const all = [...pages.values()].join('\n');

    expect(
      [...pages.values()].filter((page) => page.toLowerCase().includes(KEPT)).map((page) => page.slice(0, 100)),
    ).toEqual([]);
    // The crawl has been everywhere: what is public was found, in both languages, in pages and in calendars.
    for (const place of [
      'event.title.fr',
      'event.title.en',
      'film.synopsis.fr',
      'film.synopsis.en',
      'venue.access.en',
      'confirmed.bio.fr',
      'tentative.name',
      'hidden.neutralTitle.fr',
      'reason.en',
      'offer.price.fr',
      'festival.legalPhone',
      'festival.legalRegistration',
      'festival.legalHost',
      'festival.legalText.fr',
      'festival.privacyText.en',
      'festival.accessibilityText.fr',
      'festival.accessibilityStatement.auditor',
      'festival.accessibilityStatement.faults',
      'series.introduction.fr',
      'day.introduction.fr',
      'undated.title.en',
      'break.title.fr',
    ]) {
      expect(all, place).toContain(`${SHOWN} ${place}`);
    }
    const kinds = [
      '/days/',
      '/events/',
      '/films/',
      '/people/',
      '/venues/',
      'programme.ics',
      '/rooms/',
      '/themes/',
      '/series/',
      '/changes',
      'changes.atom',
      'programme.csv',
      'programme.md',
      'openagenda.csv',
      'programme.json',
      '/live',
    ];
    for (const kind of kinds)
      expect(
        [...pages.keys()].some((path) => path.includes(kind)),
        kind,
      ).toBe(true);
    expect([...pages.values()].filter((page) => /^[^\n]*\n5\d\d\n/.test(page))).toEqual([]);
  } finally {
    await lanterne.stop();
  }
});
