import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { picturesOfFestival } from '#lib/offline/cache-names.ts';
import { keepPictures } from './assets.ts';
import { privatePage } from './pages.ts';

const SITE = 'https://lanterne.example';

/** A cache of a browser, as far as the worker uses it. */
class Kept {
  readonly #answers = new Map<string, Response>();
  async put(asked: Request | string, answer: Response) {
    this.#answers.set(addressOf(asked).href, answer);
  }
  async match(asked: Request | string | URL, { ignoreSearch = false } = {}) {
    const { href, pathname } = addressOf(asked);
    const found = [...this.#answers].find(([at]) => (ignoreSearch ? new URL(at).pathname === pathname : at === href));
    return found?.[1].clone();
  }
  async keys() {
    return [...this.#answers.keys()].map((href) => new Request(href));
  }
  async delete(asked: Request | string) {
    return this.#answers.delete(addressOf(asked).href);
  }
}
const addressOf = (asked: Request | string | URL) => new URL(asked instanceof Request ? asked.url : asked, SITE);

/** A request that the worker answers. */
class Asked {
  readonly request: Request;
  readonly waiting: Promise<unknown>[] = [];
  constructor(url: string) {
    this.request = new Request(url);
  }
  waitUntil(work: Promise<unknown>) {
    this.waiting.push(work);
  }
}

const all = new Map<string, Kept>();
beforeEach(() => {
  for (const name of ['ExtendableEvent', 'FetchEvent']) vi.stubGlobal(name, Asked);
  // It says less then.
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubGlobal('location', new URL(SITE));
  vi.stubGlobal('caches', {
    open: async (name: string) => {
      const kept = all.get(name) ?? new Kept();
      all.set(name, kept);
      return kept;
    },
    match: async (asked: Request, { cacheName }: { cacheName: string }) => all.get(cacheName)?.match(asked),
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
  });
  vi.stubGlobal('fetch', network.mockReset().mockRejectedValue(new TypeError('no network')));
  vi.stubGlobal('self', { location, caches, registration: { scope: SITE } });
});
afterEach(() => {
  all.clear();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const PAGE = `${SITE}/fr/team/AbCdEfGhIjKlMnOpQrStUv`;
const network = vi.fn();
/** The network answers once with this page. */
const answers = (text: string, date: string) =>
  network.mockResolvedValueOnce(new Response(`<html>${text}`, { headers: { date: new Date(date).toUTCString() } }));
async function open(url: string): Promise<string> {
  const event = new Asked(url);
  const answer = await privatePage(event as unknown as FetchEvent);
  await Promise.all(event.waiting);
  return answer.text();
}

it('says of a page behind a secret address when that page was answered, not another of the same address', async () => {
  answers('nine', '2026-06-06T07:00:00Z');
  await open(PAGE);
  answers('two', '2026-06-06T12:00:00Z');
  await open(`${PAGE}?room=3`);
  expect(await open(PAGE)).toBe('<html data-offline-at="2026-06-06T07:00:00.000Z">nine');
  expect(await open(`${PAGE}?room=3`)).toBe('<html data-offline-at="2026-06-06T12:00:00.000Z">two');
  // In place of one that is not kept.
  expect(await open(`${PAGE}?room=4`)).toBe('<html data-offline-at="2026-06-06T07:00:00.000Z">nine');
});

it('shows it no more to whoever holds the device two months after it was last opened', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-06-06T07:00:00Z'), toFake: ['Date'] });
  answers('nine', '2026-06-06T07:00:00Z');
  await open(PAGE);
  vi.setSystemTime(Date.parse('2026-08-05T06:00:00Z'));
  expect(await open(PAGE)).toContain('nine');
  vi.setSystemTime(Date.parse('2026-08-05T08:00:00Z'));
  expect(await open(PAGE)).not.toContain('nine');
});

it('deletes the pictures that no page names any more, also the last one', async () => {
  const picture = '/pictures/essai/0123456789abcdef0123-240.webp';
  const kept = async (paths: readonly string[], isAll: boolean) => {
    await keepPictures('essai', { paths: new Set(paths), isAll }, () => false);
    return (await all.get(picturesOfFestival('essai'))?.keys())?.map(({ url }) => new URL(url).pathname) ?? [];
  };
  network.mockResolvedValueOnce(new Response('a picture'));
  expect(await kept([picture], true)).toEqual([picture]);
  // Not every page was read.
  expect(await kept([], false)).toEqual([picture]);
  expect(await kept([], true)).toEqual([]);
});
