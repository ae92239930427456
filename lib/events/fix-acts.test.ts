import { expect, it } from 'vitest';
import { type DraftEvent, indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf, roomOf } from '#lib/model/draft-testing.ts';
import { conflictsOf } from './conflicts.ts';
import { indexAhead } from './prepared.ts';
import type { Warning, WarningCode } from './warning.ts';
import { actsOf } from './warning-fixes.ts';

/** Two séances of an hour that overlap by half of it. */
function overlapping(rightsState: 'granted' | 'refused') {
  const items = [itemOf(1, { kind: 'film', filmId: 1, minutes: 60 })];
  const at = (id: number, startsAt: string) =>
    eventOf(id, { startsAt, items: [{ ...items[0], id, eventId: id } as (typeof items)[0]], rooms: roomsOf(id) });
  const roomsOf = (id: number) => eventOf(id, {}).rooms.map((room) => ({ ...room, roomId: 1 }));
  const index = indexDraft(
    draftOf([at(1, '2026-11-28T10:00'), at(2, '2026-11-28T10:30')], {
      films: [filmOf(1, { rightsState })],
      rooms: [roomOf(1, {})],
    }),
  );
  const warning = conflictsOf(index).find(({ code }) => code === 'room-overlap') as Warning;
  return { index, warning };
}

it('offers the same for a clash whether or not the rights of its film were refused', () => {
  const [granted, refused] = [overlapping('granted'), overlapping('refused')];
  const acts = actsOf(granted.warning, granted.index);
  expect(acts.map(({ kind }) => kind)).toContain('move-event');
  expect(actsOf(refused.warning, refused.index)).toEqual(acts);
});

it('tries fixes once for a draft that was read', () => {
  const { index, warning } = overlapping('granted');
  expect(actsOf(warning, index)).toBe(actsOf(warning, index));
});

it('moves nothing to an hour that is over', () => {
  const { index, warning } = overlapping('granted');
  const at = (hour: string) => indexAhead(index, `2026-11-28T${hour}:00.000Z`);
  const moves = (hour: string) => actsOf(warning, at(hour)).filter(({ kind }) => kind === 'move-event').length;
  expect([moves('08:00'), moves('13:00')]).toEqual([1, 0]);
});

it('offers no move after which others still leave a wish unmet, or a day without a break', () => {
  const at = (id: number, hour: string, minutes: number, own: Partial<DraftEvent> = {}) =>
    eventOf(id, { startsAt: `2026-11-28T${hour}`, items: [itemOf(id, { minutes })], ...own });
  const inRoom = (roomId: number) => ({ rooms: [{ roomId, use: 'main' as const }] });
  const acts = (code: WarningCode, ...events: DraftEvent[]) => {
    const index = indexDraft(draftOf(events));
    const [warning] = conflictsOf(index).filter((one) => one.code === code);
    return warning && actsOf(warning, index);
  };
  const first = at(1, '15:00', 60, { wishes: { edge: 'first' }, isLocked: true });
  expect(acts('wish-unmet', first, at(2, '10:00', 60))).toHaveLength(1);
  expect(acts('wish-unmet', first, at(2, '10:00', 60), at(3, '11:30', 60, inRoom(2)))).toEqual([]);
  expect(acts('no-meal-break', at(1, '11:30', 160), at(2, '14:20', 60))).toEqual([]);
});
