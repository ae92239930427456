import { expect, it } from 'vitest';
import { deviceDay, isOtherZone, shownInBrowserAt, spokenZone } from './browser-clock.ts';
import { fromInstant, hoursAtNoon } from './wall-clock.ts';

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

// Tests run in Asia/Kathmandu.
it.each([
  ['Asia/Kathmandu', false],
  ['Asia/Kolkata', true],
  ['Europe/Brussels', true],
  ['Pacific/Auckland', true],
])('a festival in %s has other hours than this device: %s', (zone, isOther) => {
  expect(isOtherZone(hoursAtNoon(['2026-11-28', '2026-11-29'], zone))).toBe(isOther);
});

it('compares the days of the festival, not today', () => {
  const hours = (zone: string, ...dates: [string, string]) => hoursAtNoon(dates, zone);
  const same = '2026-11-28T12:00Z=2026-11-28T17:45';
  expect(isOtherZone(`${same} 2026-11-29T12:00Z=2026-11-29T17:45`)).toBe(false);
  expect(isOtherZone(`${same} 2026-11-29T12:00Z=2026-11-29T18:45`)).toBe(true);
  const [summer, winter] = [['2026-07-04', '2026-07-05'] as const, ['2026-11-28', '2026-11-29'] as const];
  expect(hours('Africa/Algiers', ...winter)).toBe(hours('Europe/Paris', ...winter));
  expect(hours('Africa/Algiers', ...summer)).not.toBe(hours('Europe/Paris', ...summer));
  // The clocks change during the festival.
  expect(hours('Europe/Paris', '2026-03-28', '2026-03-29')).toBe(
    '2026-03-28T12:00Z=2026-03-28T13:00 2026-03-29T12:00Z=2026-03-29T14:00',
  );
});

it('names a zone in the reader’s language', () => {
  expect(spokenZone('Europe/Brussels', 'fr')).toMatch(/^heure\s: Belgique$/);
  expect(spokenZone('Europe/Brussels', 'en')).toBe('Belgium Time');
});
