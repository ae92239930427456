import { expect, it } from 'vitest';
import { saidHours } from './hours.ts';

const days = { dates: ['2026-11-28', '2026-11-29'], dayStartsAt: '05:00' };

it('ends hours that reach a little into the next morning with their day, and asks about those that reach far', () => {
  expect(saidHours('samedi 22h-6h', days).availabilities).toEqual([
    { startsAt: '2026-11-28T22:00', endsAt: '2026-11-29T05:00' },
  ]);
  expect(saidHours('samedi 22h-9h', days)).toMatchObject({ availabilities: [], unclear: ['samedi 22h-9h'] });
});
