import { expect, it } from 'vitest';
import { goneOf, visited } from './last-visit.ts';

const ana = { userId: 7, festivalId: 12 };
/**
 * From which change on everything is new to Ana at each of her visits; given as the newest change
 * and the minute.
 */
const sinces = (...visits: [newest: number, minute: number][]) => {
  let cookie: string | undefined;
  return visits.map(([newest, minute]) => {
    const { since, cookie: next } = visited(cookie, { ...ana, newest, minute });
    cookie = next;
    return since;
  });
};

it('keeps what came after the last visit marked during the present one', () => {
  // At the first visit nothing is new; what others do during it is.
  expect(sinces([100, 0], [104, 5])).toEqual([100, 100]);
  expect(sinces([100, 0], [140, 600], [141, 601], [150, 1300])).toEqual([100, 100, 100, 141]);
});

it('undoes nothing when the reader goes back to a cached page', () => {
  const now = visited(undefined, { ...ana, newest: 200, minute: 900 }).cookie;
  expect(visited(now, { ...ana, newest: 100, minute: 10 }).cookie).toBe(now);
});

it('begins anew after a backup was restored, as what it had seen no longer exists', () => {
  const before = visited(undefined, { ...ana, newest: 200, minute: 0 }).cookie;
  const back = { ...ana, newest: 90, minute: 600 };
  const later = { ...ana, newest: 150, minute: 1200 };
  expect([goneOf(before, back), goneOf(before, { ...back, newest: 200 })]).toEqual([200, undefined]);
  const first = visited(before, { ...back, gone: 200 });
  expect(first.since).toBe(90);
  expect([goneOf(first.cookie, later), visited(first.cookie, later).since]).toEqual([undefined, 90]);
  // Going back to a cached page does not undo what was stored since.
  const now = visited(first.cookie, later).cookie;
  expect(visited(now, { ...back, gone: 200 }).cookie).toBe(now);
});

it('belongs to one account, keeps ten festivals, and ignores foreign values', () => {
  const first = visited(undefined, { ...ana, newest: 100, minute: 0 }).cookie;
  expect(visited(first, { ...ana, userId: 8, newest: 140, minute: 600 })).toEqual({
    since: 140,
    cookie: '8!12.140.140.600',
  });
  let cookie = first;
  for (let festivalId = 20; festivalId < 40; festivalId += 1)
    cookie = visited(cookie, { ...ana, festivalId, newest: 100, minute: 0 }).cookie;
  expect(cookie.split('!').length).toBe(11);
  for (const odd of ['7!12.x', '7!12.1.2', '<b>', '7!12.1.2.3!', '9'.repeat(400)])
    expect(visited(odd, { ...ana, newest: 140, minute: 600 }).since).toBe(140);
});
