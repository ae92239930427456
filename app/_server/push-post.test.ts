import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { POST as postVisitor } from '#app/api/selections/[token]/push/route.ts';
import { POST as postTeam } from '#app/api/team/[token]/push/route.ts';
import { pushSubscriptions } from '#db/schema/index.ts';
import { endServedDb, serveDb } from '#db/testing.ts';
import { forgetCounts } from '#lib/counted-testing.ts';
import { NOW } from '#lib/history/testing.ts';
import { openPushService } from '#lib/push/testing.ts';
import { forgetSelection, keepSelection, shareSelection } from '#lib/selections/mutations.ts';
import { derivedToken } from '#lib/selections/queries.ts';
import { NO_SELECTION } from '#lib/selections/selection.ts';
import { countWork, delayFor, FREE_MISSES, MISS_DELAY } from '#lib/selections/throttle.ts';
import { renewLink } from '#lib/volunteers/links.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { answerPush } from './push-post.ts';

const SITE = 'https://lanterne.example.org';
let service: Awaited<ReturnType<typeof openPushService>>;

beforeEach(async () => {
  service = await openPushService();
  vi.stubEnv('LANTERNE_URL', SITE);
  vi.stubEnv('LANTERNE_SECRET', 'one secret for these tests, long enough');
  vi.stubEnv('LANTERNE_PUSH_TEST', service.origin);
});
afterEach(async () => {
  await service.close();
  endServedDb();
  forgetCounts();
  vi.unstubAllEnvs();
});

/** A visitor and a volunteer with a secret address each, and posts from their pages. */
function world() {
  const { db, festival, put } = volunteersFestival();
  serveDb(db);
  const visitor = keepSelection(festival.id, NO_SELECTION, new Date().toISOString(), db);
  const { token: volunteer } = renewLink(festival, put.volunteer('Ada').id, NOW);
  const post = async (to: typeof postTeam, token: string, body: unknown, headers: Record<string, string> = {}) => {
    const sent = { origin: SITE, 'content-type': 'application/json', ...headers };
    const request = new Request(`${SITE}/api`, { method: 'POST', headers: sent, body: JSON.stringify(body) });
    const answer = await to(request, { params: Promise.resolve({ token }) });
    return { status: answer.status, ...((await answer.json()) as { key?: string }) };
  };
  const kept = () => db.select().from(pushSubscriptions).all();
  return { db, visitor, volunteer, post, kept };
}

const keep = (wish: string) => ({ what: 'keep', ...service.browser(), wishes: [wish], locale: 'fr' });

it('stores and ends what a page asks for, at the address it is posted to', async () => {
  const { visitor, volunteer, post, kept } = world();
  const { status, key } = await post(postVisitor, visitor, keep('late'));
  expect([status, (await post(postTeam, volunteer, keep('shift'))).status]).toEqual([200, 200]);
  expect(kept().map(({ audience }) => audience)).toEqual(['visitor', 'volunteer']);
  // A key given to one person does not end the notifications of another.
  await post(postTeam, volunteer, { what: 'stop', key });
  expect(kept()).toHaveLength(2);
  await post(postVisitor, visitor, { what: 'stop', key });
  expect(kept()).toHaveLength(1);
});

it('refuses posts from another site, in another format, too long, or to a link that opens nothing', async () => {
  const { db, visitor, volunteer, post, kept } = world();
  const status = async (...of: Parameters<typeof post>) => (await post(...of)).status;
  expect(await status(postVisitor, visitor, keep('late'), { origin: 'https://evil.example' })).toBe(403);
  expect(await status(postVisitor, visitor, keep('late'), { 'content-type': 'text/plain' })).toBe(400);
  expect(await status(postVisitor, visitor, { ...keep('late'), more: 'x'.repeat(5000) })).toBe(400);
  expect(await status(postVisitor, visitor, keep('problem'))).toBe(400);
  expect(await status(postVisitor, visitor, { ...keep('late'), endpoint: 'https://10.0.0.1/push' })).toBe(400);
  expect(await status(postVisitor, volunteer, keep('late'))).toBe(404);
  expect(await status(postTeam, visitor, keep('shift'))).toBe(404);
  shareSelection(visitor, NOW, db);
  expect(await status(postVisitor, derivedToken(visitor, 'share 1'), keep('late'))).toBe(404);
  forgetSelection(visitor, NOW, db);
  expect(await status(postVisitor, visitor, keep('late'))).toBe(410);
  expect(kept()).toEqual([]);
});

it('slows down who tries links, and refuses more than so many posts from one network address', async () => {
  const { visitor, post, kept } = world();
  for (let miss = 0; miss <= FREE_MISSES; miss += 1) await post(postTeam, visitor, keep('shift'));
  expect(await delayFor('unknown')).toBe(MISS_DELAY);
  while ((await countWork('change', 'unknown')) === null);
  expect((await post(postVisitor, visitor, keep('late'))).status).toBe(429);
  expect(kept()).toEqual([]);
});

it('from the desk must come from a page of ours that says so', async () => {
  const { kept } = world();
  const gate = vi.fn(() => Promise.reject(new Error('not asked')));
  const headers = { origin: 'null', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  const request = new Request(`${SITE}/api`, { method: 'POST', headers, body: JSON.stringify(keep('problem')) });
  expect((await answerPush(request, { from: 'desk', gate })).status).toBe(403);
  expect([gate.mock.calls, kept()]).toEqual([[], []]);
});
