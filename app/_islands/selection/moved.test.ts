import { afterEach, expect, it, vi } from 'vitest';
import { MAX_SELECTED, readSelection } from '#lib/selections/selection.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/**
 * A browser at the present address of a festival, with the selection that comes from its former
 * address. The script runs when it is loaded, so this file is run in a process of its own.
 */
function begin() {
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
  vi.stubGlobal('dispatchEvent', () => true);
  vi.stubGlobal('history', { state: null, replaceState: () => {} });
  vi.stubGlobal('document', {
    currentScript: null,
    referrer: 'https://old.example/',
    querySelector: () => ({ content: 'https://old.example' }),
  });
  const keep = (selection: object) => stored.set('lanterne.my.f', JSON.stringify(selection));
  const kept = () => {
    const { events, films } = readSelection(JSON.parse(stored.get('lanterne.my.f') ?? '{}'));
    return { events: events.map(({ number }) => number), films };
  };
  const arrive = async (selection: object) => {
    const hash = `#my=${encodeURIComponent(JSON.stringify(selection))}`;
    vi.stubGlobal('location', { hash, pathname: '/fr/festivals/f', search: '' });
    vi.resetModules();
    await import('./moved.ts');
  };
  return { arrive, keep, kept };
}

it('takes over what fits of each kind, and only the rest with the next old link', async () => {
  const { arrive, keep, kept } = begin();
  const films = Array.from({ length: MAX_SELECTED.films }, (_, i) => i + 100);
  const old = { events: [[1, '2026-06-06T09:30/2']], films: [7] };
  keep({ films });
  await arrive(old);
  expect(kept()).toEqual({ events: [1], films });
  // A séance that was removed since does not come back with the films that fit by now.
  keep({ films: films.slice(1) });
  await arrive(old);
  expect(kept()).toEqual({ events: [], films: [...films.slice(1), 7] });
  keep({});
  await arrive(old);
  expect(kept()).toEqual({ events: [], films: [] });
  // A full list of séances does not keep films from being wished for.
  const events = Array.from({ length: MAX_SELECTED.events }, (_, i) => [i + 100, null]);
  keep({ events });
  await arrive({ ...old, films: [8], events: [[2, null]] });
  expect([kept().events.includes(2), kept().films]).toEqual([false, [8]]);
});
