import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import { openTestDb } from '#db/testing.ts';
import { publishExample } from '../../../e2e/example.ts';
import { homeAt } from './home-at.tsx';

// Nobody is signed in: next-auth reads the session of a request, and there is none of a server here.
vi.mock('#app/_server/actor.ts', () => ({ currentActor: async () => null }));

const shared = globalThis as typeof globalThis & { lanterneDb?: Db };
let db: Db;
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  db = openTestDb();
  shared.lanterneDb = db;
});
afterEach(() => {
  db.$client.close();
  shared.lanterneDb = undefined;
  vi.unstubAllEnvs();
});

const ask = (path: string) => homeAt(new Request(`https://lanterne.example.org${path}`));

it('names the festivals that are published, in the language of the address', async () => {
  expect(await (await ask('/en')).text()).toContain('?template=numerique-en-lumiere');
  publishExample(db, 'ecrans', 'aaaaaaaaaaaaaaaa');
  const answer = await ask('/en');
  const html = await answer.text();
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  expect(answer.headers.has('x-robots-tag')).toBe(false);
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('<a href="/en/festivals/ecrans">');
  expect(html).toContain('<link rel="alternate" hrefLang="x-default" href="https://lanterne.example.org/"/>');
});
