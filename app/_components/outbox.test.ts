import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WAITED_HEADER } from '#lib/volunteers/tapped-at.ts';
import { outboxOf, postTap, type Sent, type Tap, type TapStore } from './outbox.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

let at = 0;
const tap = (key: string): Tap => {
  at += 1;
  return { key, body: `clientKey=${key}`, at };
};

/** A store that outlives pages. */
function place(...kept: Tap[]): TapStore<Tap> & { kept: Tap[] } {
  return {
    kept,
    all: async () => [...kept],
    add: async (one) => void kept.push(one),
    drop: async (key) => {
      const index = kept.findIndex((one) => one.key === key);
      if (index >= 0) kept.splice(index, 1);
    },
  };
}

type Answer = { ok: boolean };

/** A page whose posts are answered one by one with `answer`. */
function page(store = place(), refused: string | null = null) {
  const sent: string[] = [];
  const settled: string[] = [];
  let waits: ((answer: Sent<Answer>) => void) | null = null;
  const outbox = outboxOf<Tap, Answer>({
    store,
    send: ({ key }) => {
      sent.push(key);
      return new Promise((resolve) => {
        waits = resolve;
      });
    },
    settle: ({ key }, { ok }) => {
      settled.push(key);
      return ok ? null : refused;
    },
  });
  const quiet = () => vi.advanceTimersByTimeAsync(0);
  const answer = async (with_: Sent<Answer>) => {
    await quiet();
    waits?.(with_);
    await quiet();
  };
  const put = async (key: string) => {
    void outbox.add(tap(key)).then(outbox.flush);
    await quiet();
  };
  const states = () => outbox.read().map(({ key, state }) => `${key} ${state}`);
  return { store, outbox, sent, settled, answer, put, states, quiet };
}
const done: Sent<Answer> = { answer: { ok: true } };

describe('a tap that has not arrived', () => {
  it('is stored, and sent in the order of the taps', async () => {
    const { store, sent, settled, answer, put, states } = page();
    await put('a');
    await put('b');
    expect([states(), sent, store.kept.map(({ key }) => key)]).toEqual([['a sending', 'b sending'], ['a'], ['a', 'b']]);
    await answer(done);
    expect([states(), sent, settled, store.kept.map(({ key }) => key)]).toEqual([
      ['b sending'],
      ['a', 'b'],
      ['a'],
      ['b'],
    ]);
    await answer(done);
    expect([states(), settled, store.kept]).toEqual([[], ['a', 'b'], []]);
  });

  it('is sent again after longer and longer pauses, and at once with the next tap', async () => {
    const { outbox, sent, answer, put, states } = page();
    await put('a');
    for (const wait of [1000, 2000, 4000, 8000, 8000]) {
      await answer('later');
      expect(states()).toEqual(['a waiting']);
      const [tried, shown] = [sent.length, outbox.read()];
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(sent).toHaveLength(tried);
      await vi.advanceTimersByTimeAsync(1);
      expect(sent).toHaveLength(tried + 1);
      // The same list, so that nothing is redrawn under a finger or the focus.
      expect(outbox.read()).toBe(shown);
    }
    await answer('later');
    await put('b');
    // The first is not answered, so the other waits too; the first try of a new tap comes soon
    // again.
    await answer('later');
    expect([states(), sent.at(-1)]).toEqual([['a waiting', 'b waiting'], 'a']);
    const tried = sent.length;
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toHaveLength(tried + 1);
    await answer(done);
    await answer(done);
    expect([states(), sent.at(-1), vi.getTimerCount()]).toEqual([[], 'b', 0]);
  });

  it('is sent at once even if it is made while an answer is handled', async () => {
    const { outbox, sent, answer, put, states, quiet } = page();
    await put('a');
    outbox.subscribe(() => {
      if (outbox.read().length === 0 && sent.length === 1) void outbox.add(tap('b')).then(outbox.flush);
    });
    await answer(done);
    await quiet();
    expect([sent, states()]).toEqual([['a', 'b'], ['b sending']]);
  });

  it('gives no answer after it was dropped, and stays dropped', async () => {
    const { store, outbox, settled, answer, put, states } = page();
    await put('a');
    await outbox.drop('a');
    await answer(done);
    expect([settled, states(), store.kept]).toEqual([[], [], []]);
  });

  it('is stopped when nothing more is accepted, until somebody signs in again', async () => {
    const { outbox, sent, answer, put, states } = page();
    await put('a');
    await put('b');
    await answer('stopped');
    expect(states()).toEqual(['a stopped', 'b stopped']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual(['a']);
    void outbox.retry();
    await answer(done);
    await answer(done);
    expect([sent, states()]).toEqual([['a', 'a', 'b'], []]);
  });

  it('says why it was refused until the next tap, and is not sent again', async () => {
    const { store, outbox, sent, answer, put, states } = page(place(), 'It is over.');
    await put('a');
    await answer({ answer: { ok: false } });
    expect([states(), outbox.read()[0]?.message, store.kept]).toEqual([['a refused'], 'It is over.', []]);
    await outbox.flush();
    expect([sent, states()]).toEqual([['a'], ['a refused']]);
    await put('b');
    expect(states()).toEqual(['b sending']);
  });

  it('outlives its page, and is sent by one of two pages that share a store', async () => {
    const store = place(tap('a'), tap('b'));
    const [first, second] = [page(store), page(store)];
    void first.outbox.flush();
    await second.quiet();
    expect([first.states(), first.sent]).toEqual([['a waiting', 'b waiting'], ['a']]);
    await first.answer(done);
    await first.answer(done);
    void second.outbox.flush();
    await second.quiet();
    expect([second.sent, second.states(), store.kept]).toEqual([[], [], []]);
  });

  it('disappears when another page sent it', async () => {
    const store = place(tap('a'));
    const { outbox, answer, states, quiet } = page(store);
    void outbox.flush();
    await answer('later');
    expect(states()).toEqual(['a waiting']);
    await store.drop('a');
    void outbox.flush();
    await quiet();
    expect(states()).toEqual([]);
  });

  it('waits for the tabs that send under the same lock', async () => {
    const asked: string[] = [];
    vi.stubGlobal('navigator', {
      locks: { request: (name: string, work: () => Promise<boolean>) => asked.push(name) && work() },
    });
    const send = async (): Promise<Sent<Answer>> => done;
    const outbox = outboxOf<Tap, Answer>({ store: place(tap('a')), send, settle: () => null, lock: 'taps' });
    await outbox.flush();
    expect([asked, outbox.read()]).toEqual([['taps'], []]);
  });
});

describe('postTap', () => {
  it('posts what the form would, with the seconds it waited', async () => {
    const posted: [string, RequestInit][] = [];
    vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
      posted.push([address, init]);
      return new Response('{}');
    });
    const one = { key: 'a', body: 'act=here', at: Date.now() - 61_000 };
    expect((await postTap('/api/here', one))?.status).toBe(200);
    const [[address, { method, body, headers }] = ['', {}]] = posted;
    expect([address, method, body, (headers as Record<string, string>)[WAITED_HEADER]]).toEqual([
      '/api/here',
      'POST',
      'act=here',
      '61',
    ]);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await postTap('/api/here', one)).toBeNull();
  });
});
