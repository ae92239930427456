import { afterEach, expect, it, vi } from 'vitest';
import { LanterneError } from '#lib/errors.ts';
import { actsSchema, MAX_ACTS_BODY } from '#lib/events/acts-schema.ts';
import { MAX_ACTS, MAX_EVENTS } from '#lib/events/choices.ts';
import { answerAct } from './post.ts';

const SITE = 'https://lanterne.example.org';
afterEach(() => vi.unstubAllEnvs());

it('is refused from a page that hides its address, and may be sent again where the database was busy', async () => {
  vi.stubEnv('LANTERNE_URL', SITE);
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

it('names the limit for too many acts, and says what it cannot read', async () => {
  vi.stubEnv('LANTERNE_URL', SITE);
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
