import { describe, expect, it } from 'vitest';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { exampleDocument, exampleEvent, exampleItem, examplePresence } from '#lib/programme/testing.ts';
import { eventNode, festivalNode, filmNode, personNode, roomNode, seriesNode, venueNode } from './event.ts';
import { breadcrumbNode, type LinkedPage } from './node.ts';
import { problemsOf, readVocabulary } from './vocabulary-testing.ts';

const vocabulary = readVocabulary();
const base = exampleDocument();
const IMAGE = 'https://site.example/image.png';

function pageOf(changes: Partial<PublicDocument> = {}, locale: 'fr' | 'en' = 'fr'): LinkedPage {
  const paths = programmePaths(`/${locale}/festivals/ecrans-ouverts`, locale);
  return { index: indexDocument({ ...base, ...changes }), locale, siteUrl: 'https://site.example', paths };
}

const numbered = (number: number, changes: Partial<DocumentEvent> = {}) => {
  const found = base.events.find((event) => event.number === number);
  if (!found) throw new Error(`No séance ${number}`);
  return { ...found, ...changes };
};
const described = (event: DocumentEvent, changes: Partial<PublicDocument> = {}) =>
  eventNode(pageOf({ events: [event], ...changes }), event, null);

describe('linked data of a programme', () => {
  const everything = (locale: 'fr' | 'en') => {
    const series = { number: 30, title: { fr: 'Réparer' }, introduction: { fr: 'En deux temps.' }, offers: [] };
    const moved = numbered(11, {
      previousStart: { day: '2026-06-06', startsAt: '2026-06-06T10:00', startInstant: '2026-06-06T08:00:00.000Z' },
      series: { series: 30, position: 1 },
      capacity: 40,
    });
    const events = [...base.events.filter(({ number }) => number !== 11), moved];
    const page = pageOf({ series: [series], events }, locale);
    const { index } = page;
    return [
      festivalNode(page, IMAGE),
      ...events.map((event) => eventNode(page, event, IMAGE)).filter((one) => one !== null),
      ...index.document.films.map((film) => filmNode(page, film)),
      ...index.document.people.map((person) => personNode(page, person)),
      ...index.document.venues.map((venue) => venueNode(page, venue)),
      ...index.document.rooms.map((room) => roomNode(page, room)),
      seriesNode(page, series),
      breadcrumbNode([{ name: 'Écrans ouverts', url: 'https://site.example/fr/festivals/ecrans-ouverts' }]),
    ];
  };

  it.each(['fr', 'en'] as const)('is what schema.org knows, class by class and value by value, in %s', (locale) => {
    const nodes = everything(locale);
    expect(nodes.length).toBeGreaterThan(20);
    expect(problemsOf(nodes, vocabulary)).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['a class that does not exist', { '@type': 'Séance' }, /of no class/],
    ['a property of another class', { '@type': 'Event', subtitleLanguage: 'fr' }, /no such property/],
    ['a wall clock for an instant', { '@type': 'Event', startDate: '2026-06-06T09:30' }, /none of/],
    ['a word for a state', { '@type': 'Event', eventStatus: 'cancelled' }, /none of/],
    ['a film for a place', { '@type': 'Event', location: { '@type': 'Movie', name: 'x' } }, /none of/],
    ['a length in minutes', { '@type': 'Movie', duration: '94' }, /none of/],
  ])('would be refused with %s', (_, wrong, problem) => {
    expect(problemsOf([wrong], vocabulary).join('\n')).toMatch(problem);
  });
});

