import { expect, it } from 'vitest';
import type { z } from 'zod';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import {
  dateOrNothing,
  hourOrNothing,
  noWallClock,
  requiredDate,
  requiredHour,
  typedWallClock,
  wallClockOrNothing,
} from './typed-times.ts';

function read(schema: z.ZodType, typed: unknown): unknown {
  const result = schema.safeParse(typed);
  return result.success ? result.data : fieldErrors(result.error);
}

it.each([
  [dateOrNothing, '', null],
  [dateOrNothing, undefined, null],
  [dateOrNothing, '2026-11-28', '2026-11-28'],
  [dateOrNothing, '28/11/2026', '2026-11-28'],
  [dateOrNothing, '11/28/2026', '2026-11-28'],
  [dateOrNothing, '31/02/2026', { '': 'date' }],
  [requiredDate, '', { '': 'date' }],
  [hourOrNothing, ' ', null],
  [hourOrNothing, '20h30', '20:30'],
  [hourOrNothing, '25h', { '': 'time' }],
  [requiredHour, '', { '': 'time' }],
  [wallClockOrNothing, undefined, null],
  [wallClockOrNothing, { date: '', time: '' }, null],
  [wallClockOrNothing, { date: '2026-11-28', time: '2030' }, '2026-11-28T20:30'],
  [wallClockOrNothing, { date: '2026-11-28', time: '' }, { time: 'time' }],
  [wallClockOrNothing, { date: '', time: '9h' }, { date: 'date' }],
] as [z.ZodType, unknown, unknown][])('reads %#', (schema, typed, kept) => expect(read(schema, typed)).toEqual(kept));

it('a wall clock fills two fields and is read back', () => {
  expect(read(wallClockOrNothing, typedWallClock('2026-11-28T20:30', 'fr'))).toBe('2026-11-28T20:30');
  expect(read(wallClockOrNothing, noWallClock)).toBeNull();
});
