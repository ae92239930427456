import { expect, it, vi } from 'vitest';
import { runSearch, type SearchAnswer, type SearchWorker } from './use-search.ts';

function started() {
  const worker: SearchWorker<string> = { postMessage: vi.fn(), terminate: vi.fn(), onmessage: null, onerror: null };
  const hears = { onFound: vi.fn(), onFailed: vi.fn(), onEnd: vi.fn() };
  const search = runSearch(worker, { asked: 'a draft', seconds: 9 }, hears);
  const answer = (data: SearchAnswer<string>) => worker.onmessage?.({ data } as MessageEvent<SearchAnswer<string>>);
  const find = (isDone: boolean) => answer({ kind: 'found', found: 'the best so far', isDone });
  return { worker, hears, search, answer, find };
}

it('reports the results, and the end once', () => {
  const { worker, hears, search, find } = started();
  find(false);
  expect([hears.onFound.mock.calls.length, hears.onEnd.mock.calls.length]).toEqual([1, 0]);
  find(true);
  search.stop();
  expect([hears.onFound.mock.calls.length, hears.onEnd.mock.calls.length]).toEqual([2, 1]);
  expect(worker.terminate).toHaveBeenCalledOnce();
});

it('an abandoned search ends its worker without a report, and does not end the next one', () => {
  const { worker, hears, search, find } = started();
  search.leave();
  find(true);
  worker.onerror?.({} as ErrorEvent);
  search.stop();
  expect(worker.terminate).toHaveBeenCalledOnce();
  for (const hear of Object.values(hears)) expect(hear).not.toHaveBeenCalled();
});

it('is over when it failed for good, but goes on when it only cannot improve', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { worker, hears, answer } = started();
  answer({ kind: 'failed', message: 'no solver' });
  expect([hears.onFailed.mock.calls.length, hears.onEnd.mock.calls.length]).toEqual([1, 0]);
  worker.onerror?.({} as ErrorEvent);
  expect([hears.onFailed.mock.calls.length, hears.onEnd.mock.calls.length]).toEqual([2, 1]);
  warn.mockRestore();
});
