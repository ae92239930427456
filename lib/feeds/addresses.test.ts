import { expect, it } from 'vitest';
import { calendarAddresses } from './addresses.ts';

const path = '/feeds/ecrans/programme.ics';

it('gives each device the address it understands', () => {
  const { mail, ...addresses } = calendarAddresses('https://example.org', path, { locale: 'fr', name: 'Écrans & Cie' });
  expect(addresses).toEqual({
    https: 'https://example.org/feeds/ecrans/programme.ics',
    webcal: 'webcal://example.org/feeds/ecrans/programme.ics',
    google: 'https://example.org/feeds/ecrans/programme.ics?cancelled=title',
    outlook:
      'https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fexample.org%2Ffeeds%2Fecrans%2Fprogramme.ics&name=%C3%89crans+%26+Cie',
    microsoft:
      'https://outlook.office.com/calendar/0/addfromweb?url=https%3A%2F%2Fexample.org%2Ffeeds%2Fecrans%2Fprogramme.ics&name=%C3%89crans+%26+Cie',
  });
  expect(mail('Calendrier & co')).toBe(
    'mailto:?subject=Calendrier%20%26%20co&body=https%3A%2F%2Fexample.org%2Ffeeds%2Fecrans%2Fprogramme.ics',
  );
});

it('asks for English labels in English', () => {
  const { webcal, google } = calendarAddresses('http://localhost:3000', path, { locale: 'en', name: '' });
  expect(webcal).toBe('webcal://localhost:3000/feeds/ecrans/programme.ics?lang=en');
  expect(google).toBe('http://localhost:3000/feeds/ecrans/programme.ics?lang=en&cancelled=title');
});
