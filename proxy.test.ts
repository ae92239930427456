import { eq, sql } from 'drizzle-orm';
import { NextRequest } from 'next/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Db } from './db/client.ts';
import { accessTokens, festivals } from './db/schema/index.ts';
import { makeFestival, openTestDb } from './db/testing.ts';
import { publishExample } from './e2e/example.ts';
import { newToken } from './lib/accounts/tokens.ts';
import { exampleDocument } from './lib/programme/testing.ts';
import { proxy } from './proxy.ts';

const shared = globalThis as typeof globalThis & { lanterneDb?: Db };
const OLD = 'aaaaaaaaaaaaaaaa';
const NEW = 'bbbbbbbbbbbbbbbb';

let db: Db;
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  db = openTestDb();
  shared.lanterneDb = db;
  // Not over: pages of a festival that is say so under another address.
  publishExample(db, 'nel', OLD, { festival: { ...exampleDocument().festival, endsOn: '2999-12-31' } });
});
afterEach(() => {
  db.$client.close();
  shared.lanterneDb = undefined;
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** What the server is asked to draw, and answers. */
function drawing(answer: (path: string) => Response): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    const { pathname } = new URL(address);
    asked.push(pathname);
    return answer(pathname);
  });
  return asked;
}

const read = () =>
  proxy(new NextRequest('http://localhost/fr/festivals/nel/copy', { headers: { 'accept-encoding': 'identity' } }));

it('reads the new programme where one was published while the old one was being drawn', async () => {
  const asked = drawing((path) => {
    if (path.includes(NEW)) return new Response('<p>new</p>', { headers: { 'Content-Type': 'text/html' } });
    db.run(sql`update festivals set public_key = ${NEW}`);
    return new Response(null, { status: 404 });
  });
  const answer = await read();
  expect([answer.status, await answer.text()]).toEqual([200, '<p>new</p>']);
  expect(answer.headers.get('etag')).toContain(NEW);
  expect(asked).toEqual([`/fr/released/${OLD}/copy`, `/fr/released/${NEW}/copy`]);
});

it.each([
  [
    'was not drawn in time',
    () => {
      throw new DOMException('Too long', 'TimeoutError');
    },
  ],
  ['could not be drawn', () => new Response('<p>500</p>', { status: 500 })],
])('says to come back, and lets nobody keep that, where a page %s', async (_, answer: () => Response) => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const asked = drawing(answer);
  const answers = await Promise.all([read(), read(), read()]);
  for (const answer of answers) {
    expect(answer.status).toBe(503);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.has('x-middleware-rewrite')).toBe(false);
    expect(answer.headers.get('etag')).toBeNull();
  }
  expect(asked).toHaveLength(1);
});

it('leads from a closed link to the public page of its festival where there is one, and says whom to ask', async () => {
  const unpublished = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 3, slug: 'brouillon' }).festivalId;
  const published = db.select({ id: festivals.id }).from(festivals).where(eq(festivals.slug, 'nel')).get()?.id ?? 0;
  const closed = async (kind: 'preview' | 'team' | 'volunteer', festivalId: number) => {
    const { token, hash } = newToken();
    db.insert(accessTokens)
      .values({
        kind,
        festivalId,
        tokenHash: hash,
        createdAt: '2026-01-01T00:00:00.000Z',
        revokedAt: '2026-01-02T00:00:00.000Z',
      })
      .run();
    const section = kind === 'volunteer' ? 'team' : kind;
    const answer = await proxy(new NextRequest(`https://lanterne.example.org/fr/${section}/${token}`));
    return [answer.status, (await answer.text()).replace(/\s/g, ' ')] as const;
  };
  for (const [kind, whom] of [
    ['preview', 'la personne du festival qui vous l’a donné'],
    ['team', 'la personne du festival qui vous l’a donné'],
    ['volunteer', 'la coordination des bénévoles'],
  ] as const) {
    const [status, text] = await closed(kind, published);
    expect([kind, status]).toEqual([kind, 410]);
    expect(text).toContain(whom);
    expect(text).toContain('<a href="/fr/festivals/nel">Voir le programme du festival</a>');
    // Nothing leads to a festival that nobody may read.
    expect((await closed(kind, unpublished))[1]).not.toContain('/festivals/');
  }
});
