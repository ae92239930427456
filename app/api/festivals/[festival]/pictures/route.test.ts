import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askAs } from '#app/_server/request-testing.ts';
import { getDb } from '#db/client.ts';
import { endServedDb, makeFestival, openTestDb, serveDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { newPictureSchema } from '#lib/pictures/schema.ts';
import type { Actor } from '#lib/policy.ts';
import { POST } from './route.ts';

const SITE = 'https://lanterne.example.org';
let dataFolder = '';
let programmer: Actor;

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-pictures-'));
  vi.stubEnv('LANTERNE_DATA', dataFolder);
  vi.stubEnv('LANTERNE_URL', SITE);
  serveDb(openTestDb());
  const { festivalId } = makeFestival(getDb(), { events: 1, rooms: 1, days: 1, seed: 1, slug: 'nel' });
  programmer = makeAccount(getDb(), 'Nour', { festivalId, role: 'programmer' });
});
afterEach(() => {
  endServedDb();
  rmSync(dataFolder, { recursive: true });
  vi.unstubAllEnvs();
});

function ownerElsewhere() {
  const { festivalId } = makeFestival(getDb(), { events: 1, rooms: 1, days: 1, seed: 2, slug: 'elsewhere' });
  return makeAccount(getDb(), 'Noor', { festivalId, role: 'owner' });
}

// The proxy does not run for this address, so the route must check for itself.
it.each([
  ['nobody who is signed in', () => null, SITE, 401],
  ['an owner of another festival', ownerElsewhere, SITE, 404],
  ['another site', () => makeAccount(getDb(), 'Noor'), 'https://elsewhere.example', 403],
  ['a programmer, for what is not theirs', () => programmer, SITE, 403],
])('reads nothing of a file from %s', async (_, actor, origin, status) => {
  await askAs(actor());
  const pull = vi.fn();
  const body = new ReadableStream({ pull }, { highWaterMark: 0 });
  const init = { method: 'POST', body, headers: { origin }, duplex: 'half' } as RequestInit;
  const request = new Request(
    `${SITE}/api/festivals/nel/pictures?of=festival&name=a.jpg&key=${crypto.randomUUID()}&batch=${crypto.randomUUID()}`,
    init,
  );
  const answer = await POST(request, { params: Promise.resolve({ festival: 'nel' }) });
  expect([answer.status, pull.mock.calls.length]).toEqual([status, 0]);
  expect(existsSync(join(dataFolder, 'files'))).toBe(false);
});

it('shortens the name of a file that is longer than what is kept of one', () => {
  const sent = { of: 'festival', key: crypto.randomUUID(), batch: crypto.randomUUID() };
  const named = (name: string) => newPictureSchema.parse({ ...sent, name }).name;
  expect(named(`${'affiche '.repeat(30)}.jpg`)).toHaveLength(199);
  expect(named(' affiche.jpg')).toBe('affiche.jpg');
});
