import { expect, it } from 'vitest';
import { deviceDay, isOtherZone, shownInBrowserAt, spokenZone } from './browser-clock.ts';
import { fromInstant } from './wall-clock.ts';

it.each(['Europe/Paris', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Auckland', 'UTC'])(
  'shows in %s what the rest of the product shows, through midnights and clock changes',
  (zone) => {
    for (const from of ['2026-03-28T20:00:00Z', '2026-10-24T20:00:00Z', '2026-12-31T08:00:00Z'])
      for (let minutes = 0; minutes < 3000; minutes += 37) {
        const instant = Date.parse(from) + minutes * 60_000;
        expect(shownInBrowserAt(instant, zone)).toBe(fromInstant(new Date(instant).toISOString(), zone));
      }
  },
);

it('reads an unknown zone as UTC', () => {
  expect(shownInBrowserAt(Date.parse('2026-06-06T09:12:00Z'), 'Mars/Olympus')).toBe('2026-06-06T09:12');
});

it('names the day of a moment that is not today, on the clock of the device', () => {
  const at = new Date(2026, 10, 27, 23, 50).getTime();
  const hours = (count: number) => at + count * 3_600_000;
  expect(deviceDay(at, hours(0.1), 'fr')).toBe('');
  expect(deviceDay(at, hours(1), 'fr')).toBe('vendredi 27 novembre');
  expect(deviceDay(at, hours(24), 'en')).toBe('Friday 27 November');
  const first = new Date(2026, 10, 1, 12).getTime();
  expect(['fr', 'en'].map((lang) => deviceDay(first, at, lang))).toEqual([
    'dimanche 1er novembre',
    'Sunday 1 November',
  ]);
});

it.each([
  ['Europe/Brussels', 'Europe/Paris', false],
  ['Europe/Brussels', 'Asia/Kathmandu', true],
  // The same hour in winter, but not in summer.
  ['Africa/Algiers', 'Europe/Paris', false],
  ['Europe/Brussels', 'America/St_Johns', true],
  ['Europe/Brussels', 'Nowhere/Land', false],
])('festival in %s, visitor in %s: %s', (timeZone, visitor, isOther) => {
  expect(isOtherZone({ timeZone, startsOn: '2026-11-28', endsOn: '2026-11-29' }, visitor)).toBe(isOther);
});

it('compares the days of the festival, not today', () => {
  const summer = { startsOn: '2026-07-04', endsOn: '2026-07-05' };
  expect(isOtherZone({ timeZone: 'Africa/Algiers', ...summer }, 'Europe/Paris')).toBe(true);
  // The clocks change during the festival.
  const across = { startsOn: '2026-03-28', endsOn: '2026-03-29' };
  expect(isOtherZone({ timeZone: 'Africa/Algiers', ...across }, 'Europe/Paris')).toBe(true);
});

it('names a zone in the reader’s language', () => {
  expect(spokenZone('Europe/Brussels', 'fr')).toMatch(/^heure\s: Belgique$/);
  expect(spokenZone('Europe/Brussels', 'en')).toBe('Belgium Time');
});
