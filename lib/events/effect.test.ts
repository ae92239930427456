import { describe, expect, it } from 'vitest';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf } from '#lib/model/draft-testing.ts';
import { effectOf, placeOfNewFilm } from './effect.ts';
import { runningOrderOf } from './running-order.ts';

const films = [filmOf(1, { minutes: 94 }), filmOf(2, { minutes: 24 }), filmOf(3, { minutes: null, versions: [] })];
const order = (filmIds: number[], own: Parameters<typeof eventOf>[1] = {}) => {
  const items = [
    ...filmIds.map((filmId, i) => itemOf(10 + i, { kind: 'film', filmId, minutes: null })),
    itemOf(1, { kind: 'debate', minutes: 30, elastic: own.publicEndFixed !== undefined }),
  ];
  const event = eventOf(1, { startsAt: '2026-11-28T09:30', ...own, items });
  return runningOrderOf(event, indexDraft(draftOf([event], { films })));
};

describe('effectOf', () => {
  it('says what a film takes from the debate when the end is fixed', () => {
    const fixed = { publicEndFixed: '2026-11-28T11:40' };
    expect(effectOf(order([1], fixed), order([1], fixed))).toBeNull();
    expect(effectOf(order([1], fixed), order([1, 2], fixed))).toEqual({
      kind: 'elastic',
      item: 'debate',
      from: 36,
      to: 15,
      isBelowMinimum: true,
      overrun: 3,
    });
  });

  it('says when the public would leave, about when a length is unknown', () => {
    expect(effectOf(order([1]), order([1, 2]))).toEqual({
      kind: 'end',
      from: '2026-11-28T11:34',
      to: '2026-11-28T11:58',
      isApproximate: false,
    });
    expect(effectOf(order([1]), order([1, 3]))).toMatchObject({ to: '2026-11-28T12:34', isApproximate: true });
  });

  it('says how long it would be while there is no start', () => {
    const none = { startsAt: null };
    expect(effectOf(order([1], none), order([2], none))).toEqual({
      kind: 'length',
      from: 124,
      to: 54,
      isApproximate: false,
    });
  });
});

it.each([
  [['introduction', 'film', 'debate'], 2],
  [['introduction', 'debate'], 1],
  [['talk'], 1],
  [[], 0],
])('a new film in %j stands at %i', (kinds, place) => expect(placeOfNewFilm(kinds)).toBe(place));
