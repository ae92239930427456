import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import type { Actor } from '#lib/authorized.ts';
import { POST } from './route.ts';

const asking = vi.hoisted(() => ({ actor: null as unknown }));
vi.mock('#app/_server/actor.ts', () => ({ currentActor: async () => asking.actor }));

const SITE = 'https://lanterne.example.org';
const shared = globalThis as typeof globalThis & { lanterneDb?: Db };
let [owner, team]: readonly [Actor, Actor] = [null, null] as never;

beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', SITE);
  shared.lanterneDb = openTestDb();
  const { festivalId } = makeFestival(shared.lanterneDb, { events: 1, rooms: 1, days: 1, seed: 1, slug: 'nel' });
  owner = makeAccount(shared.lanterneDb, 'Nour', { festivalId, role: 'owner' });
  team = makeAccount(shared.lanterneDb, 'Noor', { festivalId, role: 'team' });
});
afterEach(() => {
  shared.lanterneDb?.$client.close();
  shared.lanterneDb = undefined;
  vi.unstubAllEnvs();
});

const post = async (actor: Actor | null, turn: string) => {
  asking.actor = actor;
  const request = new Request(`${SITE}/api/festivals/nel/changes/${turn}`, {
    method: 'POST',
    body: JSON.stringify({ clientKey: crypto.randomUUID() }),
    headers: { origin: SITE, 'content-type': 'application/json' },
  });
  const answer = await POST(request, { params: Promise.resolve({ festival: 'nel', turn }) });
  return [answer.status, (await answer.json()).reason];
};

it('takes back and does again, by one handler, and knows nothing else', async () => {
  expect(await post(owner, 'undo')).toEqual([409, 'nothingToUndo']);
  expect(await post(owner, 'redo')).toEqual([409, 'nothingToRedo']);
  expect(await post(owner, 'turn')).toEqual([404, 'notFound']);
  expect(await post(team, 'undo')).toEqual([403, 'notAllowed']);
  expect(await post(null, 'undo')).toEqual([401, 'notSignedIn']);
});
