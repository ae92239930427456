import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { publishExample } from '../../e2e/example.ts';
import * as document from './document.tsx';
import { missingDocument } from './missing.tsx';

vi.mock('./document.tsx', { spy: true });

let db: Db;
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  db = openTestDb();
  serveDb(db);
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
  vi.clearAllMocks();
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  missingDocument(new Request(`https://lanterne.example.org${path}`, { headers }), 'fr');
const text = async (path: string) => (await ask(path)).text();

it('is drawn once, and below a programme once for each of its states', async () => {
  publishExample(db, 'nel', 'aaaaaaaaaaaaaaaa');
  for (const path of ['/fr/nowhere', '/fr/nowhere/else', '/fr/festivals/other/a']) {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'private, no-store']);
  }
  expect(document.htmlOf).toHaveBeenCalledTimes(1);
  expect(await text('/fr/festivals/nel/events/9999')).toContain('href="/fr/festivals/nel"');
  expect(await text('/fr/festivals/nel/people/9999')).toContain('href="/fr/festivals/nel"');
  expect(document.htmlOf).toHaveBeenCalledTimes(2);
  db.update(festivals).set({ publicKey: 'bbbbbbbbbbbbbbbb' }).run();
  await ask('/fr/festivals/nel/events/9999');
  expect(document.htmlOf).toHaveBeenCalledTimes(3);
});

it('says of a secret link that it is asked for again, and of no other page', async () => {
  for (const page of ['team', 'my', 'preview', 'join/nel']) {
    expect(await text(`/fr/${page}/AAAAAAAAAAAAAAAAAAAAAA`)).toContain('demandez-le de nouveau');
    expect(await text(`/fr/${page}`)).toContain('retiré du programme');
  }
});

it('has the name and colours of the festival below whose address it was asked', async () => {
  const { festival } = exampleDocument();
  publishExample(db, 'nel', 'cccccccccccccccc', {
    festival: { ...festival, accent: '#1f5a7a', letters: 'newsreader' },
  });
  const [below, elsewhere] = [await text('/fr/festivals/nel/events/9999'), await text('/fr/nowhere')];
  // Also where volunteers are no longer looked for.
  for (const html of [below, await text('/fr/join/nel')])
    expect(html).toMatch(/<header[^>]*><a href="\/fr\/festivals\/nel"/);
  for (const own of ['own-colours', 'data-letters="newsreader"', '/fonts/newsreader-']) expect(below).toContain(own);
  expect(elsewhere).not.toContain('own-colours');
});

it('says of what was withdrawn on request that it was, without a number', async () => {
  const withdrawn = await missingDocument(
    new Request('https://lanterne.example.org/en/festivals/nel/people/8'),
    'en',
    410,
  );
  const html = await withdrawn.text();
  expect([withdrawn.status, html.match(/<title>[^<]*/)?.[0]]).toEqual([410, '<title>This page has been withdrawn']);
  expect(html).toContain('<h1>This page has been withdrawn</h1>');
  expect(html).not.toContain('lost-number');
  expect(html).not.toContain('does not exist');
});

it('contains the nonce from the proxy, and nothing that is none', async () => {
  const scripts = async (nonce: string) =>
    [...(await (await ask('/fr/organise/a/b/c', { 'x-nonce': nonce })).text()).matchAll(/<script[^>]*>/g)].map(String);
  const named = await scripts('ab/C+1==');
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((script) => !script.includes(' nonce="ab/C+1=="'))).toEqual([]);
  expect((await scripts('"><script>')).join()).not.toContain('nonce');
});
