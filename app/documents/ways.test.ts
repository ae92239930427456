import { DomUtils } from 'htmlparser2';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { publishExample } from '../../e2e/example.ts';
import { twoReleases } from '../../e2e/two-releases.ts';
import { SITE } from './outlets-testing.ts';
import { open, textOf } from './reading-testing.ts';

const FR = '/fr/festivals/nel';

let db: Db;
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', SITE);
  // Afterwards the pages of the festival are an archive.
  vi.useFakeTimers({ now: Date.parse('2026-05-25T10:00:00Z'), toFake: ['Date'] });
  db = openTestDb();
  serveDb(db);
  for (const [at, release] of twoReleases().entries()) publishExample(db, 'nel', `wayswayswayswa${at}w`, release);
});
afterEach(() => {
  endServedDb();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

it('a theme, a series and a room are reached from a séance, and lead to it', async () => {
  const theme = await (await open(`${FR}/events/10-terre-rare`)).main.follow(/^Extraction$/);
  expect([theme.path, theme.textsOf('h1')]).toEqual([`${FR}/themes/extraction`, ['Extraction']]);
  expect(theme.textsOf('h2').join()).toContain('samedi 6 juin');

  const room = await (await theme.main.follow(/Terre rare/)).main.follow(/Grande salle/);
  expect(room.path).toBe(`${FR}/rooms/2-grande-salle`);
  expect(room.main.text).toContain('200 places, 4 emplacements fauteuil');
  expect(room.main.text).toContain('Métro à 200 m, entrée de plain-pied.');
  expect(room.main.links.map(({ href }) => href)).toContain(`${FR}/subscribe/rooms/2-grande-salle`);
  expect(room.main.leadsTo(/Voir sur une carte/)).toBe(
    'https://www.openstreetmap.org/?mlat=48.88&mlon=2.36#map=18/48.88/2.36',
  );
  const series = await (await room.main.follow(/Intervention de Zoé Laurent/)).main.follow(/Réparer/);
  expect(series.path).toBe(`${FR}/series/30-reparer`);
  expect(series.main.text).toContain('En deux temps.');
  expect(series.whole.leadsTo(/^English$/)).toBe('/en/festivals/nel/series/30-reparer');
});

it('a séance says how another showing differs, and that it moved', async () => {
  // Access that is stated for only one of them is not compared.
  expect((await open(`${FR}/events/10-terre-rare`)).main.text).toContain('À ne pas confondre : sans débat.');
  const { main } = await open(`${FR}/events/15-terre-rare`);
  expect(main.text).toMatch(/elle était annoncée samedi 6.juin à 15.h/);
  expect(main.text).toContain('À ne pas confondre');
});

it('what the law requires of a site has the organiser’s texts, and a state only where one must be declared', async () => {
  const home = await open(FR);
  const accessibility = (await home.foot.follow(/^Accessibilité$/)).main.text;
  expect(accessibility).toContain('avec un lecteur d’écran');
  expect(accessibility).not.toContain('conforme');
  const privacy = (await home.foot.follow(/^Vie privée$/)).main.text;
  for (const said of ['ne dépose aucun cookie', 'votre navigateur en garde les pages sur votre appareil'])
    expect(privacy).toContain(said);
  expect(privacy).toContain('bonjour@ecrans.example.org');
  const legal = await home.foot.follow(/^Mentions légales$/);
  expect([legal.path, legal.main.text]).toEqual([`${FR}/legal`, expect.stringContaining('Association Écrans ouverts')]);

  const { festival } = exampleDocument();
  const accessibilityText = { fr: 'Audit de mai 2026.' };
  const statements = {
    legal: {},
    privacy: {},
    accessibility: accessibilityText,
    accessibilityState: 'partial' as const,
  };
  publishExample(db, 'spoken', 'spokenspokenspok', { festival: { ...festival, statements } });
  const spoken = await (await open('/en/festivals/spoken')).foot.follow(/^Accessibility: partially compliant$/);
  expect(spoken.main.text).toContain('Partially compliant, according to an audit.');
  const french = spoken.all.filter(({ name, attribs }) => name !== 'html' && attribs.lang === 'fr').map(textOf);
  expect(french.join()).toContain('Audit de mai 2026.');
});

it('news stand by release, with the note, and lead to the séance', async () => {
  const home = await open(FR);
  expect(home.foot.leadsTo(/^Quoi de neuf$/)).toBe(`${FR}/changes`);
  // In the menu too.
  expect(home.whole.links.filter(({ href }) => href === `${FR}/changes`).length).toBeGreaterThan(1);
  const news = await open(`${FR}/changes`);
  expect(news.textsOf('h2').join()).toMatch(/Version 4.*Version 3/);
  const [newest, first] = ['version-4', 'version-3'].map((id) => DomUtils.getElementById(id, news.all, false));
  if (!newest || !first) throw new Error('A version is missing.');
  expect(textOf(newest)).toContain('Une séance a bougé.');
  expect(DomUtils.getElementsByTagName('li', newest)).toHaveLength(1);
  expect(DomUtils.getElementsByTagName('a', newest).map(({ attribs }) => attribs.href)).toEqual([
    `${FR}/events/15-terre-rare`,
  ]);
  expect(textOf(first)).toMatch(/Le programme est publié, avec 7.séances\./);
  expect(
    news.all
      .filter(({ attribs }) => attribs.class?.split(' ').includes('since'))
      .map(textOf)
      .join(''),
  ).toBe('');
});

it('machines read the same of a séance as people, at its one address', async () => {
  const { all } = await open(`${FR}/events/15-terre-rare`);
  const data = all.find(({ attribs }) => attribs.type === 'application/ld+json');
  expect(JSON.parse(data ? DomUtils.textContent(data) : '')['@graph']).toMatchObject([
    {
      '@type': 'ScreeningEvent',
      url: `${SITE}${FR}/events/15-terre-rare`,
      startDate: '2026-06-07T12:00:00+02:00',
      previousStartDate: '2026-06-06T15:00:00+02:00',
      eventStatus: 'https://schema.org/EventRescheduled',
      image: expect.stringContaining(`${SITE}${FR}/events/15-terre-rare/image.png?v=`),
    },
    { '@type': 'BreadcrumbList' },
  ]);
  const links = all.filter(({ name }) => name === 'link').map(({ attribs }) => attribs);
  const href = (attribute: string, value: string) => links.find((link) => link[attribute] === value)?.href;
  expect(href('rel', 'canonical')).toBe(`${SITE}${FR}/events/15-terre-rare`);
  expect(href('hreflang', 'en')).toBe(`${SITE}/en/festivals/nel/events/15-rare-earth`);
  expect(href('hreflang', 'x-default')).toBe(`${SITE}${FR}/events/15-terre-rare`);
  expect(href('type', 'application/atom+xml')).toBe(`${SITE}/feeds/nel/changes.atom?lang=fr`);
});
