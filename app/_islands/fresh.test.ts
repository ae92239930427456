import { afterEach, expect, it, vi } from 'vitest';
import { RENEWED } from './renewed.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/**
 * A page of « Ma sélection », with as much of it as is needed: the elements that name the address
 * of the times.
 */
function pageOf(times: string) {
  const heard: string[] = [];
  const own = { dataset: { my: times }, dispatchEvent: ({ type }: Event) => heard.push(type) };
  const found: Record<string, unknown> = {
    'main#content': { querySelector: () => own },
    '[data-island=since]': { dataset: { times } },
    '[data-island=stars]': { dataset: { times } },
  };
  const page = {
    documentElement: { dataset: {} },
    title: times,
    visibilityState: 'visible',
    addEventListener: () => {},
    querySelector: (selector: string) => found[selector] ?? null,
  };
  const say = () =>
    Object.values(found).flatMap((one) => (one as { dataset?: { times: string } }).dataset?.times ?? []);
  return { page, heard, says: () => [own.dataset.my, ...say()] };
}

it('makes every part that asks for the times of the programme ask for the new ones', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-06-06T10:00:00Z') });
  const old = pageOf('old');
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('top', globalThis);
  vi.stubGlobal('document', old.page);
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('location', { href: 'https://lanterne.example/fr/festivals/nel/my' });
  vi.stubGlobal(
    'DOMParser',
    class {
      parseFromString = (html: string) => pageOf(html).page;
    },
  );
  vi.stubGlobal('navigator', {});
  const headers = new Headers({ etag: 'W/"new"' });
  vi.stubGlobal('fetch', async () => ({ status: 200, headers, text: async () => 'new' }));
  const { fresh } = await import('./fresh.ts');
  const restarted: unknown[] = [];
  const dataset = { from: '2026-06-06T08:00:00Z', to: '2026-06-06T20:00:00Z', key: 'old' };
  fresh({ dataset } as unknown as HTMLElement, (root) => restarted.push(root));
  await vi.advanceTimersToNextTimerAsync();
  expect(old.says()).toEqual(['new', 'new', 'new']);
  expect([old.heard, restarted.length]).toEqual([[RENEWED], 1]);
});
