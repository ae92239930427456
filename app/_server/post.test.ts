import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { LanterneError, notFound, notSignedIn } from '#lib/errors.ts';
import { actsSchema, MAX_ACTS_BODY } from '#lib/events/acts-schema.ts';
import { MAX_ACTS, MAX_EVENTS } from '#lib/events/choices.ts';
import { tapKey } from '#lib/live/day-posts-schema.ts';
import {
  answerAct,
  answerPost,
  FORM_POST,
  JSON_POST,
  keyOfPost,
  type PostFormat,
  type PostSource,
  receiveFile,
} from './post.ts';

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

it('an act is refused from a page that hides its address, and may be sent again where the database was busy', async () => {
  const answered = async (origin: string, gate: () => Promise<null>) => {
    const headers = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    const request = new Request(SITE, { method: 'POST', headers, body: '{}' });
    const answer = await answerAct(request, actsSchema, gate, () => ({ ok: true as const }));
    return [answer.status, (await answer.json()).reason, answer.headers.get('retry-after')];
  };
  expect(await answered('null', async () => null)).toEqual([403, 'foreignOrigin', null]);
  const busy = () => Promise.reject(new LanterneError('databaseBusy', {}, 503));
  expect(await answered(SITE, busy)).toEqual([503, 'databaseBusy', expect.stringMatching(/^\d+$/)]);
});

it('a post of acts names the limit for too many, and says what it cannot read', async () => {
  const answered = async (acts: unknown) => {
    const headers = { origin: SITE, 'content-type': 'application/json' };
    const body = JSON.stringify({ clientKey: '6f2c1f0e-98a5-4c3c-9a55-0d6a3b1f7c11', acts });
    const request = new Request(SITE, { method: 'POST', headers, body });
    const done = () => ({ ok: true as const });
    const answer = await answerAct(request, actsSchema, async () => null, done, MAX_ACTS_BODY);
    const { reason, message } = await answer.json();
    return `${answer.status} ${reason ?? 'done'} ${message?.values.count ?? ''}`.trim();
  };
  const lock = (count: number) => ({
    act: 'lock',
    events: Array.from({ length: count }, (_, i) => ({ id: i + 1, version: 1 })),
  });
  expect(await answered([lock(MAX_EVENTS)])).toBe('200 done');
  expect(await answered([lock(MAX_EVENTS + 1)])).toBe(`413 tooMany ${MAX_EVENTS}`);
  // The post is too large to be read.
  expect(await answered([lock(20_000)])).toBe(`413 tooMany ${MAX_EVENTS}`);
  expect(await answered([lock(MAX_EVENTS), lock(1)])).toBe(`413 tooMany ${MAX_EVENTS}`);
  expect(await answered(Array.from({ length: MAX_ACTS + 1 }, () => lock(1)))).toBe(`413 tooMany ${MAX_ACTS}`);
  expect(await answered([{ act: 'lock', events: [{ id: 0, version: 1 }] }])).toBe('422 invalid');
  expect(await answered([lock(0)])).toBe('422 invalid');
});

const keyOf = (posted: Parameters<typeof keyOfPost>[0]) => keyOfPost(posted).clientKey;

describe('the key of a save', () => {
  const form = { clientKey: 'made-with-the-form', title: { fr: 'A' }, chosen: ['1', '2'] };

  it('is the same for the same form, in a format that schemas accept', () => {
    expect(keyOf(form)).toBe(keyOf(structuredClone(form)));
    expect(keyOf(form)).toMatch(/^[\w-]{8,64}$/);
    expect(tapKey.parse(keyOf(form))).toBe(keyOf(form));
    expect({ ...keyOfPost(form), clientKey: form.clientKey }).toEqual(form);
  });

  it('differs after a letter was typed, and for another form with the same content', () => {
    const others = [
      { ...form, title: { fr: 'A ' } },
      { ...form, chosen: ['1'] },
      { ...form, clientKey: 'another-form' },
    ];
    expect(new Set([form, ...others].map(keyOf)).size).toBe(4);
  });

  it('is not made for a form that has none', () => {
    expect([keyOf({ title: 'A' }), keyOf({ clientKey: '' })]).toEqual([undefined, '']);
  });
});

describe('a body that goes to a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-received-'));
  const sent = (...chunks: readonly Uint8Array<ArrayBuffer>[]) => {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    });
    return new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit);
  };
  const part = (letter: string, size: number) => new Uint8Array(Buffer.alloc(size, letter));

  it('appends the body to the file', async () => {
    const file = join(folder, 'parts');
    writeFileSync(file, 'a');
    expect(await receiveFile(sent(part('b', 2), part('c', 1)), file, 3)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('abbc');
  });

  it('makes an empty file from an empty body', async () => {
    const file = join(folder, 'empty');
    expect(await receiveFile(new Request('http://localhost/', { method: 'POST' }), file, 3)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  it('stops when more arrives than allowed, declared or not', async () => {
    expect(await receiveFile(sent(part('a', 2), part('b', 2)), join(folder, 'much'), 3)).toBe(false);
    const said = new Request('http://localhost/', { method: 'POST', body: 'four', headers: { 'content-length': '4' } });
    expect(await receiveFile(said, join(folder, 'said'), 3)).toBe(false);
    expect(existsSync(join(folder, 'said'))).toBe(false);
  });

  it('throws when the connection breaks', async () => {
    const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        controller.error(new Error('gone away'));
      },
    });
    const request = new Request('http://localhost/', { method: 'POST', body: broken, duplex: 'half' } as RequestInit);
    await expect(receiveFile(request, join(folder, 'broken'), 3)).rejects.toThrow('gone away');
  });

  // On Linux, this device behaves like a full disk.
  it.runIf(existsSync('/dev/full'))('throws when the disk is full, without blocking anybody', async () => {
    const much = Array.from({ length: 40 }, () => part('a', 65_536));
    await expect(receiveFile(sent(...much), '/dev/full', 10_000_000)).rejects.toMatchObject({ code: 'ENOSPC' });
  });
});
