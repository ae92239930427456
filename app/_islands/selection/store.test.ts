import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { anything, readSelection, writeSelection } from '#lib/selections/selection.ts';
import { act, joinAddress, keep, keepUnderAddress, keptOf, tell } from './store.ts';

const FESTIVAL = 'nel';
const TOKEN = 'a-private-address';

/** A post, and the function with which the test answers it. */
type Asked = { address: string; acts: string[]; answer: (status: number, body?: unknown) => Promise<void> };
let asked: Asked[] = [];

beforeEach(() => {
  asked = [];
  vi.stubGlobal('dispatchEvent', () => true);
  vi.stubGlobal(
    'fetch',
    (address: string, { body }: { body?: URLSearchParams } = {}) =>
      new Promise<Response>((resolve) => {
        const answer = async (status: number, value: unknown = {}) => {
          resolve(new Response(typeof value === 'string' ? value : JSON.stringify(value), { status }));
          await settled();
        };
        asked.push({ address, acts: body?.getAll('act') ?? [], answer });
      }),
  );
});
afterEach(() => {
  choose([]);
  vi.unstubAllGlobals();
});

/** Resolves when everything is done that waits for no answer. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
const choose = (events: number[], films: number[] = [], token: string | null = null) =>
  keep(FESTIVAL, { selection: readSelection({ events, films }), token, waiting: [] });
const add = (number: number) => act(FESTIVAL, { verb: 'add', numbers: [number] }, anything);
const held = () => {
  const { selection, token, waiting } = keptOf(FESTIVAL);
  return { events: selection.events.map(({ number }) => number), films: selection.films, token, waiting };
};
const of = (...events: number[]) => writeSelection(readSelection({ events, films: [] }));

it('loses no choice made while a private address is being made', async () => {
  choose([1, 2], [7]);
  const made = keepUnderAddress(FESTIVAL, 'fr');
  act(FESTIVAL, { verb: 'remove', numbers: [2] }, anything);
  add(3);
  act(FESTIVAL, { verb: 'unwish', numbers: [7] }, anything);
  await asked[0]?.answer(201, { token: TOKEN });
  expect(asked[1]?.acts).toEqual(['remove-2', 'add-3', 'unwish-7']);
  await asked[1]?.answer(200, of(1, 3));
  expect(await made).toBe(TOKEN);
  expect(held()).toEqual({ events: [1, 3], films: [], token: TOKEN, waiting: [] });
});

it('sends one request at a time, so that each choice is sent', async () => {
  choose([], [], TOKEN);
  add(1);
  const again = tell(FESTIVAL);
  await settled();
  expect(asked.map(({ acts }) => acts)).toEqual([['add-1']]);
  add(2);
  await asked[0]?.answer(200, of(1));
  expect(asked.map(({ acts }) => acts)).toEqual([['add-1'], ['add-2']]);
  expect(held()).toMatchObject({ events: [1, 2], waiting: ['add-2'] });
  await asked[1]?.answer(200, of(1, 2));
  await again;
  await settled();
  expect([asked.length, held()]).toEqual([2, { events: [1, 2], films: [], token: TOKEN, waiting: [] }]);
});

it('takes away only what it sent, if another tab sent it too', async () => {
  choose([], [], TOKEN);
  add(1);
  await settled();
  keep(FESTIVAL, { selection: readSelection({ events: [1, 2] }), token: TOKEN, waiting: ['add-2'] });
  await asked[0]?.answer(200, of(1));
  expect(asked[1]?.acts).toEqual(['add-2']);
  await asked[1]?.answer(200, of(1, 2));
});

it('reads again if another tab chose and sent something since it asked', async () => {
  choose([1], [], TOKEN);
  const read = tell(FESTIVAL, { alsoRead: true });
  await settled();
  // A star from another tab, which the private address knows already.
  choose([1, 2], [], TOKEN);
  await asked[0]?.answer(200, of(1));
  expect([asked.length, held().events]).toEqual([2, [1, 2]]);
  await asked[1]?.answer(200, of(1, 2, 3));
  await read;
  expect([asked.length, held().events]).toEqual([2, [1, 2, 3]]);
});

it('continues after an answer that cannot be read', async () => {
  choose([], [], TOKEN);
  add(1);
  await settled();
  await asked[0]?.answer(200, '<p>A page of somebody between.</p>');
  add(2);
  await settled();
  expect(asked.at(-1)?.acts).toEqual(['add-1', 'add-2']);
  await asked.at(-1)?.answer(200, of(1, 2));
});

it('keeps the choices in this browser if the address has no room, and links them if it has', async () => {
  choose([1], [7]);
  const refused = joinAddress(FESTIVAL, TOKEN);
  expect(asked[0]?.acts).toEqual(['add-1', 'wish-7']);
  await asked[0]?.answer(409, { ok: false, reason: 'full' });
  expect(await refused).toBe(409);
  expect([asked.length, held()]).toEqual([1, { events: [1], films: [7], token: null, waiting: [] }]);
  const used = joinAddress(FESTIVAL, TOKEN);
  await asked[1]?.answer(200, of(1, 5));
  await asked[2]?.answer(200, of(1, 5));
  expect(await used).toBe(200);
  expect(held()).toEqual({ events: [1, 5], films: [], token: TOKEN, waiting: [] });
});
