import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { notFound, notSignedIn } from '#lib/errors.ts';
import { answerPost, FORM_POST, JSON_POST, type PostFormat, type PostSource } from './post.ts';

const SITE = 'https://lanterne.example.org';
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', SITE);
  serveDb(openTestDb());
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

type Sent = { headers?: Record<string, string>; body?: BodyInit };
type Kind = { from?: PostSource; format?: PostFormat<unknown>; gate?: () => Promise<string>; work?: () => string };

/**
 * The answer to a post of at most 12 bytes; a post that is done answers who did it and what was
 * read.
 */
async function answered({ headers = {}, body = '{"a":1}' }: Sent, kind: Kind = {}): Promise<string> {
  const { from = 'desk', format = JSON_POST, gate = async () => 'they', work } = kind;
  const sent = { origin: SITE, 'content-type': 'application/json', ...headers };
  const asked = { method: 'POST', headers: sent, body, duplex: 'half' };
  const answer = await answerPost<unknown, string>(new Request(SITE, asked), {
    from,
    format,
    limit: 12,
    gate,
    read: (posted, who) => {
      const said = posted instanceof URLSearchParams ? `${posted}` : JSON.stringify(posted);
      if (posted === undefined) return new Response('not read');
      return () => new Response(work ? work() : `${who} ${said}`);
    },
    refuse: (reason) => new Response(reason),
    fail: ({ code, status }, posted) => new Response(`${status} ${code} ${JSON.stringify(posted)}`),
  });
  return answer.text();
}

describe('answerPost', () => {
  it('accepts posts from our pages only, as far as their kind allows hiding the address', async () => {
    const origins: Record<string, string>[] = [
      { origin: SITE },
      { origin: 'https://evil.example' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'same-site' },
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      { origin: 'null' },
    ];
    const taken = (from: PostSource) =>
      Promise.all(origins.map(async (headers) => (await answered({ headers }, { from })) === 'they {"a":1}'));
    expect(await taken('desk')).toEqual([true, false, false, false, false, false]);
    expect(await taken('page')).toEqual([true, false, false, false, true, false]);
    expect(await taken('secret')).toEqual([true, false, false, false, true, true]);
    expect(await answered({ headers: { origin: 'https://evil.example' } })).toBe('foreign');
  });

  it('reads only the right type, up to its limit, whatever length is declared', async () => {
    expect(await answered({ headers: { 'content-type': 'text/plain' } })).toBe('wrongType');
    expect(await answered({ headers: { 'content-type': 'application/json; charset=utf-8' } })).toBe('they {"a":1}');
    expect(await answered({ body: 'x'.repeat(13) })).toBe('tooLarge');
    const unsaid = new ReadableStream({
      start(to) {
        for (const text of ['{"a":', '"bcdef', 'gh"}']) to.enqueue(new TextEncoder().encode(text));
        to.close();
      },
    });
    expect(await answered({ body: unsaid })).toBe('tooLarge');
    const form = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
    expect(await answered({ headers: form, body: 'a=1&a=2' }, { format: FORM_POST })).toBe('they a=1&a=2');
    expect(await answered({ headers: form })).toBe('wrongType');
    expect(await answered({ body: '{' })).toBe('not read');
  });

  it('checks who acts before it reads anything', async () => {
    const gate = () => Promise.reject(notSignedIn());
    expect(await answered({ body: '{' }, { gate })).toBe('401 notSignedIn null');
    expect(await answered({ headers: { origin: 'x' } }, { gate })).toBe('foreign');
  });

  it('tries again while another program writes, and reports what failed', async () => {
    let tries = 0;
    const busy = () => {
      tries += 1;
      if (tries < 3) throw Object.assign(new Error('held'), { code: 'SQLITE_BUSY' });
      return 'done';
    };
    expect(await answered({}, { work: busy })).toBe('done');
    const missing = () => {
      throw notFound();
    };
    expect(await answered({}, { work: missing })).toBe('404 notFound {"a":1}');
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const broken = () => {
      throw new Error('broken');
    };
    expect(await answered({}, { work: broken })).toBe('500 unexpected {"a":1}');
    expect(log).toHaveBeenCalledWith(new Error('broken'));
  });
});
