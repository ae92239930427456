import { expect, it } from 'vitest';
import { programmeBase } from '#lib/i18n/paths.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import {
  dayDescription,
  eventDescription,
  eventPageTitle,
  filmDescription,
  gatheringDescription,
  personDescription,
  roomDescription,
  venueDescription,
} from './page-description.tsx';
import { programmeOf } from './programme.ts';

const document = exampleDocument();
const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

it('names a séance with its day, hour and place', () => {
  const event = programme.index.events.get(10);
  if (!event) throw new Error('No séance 10');
  expect(plain(eventPageTitle(programme, event))).toBe('Terre rare, samedi 6 juin, 9 h 30, Auditorium – Grande salle');
  expect(eventPageTitle(programme, { ...event, status: 'cancelled' })).toMatch(/^Annulée, Terre rare, /);
  expect(plain(eventDescription(programme, event))).toMatch(/samedi 6 juin, 9 h 30, Auditorium – Grande salle\. /);
});

it('gives every page a description of its own, short enough to be shown', () => {
  const { events, films, people, venues, rooms, days } = document;
  const all = [
    ...events.map((event) => eventDescription(programme, event)),
    ...films.map((film) => filmDescription(programme, film)),
    ...people.map((person) => personDescription(programme, person)),
    ...venues.map((venue) => venueDescription(programme, venue)),
    ...rooms.map((room) => roomDescription(programme, room)),
    ...days.map(({ date }) => dayDescription(programme, date)),
    gatheringDescription(programme, 'Extraction', events.slice(0, 2)),
  ].filter((text) => text !== '');
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter((text) => text.length > 200)).toEqual([]);
  expect(all.filter((text, i) => all.indexOf(text) !== i)).toEqual([]);
});
