import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getDb } from '#db/client.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { forgetCounts } from '#lib/counted-testing.ts';
import { derivedToken, openSelection } from '#lib/selections/queries.ts';
import { KEPT_PER_HOUR } from '#lib/selections/throttle.ts';
import { publishExample } from '../../../e2e/example.ts';
import { POST as change, GET as read } from './[token]/route.ts';
import { GET as own, POST } from './route.ts';

const SITE = 'https://lanterne.example.org';
const SLUG = 'ecrans-ouverts';
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', SITE);
  serveDb(openTestDb());
  publishExample(getDb(), SLUG, 'aaaaaaaaaaaaaaaa');
  forgetCounts();
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
});

type Sent = { headers?: Record<string, string>; fields?: Record<string, string> | [string, string][] };
const asked = (path: string, { headers = {}, fields = {} }: Sent = {}) =>
  new Request(SITE + path, {
    method: 'POST',
    headers: { origin: SITE, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
const star = (act: string, headers: Record<string, string> = {}, festival = SLUG) =>
  POST(asked('/api/selections', { headers, fields: { festival, locale: 'fr', act } }));
const params = (token: string) => ({ params: Promise.resolve({ token }) });
const post = (token: string, fields: Sent['fields'], headers: Record<string, string> = {}) =>
  change(asked(`/api/selections/${token}`, { ...(fields ? { fields } : {}), headers }), params(token));
const tokenOf = (response: Response) => /\/my\/([\w-]{22})/.exec(response.headers.get('location') ?? '')?.[1] ?? '';
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';
const chosen = (token: string) => {
  const opened = openSelection(token);
  return opened.ok ? opened.selection.events.map(({ number, seen }) => [number, seen]) : opened.reason;
};

describe('a star without scripts', () => {
  it('begins a selection, says where, and later adds to the same one', async () => {
    const first = await star('add-10', { referer: `${SITE}/fr/festivals/${SLUG}/days/2026-06-06?kind=talk` });
    const token = tokenOf(first);
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toBe(
      `/fr/my/${token}?added=10&back=${encodeURIComponent(`/fr/festivals/${SLUG}/days/2026-06-06?kind=talk`)}`,
    );
    expect(first.headers.get('set-cookie')).toBe(
      `lanterne-my-${SLUG}=${token}; Path=/api/selections; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure`,
    );
    const second = await star('add-15', { cookie: `other=1; ${cookieOf(first)}` });
    expect(tokenOf(second)).toBe(token);
    expect(chosen(token)).toEqual([
      [10, '2026-06-06T09:30/2'],
      [15, '2026-06-07T10:00/21'],
    ]);
  });

  it('begins another if the one of its cookie was erased', async () => {
    const first = await star('add-10');
    await post(tokenOf(first), { link: 'revoke' });
    const second = await star('add-15', { cookie: cookieOf(first) });
    expect([tokenOf(second) === tokenOf(first), chosen(tokenOf(second)).length]).toEqual([false, 1]);
  });

  it('does not lead back to another site or festival', async () => {
    for (const referer of ['https://evil.example/fr/festivals/ecrans-ouverts', `${SITE}/fr/festivals/other`, 'x', ''])
      expect((await star('add-10', { referer })).headers.get('location')).not.toContain('back');
  });

  it('ignores what the programme does not have', async () => {
    expect(chosen(tokenOf(await star('add-9999')))).toEqual([]);
  });

  it('leads back to its selection, or says that there is none', async () => {
    const first = await star('add-10');
    const ask = (cookie: string) =>
      own(new Request(`${SITE}/api/selections?festival=${SLUG}&locale=en`, { headers: { cookie } }));
    expect((await ask(cookieOf(first))).headers.get('location')).toBe(`/en/my/${tokenOf(first)}`);
    expect((await ask('')).headers.get('location')).toBe(`/en/festivals/${SLUG}/my#none`);
    expect((await own(new Request(`${SITE}/api/selections?festival=none`))).status).toBe(404);
  });
});

describe('a refused post', () => {
  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    [{ origin: 'null', 'sec-fetch-site': 'same-site' }],
  ])('from another site (%j)', async (headers) => {
    const response = await star('add-10', headers);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null]);
    expect(await response.text()).toContain('ne venait pas d’une page de ce site');
  });

  it('that is no form, too long, no act, or of no festival', async () => {
    expect((await star('add-10', { 'content-type': 'application/json' })).status).toBe(400);
    expect((await star(`add-${'1'.repeat(40_000)}`)).status).toBe(400);
    expect((await star('drop-10')).status).toBe(400);
    expect((await star('add-10', {}, 'nowhere')).status).toBe(400);
  });

  it('for one selection too many from an address in an hour, with a sentence', async () => {
    for (let i = 0; i < KEPT_PER_HOUR; i += 1) await star('add-10');
    const response = await star('add-10');
    expect(response.status).toBe(429);
    expect(await response.text()).toContain('Réessayez dans une heure');
    expect((await star('add-10', { accept: 'application/json' })).headers.get('set-cookie')).toBeNull();
  });

  it('for what does not fit, with nothing done', async () => {
    const token = tokenOf(await star('add-10'));
    const films = `wish-${Array.from({ length: 41 }, (_, i) => i + 1).join('-')}`;
    publishExample(getDb(), SLUG, 'bbbbbbbbbbbbbbbb', { number: 4, films: manyFilms });
    expect((await post(token, { act: films })).status).toBe(409);
    expect(chosen(token)).toHaveLength(1);
  });
});

