import { expect, it } from 'vitest';
import type { DocumentPicture } from '#lib/model/documents.ts';
import { exampleDocument, examplePicture } from '#lib/programme/testing.ts';
import * as facts from './facts.ts';

const { isPictured } = facts;
// No-break spaces are told in time/format.test.ts.
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(/[\u00a0\u202f]/g, ' '));
const eventFacts = (...of: Parameters<typeof facts.eventFacts>) => plain(facts.eventFacts(...of));
const festivalFacts = (...of: Parameters<typeof facts.festivalFacts>) => plain(facts.festivalFacts(...of));

const document = exampleDocument();
const event = (number: number) => {
  const found = document.events.find((one) => one.number === number);
  if (!found) throw new Error(`No séance ${number}`);
  return found;
};

it('are title, day, hour and room of a séance in the language of the page', () => {
  expect(eventFacts(document, event(10), 'fr')).toEqual({
    kind: 'Projection-débat',
    flag: '',
    title: 'Terre rare',
    when: 'samedi 6 juin, 9 h 30',
    place: 'Auditorium – Grande salle',
    festival: 'Écrans ouverts',
    accent: null,
    logo: null,
    still: null,
    credit: '',
  });
  expect(eventFacts(document, event(10), 'en')).toMatchObject({ title: 'Rare Earth', when: 'Saturday 6 June, 09:30' });
});

it('keeps quotes with the title they stand around', () => {
  const quoted = { ...event(10), title: { fr: '« Terre rare », suite' } };
  expect(facts.eventFacts(document, quoted, 'fr').title.split(' ')).toHaveLength(3);
});

it('say that it is cancelled or that its hour may change, and have no hour if it has none', () => {
  const toConfirm = { ...event(10), timeIsToConfirm: true };
  expect(eventFacts(document, toConfirm, 'fr')).toMatchObject({ flag: 'Horaire à confirmer' });
  expect(eventFacts(document, event(13), 'fr')).toMatchObject({ flag: 'Annulée', when: 'samedi 6 juin, 18 h 30' });
  expect(eventFacts(document, event(16), 'fr')).toMatchObject({ flag: 'Reportée', when: 'Date à préciser' });
  expect(eventFacts(document, event(17), 'fr')).toMatchObject({ when: 'Date à préciser', place: '' });
});

it('have the calendar date of a night screening', () => {
  expect(eventFacts(document, event(14), 'fr').when).toBe('dimanche 7 juin, 0 h 30');
});

it('are none for a séance with a film that may not be named, and for a demonstration', () => {
  expect(document.events.filter((one) => !isPictured(document, one)).map(({ number }) => number)).toEqual([12]);
  const demonstration = { ...document, festival: { ...document.festival, isDemonstration: true } };
  expect(document.events.some((one) => isPictured(demonstration, one))).toBe(false);
});

it('have the still of its film as background, or the festival’s picture; never one that is not for the site', () => {
  const still = (of: DocumentPicture['of'], changes: Partial<DocumentPicture> = {}) =>
    examplePicture(`${of}`, { of, use: 'still', focal: [20, 50], ...changes });
  const pictures = [still('film:4'), still('film:5'), still('film:7', { purposes: ['print'] })];
  const pictured = exampleDocument({ pictures: [...pictures, still('festival', { use: 'head' })] });
  const stillOf = (number: number) => eventFacts(pictured, event(number), 'fr').still;
  expect(stillOf(10)).toEqual({ hash: 'film:4', format: 'png', focal: [20, 50] });
  expect([stillOf(12), stillOf(14)]).toEqual([null, null]);
  expect(festivalFacts(pictured, 'fr').still?.hash).toBe('festival');
});

it('name the author of that picture, like the page', () => {
  const still = (credit: string) => examplePicture('a', { of: 'film:4', use: 'still', credit });
  const head = examplePicture('b', { use: 'head', credit: 'Ada Noir' });
  const credit = (name: string, locale: 'fr' | 'en' = 'fr') =>
    eventFacts(exampleDocument({ pictures: [still(name), head] }), event(10), locale).credit;
  expect([credit('Ada Noir'), credit('Ada Noir', 'en'), credit('')]).toEqual([
    'Image : Ada Noir',
    'Picture: Ada Noir',
    '',
  ]);
  expect(credit(`Ada ${'Noir '.repeat(30)}`).length).toBeLessThan(75);
  // Without a picture there is no credit.
  expect(eventFacts(exampleDocument({ pictures: [still('Ada Noir')] }), event(12), 'fr').credit).toBe('');
  expect(festivalFacts(exampleDocument({ pictures: [head] }), 'fr').credit).toBe('Image : Ada Noir');
});

it('are the dates and places of a festival', () => {
  expect(festivalFacts(document, 'fr')).toMatchObject({
    title: 'Écrans ouverts',
    when: '6 et 7 juin 2026',
    place: 'Auditorium, Médiathèque',
    festival: '',
  });
});
