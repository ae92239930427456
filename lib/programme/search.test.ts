import { describe, expect, it } from 'vitest';
import { markedPieces, searchProgramme, snippet } from './search.ts';
import { exampleDocument, exampleEvent, exampleItem } from './testing.ts';

const document = exampleDocument();
const numbers = async (query: string) => (await searchProgramme(document, query)).events.map(({ number }) => number);

describe('a search', () => {
  it('finds by title without accents, by the beginning of a word, in either language', async () => {
    expect(await numbers('Terre rare')).toContain(10);
    expect(await numbers('TÉRRE ra')).toContain(10);
    expect(await numbers('rare earth')).toContain(10);
  });

  it('finds who comes and who made the film', async () => {
    expect(await numbers('Zoé Laurent')).toContain(11);
    expect(await numbers('awa diop')).toContain(10);
    const { people, films } = await searchProgramme(document, 'laurent');
    expect(people.map(({ name }) => name)).toContain('Zoé Laurent');
    expect((await searchProgramme(document, 'terre')).films.map(({ number }) => number)).toContain(4);
    expect(films).toEqual([]);
  });

  it('forgives a letter that is missing, doubled or another one', async () => {
    expect(await numbers('zoe lorent')).toContain(11);
    expect(await numbers('tere rare')).toContain(10);
    expect(await numbers('terrre rare')).toContain(10);
  });

  it('needs every word, and finds nothing in nothing', async () => {
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
    const found = await searchProgramme(exampleDocument({ events }), 'lanterne');
    expect(found.events.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('puts the showings of a film together, the first of them first', async () => {
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
    const found = await searchProgramme(exampleDocument({ events }), 'terre rare');
    expect(found.events.map(({ number }) => number)).toEqual([23, 22, 21]);
  });

  it('narrows by what is kept, and says how many there are', async () => {
    const found = await searchProgramme(document, 'terre', ({ number }) => number !== 10);
    expect(found.events.map(({ number }) => number)).not.toContain(10);
    expect(found.total).toBe(found.events.length);
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
