import { afterEach, expect, it, vi } from 'vitest';
import { answerSearch } from './answer-search.ts';
import type { SearchAnswer } from './use-search.ts';

afterEach(() => vi.unstubAllGlobals());

type Search = ReturnType<Parameters<typeof answerSearch<string, string>>[0]>;

/** The answers of a worker that begins with « first » and improves it as `better` says. */
async function answers(better: (put: (best: string) => void, given: Parameters<Search['better']>[0]) => void) {
  const said: SearchAnswer<string>[] = [];
  const worker = { postMessage: (answer: SearchAnswer<string>) => said.push(answer), onmessage: null };
  vi.stubGlobal('self', worker);
  answerSearch<string, string>((asked) => {
    let best = `first of ${asked}`;
    return {
      found: () => best,
      better: (given, tell) =>
        better((next) => {
          best = next;
          tell();
        }, given),
    };
  });
  const hear = worker.onmessage as unknown as (event: unknown) => Promise<void>;
  await hear({ data: { asked: 'a draft', seconds: 9 } });
  return said;
}

it('sends the first answer at once, each better one, and the best once more at the end', async () => {
  const said = await answers((put, { solve, left }) => {
    expect([left() > 0, left() <= 9000]).toEqual([true, true]);
    const taken = solve('Maximize\n obj: x\nSubject To\n c: x <= 1\nBounds\n 0 <= x <= 1\nGeneral\n x\nEnd\n', 1);
    put(`solved ${[...(taken ?? [])]}`);
  });
  expect(said).toEqual([
    { kind: 'found', found: 'first of a draft', isDone: false },
    { kind: 'found', found: 'solved x', isDone: false },
    { kind: 'found', found: 'solved x', isDone: true },
  ]);
});

it('keeps the best answer when it can no longer improve it', async () => {
  const said = await answers((put) => {
    put('second');
    throw new Error('no solver');
  });
  expect(said.slice(2)).toEqual([
    { kind: 'failed', message: 'Error: no solver' },
    { kind: 'found', found: 'second', isDone: true },
  ]);
});
