import { expect, it } from 'vitest';
import type { Role } from '#lib/accounts/schema.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { type DraftEvent, type DraftRoom, indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf, roomOf } from '#lib/model/draft-testing.ts';
import { may } from '#lib/policy.ts';
import { firstStepsOf } from './first-steps.tsx';
import { nextActOf, STEP_OF } from './home/next-act-of.ts';

const stepsOf = (events: DraftEvent[], rooms: DraftRoom[], role: Role = 'owner') => {
  const { draft } = indexDraft({ ...draftOf(events), rooms, films: [] });
  const { steps, next } = firstStepsOf(draft, role, deskPaths('fr', 'f'));
  return { done: steps.flatMap(({ key, isDone }) => (isDone ? [key] : [])), next: next?.key, steps };
};

it('ticks the steps of séances and hours as they are done', () => {
  const rooms = [roomOf(1)];
  const waiting = eventOf(1, { startsAt: null, rooms: [] });
  const placed = eventOf(2, { startsAt: '2026-11-28T10:00', rooms: [{ roomId: 1, use: 'main' }] });
  expect(stepsOf([], [])).toMatchObject({ done: [], next: 'rooms' });
  expect(stepsOf([], rooms)).toMatchObject({ done: ['rooms'], next: 'films' });
  // Without films that step is open, and séances that need none do not wait for it.
  expect(stepsOf([waiting, placed], rooms)).toMatchObject({ done: ['rooms', 'events'], next: 'place' });
  expect(stepsOf([placed], rooms)).toMatchObject({ done: ['rooms', 'events', 'place'], next: 'publish' });
});

it('asks for films if a séance lacks its own', () => {
  const lacking = eventOf(1, { startsAt: null, items: [itemOf(1, { kind: 'film' })] });
  expect(stepsOf([lacking], [roomOf(1)]).next).toBe('films');
  expect(stepsOf([{ ...lacking, status: 'cancelled' }], [roomOf(1)]).next).toBe('publish');
  const talk = { ...lacking, items: [itemOf(1, { kind: 'talk' })] };
  expect(stepsOf([talk], [roomOf(1)]).next).toBe('place');
});

it('offers a programmer nothing they would be refused', () => {
  expect(may('programmer', 'settings')).toBe(false);
  const { next, steps } = stepsOf([], [], 'programmer');
  expect(next).toBe('films');
  expect(steps.flatMap(({ ways }) => ways.map(([way]) => way))).toEqual([
    'addFilm',
    'pasteFilms',
    'addEvent',
    'addEvent',
    'grid',
    'propose',
  ]);
  expect(steps.map(({ key }) => key)).toEqual(['films', 'events', 'place']);
  const placed = eventOf(1, { startsAt: '2026-11-28T10:00', rooms: [{ roomId: 1, use: 'main' }] });
  const done = stepsOf([placed], [roomOf(1)], 'programmer');
  expect(done.steps.map(({ key }) => key)).toEqual(['rooms', 'films', 'events', 'place']);
  expect(done.next).toBeUndefined();
});

it('offers one next act above the steps, and leads to a step by it alone', () => {
  const draft = draftOf([eventOf(1, { startsAt: null })]);
  const never = { release: null, count: 0 };
  const led = (...[of, blocking, state, role]: Parameters<typeof nextActOf>) => {
    const act = nextActOf(of, blocking, state, role);
    return act && [act.key, act.count, STEP_OF[act.key]];
  };
  expect(led(draft, 2, never, 'owner')).toEqual(['settle', 2, undefined]);
  expect(led(draft, 0, never, 'owner')).toEqual(['place', 1, 'place']);
  expect(led(draftOf([]), 0, never, 'owner')).toEqual(['first', 1, 'publish']);
  expect(led(draftOf([]), 0, never, 'team')).toBeUndefined();
  expect(led(draftOf([]), 0, { release: { number: 1, at: '' }, count: 3 }, 'owner')).toEqual(['publish', 3, undefined]);
});

it('after the festival offers no scheduling, but what can still be published, and the next edition', () => {
  const draft = draftOf([eventOf(1, { startsAt: null })]);
  const afterwards = { hasNextEdition: false };
  const published = { release: { number: 1, at: '' }, count: 0 };
  // Not « first », whose sentence says that every séance has an hour: that was not checked.
  expect(nextActOf(draft, 2, { release: null, count: 0 }, 'owner', afterwards)?.key).toBe('archive');
  expect(nextActOf(draftOf([]), 0, { release: null, count: 0 }, 'owner', afterwards)?.key).toBe('edition');
  expect(nextActOf(draft, 2, { ...published, count: 3 }, 'owner', afterwards)?.key).toBe('publish');
  expect(nextActOf(draft, 2, published, 'owner', afterwards)?.key).toBe('edition');
  expect(nextActOf(draft, 2, published, 'programmer', afterwards)).toBeUndefined();
  expect(nextActOf(draft, 2, published, 'owner', { hasNextEdition: true })).toBeUndefined();
});
