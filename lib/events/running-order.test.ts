import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DraftEvent, type DraftItem, indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf, roomOf, versionOf } from '#lib/model/draft-testing.ts';
import { minutesBetween } from '#lib/time/wall-clock.ts';
import { type RunningOrder, runningOrderOf, UNKNOWN_MINUTES } from './running-order.ts';

type Own = Parameters<typeof draftOf>[1];

const orderOf = (event: DraftEvent, own: Own = {}): RunningOrder => {
  const { rooms, films, ...rest } = own ?? {};
  return runningOrderOf(
    event,
    indexDraft(draftOf([event], { ...rest, ...(rooms && { rooms }), ...(films && { films }) })),
  );
};

let ids = 0;
const item = (kind: DraftItem['kind'], minutes: number | null, own: Partial<DraftItem> = {}) =>
  itemOf(++ids, { kind, minutes, ...own });
const film = (filmId: number, own: Partial<DraftItem> = {}) => item('film', null, { filmId, ...own });
const debate = (own: Partial<DraftItem> = {}) => item('debate', null, { elastic: true, ...own });

/** `kind minutes [start–end]`, with `~` before what is approximate. */
const lines = (order: RunningOrder) =>
  order.items.map(
    (i) =>
      `${i.kind} ${i.isApproximate ? '~' : ''}${i.minutes} [${i.offsetIsApproximate ? '~' : ''}${i.startsAt?.slice(11) ?? i.offset}–${i.endsAt?.slice(11) ?? i.offset + i.minutes}]`,
  );

describe('the evening of the template', () => {
  // 9:30, five minutes of introduction, a film of 94 minutes, then a debate until 11:45.
  const event = eventOf(1, {
    startsAt: '2026-11-28T09:30',
    publicEndFixed: '2026-11-28T11:45',
    items: [item('introduction', 5), film(1), debate()],
  });
  const order = orderOf(event, { films: [filmOf(1, { minutes: 94 })] });

  it('adds up, and the debate takes the rest of the time', () => {
    expect(lines(order)).toEqual(['introduction 5 [09:30–09:35]', 'film 94 [09:35–11:09]', 'debate 36 [11:09–11:45]']);
    expect(order).toMatchObject({
      totalMinutes: 135,
      isApproximate: false,
      endIsApproximate: false,
      isEndAgain: false,
      publicEnd: '2026-11-28T11:45',
      doorsMinutes: 10,
      clearMinutes: 10,
      doorsAt: '2026-11-28T09:20',
      freeAt: '2026-11-28T11:55',
      elastic: { minutes: 36, isBelowMinimum: false },
      overrunMinutes: 0,
    });
  });

  it('adds up without a start, in minutes from the beginning', () => {
    const unscheduled = orderOf(
      { ...event, startsAt: null, publicEndFixed: null },
      { films: [filmOf(1, { minutes: 94 })] },
    );
    expect(lines(unscheduled)).toEqual(['introduction 5 [0–5]', 'film 94 [5–99]', 'debate ~30 [99–129]']);
    expect(unscheduled).toMatchObject({ totalMinutes: 129, publicEnd: null, doorsAt: null, freeAt: null });
  });
});

