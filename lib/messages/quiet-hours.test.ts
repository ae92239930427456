import { expect, it } from 'vitest';
import { leavesAt } from './quiet-hours.ts';

const ZONE = 'Europe/Paris';

it.each([
  // The instant of writing, when its subject begins, and when it is sent; Paris is two hours ahead
  // of UTC in summer.
  ['by day at once', '2026-06-07T19:59:00.000Z', null, '2026-06-07T19:59:00.000Z'],
  ['in the evening not before the morning', '2026-06-07T20:00:00.000Z', null, '2026-06-08T06:00:00.000Z'],
  ['after midnight not before the morning', '2026-06-08T02:00:00.000Z', null, '2026-06-08T06:00:00.000Z'],
  ['from eight on at once', '2026-06-08T06:00:00.000Z', null, '2026-06-08T06:00:00.000Z'],
  [
    'at night what begins before ten',
    '2026-06-07T21:00:00.000Z',
    '2026-06-08T07:59:00.000Z',
    '2026-06-07T21:00:00.000Z',
  ],
  ['not what begins at ten', '2026-06-07T21:00:00.000Z', '2026-06-08T08:00:00.000Z', '2026-06-08T06:00:00.000Z'],
  [
    'not what begins before ten two days later',
    '2026-06-07T21:00:00.000Z',
    '2026-06-09T07:00:00.000Z',
    '2026-06-08T06:00:00.000Z',
  ],
  ['the night the clock changes', '2026-10-24T21:00:00.000Z', null, '2026-10-25T07:00:00.000Z'],
])('%s', (_, now, beginsAt, leaves) => {
  expect(leavesAt(now, beginsAt, ZONE)).toBe(leaves);
});

it('goes by the zone of the festival', () => {
  expect(leavesAt('2026-06-07T21:00:00.000Z', null, 'America/St_Johns')).toBe('2026-06-07T21:00:00.000Z');
  expect(leavesAt('2026-06-07T21:00:00.000Z', null, 'Asia/Kathmandu')).toBe('2026-06-08T02:15:00.000Z');
});
