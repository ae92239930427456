import { DomUtils, type Element, parseDocument } from 'htmlparser2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { publishExample } from '../../e2e/example.ts';
import { SITE } from './outlets-testing.ts';
import { programmeAt } from './programme-at.ts';

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

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
const textOf = (element: Element) => squeezed(DomUtils.textContent(element));
/** The text of an element as it is read aloud. */
const nameOf = (element: Element): string =>
  squeezed(
    element.children
      .map((child) => {
        if (child.type !== 'tag') return DomUtils.textContent(child);
        return child.attribs['aria-hidden'] === 'true' ? '' : ` ${nameOf(child)} `;
      })
      .join(''),
  );
const hasClass = (element: Element, name: string) => (element.attribs.class ?? '').split(' ').includes(name);

/** What a page says to a reader without scripts. */
async function open(path: string) {
  const answer = await programmeAt(new Request(SITE + path));
  const { children } = parseDocument(await answer.text());
  const all = DomUtils.getElementsByTagName('*', children);
  const linksIn = (part: Element[]) =>
    DomUtils.getElementsByTagName('a', part).map((link) => ({
      name: nameOf(link),
      text: textOf(link),
      href: link.attribs.href ?? '',
    }));
  const links = linksIn(DomUtils.getElementsByTagName('main', children));
  return {
    answer,
    events: all.filter((one) => one.name === 'article' && hasClass(one, 'event')),
    said: all.filter(({ attribs }) => attribs.role === 'status').map(textOf),
    marked: all.filter(({ name }) => name === 'mark').map(textOf),
    days: all.filter((one) => hasClass(one, 'found-day')).length,
    text: all
      .filter(({ name }) => name === 'main')
      .map(textOf)
      .join(''),
    linksOf: (label: string) => {
      const title = all.find((one) => one.name === 'h2' && textOf(one) === label)?.attribs.id;
      const isLabelled = ({ attribs }: Element) =>
        attribs['aria-label'] === label || (title !== undefined && attribs['aria-labelledby'] === title);
      return linksIn(all.filter(isLabelled));
    },
    follow: (name: RegExp) => open(links.find((link) => name.test(link.name))?.href ?? `nothing is called ${name}`),
    /** Where the links of this name lead: usually one address. */
    leadsTo: (name: RegExp) => [...new Set(links.flatMap((link) => (name.test(link.name) ? link.href : [])))].join(),
  };
}
const search = (words: string) => open(`${FR}/search?q=${encodeURIComponent(words)}`);

describe('a reader without scripts', () => {
  it('filters the programme by links, and removes each filter by the same link', async () => {
    const home = await open(FR);
    const quick = home.linksOf('Filtres courants').find(({ name }) => name.startsWith('Projection'));
    expect(quick?.href).toBe(`${FR}?kind=screening`);
    const screenings = await open(`${FR}?kind=screening`);
    expect(screenings.said).toContain('4 séances sur 7');
    expect(screenings.events.length).toBeGreaterThan(0);
    expect(screenings.events.filter((event) => !hasClass(event, 'screening'))).toEqual([]);
    expect(screenings.linksOf('Jours').map(({ text }) => text)).toEqual([
      'Tous les jours 4 séances',
      expect.stringMatching(/3 séances$/),
      expect.stringMatching(/1 séance$/),
    ]);
    expect(screenings.leadsTo(/^langue des signes/)).toBe(`${FR}?kind=screening&access=lsf`);
    const both = await screenings.follow(/^langue des signes/);
    expect(both.events).toHaveLength(1);
    expect(both.leadsTo(/^Projection/)).toBe(`${FR}?access=lsf`);
    expect((await both.follow(/^Projection/)).leadsTo(/^Tout afficher/)).toBe(FR);
  });

  it('is told which filter to drop if nothing is left', async () => {
    const nothing = await open(`${FR}/days/2026-06-07?access=lsf&kind=screening`);
    expect(nothing.text).toContain('Aucune séance de ce jour ne réunit tout cela.');
    expect(nothing.leadsTo(/^Sans « langue des signes française » : 1 séance$/)).not.toBe('');
    expect(nothing.leadsTo(/^Sur tous les jours : 1 séance$/)).toBe(`${FR}?kind=screening&access=lsf`);
    expect((await nothing.follow(/^Sur tous les jours/)).events).toHaveLength(1);
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
    expect(found.marked[0]).toBe('Terre');
    expect((await search('<b>rien du tout</b>')).said.join()).toContain(
      'Rien dans le programme ne correspond à « <b>rien du tout</b> ».',
    );
  });

  it('is offered filters for words, the nearest word for a typo, and other ways', async () => {
    const namesOf = ({ linksOf }: Awaited<ReturnType<typeof open>>, label = 'Filtres trouvés') =>
      linksOf(label).map(({ text }) => text);
    const signs = await search('signes samedi');
    expect(namesOf(signs)).toEqual([
      expect.stringMatching(/^LSF.*, samedi 6.juin.* 1 séance$/),
      expect.stringMatching(/^LSF.* 1 séance$/),
      expect.stringMatching(/^samedi 6.juin.* 5 séances$/),
    ]);
    const [first] = signs.linksOf('Filtres trouvés');
    expect(first?.href).toBe(`${SATURDAY}?access=lsf`);
    expect((await open(`${SATURDAY}?access=lsf`)).events).toHaveLength(1);

    const typo = await search('gratiut');
    expect(typo.text).toContain('Rien pour « gratiut ». Vouliez-vous dire « gratuit » ?');
    expect(typo.said.join()).toContain('pour « gratuit »');
    expect(typo.leadsTo(/^gratuit$/)).toBe(`${FR}/search?q=gratuit`);
    expect(namesOf(await typo.follow(/^gratuit$/))).toEqual([expect.stringMatching(/^gratuit/)]);

    // Their day is said once.
    const saturday = await search('samedi');
    expect([saturday.events.length, saturday.days]).toEqual([5, 1]);

    expect((await search('terre zzzzzz')).leadsTo(/^Chercher « terre »/)).toBe(`${FR}/search?q=terre`);
    const ways = namesOf(await search('zzzzzz'), 'Autres façons de chercher');
    expect(ways[0]).toMatch(/^Projection · 4 séances$/);
    expect(ways.at(-1)).toMatch(/^dimanche 7.juin/);
  });
});