describe('the length of an item', () => {
  const films = [filmOf(1, { minutes: 94, versions: [versionOf(10, 1), versionOf(11, 1, { minutes: 101 })] })];
  it.each<[string, Partial<DraftItem>, number]>([
    ['its own', { minutes: 80, filmVersionId: 11 }, 80],
    ['its own, of nothing', { minutes: 0 }, 0],
    ["its version's", { filmVersionId: 11 }, 101],
    ["its film's, where the version has none", { filmVersionId: 10 }, 94],
    ["its film's", {}, 94],
  ])('is %s', (_, own, minutes) => {
    const order = orderOf(eventOf(1, { items: [film(1, own)] }), { films });
    expect(order.items.map(({ minutes, isApproximate }) => [minutes, isApproximate])).toEqual([[minutes, false]]);
  });

  it('is that of the film’s only copy where none is chosen', () => {
    const films = [filmOf(1, { minutes: 94, versions: [versionOf(11, 1, { minutes: 101 })] })];
    expect(orderOf(eventOf(1, { items: [film(1)] }), { films }).totalMinutes).toBe(101);
  });

  it('counts sixty minutes for a film of unknown length, and marks everything around it as approximate', () => {
    const order = orderOf(eventOf(1, { items: [item('introduction', 5), film(1), item('debate', 30), film(2)] }), {
      films: [filmOf(1, { minutes: null }), filmOf(2, { minutes: 20 })],
    });
    expect(lines(order)).toEqual([
      'introduction 5 [14:00–14:05]',
      'film ~60 [14:05–15:05]',
      'debate 30 [~15:05–15:35]',
      'film 20 [~15:35–15:55]',
    ]);
    expect(order).toMatchObject({ totalMinutes: 115, isApproximate: true, endIsApproximate: true });
  });

  it('counts a usual length for every other part, and says so', () => {
    for (const kind of ['introduction', 'talk', 'debate', 'show', 'break', 'other'] as const)
      expect(orderOf(eventOf(1, { items: [item(kind, null)] }))).toMatchObject({
        totalMinutes: UNKNOWN_MINUTES[kind],
        isApproximate: true,
      });
    expect(orderOf(eventOf(1, { items: [item('film', null)] })).totalMinutes).toBe(60);
  });

  it('counts an hour for a séance without parts, or with parts of no length, unless its end is fixed', () => {
    for (const items of [[], [film(1, { minutes: 0 })]])
      expect(orderOf(eventOf(1, { items }), { films })).toMatchObject({
        totalMinutes: 60,
        isApproximate: true,
        publicEnd: '2026-11-28T15:00',
      });
    expect(orderOf(eventOf(1, { items: [], publicEndFixed: '2026-11-28T16:30' }))).toMatchObject({
      totalMinutes: 150,
      isApproximate: false,
      publicEnd: '2026-11-28T16:30',
    });
  });
});

describe('several films', () => {
  const films = [1, 2, 3].map((id) => filmOf(id, { minutes: 20 }));
  const festival = { betweenFilmsMinutes: 4 };

  it('have their pause between them: one less than films', () => {
    const order = orderOf(eventOf(1, { items: [film(1), film(2), film(3), item('debate', 10)] }), { films, festival });
    expect(lines(order)).toEqual([
      'film 20 [14:00–14:20]',
      'film 20 [14:24–14:44]',
      'film 20 [14:48–15:08]',
      'debate 10 [15:08–15:18]',
    ]);
    expect(order.totalMinutes).toBe(78);
  });

  it('have it before the second film, also when another part is between', () => {
    const order = orderOf(eventOf(1, { items: [film(1), item('debate', 10), film(2)] }), { films, festival });
    expect(lines(order)).toEqual(['film 20 [14:00–14:20]', 'debate 10 [14:20–14:30]', 'film 20 [14:34–14:54]']);
  });

  it('get it also from a film that is elastic itself', () => {
    const event = eventOf(1, { publicEndFixed: '2026-11-28T15:30', items: [film(1), film(2, { elastic: true })] });
    expect(lines(orderOf(event, { films, festival }))).toEqual(['film 20 [14:00–14:20]', 'film 66 [14:24–15:30]']);
  });

  it('get it from the elastic debate', () => {
    const event = eventOf(1, { publicEndFixed: '2026-11-28T15:30', items: [film(1), film(2), debate()] });
    expect(orderOf(event, { films, festival }).elastic?.minutes).toBe(90 - 44);
  });
});

