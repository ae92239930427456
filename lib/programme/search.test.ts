import { describe, expect, it } from 'vitest';
import type { Token } from './facets.ts';
import { countsOf } from './filters.ts';
import { markedPieces, searchProgramme, snippet } from './search.ts';
import { textIndexOf } from './search-question.ts';
import { sixDaysPublished, THURSDAY_AFTERNOON } from './search-testing.ts';
import { exampleDocument, exampleEvent, exampleItem } from './testing.ts';

const document = exampleDocument();
/** Before the festival. */
const now = '2026-06-01T10:00:00.000Z';
const numbers = async (query: string) =>
  (await searchProgramme(document, query, { now })).events.map(({ number }) => number);

describe('a search', () => {
  it('finds by title without accents, by the beginning of a word, in either language', async () => {
    expect(await numbers('Terre rare')).toContain(10);
    expect(await numbers('TÉRRE ra')).toContain(10);
    expect(await numbers('rare earth')).toContain(10);
  });

  it('finds people and makers of films', async () => {
    expect(await numbers('Zoé Laurent')).toContain(11);
    expect(await numbers('awa diop')).toContain(10);
    const { people, films } = await searchProgramme(document, 'laurent', { now });
    expect(people.map(({ name }) => name)).toContain('Zoé Laurent');
    const ofTerre = await searchProgramme(document, 'terre', { now });
    expect(ofTerre.films.map(({ film }) => film.number)).toContain(4);
    expect(films).toEqual([]);
  });

  it('finds a talk by its spoken language, and by the one it is translated into', async () => {
    const spoken = { spoken: ['pt'], translatedInto: ['wo'] };
    const events = document.events.map((event) => (event.number === 11 ? { ...event, ...spoken } : event));
    const found = async (query: string) =>
      (await searchProgramme(exampleDocument({ events }), query, { now })).events.map(({ number }) => number);
    expect([await found('portugais'), await found('in Portuguese'), await found('wolof')]).toEqual([[11], [11], [11]]);
  });

  it('finds what is shown in a town, and nothing by the street', async () => {
    const at = async (address: string, query: string) => {
      const venues = document.venues.map((venue) => ({ ...venue, address }));
      return (await searchProgramme(exampleDocument({ venues }), query, { now })).events.map(({ number }) => number);
    };
    const there = document.events.filter(({ rooms }) => rooms.length > 0).map(({ number }) => number);
    const inTown = [
      '12 rue Jean Zay\n39300 Champagnole, France',
      '1250 avenue Jean Zay, 39300 Champagnole',
      '39300 Champagnole',
      '12 rue Jean Zay 39300 Champagnole',
      'Médiathèque Jean Zay (39300 Champagnole)',
      'rue Jean Zay 3, CH-1200 Champagnole',
    ];
    for (const address of inTown) expect((await at(address, 'champagnole')).sort(), address).toEqual(there.sort());
    const streets = [...inTown, '1250 avenue Jean Zay', '1250 Avenue Jean Zay', 'Médiathèque, 1250 avenue Jean Zay'];
    for (const address of streets) expect(await at(address, 'jean zay'), address).toEqual([]);
  });

  it('tolerates a missing, doubled or wrong letter', async () => {
    expect(await numbers('zoe lorent')).toContain(11);
    expect(await numbers('tere rare')).toContain(10);
    expect(await numbers('terrre rare')).toContain(10);
  });

  it('needs every word, and finds nothing without words', async () => {
    expect(await numbers('terre zzzzzz')).toEqual([]);
    expect(await numbers('  ,;  ')).toEqual([]);
    expect(await numbers('')).toEqual([]);
  });

  it('puts a title before a text', async () => {
    const events = [
      exampleEvent({
        number: 1,
        title: { fr: 'Autre chose' },
        synopsis: { fr: 'Où il est question de lanterne, longuement.' },
      }),
      exampleEvent({ number: 2, title: { fr: 'La lanterne' } }),
    ];
    const found = await searchProgramme(exampleDocument({ events }), 'lanterne', { now });
    expect(found.events.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('groups the showings of a film, the first of them first', async () => {
    const showing = (number: number, startsAt: string | null, title: string) => {
      const items = [exampleItem({ kind: 'film', film: 4 })];
      return exampleEvent({ number, title: { fr: title }, startsAt, items });
    };
    const events = [
      showing(21, null, 'Terre rare'),
      showing(22, '2026-06-07T10:00', 'Terre rare'),
      showing(23, '2026-06-06T10:00', 'Terre rare et ce qui s’en dit après'),
      exampleEvent({ number: 24, title: { fr: 'Terre' } }),
    ];
    const found = await searchProgramme(exampleDocument({ events }), 'terre rare', { now });
    expect(found.events.map(({ number }) => number)).toEqual([23, 22, 21]);
  });

  it('is narrowed by chosen filters, and says how many there are', async () => {
    const found = await searchProgramme(document, 'terre', { now, filters: ['access-lsf'] });
    expect(found.events.map(({ number }) => number)).toEqual([10]);
    expect(found.total).toBe(1);
    expect(found.unfiltered.map(({ number }) => number)).toContain(10);
    expect(found.unfiltered.length).toBeGreaterThan(1);
    expect((await searchProgramme(document, 'gratuit', { now, filters: ['access-lsf'] })).offered).toEqual([
      { meanings: [{ kind: 'facet', token: 'offer-free' }], words: 'gratuit', count: 1 },
    ]);
  });
});

describe('words of filters, days and hours', () => {
  const rivages = sixDaysPublished();
  const search = (query: string, at = THURSDAY_AFTERNOON) => searchProgramme(rivages, query, { now: at });
  const starts = async (query: string, at?: string) => (await search(query, at)).events.map(({ startsAt }) => startsAt);

  it('have the same count as the page they lead to', async () => {
    const count = countsOf(rivages, rivages.events, []);
    for (const query of ['audiodescription', 'LSF', 'gratuit', 'Japon', 'VOSTFR', 'fauteuil', 'matin', 'atelier']) {
      const { offered } = await search(query);
      expect(offered.length, query).toBeGreaterThan(0);
      for (const { meanings, count: said } of offered)
        expect([query, said]).toEqual([query, count((meanings[0] as { token: Token }).token)]);
    }
  });

  it('list future séances first, by the given time, and mark past ones', async () => {
    const found = await search('Japon');
    expect(found.events.map(({ startsAt, number }) => [startsAt, found.over.has(number)])).toEqual([
      ['2027-10-09T19:45', false],
      ['2027-10-05T19:30', true],
      ['2027-10-06T10:30', true],
      ['2027-10-07T14:30', true],
    ]);
    expect(await starts('Japon', '2027-10-01T08:00:00.000Z')).toEqual([
      '2027-10-05T19:30',
      '2027-10-06T10:30',
      '2027-10-07T14:30',
      '2027-10-09T19:45',
    ]);
  });

  it('understand this evening, tomorrow and half past midnight by the festival day', async () => {
    expect(await starts('ce soir')).toEqual(['2027-10-07T19:15', '2027-10-07T20:30', '2027-10-07T21:00']);
    // Half past midnight on Friday still belongs to Thursday.
    const late = '2027-10-07T22:30:00.000Z';
    expect((await starts('demain', late)).every((start) => start?.startsWith('2027-10-08'))).toBe(true);
    // Before the festival « ce soir » means no evening of it, and the page does not pretend
    // otherwise.
    const before = await search('ce soir', '2027-09-01T16:00:00.000Z');
    expect([before.total, before.offered.map(({ meanings }) => meanings.length)]).toEqual([0, [1]]);
  });

  it('understand hours before, after and around, and lengths', async () => {
    expect(await starts('samedi après 21h')).toEqual(['2027-10-09T21:45', '2027-10-09T22:00']);
    expect(await starts('sunday before 11am')).toEqual(['2027-10-10T10:30']);
    expect((await starts('19h'))[0]).toBe('2027-10-09T19:00');
    expect(await starts('dimanche plus de 2 heures')).toEqual(['2027-10-10T17:00']);
    expect(await starts('10/10 moins d’1h30')).toEqual(await starts('dimanche 10 octobre moins de 90 minutes'));
    expect(await starts('dimanche après-midi')).toContain('2027-10-10T14:00');
    expect(await starts('sirène de 18h')).toContain('2027-10-07T21:00');
  });

  it('are also found in titles', async () => {
    const events = ['Noir', 'Film noir', 'Les films de Noirmoutier'].map((fr, i) =>
      exampleEvent({ number: i + 1, title: { fr }, startsAt: `2026-06-06T1${i}:00` }),
    );
    const found = await searchProgramme(exampleDocument({ events }), 'film noir', { now });
    expect(found.events[0]?.title.fr).toBe('Film noir');
  });

  it('do not read « mer » as Wednesday: the short name of a day is also a word', async () => {
    const { events, offered } = await search('mer');
    expect(events[0]?.title.fr).toBe('Une minute de mer');
    expect(offered[0]?.meanings).toEqual([{ kind: 'days', dates: ['2027-10-06'] }]);
  });

  it('narrow together, offered as one if each has one meaning', async () => {
    const { offered, events } = await search('gratuit samedi soir');
    expect(offered[0]).toEqual({
      words: 'gratuit samedi soir',
      count: 1,
      meanings: [
        { kind: 'facet', token: 'offer-free' },
        { kind: 'days', dates: ['2027-10-09'] },
        { kind: 'facet', token: 'time-evening' },
      ],
    });
    expect(events.map(({ title }) => title.fr)).toEqual(['Courts des rivages, programme 2']);
  });

  it('are proposed for a word that finds nothing, the nearest first, and find by it', async () => {
    const { nearest, offered } = await search('audidescripton samedi');
    expect(nearest).toEqual([{ typed: 'audidescripton', meant: 'audiodescription', query: 'audiodescription samedi' }]);
    expect(offered[0]?.meanings).toEqual([{ kind: 'facet', token: 'access-ad' }]);
    // A word of a title with as few differences is what was meant.
    expect((await search('contrebende')).nearest).toEqual([]);
  });

  it('suggest fewer words where nothing matches all of them', async () => {
    expect((await search('japon dimanche')).ways).toEqual([
      { query: 'dimanche', count: 8 },
      { query: 'japon', count: 4 },
    ]);
    expect((await search('kelp zzzzzz')).ways).toEqual([{ query: 'kelp', count: 3 }]);
    expect((await search('free tonight')).ways.map(({ query }) => query)).toEqual(['free', 'tonight']);
  });

  it('do not correct the name of a country or language that is not shown as if it were a typo', async () => {
    for (const query of ['coréen', 'film italien', 'Bretagne', 'Québec'])
      expect([query, (await search(query)).total]).toEqual([query, 0]);
  });

  it('use the live facts without reading the programme again', async () => {
    expect((await search('complet')).events.map(({ startsAt }) => startsAt)).toEqual(['2027-10-07T21:00']);
    const { live: _, ...asReleased } = rivages;
    expect(await textIndexOf(rivages)).toBe(await textIndexOf(asReleased));
  });

  it('are limited in number: a pasted page is not read to its end', async () => {
    const page = `${'samedi japon audiodescription '.repeat(2000)}`;
    expect((await search(page)).offered.length).toBeLessThanOrEqual(8);
  });
});

describe('what was found', () => {
  it('is marked as it is written, accents included', () => {
    expect(markedPieces('La forêt brûle, la Forêt !', ['foret'])).toEqual([
      'La ',
      'forêt',
      ' brûle, la ',
      'Forêt',
      ' !',
    ]);
    expect(markedPieces('Rien', ['foret'])).toEqual(['Rien']);
  });

  it('is shown in the middle of its sentence, cut between words', () => {
    const text = `${'avant '.repeat(40)}la forêt ${'après '.repeat(40)}`;
    const piece = snippet(text, ['foret'], 60) ?? '';
    expect(piece).toMatch(/^… (avant )+la forêt( après)+ …$/);
    expect(piece.length).toBeLessThan(80);
    expect(snippet('rien', ['foret'])).toBeNull();
    expect(snippet('la forêt', ['foret'])).toBe('la forêt');
  });
});
