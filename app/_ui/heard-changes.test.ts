import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ChangeEntity } from '#db/enums.ts';
import type { LiveChange, LiveMessage } from '#lib/live/messages.ts';
import { acting, onHeard, type RecordRoot, tellAct, tellHeard } from './heard-changes.ts';

beforeEach(() => vi.stubGlobal('window', new EventTarget()));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const change = (patch: Partial<LiveChange>): LiveMessage => ({
  event: 'change',
  id: 1,
  data: {
    batch: 'b',
    key: null,
    verb: 'edited',
    by: 'Léa',
    userId: 2,
    at: '2026-06-06T10:00:00.000Z',
    whole: [],
    removed: [],
    others: [],
    ...patch,
  },
});

/** What a form of this record hears of messages, for the reader with user id 1. */
function heard(root: RecordRoot, ...messages: LiveMessage[]) {
  const said: unknown[] = [];
  const stop = onHeard(root, (what, { isMine }) => said.push(isMine ? `${what} by me` : what));
  for (const message of messages) tellHeard(message, 1);
  stop();
  return said;
}

it('tells a form what others did with its record, and names a deletion as such', () => {
  const film = { entity: 'film', id: 7 } as const;
  expect(heard(film, change({ others: [{ entity: 'film', id: 7 }] }))).toEqual(['changed']);
  expect(heard(film, change({ others: [{ entity: 'film', id: 7, isGone: true }] }))).toEqual(['gone']);
  const others = [
    { entity: 'film', id: 8, isGone: true },
    { entity: 'person', id: 7, isGone: true },
    { entity: 'film', id: 7 },
  ] as const;
  expect(heard(film, change({ others: [...others] }))).toEqual(['changed']);
  expect(heard(film, change({ others: others.slice(0, 2) }))).toEqual([]);
  const seance = { entity: 'event', id: 7 } as const;
  expect(heard(seance, change({ removed: [{ id: 7, version: 2 }] }))).toEqual(['gone']);
  expect(heard(seance, change({ whole: [{ id: 7 } as LiveChange['whole'][number]] }))).toEqual(['changed']);
});

it('tells a form that too much has changed to list it', () => {
  const reload = (kinds: ChangeEntity[] | null): LiveMessage => ({
    event: 'reload',
    id: 9,
    data: { lastChange: 9, kinds },
  });
  const film = { entity: 'film', id: 7 } as const;
  expect(heard(film, reload(['event', 'film']), reload(null))).toEqual(['many', 'many']);
  expect(heard(film, reload(['event']))).toEqual([]);
  expect(heard(film, { event: 'beat', data: {} })).toEqual([]);
});

it('after a deletion tells nothing uncertain until the record is heard of again', () => {
  const film = { entity: 'film', id: 7 } as const;
  const [gone, back] = [change({ others: [{ ...film, isGone: true }] }), change({ others: [film] })];
  const many: LiveMessage = { event: 'reload', id: 9, data: { lastChange: 9, kinds: ['film'] } };
  expect(heard(film, gone, many, back, many)).toEqual(['gone', 'changed', 'many']);
});

it('tells what its reader did in another window, once this one has finished, but not what it did itself', async () => {
  vi.useFakeTimers();
  // Long after the acts of earlier tests.
  vi.advanceTimersByTime(3_600_000);
  const film = { entity: 'film', id: 7 } as const;
  const mine = (patch: object = {}) => change({ userId: 1, others: [{ ...film, ...patch }] });
  expect(heard(film, mine(), mine({ isGone: true }))).toEqual(['changed by me', 'gone by me']);
  let refuse = (_: Error) => {};
  const act = acting(new Promise<void>((_, refused) => (refuse = refused)));
  // Other people's changes are always told.
  expect(heard(film, mine(), change({ others: [film] }))).toEqual(['changed']);
  const said: string[] = [];
  const stop = onHeard(film, (what) => said.push(what));
  refuse(new Error('refused'));
  await expect(act).rejects.toThrow('refused');
  vi.advanceTimersByTime(2500);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(said).toEqual(['changed']);
  tellAct('own');
  tellHeard(change({ batch: 'own', userId: 1, others: [film] }), 1);
  expect(said).toEqual(['changed']);
  stop();
});

it('tells the form of a record there is one of before it was first saved', () => {
  const only = { entity: 'volunteer-settings', id: 'only' } as const;
  expect(heard(only, change({ others: [{ entity: 'volunteer-settings', id: 3 }] }))).toEqual(['changed']);
  expect(heard(only, change({ others: [{ entity: 'festival', id: 3 }] }))).toEqual([]);
});
