import { describe, expect, it } from 'vitest';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf, roomOf } from '#lib/model/draft-testing.ts';
import { fixPost } from './fix-ways.ts';

const rooms = [roomOf(1), roomOf(2), roomOf(3)];
const index = indexDraft(
  draftOf(
    [
      eventOf(1, { version: 4 }),
      eventOf(2, { rooms: [{ roomId: 2, use: 'main' }], version: 7 }),
      eventOf(3, {
        rooms: [
          { roomId: 1, use: 'main' },
          { roomId: 3, use: 'overflow' },
        ],
      }),
      eventOf(5, {
        items: [itemOf(501, { kind: 'debate', minutes: 40 }), itemOf(502, { kind: 'break', minutes: 10 })],
        publicEndFixed: '2026-11-28T14:40',
      }),
      eventOf(4, {
        items: [itemOf(401, { kind: 'film', filmId: 1, minutes: null }), itemOf(402, { kind: 'debate', minutes: 40 })],
        publicEndFixed: null,
      }),
    ],
    { rooms, films: [filmOf(1, { minutes: 80 })] },
  ),
);

describe('a fix as the grid posts it', () => {
  it('moves a séance from the version it was seen in', () => {
    expect(
      fixPost({ kind: 'move-event', eventId: 1, startsAt: '2026-11-28T18:25', publicEndFixed: null }, index),
    ).toEqual({ act: 'move', events: [{ id: 1, version: 4, startsAt: '2026-11-28T18:25', roomId: 1 }] });
    expect(fixPost({ kind: 'change-room', eventId: 1, fromRoomId: 1, roomId: 3 }, index)).toEqual({
      act: 'move',
      events: [{ id: 1, version: 4, startsAt: '2026-11-28T14:00', roomId: 3 }],
    });
    expect(fixPost({ kind: 'swap-rooms', eventIds: [1, 2] }, index)).toEqual({
      act: 'move',
      events: [
        { id: 1, version: 4, startsAt: '2026-11-28T14:00', roomId: 2 },
        { id: 2, version: 7, startsAt: '2026-11-28T14:00', roomId: 1 },
      ],
    });
  });

  it('lengthens and shortens by the end', () => {
    const lengths = { itemKind: 'debate', fromMinutes: 40, toMinutes: 20, publicEndFixed: null } as const;
    expect(fixPost({ kind: 'shorten-item', eventId: 4, itemId: 402, ...lengths }, index)).toEqual({
      act: 'resize',
      id: 4,
      version: 1,
      end: '2026-11-28T15:40',
    });
    expect(fixPost({ kind: 'move-end', eventId: 5, publicEndFixed: '2026-11-28T14:50' }, index)).toEqual({
      act: 'resize',
      id: 5,
      version: 1,
      end: '2026-11-28T14:50',
    });
  });

  it('is null for what no move can express, for a missing séance, and for a link to a page', () => {
    // A swap would take the overflow room along; a move leaves it where it is.
    expect(fixPost({ kind: 'swap-rooms', eventIds: [2, 3] }, index)).toBeNull();
    expect(fixPost({ kind: 'change-room', eventId: 3, fromRoomId: 3, roomId: 2 }, index)).toBeNull();
    // The fixed end would move, and the debate would stay as long as before.
    const lengths = { itemKind: 'debate', fromMinutes: 40, toMinutes: 30, publicEndFixed: '2026-11-28T14:40' } as const;
    expect(fixPost({ kind: 'shorten-item', eventId: 5, itemId: 501, ...lengths }, index)).toBeNull();
    expect(
      fixPost({ kind: 'move-event', eventId: 99, startsAt: '2026-11-28T18:25', publicEndFixed: null }, index),
    ).toBeNull();
    expect(fixPost({ kind: 'move-end', eventId: 99, publicEndFixed: '2026-11-28T16:30' }, index)).toBeNull();
    expect(fixPost({ kind: 'open-event', eventId: 1 }, index)).toBeNull();
    expect(fixPost({ kind: 'set-rights', filmIds: [1] }, index)).toBeNull();
  });
});
