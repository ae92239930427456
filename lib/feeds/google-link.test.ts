import { expect, it } from 'vitest';
import { googleEventLink } from './google-link.ts';

it('fills Google’s form, whatever is in the texts', () => {
  const link = new URL(
    googleEventLink({
      title: 'Débat & café ? #1',
      startInstant: '2026-11-28T08:30:00.000Z',
      endInstant: '2026-11-28T10:45:00.000Z',
      location: 'Auditorium, 1 place',
      url: 'https://example.org/fr/festivals/x/events/1-debat',
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
