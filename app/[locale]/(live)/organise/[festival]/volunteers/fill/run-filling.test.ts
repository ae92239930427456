import { describe, expect, it } from 'vitest';
import type { FillDifference } from '../../../../../../../lib/volunteers/filling.ts';
import { type FromWorker, runFilling } from './run-filling.ts';

const worth = {
  unfilled: 0,
  unwished: 0,
  unevenMinutes: 0,
  leastMinutes: 0,
  mostMinutes: 0,
  longestDayMinutes: 0,
  wishesMet: 0,
  wishes: 0,
};
const difference: FillDifference = { before: worth, after: worth, added: [], unfilled: [] };
const planning = { volunteers: [], shifts: [], given: [], declined: [], walks: {}, seances: [] };

function begin() {
  const heard: string[] = [];
  const worker = {
    onmessage: null as ((message: MessageEvent<FromWorker>) => void) | null,
    onerror: null as ((error: ErrorEvent) => void) | null,
    postMessage: () => heard.push('asked'),
    terminate: () => heard.push('ended worker'),
  };
  const end = runFilling(
    worker,
    { planning, seconds: 9 },
    {
      onFilling: () => heard.push('filling'),
      onFailed: () => heard.push('failed'),
      onEnd: () => heard.push('end'),
    },
  );
  const tell = (data: FromWorker) => worker.onmessage?.({ data } as MessageEvent<FromWorker>);
  return { heard, worker, end, tell };
}

describe('a search for a filling', () => {
  it('tells each that is better, and ends with the last', () => {
    const { heard, tell } = begin();
    tell({ kind: 'filling', difference, isDone: false });
    tell({ kind: 'filling', difference, isDone: true });
    tell({ kind: 'filling', difference, isDone: false });
    expect(heard).toEqual(['asked', 'filling', 'filling', 'ended worker', 'end']);
  });

  it('keeps what was found when it is stopped, and says nothing more when it is left', () => {
    const stopped = begin();
    stopped.end();
    stopped.end();
    expect(stopped.heard).toEqual(['asked', 'ended worker', 'end']);
    const left = begin();
    left.end(true);
    left.tell({ kind: 'filling', difference, isDone: true });
    expect(left.heard).toEqual(['asked', 'ended worker']);
  });

  it('says once that it failed', () => {
    const { heard, worker } = begin();
    worker.onerror?.({} as ErrorEvent);
    worker.onerror?.({} as ErrorEvent);
    expect(heard).toEqual(['asked', 'failed', 'ended worker', 'end']);
  });
});
