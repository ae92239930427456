import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { publishExample } from '../../e2e/example.ts';
import { SITE } from './outlets-testing.ts';
import { hasClass, open } from './reading-testing.ts';

const FR = '/fr/festivals/nel';
const SATURDAY = `${FR}/days/2026-06-06`;

beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', SITE);
  // Afterwards the pages of the festival are an archive.
  vi.useFakeTimers({ now: Date.parse('2026-05-25T10:00:00Z'), toFake: ['Date'] });
  const db = openTestDb();
  serveDb(db);
  publishExample(db, 'nel', 'findfindfindfind');
});
afterEach(() => {
  endServedDb();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const search = (words: string) => open(`${FR}/search?q=${encodeURIComponent(words)}`);

describe('a reader without scripts', () => {
  it('filters the programme by links, and removes each filter by the same link', async () => {
    const home = await open(FR);
    const quick = home.labelled('Filtres courants').links.find(({ name }) => name.startsWith('Projection'));
    expect(quick?.href).toBe(`${FR}?kind=screening`);
    const screenings = await open(`${FR}?kind=screening`);
    expect(screenings.said).toContain('4 séances sur 7');
    expect(screenings.events.length).toBeGreaterThan(0);
    expect(screenings.events.filter((event) => !hasClass(event, 'screening'))).toEqual([]);
    expect(screenings.labelled('Jours').links.map(({ text }) => text)).toEqual([
      'Tous les jours 4 séances',
      expect.stringMatching(/3 séances$/),
      expect.stringMatching(/1 séance$/),
    ]);
    expect(screenings.main.leadsTo(/^langue des signes/)).toBe(`${FR}?kind=screening&access=lsf`);
    const both = await screenings.main.follow(/^langue des signes/);
    expect(both.events).toHaveLength(1);
    expect(both.main.leadsTo(/^Projection/)).toBe(`${FR}?access=lsf`);
    expect((await both.main.follow(/^Projection/)).main.leadsTo(/^Tout afficher/)).toBe(FR);
  });

  it('is told which filter to drop if nothing is left', async () => {
    const nothing = await open(`${FR}/days/2026-06-07?access=lsf&kind=screening`);
    expect(nothing.main.text).toContain('Aucune séance de ce jour ne réunit tout cela.');
    expect(nothing.main.leadsTo(/^Sans « langue des signes française » : 1 séance$/)).not.toBe('');
    expect(nothing.main.leadsTo(/^Sur tous les jours : 1 séance$/)).toBe(`${FR}?kind=screening&access=lsf`);
    expect((await nothing.main.follow(/^Sur tous les jours/)).events).toHaveLength(1);
  });

  it('may combine more filters than a cache keeps', async () => {
    const many = 'kind=screening&kind=talk&venue=1&access=loop&offer=free';
    const { answer, said } = await open(`${FR}?${many}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(said).toContain('1 séance sur 7');
    expect((await open(`${SATURDAY}?${many}`)).events).toHaveLength(1);
  });

  it('finds by a word with a typo, and sees the right one marked', async () => {
    const found = await search('tere rare');
    expect(found.said).toContain('2 séances pour « tere rare »');
    expect(found.textsOf('mark')[0]).toBe('Terre');
    expect((await search('<b>rien du tout</b>')).said.join()).toContain(
      'Rien dans le programme ne correspond à « <b>rien du tout</b> ».',
    );
  });

  it('is offered filters for words, the nearest word for a typo, and other ways', async () => {
    const namesOf = ({ labelled }: Awaited<ReturnType<typeof open>>, label = 'Filtres trouvés') =>
      labelled(label).links.map(({ text }) => text);
    const signs = await search('signes samedi');
    expect(namesOf(signs)).toEqual([
      expect.stringMatching(/^LSF.*, samedi 6.juin.* 1 séance$/),
      expect.stringMatching(/^LSF.* 1 séance$/),
      expect.stringMatching(/^samedi 6.juin.* 5 séances$/),
    ]);
    const [first] = signs.labelled('Filtres trouvés').links;
    expect(first?.href).toBe(`${SATURDAY}?access=lsf`);
    expect((await open(`${SATURDAY}?access=lsf`)).events).toHaveLength(1);

    const typo = await search('gratiut');
    expect(typo.main.text).toContain('Rien pour « gratiut ». Vouliez-vous dire « gratuit » ?');
    expect(typo.said.join()).toContain('pour « gratuit »');
    expect(typo.main.leadsTo(/^gratuit$/)).toBe(`${FR}/search?q=gratuit`);
    expect(namesOf(await typo.main.follow(/^gratuit$/))).toEqual([expect.stringMatching(/^gratuit/)]);

    // Their day is said once.
    const saturday = await search('samedi');
    expect([saturday.events.length, saturday.all.filter((one) => hasClass(one, 'found-day')).length]).toEqual([5, 1]);

    expect((await search('terre zzzzzz')).main.leadsTo(/^Chercher « terre »/)).toBe(`${FR}/search?q=terre`);
    const ways = namesOf(await search('zzzzzz'), 'Autres façons de chercher');
    expect(ways[0]).toMatch(/^Projection · 4 séances$/);
    expect(ways.at(-1)).toMatch(/^dimanche 7.juin/);
  });
});
