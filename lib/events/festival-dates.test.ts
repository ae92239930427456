import { expect, it } from 'vitest';
import { draftOf, eventOf } from '#lib/model/draft-testing.ts';
import { drawnDates, firstDate } from './festival-dates.ts';

const block = (startsAt: string, minutes: number) => ({
  id: 1,
  festivalId: 1,
  version: 1,
  kind: 'set-up' as const,
  title: {},
  startsAt,
  minutes,
  roomIds: [],
});

it('draws the days of the festival, set-ups before and after it, and séances outside of its dates', () => {
  const dates = (...blocks: ReturnType<typeof block>[]) => drawnDates(draftOf([eventOf(1)], { blocks }));
  expect(dates()).toEqual(['2026-11-28', '2026-11-29']);
  expect(dates(block('2026-11-26T14:00', 240))).toEqual(['2026-11-26', '2026-11-28', '2026-11-29']);
  expect(dates(block('2026-11-29T22:00', 600))).toEqual(['2026-11-28', '2026-11-29', '2026-11-30']);
  expect(dates(block('2026-11-28T22:00', 420))).toEqual(['2026-11-28', '2026-11-29']);
  expect(drawnDates(draftOf([eventOf(1, { startsAt: '2026-12-02T00:30' })])).at(-1)).toBe('2026-12-01');
});

it('opens on the first day of the festival', () => {
  expect(firstDate(['2026-11-26', '2026-11-28', '2026-11-29'], { startsOn: '2026-11-28' })).toBe('2026-11-28');
  expect(firstDate(['2026-11-26'], { startsOn: '2026-11-28' })).toBe('2026-11-26');
});