describe('a fixed public end', () => {
  const until = (hour: string, ...items: DraftItem[]) =>
    orderOf(eventOf(1, { publicEndFixed: `2026-11-28T${hour}`, items }), { films: [filmOf(1, { minutes: null })] });

  it('leaves the elastic item at least fifteen minutes, and says what runs over', () => {
    expect(until('15:15', item('talk', 60), debate())).toMatchObject({
      elastic: { minutes: 15, isBelowMinimum: false },
      overrunMinutes: 0,
      publicEnd: '2026-11-28T15:15',
    });
    expect(until('15:14', item('talk', 60), debate())).toMatchObject({
      elastic: { minutes: 15, isBelowMinimum: true },
      overrunMinutes: 1,
      publicEnd: '2026-11-28T15:15',
      totalMinutes: 75,
    });
    expect(until('14:30', item('talk', 60), debate())).toMatchObject({
      overrunMinutes: 45,
      publicEnd: '2026-11-28T15:15',
    });
  });

  it('holds without an elastic item: shorter parts end early, longer ones run over', () => {
    expect(until('15:30', item('talk', 60))).toMatchObject({
      publicEnd: '2026-11-28T15:30',
      totalMinutes: 90,
      overrunMinutes: 0,
    });
    expect(until('14:40', item('talk', 60))).toMatchObject({
      publicEnd: '2026-11-28T15:00',
      totalMinutes: 60,
      overrunMinutes: 20,
    });
  });

  it('is exact although a film is not, if the elastic item can absorb it', () => {
    expect(until('16:00', film(1), debate())).toMatchObject({
      isApproximate: true,
      endIsApproximate: false,
      isEndAgain: false,
      items: [{ isApproximate: true }, { minutes: 60, isApproximate: true, offsetIsApproximate: true }],
    });
    expect(until('15:10', film(1), debate())).toMatchObject({ endIsApproximate: true, overrunMinutes: 5 });
  });

  it('is ignored when it is not after the start', () => {
    expect(until('14:00', item('talk', 60), debate())).toMatchObject({ totalMinutes: 90, overrunMinutes: 0 });
    expect(until('13:00', item('talk', 60), debate())).toMatchObject({
      totalMinutes: 90,
      publicEnd: '2026-11-28T15:30',
    });
  });

  it('is kept by one elastic item only, the first', () => {
    const order = until('16:00', item('talk', 60), debate(), debate());
    expect(order.items.map((i) => i.minutes)).toEqual([60, 30, 30]);
    expect(order.elastic?.itemId).toBe(order.items[1]?.itemId);
  });

  it('keeps the stated length of an elastic item without one', () => {
    expect(orderOf(eventOf(1, { items: [item('talk', 60), debate({ minutes: 20 })] })).elastic).toMatchObject({
      minutes: 20,
      isBelowMinimum: false,
    });
    const short = (minutes: number) => orderOf(eventOf(1, { items: [debate({ minutes })] })).elastic?.isBelowMinimum;
    expect([short(10), short(14), short(15)]).toEqual([true, true, false]);
  });
});

describe('doors and clearing', () => {
  const margins = (event: Partial<DraftEvent>, own: Own = {}) => {
    const order = orderOf(eventOf(1, event), own);
    return [order.doorsMinutes, order.clearMinutes];
  };
  const show = { items: [item('show', 60)] };

  it.each<[string, number[], Partial<DraftEvent>, Own]>([
    ["the festival's", [10, 10], {}, {}],
    ["the festival's own", [5, 20], {}, { festival: { doorsMinutes: 5, clearMinutes: 20 } }],
    ["the room's", [20, 5], {}, { rooms: [roomOf(1, { doorsMinutes: 20, clearMinutes: 5 })] }],
    [
      "the séance's",
      [0, 30],
      { doorsMinutes: 0, clearMinutes: 30 },
      { rooms: [roomOf(1, { doorsMinutes: 20, clearMinutes: 5 })] },
    ],
    ['fifteen after a show', [10, 15], { kind: 'show' }, {}],
    ['fifteen after a séance with a show in it', [10, 15], show, {}],
    ['fifteen above 200 seats', [10, 15], {}, { rooms: [roomOf(1, { seats: 201 })] }],
    ['no more for 200', [10, 10], {}, { rooms: [roomOf(1, { seats: 200 })] }],
    [
      'by the capacity of the séance, where it has its own',
      [10, 10],
      { capacity: 80 },
      { rooms: [roomOf(1, { seats: 500 })] },
    ],
    ['by the capacity of the séance, larger', [10, 15], { capacity: 300 }, {}],
    ["the festival's, where it is longer", [10, 25], { kind: 'show' }, { festival: { clearMinutes: 25 } }],
    ["the room's after a show too", [10, 5], { kind: 'show' }, { rooms: [roomOf(1, { clearMinutes: 5 })] }],
    ["the séance's after a show too", [10, 0], { kind: 'show', clearMinutes: 0 }, {}],
    ['the same without a room', [10, 10], { rooms: [] }, {}],
    ['none for drop-in', [0, 0], { admission: 'drop-in', doorsMinutes: 30, clearMinutes: 30 }, {}],
  ])('%s', (_, expected, event, own) => {
    expect(margins(event, own)).toEqual(expected);
  });

  it('are those of the main room when there are several', () => {
    const event = eventOf(1, {
      rooms: [
        { roomId: 1, use: 'main' },
        { roomId: 2, use: 'overflow' },
      ],
    });
    expect(orderOf(event, { rooms: [roomOf(1), roomOf(2, { doorsMinutes: 45, clearMinutes: 45 })] })).toMatchObject({
      doorsMinutes: 10,
      clearMinutes: 10,
    });
  });
});

