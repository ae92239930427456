import { describe, expect, it } from 'vitest';
import { eventsByRoom, eventsIn } from './by-room.ts';
import { exampleDocument, exampleEvent } from './testing.ts';

const numbers = (document = exampleDocument(), date?: string) =>
  eventsByRoom(document, date).map(({ room, events }) => [room?.number ?? null, events.map(({ number }) => number)]);

describe('room by room', () => {
  it('a day is listed by room and hour, the night with its evening', () => {
    expect(numbers(exampleDocument(), '2026-06-06')).toEqual([
      [2, [10, 11, 12, 13, 14]],
      [3, [19]],
    ]);
  });

  it('a séance that is relayed is in both rooms', () => {
    expect(numbers(exampleDocument(), '2026-06-07')).toEqual([
      [3, [15]],
      [21, [15]],
    ]);
  });

  it('séances without a room are listed last, those without a time not at all', () => {
    const walk = exampleEvent({ number: 90, title: { fr: 'Balade' }, rooms: [], startsAt: '2026-06-06T10:00' });
    expect(numbers(exampleDocument({ events: [walk] }), '2026-06-06')).toEqual([[null, [90]]]);
    expect(numbers().flat(2)).not.toContain(17);
  });

  it('a room is listed over all days', () => {
    expect(eventsIn(exampleDocument(), 3).map(({ number }) => number)).toEqual([19, 15]);
  });
});
