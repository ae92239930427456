import { expect, it } from 'vitest';
import { draftOf, roomOf } from '#lib/model/draft-testing.ts';
import type { LiveFacts } from '#lib/model/live-facts.ts';
import { freeze } from '#lib/programme/release.ts';
import { block, inRoom, seance, teamOf } from './delay-testing.ts';
import { roomsFor } from './rooms-for.ts';

const AT = { number: 1, at: '2026-11-01T09:00:00.000Z' };

const { team } = freeze(
  draftOf([seance(1, '14:00', 60), seance(2, '14:30', 60, 0, inRoom(2)), seance(3, '16:00', 60, 0, inRoom(3))], {
    rooms: [roomOf(1, { seats: 100 }), roomOf(2, { seats: 200 }), roomOf(3, { seats: 40 }), roomOf(4, { seats: 120 })],
  }),
  null,
  AT,
);
const shown = (from: string, to: string) => {
  const cues = [from, to].map((hour) => ({ instant: Date.parse(`2026-11-28T${hour}+01:00`) }));
  return { number: 1, start: 0, cues };
};
const late = (minutes: Record<number, number>): LiveFacts => ({
  notices: [],
  events: new Map(
    Object.entries(minutes).map(([number, delay]) => [Number(number), { delay, cut: 0, places: null, notices: [] }]),
  ),
});
const said = (from: string, to: string, delays: Record<number, number> = {}) =>
  roomsFor(team, shown(from, to), late(delays)).map(({ name, busyWith }) => [name.fr, busyWith?.fr ?? null]);

it('lists free rooms first, large ones before small ones, and names what is in the others', () => {
  expect(said('14:00', '15:00')).toEqual([
    ['Salle 4', null],
    ['Salle 3', null],
    ['Salle 2', 'S2'],
  ]);
});

it('lists no online place', () => {
  const rooms = [roomOf(1), roomOf(2), roomOf(9, { kind: 'online' })];
  const { team: document } = freeze(draftOf([seance(1, '14:00', 60)], { rooms }), null, AT);
  expect(roomsFor(document, shown('14:00', '15:00'), late({})).map(({ name }) => name.fr)).toEqual(['Salle 2']);
});

it('counts the delay of the séance itself', () => {
  expect(said('15:45', '16:45')).toEqual([
    ['Salle 2', null],
    ['Salle 4', null],
    ['Salle 3', 'S3'],
  ]);
});

it('counts the delays of séances in the other rooms', () => {
  const free = (from: string, to: string, delays: Record<number, number>) =>
    said(from, to, delays).flatMap(([name, busy]) => (busy === null ? [name] : []));
  // The second is planned until 15:30, with its room free at 15:40, and is half an hour late; the
  // third must leave its room to the séance that begins at its planned hour.
  expect(free('15:45', '16:20', { 2: 30, 3: 45 })).toEqual(['Salle 4', 'Salle 3']);
  expect(free('15:45', '16:20', {})).toEqual(['Salle 2', 'Salle 4']);
});

it('counts a set-up in every room, and no drop-in exhibition', () => {
  const document = teamOf(
    [seance(1, '14:00', 60), seance(2, '10:00', 600, 0, { ...inRoom(2), kind: 'exhibition', admission: 'drop-in' })],
    { blocks: [block('set-up', '18:00', 60, [])] },
  );
  const busy = (from: string, to: string) =>
    roomsFor(document, shown(from, to), late({})).filter(({ busyWith }) => busyWith !== null).length;
  expect([busy('14:00', '15:00'), busy('18:30', '19:30')]).toEqual([0, 2]);
});

it('counts a séance without a known end as in its room when it starts', () => {
  const made = teamOf([seance(1, '14:00', 60), seance(2, '14:30', 60, 0, inRoom(2))]);
  const endless = { endsAt: null, endInstant: null, freeAt: null };
  const document = { ...made, events: made.events.map((one) => (one.number === 2 ? { ...one, ...endless } : one)) };
  const busy = (from: string, to: string) =>
    roomsFor(document, shown(from, to), late({})).flatMap(({ busyWith }) => busyWith?.fr ?? []);
  expect([busy('14:00', '15:00'), busy('15:00', '16:00')]).toEqual([['S2'], []]);
});
