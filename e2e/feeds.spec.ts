import { type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import ICAL from 'ical.js';
import { expect, test } from './fixtures.ts';

const DEMONSTRATION = '/feeds/numerique-en-lumiere-demonstration/programme.ics';

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** The raw answer, as `fetch` would decode it. */
function ask(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('the demonstration’s calendar says that it will not take place', async ({ lanterne }) => {
  const { status, headers, body } = await ask(lanterne.url + DEMONSTRATION);
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(headers['x-robots-tag']).toBe('noindex');
  expect(headers['set-cookie']).toBeUndefined();
  const calendar = new ICAL.Component(ICAL.parse(body.toString('utf8')));
  expect(String(calendar.getFirstPropertyValue('x-wr-calname'))).toMatch(/^DÉMO – /);
  const events = calendar.getAllSubcomponents('vevent');
  expect(events.length).toBeGreaterThan(5);
  for (const event of events) expect(String(event.getFirstPropertyValue('summary'))).toMatch(/^\[Démo\] /);
});

test('a calendar is compressed once, with its length, and has the same content in each encoding', async ({
  lanterne,
}) => {
  const plain = await ask(lanterne.url + DEMONSTRATION);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.headers['content-length']).toBe(String(plain.body.length));
  for (const [encoding, decode] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
    ['deflate', inflateSync],
  ] as const) {
    const { headers, body } = await ask(lanterne.url + DEMONSTRATION, { 'accept-encoding': encoding });
    expect(headers['content-encoding'], encoding).toBe(encoding);
    expect(headers['content-length'], encoding).toBe(String(body.length));
    expect(headers.vary, encoding).toContain('Accept-Encoding');
    expect(headers.etag, encoding).not.toBe(plain.headers.etag);
    expect(decode(body).equals(plain.body), encoding).toBe(true);
  }
});

test('a client that has it gets 304, and HEAD only the headers', async ({ lanterne }) => {
  const url = lanterne.url + DEMONSTRATION;
  const { headers } = await ask(url, { 'accept-encoding': 'gzip' });
  const again = await ask(url, { 'accept-encoding': 'gzip', 'if-none-match': `"other", W/${headers.etag}` });
  expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
  expect((await ask(url, { 'if-modified-since': headers['last-modified'] ?? '' })).status).toBe(304);
  const head = await ask(url, { 'accept-encoding': 'gzip' }, 'HEAD');
  expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, headers['content-length']]);
});

test('says how long it may be cached, since when it is valid, and what it depends on', async ({ lanterne }) => {
  const url = lanterne.url + DEMONSTRATION;
  const { headers } = await ask(url, { 'accept-encoding': 'br' });
  expect(headers['cache-control']).toBe('public, max-age=300, stale-while-revalidate=86400');
  expect(headers['content-disposition']).toMatch(/^inline; filename="[a-z-]+\.ics"$/);
  expect(headers.vary?.split(/,\s*/)).toContain('Accept-Encoding');
  expect(Date.parse(headers['last-modified'] ?? '')).toBeLessThanOrEqual(Date.now());
  const tag = headers.etag ?? '';
  expect(tag).toMatch(/^"\d+-[\w-]+"$/);
  for (const [name, value, status] of [
    ['if-none-match', '*', 304],
    ['if-none-match', `W/"0", ${tag}`, 304],
    ['if-none-match', tag.replaceAll('"', ''), 200],
    ['if-modified-since', headers['last-modified'] ?? '', 304],
    ['if-modified-since', 'Thu, 01 Jan 1970 00:00:00 GMT', 200],
  ] as const) {
    const answer = await ask(url, { 'accept-encoding': 'br', [name]: value });
    expect([value, answer.status]).toEqual([value, status]);
    if (status === 304) expect(answer.headers['content-length'] ?? '0').toBe('0');
  }
  // Another language has another tag.
  expect((await ask(`${url}?lang=en`, { 'accept-encoding': 'br', 'if-none-match': tag })).status).toBe(200);
});

test('every choice on the page is a calendar, found by its number whatever its name', async ({ lanterne, page }) => {
  await page.goto(`/fr/festivals/${DEMONSTRATION.split('/')[2]}/subscribe`);
  const stems = await page
    .locator('.calendar-choice details a')
    .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname.split('/subscribe/')[1] ?? ''));
  expect(new Set(stems.map((stem) => stem.split('/')[0]))).toEqual(new Set(['days', 'kinds', 'themes']));
  const whole = (await ask(lanterne.url + DEMONSTRATION)).body.toString('utf8');
  for (const stem of stems) {
    const { status, body } = await ask(lanterne.url + DEMONSTRATION.replace('programme', stem));
    expect([stem, status]).toEqual([stem, 200]);
    const blocks = body
      .toString('utf8')
      .replace(/END:VCALENDAR\r\n$/, '')
      .split(/(?=^BEGIN:VEVENT)/m)
      .slice(1);
    expect(blocks.length, stem).toBeGreaterThan(0);
    for (const block of blocks) expect(whole).toContain(block);
  }
});

test('an unknown festival is 404, and nothing a client sends causes an error', async ({ lanterne }) => {
  for (const path of [
    '/feeds/nowhere/programme.ics',
    DEMONSTRATION.replace('programme.ics', 'rooms/999999.ics'),
    DEMONSTRATION.replace('programme.ics', 'events/x.ics'),
  ]) {
    expect((await ask(lanterne.url + path)).status, path).toBe(404);
  }
  const odd = { 'accept-encoding': ';q=,,gzip;q=x', 'if-none-match': '"""W/', 'if-modified-since': 'yesterday' };
  expect((await ask(lanterne.url + DEMONSTRATION, odd)).status).toBe(200);
  expect((await ask(`${lanterne.url}${DEMONSTRATION}?lang=%00&cancelled=%ff`)).status).toBe(200);
});

test('the handlers of the benchmarks are closed', async ({ lanterne }) => {
  for (const name of ['empty', 'feed', 'page']) {
    expect((await ask(`${lanterne.url}/api/bench/${name}`)).status, name).toBe(404);
  }
});
