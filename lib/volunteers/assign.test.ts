import { describe, expect, it } from 'vitest';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf } from '#lib/model/draft-testing.ts';
import { generatedShifts, type ShiftLine, type WhichEvents } from './assign.ts';
import { eventShiftOf } from './testing.ts';

const film = itemOf(1, { kind: 'film', filmId: 1, minutes: 90 });
const index = indexDraft(
  draftOf([
    eventOf(1, { kind: 'screening', items: [film, itemOf(2, { kind: 'debate' })] }),
    eventOf(2, { kind: 'screening', items: [film], rooms: [{ roomId: 2, use: 'main' }] }),
    eventOf(3, { kind: 'talk', startsAt: '2026-11-29T00:30' }),
    eventOf(4, { kind: 'screening', startsAt: null, items: [film, itemOf(3, { kind: 'debate' })] }),
    eventOf(5, { kind: 'screening', status: 'cancelled' }),
  ]),
);
const line = (taskId: number, people: number): ShiftLine => ({
  taskId,
  people,
  fromAnchor: 'doors',
  fromMinutes: -10,
  toAnchor: 'free',
  toMinutes: 0,
});
const all: WhichEvents = { roomIds: [], kinds: [], days: [], withDebate: false };
const made = (which: Partial<WhichEvents>, existing: Parameters<typeof generatedShifts>[1] = []) => {
  const { shifts, eventIds, already } = generatedShifts(index, existing, { ...all, ...which }, [
    line(1, 2),
    line(2, 1),
  ]);
  return {
    shifts: shifts.map(({ eventId, taskId, people }) => `${eventId}: ${people} × ${taskId}`),
    eventIds,
    already,
  };
};

describe('shifts for many séances', () => {
  it('include every line for every planned séance, scheduled or not', () => {
    expect(made({})).toEqual({
      shifts: ['1: 2 × 1', '1: 1 × 2', '2: 2 × 1', '2: 1 × 2', '3: 2 × 1', '3: 1 × 2', '4: 2 × 1', '4: 1 × 2'],
      eventIds: [1, 2, 3, 4],
      already: [],
    });
  });

  it.each<[string, Partial<WhichEvents>, number[]]>([
    ['a room', { roomIds: [2] }, [2]],
    ['a kind', { kinds: ['talk'] }, [3]],
    ['« projection-débat »', { withDebate: true }, [1, 4]],
    ['a day, with its night', { days: ['2026-11-28'] }, [1, 2, 3]],
    ['another day', { days: ['2026-11-29'] }, []],
  ])('of %s', (_, which, expected) => {
    expect(made(which).eventIds).toEqual(expected);
  });

  it('are not made twice, and a cancelled shift does not count', () => {
    const existing = [eventShiftOf(1, 1), eventShiftOf(2, 3, { taskId: 2, status: 'cancelled' })];
    expect(made({ days: ['2026-11-28'], kinds: ['talk', 'screening'] }, existing)).toEqual({
      shifts: ['1: 1 × 2', '2: 2 × 1', '2: 1 × 2', '3: 2 × 1', '3: 1 × 2'],
      eventIds: [1, 2, 3],
      already: [{ eventId: 1, taskId: 1 }],
    });
  });
});
