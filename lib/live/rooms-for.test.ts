import { expect, it } from 'vitest';
import { draftOf, roomOf } from '../programme/draft-testing.ts';
import { freeze } from '../programme/release.ts';
import { inRoom, seance } from './delay-testing.ts';
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
  const wall = (hour: string) => `2026-11-28T${hour}`;
  return { number: 1, startsAt: wall(from), endsAt: wall(to), cues: [] };
};
const said = (from: string, to: string) =>
  roomsFor(team, shown(from, to)).map(({ name, busyWith }) => [name.fr, busyWith?.fr ?? null]);

it('offers free rooms first, large ones before small ones, and says what stands in the others', () => {
  expect(said('14:00', '15:00')).toEqual([
    ['Salle 4', null],
    ['Salle 3', null],
    ['Salle 2', 'S2'],
  ]);
});

it('goes by the séance as late as it is', () => {
  expect(said('15:45', '16:45')).toEqual([
    ['Salle 2', null],
    ['Salle 4', null],
    ['Salle 3', 'S3'],
  ]);
});
