import { expect, it } from 'vitest';
import { keptPathFor } from './found.ts';

const kept = ['/f', '/f/days/2026-06-06', '/f/events/12-le-sang', '/f/films/12-la-boue', '/f/rooms/1'];

it.each([
  ['/f', '/f'],
  ['/f/events/12-le-sang', '/f/events/12-le-sang'],
  ['/f/events/12-an-older-title', '/f/events/12-le-sang'],
  ['/f/events/12', '/f/events/12-le-sang'],
  ['/f/films/12', '/f/films/12-la-boue'],
  ['/f/rooms/1-foyer', '/f/rooms/1'],
  ['/f/events/1', null],
  ['/f/events/120-le-sang', null],
  ['/f/days/2026-06-07', null],
  ['/f/search', null],
])('answers %s with %s', (path, found) => {
  expect(keptPathFor(kept, path)).toBe(found);
});