describe('a séance', () => {
  it('has its film, languages, place, people, prices, and hours with their offset', () => {
    expect(described(numbered(10))).toMatchObject({
      '@type': 'ScreeningEvent',
      '@id': 'https://site.example/fr/festivals/ecrans-ouverts/events/10-terre-rare#event',
      name: 'Terre rare',
      startDate: '2026-06-06T11:30:00+02:00',
      endDate: '2026-06-06T13:45:00+02:00',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      inLanguage: ['sw', 'fr'],
      subtitleLanguage: ['fr'],
      keywords: ['Extraction'],
      isAccessibleForFree: true,
      location: [
        {
          '@type': 'Place',
          name: 'Grande salle',
          address: '1 place de la Lanterne',
          geo: { '@type': 'GeoCoordinates', latitude: 48.88, longitude: 2.36 },
          containedInPlace: { '@type': 'Place', name: 'Auditorium' },
        },
      ],
      workPresented: [
        {
          '@type': 'Movie',
          name: 'Terre rare',
          duration: 'PT94M',
          director: [{ name: 'Awa Diop' }, { name: 'Luc Martin' }],
        },
      ],
      superEvent: [{ '@type': 'Festival', startDate: '2026-06-06', endDate: '2026-06-07' }],
      offers: [{ '@type': 'Offer', name: 'Entrée libre', price: 0, priceCurrency: 'EUR' }],
      performer: [{ '@type': 'Person', name: 'Karim Benali' }],
    });
  });

  it('has the spoken languages, beside those of its film', () => {
    expect(described(numbered(11, { spoken: ['en', 'zxx'], translatedInto: ['fr'] }))).toMatchObject({
      inLanguage: ['en'],
    });
    expect(described(numbered(10, { spoken: ['en', 'fr'] }))).toMatchObject({ inLanguage: ['sw', 'fr', 'en'] });
  });

  it('says that it is cancelled, postponed or moved, and from when', () => {
    const previousStart = { day: '2026-06-06', startsAt: '2026-06-06T10:00', startInstant: '2026-06-06T08:00:00.000Z' };
    const states = [
      numbered(13),
      numbered(13, { isPostponed: true }),
      numbered(11, { previousStart }),
      numbered(13, { previousStart }),
      numbered(11, { previousStart: { ...previousStart, first: numbered(11).startsAt ?? '' } }),
    ].map((event) => described(event));
    expect(states.map((node) => [node?.eventStatus, node?.previousStartDate])).toEqual([
      ['https://schema.org/EventCancelled', undefined],
      ['https://schema.org/EventPostponed', undefined],
      ['https://schema.org/EventRescheduled', '2026-06-06T10:00:00+02:00'],
      ['https://schema.org/EventCancelled', undefined],
      ['https://schema.org/EventScheduled', undefined],
    ]);
    expect(states[0]).not.toHaveProperty('offers');
  });

  it('has no end if none is shown', () => {
    const { startInstant } = numbered(10);
    const node = described(numbered(10, { endsAt: null, endInstant: startInstant }));
    expect(node).toMatchObject({ startDate: '2026-06-06T11:30:00+02:00' });
    expect(node).not.toHaveProperty('endDate');
  });

  it('is not described before it has a day', () => {
    expect(described(numbered(17))).toBeNull();
  });

  it('may be online, or both online and in a room', () => {
    const online = {
      number: 9,
      venue: 1,
      name: { fr: 'Direct' },
      kind: 'online' as const,
      seats: null,
      wheelchairPlaces: null,
    };
    const rooms = [...base.rooms, online];
    const inRooms = (...numbers: number[]) =>
      described(numbered(11, { rooms: numbers.map((room) => ({ room, use: 'main' as const })) }), { rooms });
    expect(inRooms(9)).toMatchObject({
      eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
      location: [{ '@type': 'VirtualLocation' }],
    });
    expect(inRooms(2, 9)?.eventAttendanceMode).toBe('https://schema.org/MixedEventAttendanceMode');
    expect(problemsOf([inRooms(2, 9)], vocabulary)).toEqual([]);
  });

  it('has a film it shows beside a talk as featured, and nobody who comes « sous réserve »', () => {
    const talk = exampleEvent({
      number: 40,
      title: { fr: 'Rencontre' },
      kind: 'talk',
      startsAt: '2026-06-06T10:00',
      items: [exampleItem({ kind: 'film', film: 4 })],
      people: [examplePresence({ person: 8, isTentative: true }), examplePresence({ person: 9 })],
    });
    const node = described(talk);
    expect(node).toMatchObject({
      '@type': 'Event',
      workFeatured: [{ name: 'Terre rare' }],
      performer: [{ name: 'Karim Benali' }],
    });
    expect(node).not.toHaveProperty('workPresented');
    expect(JSON.stringify(node)).not.toContain('Zoé');
  });

  it('has its own price on a day with a pass, and is not free because the pass is', () => {
    const offer = (kind: 'free' | 'paid' | 'pass', fr: string) => ({
      kind,
      label: { fr },
      price: {},
      address: '',
      opensAt: null,
    });
    const days = base.days.map((day) => ({ ...day, offers: [offer('pass', 'Pass samedi')] }));
    const told = (festival: 'free' | 'paid') =>
      described(numbered(10), { days, offers: [offer(festival, 'La séance')] });
    const names = [{ name: 'La séance' }, { name: 'Pass samedi' }];
    expect(told('paid')).toMatchObject({ offers: names });
    expect(told('paid')).not.toHaveProperty('isAccessibleForFree');
    expect(told('free')).toMatchObject({ offers: names, isAccessibleForFree: true });
  });

  it.each([
    ['6 €', { price: 6, priceCurrency: 'EUR' }],
    ['4,50 €', { price: 4.5, priceCurrency: 'EUR' }],
    ['prix libre', {}],
    ['6 € / 4 €', {}],
  ])('reads a price that has one meaning: %s', (price, expected) => {
    const offer = { kind: 'paid' as const, label: { fr: 'Plein' }, price: { fr: price }, address: '', opensAt: null };
    expect(described(numbered(10, { offers: [offer] }))?.offers).toEqual([
      { '@type': 'Offer', name: 'Plein', description: price, ...expected },
    ]);
  });
});
