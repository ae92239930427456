import { expect, it } from 'vitest';
import { calendarAddresses, googleEventLink, mailWith } from './addresses.ts';

const path = '/feeds/ecrans/programme.ics';

it('gives each device the address it understands', () => {
  const asked = { locale: 'fr', own: 'fr', name: 'Écrans & Cie' } as const;
  const addresses = calendarAddresses('https://example.org', path, asked);
  expect(addresses).toEqual({
    https: 'https://example.org/feeds/ecrans/programme.ics',
    webcal: 'webcal://example.org/feeds/ecrans/programme.ics',
    google: 'https://example.org/feeds/ecrans/programme.ics?cancelled=title',
    outlook:
      'https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fexample.org%2Ffeeds%2Fecrans%2Fprogramme.ics&name=%C3%89crans+%26+Cie',
    microsoft:
      'https://outlook.office.com/calendar/0/addfromweb?url=https%3A%2F%2Fexample.org%2Ffeeds%2Fecrans%2Fprogramme.ics&name=%C3%89crans+%26+Cie',
  });
});

it('asks for English labels in English', () => {
  const { webcal, google } = calendarAddresses('http://localhost:3000', path, { locale: 'en', own: 'fr', name: '' });
  expect(webcal).toBe('webcal://localhost:3000/feeds/ecrans/programme.ics?lang=en');
  expect(google).toBe('http://localhost:3000/feeds/ecrans/programme.ics?lang=en&cancelled=title');
});

it('does not name the language that is the festival’s own', () => {
  const { https } = calendarAddresses('http://localhost:3000', path, { locale: 'en', own: 'en', name: '' });
  expect(https).toBe('http://localhost:3000/feeds/ecrans/programme.ics');
  expect(calendarAddresses('http://localhost:3000', path, { locale: 'fr', own: 'en', name: '' }).https).toBe(
    `${https}?lang=fr`,
  );
});

it('writes a message that fits any text', () => {
  expect(mailWith('Calendrier & co', 'https://example.org/a?b=c')).toBe(
    'mailto:?subject=Calendrier%20%26%20co&body=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc',
  );
  expect(mailWith('\ud800', '')).toBe('mailto:?subject=%EF%BF%BD&body=');
});

it('fills in Google’s form, whatever the texts contain', () => {
  const link = new URL(
    googleEventLink({
      title: 'Débat & café ? #1',
      startInstant: '2026-11-28T08:30:00.000Z',
      endInstant: '2026-11-28T10:45:00.000Z',
      location: 'Auditorium, 1 place',
      details: 'https://example.org/fr/festivals/x/events/1-debat',
    }),
  );
  expect(link.origin + link.pathname).toBe('https://calendar.google.com/calendar/render');
  expect(Object.fromEntries(link.searchParams)).toEqual({
    action: 'TEMPLATE',
    text: 'Débat & café ? #1',
    dates: '20261128T083000Z/20261128T104500Z',
    location: 'Auditorium, 1 place',
    details: 'https://example.org/fr/festivals/x/events/1-debat',
  });
});
