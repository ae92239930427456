import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askAs } from '#app/_server/request-testing.ts';
import { getDb } from '#db/client.ts';
import { endServedDb, makeFestival, openTestDb, serveDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import type { Actor } from '#lib/policy.ts';
import { POST } from './route.ts';

const SITE = 'https://lanterne.example.org';
let [owner, team]: readonly [Actor, Actor] = [null, null] as never;

beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', SITE);
  serveDb(openTestDb());
  const { festivalId } = makeFestival(getDb(), { events: 1, rooms: 1, days: 1, seed: 1, slug: 'nel' });
  owner = makeAccount(getDb(), 'Nour', { festivalId, role: 'owner' });
  team = makeAccount(getDb(), 'Noor', { festivalId, role: 'team' });
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
});

const post = async (actor: Actor | null, turn: string) => {
  await askAs(actor);
  const request = new Request(`${SITE}/api/festivals/nel/changes/${turn}`, {
    method: 'POST',
    body: JSON.stringify({ clientKey: crypto.randomUUID() }),
    headers: { origin: SITE, 'content-type': 'application/json' },
  });
  const answer = await POST(request, { params: Promise.resolve({ festival: 'nel', turn }) });
  return [answer.status, (await answer.json()).reason];
};

it('undoes and redoes by one handler, and knows nothing else', async () => {
  expect(await post(owner, 'undo')).toEqual([409, 'nothingToUndo']);
  expect(await post(owner, 'redo')).toEqual([409, 'nothingToRedo']);
  expect(await post(owner, 'turn')).toEqual([404, 'notFound']);
  expect(await post(team, 'undo')).toEqual([403, 'notAllowed']);
  expect(await post(null, 'undo')).toEqual([401, 'notSignedIn']);
});
