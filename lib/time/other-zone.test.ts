import { expect, it } from 'vitest';
import { isOtherZone, spokenZone } from './other-zone.ts';

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

it('looks at the days of the festival, not at today', () => {
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
