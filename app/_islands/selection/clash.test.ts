import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readSelection } from '#lib/selections/selection.ts';
import { timed, timesWith } from '#lib/selections/testing.ts';
import { sayClash } from './clash.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-06-05T12:00:00Z') }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('compares with the times at the given address, loaded once, and again after a failure', async () => {
  const first = timed(1, '9:00', '11:00');
  const programmes: Record<string, unknown> = {
    apart: timesWith([first, timed(2, '14:00', '15:00')]).times,
    moved: timesWith([first, timed(2, '10:30', '11:30')]).times,
  };
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    return programmes[address] ? Response.json(programmes[address]) : new Response('', { status: 404 });
  });
  vi.stubGlobal('document', { createElement: () => ({ append: () => {}, setAttribute: () => {} }) });
  const place = { hidden: true, replaceChildren: () => {} };
  const words = { overlap: 'Chevauche {title}.', walk: '', instead: '', nothing: '', when: '' };
  const rest = { swap: '', swapped: '', back: '', remove: '' };
  let times = '';
  const say = async (address: string) => {
    times = address;
    const heard = await sayClash(place as unknown as HTMLElement, 1, undefined, 'stars', {
      chosen: () => readSelection({ events: [1, 2] }),
      times: () => times,
      locale: 'fr',
      words: { ...words, ...rest },
    });
    return [heard.trim(), place.hidden];
  };
  expect([await say('apart'), await say('apart')]).toEqual([
    ['', true],
    ['', true],
  ]);
  expect(await say('moved')).toEqual(['Chevauche Séance 2.', false]);
  expect([await say('gone'), await say('gone'), await say('')]).toEqual(Array(3).fill(['', true]));
  expect(asked).toEqual(['apart', 'moved', 'gone', 'gone']);
});