describe('a drop-in séance', () => {
  it('has no doors and occupies nothing, whatever its parts', () => {
    expect(orderOf(eventOf(1, { admission: 'drop-in', publicEndFixed: '2026-11-28T18:00' }))).toMatchObject({
      publicEnd: '2026-11-28T18:00',
      totalMinutes: 240,
      doorsAt: null,
      freeAt: null,
      overrunMinutes: 0,
    });
  });
  it('has no end unless one was given', () => {
    expect(orderOf(eventOf(1, { admission: 'drop-in', items: [] }))).toMatchObject({
      publicEnd: null,
      totalMinutes: 0,
    });
  });
});

describe('a night when the clocks change', () => {
  it.each([
    ['2026-10-25T01:30', '2026-10-25T02:30', '2026-10-25T02:40', 60, false],
    ['2026-10-25T01:30', '2026-10-25T02:30', '2026-10-25T02:40', 120, true],
    ['2026-03-29T01:30', '2026-03-29T04:30', '2026-03-29T04:40', 120, false],
  ])('from %s, ends when the clocks show %s', (startsAt, publicEnd, freeAt, minutes, isEndAgain) => {
    const order = orderOf(eventOf(1, { startsAt, items: [item('talk', minutes)] }));
    expect(order).toMatchObject({ publicEnd, freeAt, totalMinutes: minutes, isEndAgain });
  });

  it('an elastic item takes the elapsed minutes, the hour gained included', () => {
    const event = eventOf(1, {
      startsAt: '2026-10-25T01:00',
      publicEndFixed: '2026-10-25T03:00',
      items: [item('talk', 60), debate()],
    });
    expect(orderOf(event).elastic?.minutes).toBe(120);
  });
});

it('never leaves a hole or an overlap between its parts, in any zone and with any lengths', () => {
  const parts = fc.array(
    fc.record({
      kind: fc.constantFrom('film', 'talk', 'debate', 'break', 'introduction'),
      minutes: fc.option(fc.integer({ min: 0, max: 240 })),
      elastic: fc.boolean(),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(
      parts,
      fc.constantFrom('Asia/Kathmandu', 'America/St_Johns', 'Europe/Paris'),
      fc.integer({ min: 0, max: 20 }),
      fc.option(fc.integer({ min: 1, max: 600 })),
      (items, timeZone, betweenFilmsMinutes, fixed) => {
        const startsAt = '2026-11-28T14:00';
        const publicEndFixed =
          fixed === null
            ? null
            : `2026-11-${28 + Math.floor((840 + fixed) / 1440)}T${String(Math.floor((840 + fixed) / 60) % 24).padStart(2, '0')}:${String((840 + fixed) % 60).padStart(2, '0')}`;
        const event = eventOf(1, {
          startsAt,
          publicEndFixed,
          items: items.map((own) => item(own.kind, own.minutes, own)),
        });
        const order = orderOf(event, { festival: { timeZone, betweenFilmsMinutes } });
        const filmCount = items.filter((i) => i.kind === 'film').length;
        const sum =
          order.items.reduce((total, i) => total + i.minutes, 0) + betweenFilmsMinutes * Math.max(0, filmCount - 1);
        const parts = sum === 0 && fixed === null ? 60 : sum;
        expect(order.totalMinutes).toBe(fixed === null ? parts : Math.max(parts, fixed));
        expect(order.overrunMinutes).toBe(fixed === null ? 0 : Math.max(0, parts - fixed));
        expect(minutesBetween(startsAt, order.publicEnd ?? '', timeZone)).toBe(order.totalMinutes);
        for (const [i, part] of order.items.entries()) {
          const before = order.items[i - 1];
          const gap = part.offset - (before ? before.offset + before.minutes : 0);
          const isLaterFilm = part.kind === 'film' && order.items.slice(0, i).some((p) => p.kind === 'film');
          expect(gap).toBe(isLaterFilm ? betweenFilmsMinutes : 0);
        }
      },
    ),
    { numRuns: 300 },
  );
});
