import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DayAnswer } from '#app/_server/day-post.ts';

const tab = new Map<string, string>();
const posts: string[] = [];
let answers: (Response | null)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  tab.clear();
  posts.length = 0;
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => tab.get(key) ?? null,
    setItem: (key: string, value: string) => tab.set(key, value),
    removeItem: (key: string) => tab.delete(key),
  });
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    posts.push(body);
    const answer = answers.shift();
    if (!answer) throw new TypeError('Failed to fetch');
    return answer;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page in this tab, as after a reload. */
async function page(account = 7) {
  vi.resetModules();
  const { outbox } = await import('./outbox.ts');
  const late: string[] = [];
  const open = async () => {
    outbox.open(account, ({ label }, { ok }) => late.push(`${label} ${ok}`));
    await vi.advanceTimersByTimeAsync(0);
  };
  const heard: DayAnswer[] = [];
  const send = async (key: string) => {
    outbox.send({ key, address: '/api/today', body: `clientKey=${key}`, label: `tap ${key}` }, (answer) =>
      heard.push(answer),
    );
    await vi.advanceTimersByTimeAsync(0);
  };
  const states = () => outbox.read().map(({ key, state, message }) => [key, state, message].filter(Boolean).join(' '));
  return { outbox, open, send, late, heard, states };
}
const json = (body: DayAnswer | { ok: false }, status = 200) => Response.json(body, { status });
const done = () => json({ ok: true, next: '/fr/today', isPublic: true });
const refused = () => json({ ok: false, message: 'It is over.', isFinal: true, fields: {} }, 409);
const busy = () => json({ ok: false, message: 'Busy.', isFinal: false, fields: {} }, 503);

it('gives the answer to the form that sent the tap, and then forgets the tap', async () => {
  const { open, send, heard, late, states } = await page();
  await open();
  answers = [done(), refused()];
  await send('a');
  await send('b');
  expect([heard.map(({ ok }) => ok), late, states(), tab.size]).toEqual([[true, false], [], [], 0]);
});

it('keeps a tap through a reload, only for its account, and sends it with its key until it is answered', async () => {
  const first = await page();
  await first.open();
  answers = [null];
  await first.send('a');
  expect([first.states(), posts]).toEqual([['a waiting'], ['clientKey=a']]);
  const second = await page();
  answers = [busy(), null, done()];
  await second.open();
  expect(second.states()).toEqual(['a waiting']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([second.states(), second.late, new Set(posts), tab.size]).toEqual([
    [],
    ['tap a true'],
    new Set(['clientKey=a']),
    0,
  ]);

  answers = [null];
  await second.send('b');
  const other = await page(8);
  await other.open();
  expect([other.states(), tab.size]).toEqual([[], 0]);
});

it('reports a refusal when the form is gone, and stops when nobody is signed in', async () => {
  const { outbox, open, send, late, states } = await page();
  await open();
  answers = [null, refused()];
  await send('a');
  outbox.leave('a');
  await vi.advanceTimersByTimeAsync(1000);
  expect([states(), late]).toEqual([['a refused It is over.'], ['tap a false']]);
  answers = [json({ ok: false }, 401)];
  await send('b');
  expect(states()).toEqual(['b stopped']);
  // A page from a proxy or of a wifi is no answer.
  answers = [new Response('<html>', { status: 200 })];
  void outbox.retry();
  await vi.advanceTimersByTimeAsync(0);
  expect(states()).toEqual(['b waiting']);
  outbox.drop('b');
  await vi.advanceTimersByTimeAsync(60_000);
  expect([states(), tab.size]).toEqual([[], 0]);
});
