import { describe, expect, it } from 'vitest';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import { MAX_ITEMS } from './choices.ts';
import { withMainRoom } from './placing.ts';
import { eventInput } from './schema.ts';

const paris = eventInput({ timeZone: 'Europe/Paris', dayStartsAt: '05:00' });
const kathmandu = eventInput({ timeZone: 'Asia/Kathmandu', dayStartsAt: '04:00' });
const errors = (values: object) => {
  const { error } = paris.safeParse(values);
  return error ? fieldErrors(error) : {};
};

describe('day, start and fixed end', () => {
  it.each([
    ['20h30', '22 h', '2026-11-28T20:30', '2026-11-28T22:00'],
    ['2030', '0h30', '2026-11-28T20:30', '2026-11-29T00:30'],
    ['0h30', '2:15', '2026-11-29T00:30', '2026-11-29T02:15'],
    ['4:59', '', '2026-11-29T04:59', null],
    ['5h', '5h', '2026-11-28T05:00', '2026-11-29T05:00'],
  ])('%s to %j on the 28th', (time, end, startsAt, publicEndFixed) => {
    expect(paris.parse({ day: '2026-11-28', time, end })).toMatchObject({ startsAt, publicEndFixed });
  });

  it('reads after midnight by the hour the festival’s day starts', () => {
    expect(kathmandu.parse({ day: '2026-11-28', time: '4h' }).startsAt).toBe('2026-11-28T04:00');
  });

  it.each([
    [{ day: '2026-11-28' }, { time: 'time' }],
    [{ time: '20h30' }, { day: 'startNeedsDay' }],
    [{ day: '2026-11-28', time: '25h' }, { time: 'time' }],
    [{ day: '2026-02-31', time: '20h' }, { day: 'choice' }],
    [{ end: '20h' }, { end: 'endNeedsStart' }],
    [{ day: '2026-11-28', time: '20h', end: 'tard' }, { end: 'time' }],
    [
      { day: '2026-11-28', time: '26h', end: 'tard', capacity: 'peu' },
      { time: 'time', end: 'time', capacity: 'number' },
    ],
    // The night of 28 March 2026: 2:30 does not exist on the 29th.
    [{ day: '2026-03-28', time: '2h30' }, { time: 'skippedTime' }],
    [{ day: '2026-03-28', time: '23h', end: '2h30' }, { end: 'skippedTime' }],
  ])('refuses %j beside its field', (values, expected) => expect(errors(values)).toEqual(expected));

  it('accepts an hour that happens twice', () => {
    expect(paris.parse({ day: '2026-10-24', time: '2h30' }).startsAt).toBe('2026-10-25T02:30');
  });
});

it('has one main room: a further one is joined to it, and stays when the card is moved', () => {
  const { rooms } = paris.parse({
    rooms: [{ room: '' }, { room: '1', use: 'overflow' }, { room: '2' }, { room: '3', use: 'main' }],
  });
  expect(rooms.map(({ row, roomId, use }) => [row, roomId, use])).toEqual([
    [1, 1, 'overflow'],
    [2, 2, 'main'],
    [3, 3, 'joined'],
  ]);
  expect(withMainRoom(rooms, 4)).toHaveLength(3);
});

describe('languages', () => {
  it('are read by their names in either language, or their codes', () => {
    expect(paris.parse({ spoken: 'anglais, Wolof', translatedInto: 'fr ; LSF' })).toMatchObject({
      spoken: ['en', 'wo'],
      translatedInto: ['fr', 'fsl'],
    });
    expect(paris.parse({})).toMatchObject({ spoken: [], translatedInto: [] });
  });

  it('refuse an invalid value beside its field', () => {
    expect(errors({ spoken: 'klingonnais' })).toEqual({ spoken: 'language' });
    expect(errors({ translatedInto: 'fr, tout' })).toEqual({ translatedInto: 'language' });
  });
});

describe('links', () => {
  it('are whole addresses, without empty or removed rows', () => {
    const { links } = paris.parse({
      links: [
        { address: ' a.example/d ', label: ' Le dossier ' },
        { address: '', label: '' },
        { address: 'https://b.example', remove: 'on' },
        { address: 'http://c.example' },
      ],
    });
    expect(links).toEqual([
      { address: 'https://a.example/d', label: 'Le dossier' },
      { address: 'http://c.example', label: '' },
    ]);
  });

  it.each([
    [[{ address: 'javascript:alert(1)' }], { 'links.0.address': 'url' }],
    [[{ address: '', label: 'Le dossier' }], { 'links.0.address': 'required' }],
    [Array.from({ length: 21 }, () => ({ address: 'a.example' })), { links: 'tooMany:20' }],
  ])('refuse %j beside their field', (links, expected) => expect(errors({ links })).toEqual(expected));
});

describe('rows', () => {
  it('follow their positions, without spare and removed ones', () => {
    const { items } = paris.parse({
      items: [
        { key: 'i1', kind: 'film', film: '4', position: '10' },
        { key: 'i2', kind: 'debate', position: '5' },
        { key: 'i3', kind: 'talk', position: '20', remove: 'on' },
        { key: 'n1', kind: '', position: '30' },
        { key: 'n2', kind: '', film: '7', position: '40' },
      ],
    });
    expect(items.map(({ row, id, kind, filmId }) => [row, id, kind, filmId])).toEqual([
      [1, 2, 'debate', null],
      [0, 1, 'film', 4],
      [4, null, 'film', 7],
    ]);
  });

  it('keep one elastic part, and no film on a part that shows none', () => {
    const { items } = paris.parse({
      items: [
        { kind: 'debate', elastic: 'on', film: '4', version: '5' },
        { kind: 'talk', elastic: true },
      ],
    });
    expect(items.map(({ elastic, filmId, filmVersionId }) => [elastic, filmId, filmVersionId])).toEqual([
      [true, null, null],
      [false, null, null],
    ]);
  });

  it('have a limit, and ids in digits', () => {
    expect(errors({ items: Array.from({ length: MAX_ITEMS + 1 }, () => ({ kind: 'talk' })) })).toEqual({
      items: `tooMany:${MAX_ITEMS}`,
    });
    expect(errors({ items: [{ kind: 'film', film: '1 or 1=1' }], people: [{ person: '-1' }] })).toEqual({
      'items.0.film': 'choice',
      'people.0.person': 'choice',
    });
    expect(paris.parse({ themes: { t3: 'on', t4: false, x5: 'on', tt: 'on' } }).themeIds).toEqual([3]);
  });

  it('never leave a part of a series without its series', () => {
    expect(paris.parse({ seriesPosition: '2' }).seriesPosition).toBeNull();
    expect(paris.parse({ series: '3', seriesPosition: '2' })).toMatchObject({ seriesId: 3, seriesPosition: 2 });
  });
});
