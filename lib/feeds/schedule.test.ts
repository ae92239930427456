import { describe, expect, it } from 'vitest';
import type { PublicDocument } from '#lib/model/documents.ts';
import { exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { acronymOf } from './schedule.ts';
import { scheduleJsonPieces, scheduleXmlPieces } from './schedule-formats.ts';
import { breachesOfXml, parseSchedule } from './schedule-rules-testing.ts';

const options = { locale: 'fr', url: 'https://lanterne.example.org', path: '/feeds/x/schedule.xml' } as const;
const xmlOf = (document: PublicDocument, locale: 'fr' | 'en' = 'fr') =>
  [...scheduleXmlPieces(document, { ...options, locale })].join('');
const jsonOf = (document: PublicDocument) => JSON.parse([...scheduleJsonPieces(document, options)].join(''));
const HOSTILE = ']]></title><x> & "é" \u0007 \ud800 👩‍👧';

/** The séances of the file, of all days and rooms. */
const eventsOf = (xml: string) =>
  (parseSchedule(xml).day ?? []).flatMap((day) =>
    (day.room ?? []).flatMap((room) =>
      (room.event ?? []).map((event) => ({ day: day['@date'], in: room['@name'], id: Number(event['@id']), event })),
    ),
  );

describe('schedule.xml', () => {
  it('keeps every rule of its schema, in both languages', () => {
    const document = exampleDocument();
    expect(breachesOfXml(xmlOf(document))).toEqual([]);
    expect(breachesOfXml(xmlOf(document, 'en'))).toEqual([]);
  });

  it('contains each séance that takes place and has a time, once, on its festival day and in its main room', () => {
    const document = exampleDocument();
    const night = exampleEvent({
      number: 90,
      title: { fr: 'Nuit' },
      day: '2026-06-06',
      startsAt: '2026-06-07T00:30',
      endsAt: '2026-06-07T02:00',
    });
    const events = [
      ...document.events,
      { ...night, startInstant: '2026-06-06T22:30:00.000Z', endInstant: '2026-06-07T00:00:00.000Z' },
    ];
    const found = eventsOf(xmlOf({ ...document, events }));
    const wanted = events.filter((event) => event.status !== 'cancelled' && event.startInstant !== null);
    expect(found.map(({ id }) => id).sort()).toEqual(wanted.map(({ number }) => number).sort());
    const late = found.find(({ id }) => id === 90);
    expect([late?.day, late?.event.date, late?.event.start, late?.event.duration]).toEqual([
      '2026-06-06',
      '2026-06-07T00:30:00+02:00',
      '00:30',
      '01:30',
    ]);
  });

  it('contains texts only as text', () => {
    const document = exampleDocument();
    const events = document.events.map((event) => ({ ...event, title: { fr: HOSTILE }, synopsis: { fr: HOSTILE } }));
    const xml = xmlOf({ ...document, events });
    expect(breachesOfXml(xml)).toEqual([]);
    expect(eventsOf(xml)).toHaveLength(eventsOf(xmlOf(document)).length);
  });

  it('tells two rooms of one name apart, and names the place of a séance without a room', () => {
    const document = exampleDocument();
    const rooms = document.rooms.map((room) => ({ ...room, name: { fr: 'Salle 1' } }));
    const events = document.events.map((event, at) => (at === 0 ? { ...event, rooms: [] } : event));
    const names = eventsOf(xmlOf({ ...document, rooms, events })).map((one) => one.in);
    expect(names).toContain('Sans salle');
    const { conference } = jsonOf({ ...document, rooms, events }).schedule;
    const all = conference.rooms.map(({ name }: { name: string }) => name);
    expect(new Set(all).size).toBe(all.length);
  });

  it('names a language only if somebody said what is spoken', () => {
    const languagesOf = (document: PublicDocument) => {
      const languages = new Map(eventsOf(xmlOf(document)).map(({ id, event }) => [id, event.language]));
      return [languages.get(10), languages.get(11)];
    };
    expect(languagesOf(exampleDocument())).toEqual(['sw', '']);
    // The languages of a film come before everything said after it.
    const events = exampleDocument().events.map((event) => ({ ...event, spoken: ['en', 'fr'] }));
    expect(languagesOf(exampleDocument({ events }))).toEqual(['sw', 'en']);
    // « Sans dialogue » is not a language.
    const silent = (spoken: string[]) =>
      events.map((event) => ({
        ...event,
        spoken,
        items: event.items.map((item) => ({ ...item, version: item.version && { ...item.version, spoken: ['zxx'] } })),
      }));
    expect(languagesOf(exampleDocument({ events: silent(['fr']) }))).toEqual(['fr', 'fr']);
    expect(languagesOf(exampleDocument({ events: silent([]) }))).toEqual(['', '']);
  });

  it('links to the séance and to the pages of its films', () => {
    const document = exampleDocument();
    const [first, ...events] = document.events.filter(({ number }) => number === 10);
    if (!first) throw new Error('gone');
    const links = [
      { address: 'https://a.example/é', label: 'Dossier' },
      { address: 'https://b.example/', label: '' },
      { address: 'javascript:alert(1)', label: 'Non' },
    ];
    const films = document.films.map((film) => ({ ...film, website: 'https://film.example/' }));
    const changed = { ...document, films, events: [{ ...first, links }, ...events] };
    expect(breachesOfXml(xmlOf(changed))).toEqual([]);
    const days: { rooms: Record<string, { links: { url: string }[] }[]> }[] = jsonOf(changed).schedule.conference.days;
    const [event] = days.flatMap(({ rooms }) => Object.values(rooms).flat());
    expect(event?.links.slice(0, 3)).toEqual([
      { url: 'https://a.example/%C3%A9', title: 'Dossier' },
      { url: 'https://b.example/', title: 'https://b.example/' },
      expect.objectContaining({ url: 'https://film.example/' }),
    ]);
  });

  it('marks a demonstration in every title', () => {
    const document = exampleDocument();
    const xml = xmlOf({ ...document, festival: { ...document.festival, isDemonstration: true } });
    expect(eventsOf(xml).every(({ event }) => String(event.title).startsWith('[Démo] '))).toBe(true);
  });
});

describe('schedule.json', () => {
  it('says the same of each séance as schedule.xml', () => {
    const document = exampleDocument();
    const { conference } = jsonOf(document).schedule;
    type Event = { id: number; guid: string; date: string; room: string; title: string; persons: { name: string }[] };
    const events = conference.days.flatMap(({ rooms }: { rooms: Record<string, Event[]> }) =>
      Object.values(rooms).flat(),
    );
    const facts = (one: Event) => [one.id, one.guid, one.date, one.room, one.title];
    expect(events.map(facts)).toEqual(
      eventsOf(xmlOf(document)).map(({ id, event }) => [id, event['@guid'], event.date, event.room, event.title]),
    );
    expect(events.flatMap(({ persons }: Event) => persons.flatMap(Object.keys))).not.toContain('public_name');
    expect(conference.daysCount).toBe(conference.days.length);
  });
});

it('an acronym has four characters and no hyphen, whatever the address of the festival', () => {
  expect(['nel', 'numérique-en-lumière', 'a-b'].map(acronymOf)).toEqual(['nel_', 'num_rique_en_lumi_re', 'a_b_']);
});