const manyFilms = Array.from({ length: 41 }, (_, i) => ({
  number: i + 1,
  originalTitle: `Film ${i}`,
  title: {},
  directors: [],
  writers: [],
  production: '',
  year: null,
  countries: [],
  minutes: null,
  synopsis: {},
  contentNotes: [],
  website: '',
  versions: [],
}));

describe('a script', () => {
  const json = { accept: 'application/json' };
  const keep = (selection: unknown) =>
    POST(
      asked('/api/selections', {
        headers: json,
        fields: { festival: SLUG, locale: 'fr', selection: JSON.stringify(selection) },
      }),
    );

  it('saves the whole selection of its browser, with the hour and room of each séance, and gets no cookie', async () => {
    const response = await keep({ events: [[10, '2026-06-05T08:00/2'], [15], [9999]], films: [4, 99] });
    expect([response.status, response.headers.get('set-cookie')]).toEqual([201, null]);
    const { token } = (await response.json()) as { token: string };
    expect(chosen(token)).toEqual([
      [10, '2026-06-05T08:00/2'],
      [15, '2026-06-07T10:00/21'],
    ]);
    expect((await keep('x')).status).toBe(201);
    expect((await POST(asked('/api/selections', { headers: json, fields: { festival: SLUG } }))).status).toBe(400);
  });

  it('synchronises: several acts at once, and the selection at the address', async () => {
    const token = tokenOf(await star('add-10'));
    const acts: [string, string][] = [
      ['act', 'add-15'],
      ['act', 'remove-10'],
      ['act', 'wish-4'],
    ];
    const answer = await (await post(token, acts, json)).json();
    expect(answer).toEqual({ ok: true, events: [[15, '2026-06-07T10:00/21']], films: [4] });
    const got = await read(new Request(`${SITE}/api/selections/${token}`, { headers: json }), params(token));
    expect(await got.json()).toEqual({ ...answer, festival: SLUG, access: 'edit' });
    expect(got.headers.get('cache-control')).toBe('private, no-cache');
  });

  it('is told that an address is unknown or gone, with a reason', async () => {
    const token = tokenOf(await star('add-10'));
    await post(token, { link: 'revoke' });
    for (const [address, status, reason] of [
      [token, 410, 'revoked'],
      ['AAAAAAAAAAAAAAAAAAAAAA', 404, 'unknown'],
      ['x', 404, 'unknown'],
    ] as const) {
      const got = await read(new Request(`${SITE}/api/selections/x`, { headers: json }), params(address));
      expect([got.status, await got.json()]).toEqual([status, { ok: false, reason }]);
      expect((await post(address, { act: 'add-10' }, json)).status).toBe(status);
    }
  });
});

describe('the form of a private address', () => {
  it('may post from a page that hides its address, and is led back to it', async () => {
    const token = tokenOf(await star('add-10'));
    const hidden = { origin: 'null', 'sec-fetch-site': 'same-origin' };
    const response = await post(token, { act: 'swap-10-15', locale: 'en' }, hidden);
    expect([response.status, response.headers.get('location')]).toEqual([303, `/en/my/${token}#s15`]);
    expect((await post(token, { act: 'add-11' }, { origin: 'null' })).status).toBe(303);
    expect((await post(token, { act: 'add-12' }, { origin: 'null', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(chosen(token)).toEqual([
      [15, '2026-06-07T10:00/21'],
      [11, '2026-06-06T13:00/2'],
    ]);
  });

  it('adds ticked séances, shares, and closes; a read-only link changes nothing', async () => {
    const token = tokenOf(await star('add-10'));
    await post(token, [
      ['act', 'take'],
      ['take', '11'],
      ['take', '15'],
    ]);
    expect(chosen(token)).toHaveLength(3);
    await post(token, { link: 'share' });
    const shared = derivedToken(token, 'share 1');
    expect(chosen(shared)).toHaveLength(3);
    const wanted: [string, string][] = [
      ['act', 'remove-10'],
      ['link', 'unshare'],
      ['link', 'revoke'],
    ];
    for (const field of wanted) expect((await post(shared, [field])).status).toBe(403);
    await post(token, { link: 'unshare' });
    expect([chosen(shared), chosen(token).length]).toEqual(['revoked', 3]);
    await post(token, { link: 'revoke' });
    expect(chosen(token)).toBe('revoked');
  });
});
