import { expect, it, vi } from 'vitest';
import type { ToldProposal } from '../../../../../../lib/proposals/told.ts';
import { type FromWorker, runSearch, type SearchWorker } from './run-search.ts';

function started() {
  const worker: SearchWorker = { postMessage: vi.fn(), terminate: vi.fn(), onmessage: null, onerror: null };
  const hears = { onProposal: vi.fn(), onFailed: vi.fn(), onEnd: vi.fn() };
  const search = runSearch(worker, { draft: {}, seconds: 9 }, hears);
  const answer = (data: FromWorker) => worker.onmessage?.({ data } as MessageEvent<FromWorker>);
  const propose = (isDone: boolean) => answer({ kind: 'proposal', proposal: { isDone } as ToldProposal });
  return { worker, hears, search, answer, propose };
}

it('tells each proposal, and its end once', () => {
  const { worker, hears, search, propose } = started();
  propose(false);
  expect([hears.onProposal.mock.calls.length, hears.onEnd.mock.calls.length]).toEqual([1, 0]);
  propose(true);
  search.stop();
  expect([hears.onProposal.mock.calls.length, hears.onEnd.mock.calls.length]).toEqual([2, 1]);
  expect(worker.terminate).toHaveBeenCalledOnce();
});

it('that is left ends its worker and says nothing, so that the one begun on coming back is not ended with it', () => {
  const { worker, hears, search, propose } = started();
  search.leave();
  propose(true);
  worker.onerror?.({} as ErrorEvent);
  search.stop();
  expect(worker.terminate).toHaveBeenCalledOnce();
  for (const hear of Object.values(hears)) expect(hear).not.toHaveBeenCalled();
});

it('that fails for good is over; one that only cannot improve goes on', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { worker, hears, answer } = started();
  answer({ kind: 'failed', message: 'no solver' });
  expect([hears.onFailed.mock.calls.length, hears.onEnd.mock.calls.length]).toEqual([1, 0]);
  worker.onerror?.({} as ErrorEvent);
  expect([hears.onFailed.mock.calls.length, hears.onEnd.mock.calls.length]).toEqual([2, 1]);
  warn.mockRestore();
});
