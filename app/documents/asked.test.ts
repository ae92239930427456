import { afterEach, expect, it, vi } from 'vitest';
import { LanterneError } from '#lib/errors.ts';
import { lastFaults } from '#lib/faults.ts';
import { answering } from './asked.ts';

afterEach(() => vi.restoreAllMocks());

it('a page that cannot be drawn now is to be asked for again, and an unknown error is noted', async () => {
  const print = vi.spyOn(console, 'error').mockImplementation(() => {});
  const ask = async (thrown: Error) => {
    const answer = await answering(() => Promise.reject(thrown))(new Request('https://l.example.org/fr/festivals/f'));
    return [
      answer.status,
      answer.headers.get('retry-after'),
      lastFaults()[0]?.message === 'Error: nobody knows',
      print.mock.calls.length,
    ];
  };
  expect(await ask(new LanterneError('serverBusy', {}, 503))).toEqual([503, '10', false, 0]);
  expect(await ask(new Error('nobody knows'))).toEqual([503, '10', true, 1]);
});
