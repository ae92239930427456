import { describe, expect, it } from 'vitest';
import { loadDraft } from '#lib/draft/queries.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf } from '#lib/model/draft-testing.ts';
import { festivalDates } from './festival-dates.ts';
import { formChoices } from './form-choices.ts';
import { emptyEvent, emptyItem, formValuesOf } from './form-values.ts';
import { readEvent } from './root.ts';
import { runningOrderOf } from './running-order.ts';
import { effectOf, orderIndexOf, placeOfNewFilm, typedOrder } from './typed-order.ts';

const { db, made, festival } = workingFestival('schedule', { events: 20 });
const index = indexDraft(loadDraft(festival.id, db));

describe('typedOrder', () => {
  it('adds up to the same as the saved séance', () => {
    const choices = orderIndexOf(formChoices(index, 'fr'));
    for (const id of made.eventIds) {
      const root = readEvent(db, festival.id, id);
      if (!root) throw new Error('gone');
      const typed = runningOrderOf(typedOrder(formValuesOf(root, festival.dayStartsAt), festival), choices);
      const places = new Map(root.items.map((item, place) => [item.id, place]));
      const saved = runningOrderOf(root, index);
      const place = (itemId: number) => places.get(itemId) ?? -1;
      expect(typed).toEqual({
        ...saved,
        items: saved.items.map((item) => ({ ...item, itemId: place(item.itemId) })),
        elastic: saved.elastic && { ...saved.elastic, itemId: place(saved.elastic.itemId) },
      });
    }
  });

  it('has the main room first, whose doors count, in whichever row it is typed', () => {
    const rooms = [
      { room: '1', use: 'overflow' },
      { room: '2', use: 'main' },
    ];
    expect(typedOrder(emptyEvent({ rooms }), festival).rooms.map(({ roomId }) => roomId)).toEqual([2, 1]);
  });

  it('counts what cannot be read yet as empty', () => {
    const values = emptyEvent({
      day: '2026-06-06',
      time: '20h3',
      capacity: 'beaucoup',
      items: [
        { ...emptyItem('n1', 'talk'), minutes: '1h' },
        { ...emptyItem('n2', 'debate'), minutes: '9x' },
        emptyItem('n3'),
      ],
    });
    expect(typedOrder(values, festival)).toMatchObject({
      startsAt: null,
      capacity: null,
      items: [
        { id: 0, kind: 'talk', minutes: 60 },
        { id: 1, kind: 'debate', minutes: null },
      ],
    });
  });
});

it('offers every date of the festival, and the date of the séance even if it is outside', () => {
  expect(festivalDates(index)).toEqual(['2026-06-06', '2026-06-07']);
  expect(festivalDates(index, '2026-06-01')).toEqual(['2026-06-01', '2026-06-06', '2026-06-07']);
});

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
