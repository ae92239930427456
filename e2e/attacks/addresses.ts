import { type Attack, firstOf, sayRaw, type Target } from './attack.ts';

/** Addresses of every kind, as strangers might ask for them, with the expected answers. */
const ASKED: readonly [method: string, path: string, status: number, allow?: string][] = [
  ['GET', '/', 307],
  ['GET', '/fr', 200],
  ['GET', '/fr/festivals/SLUG', 200],
  ['GET', '/fr/festivals/SLUG/nowhere', 404],
  ['GET', '/fr/sign-in', 200],
  ['GET', '/fr/nowhere', 404],
  ['GET', '/fr/organise/a/b/c/d', 404],
  ['GET', '/de/sign-in', 404],
  ['GET', '/api/sign-in', 404],
  ['GET', '/feeds/sign-in', 404],
  ['GET', '/_next/sign-in', 404],
  ['GET', '/foo.txt', 404],
  ['GET', '/foo.txt/sign-in', 404],
  ['GET', '/wp-login.php', 404],
  ['GET', '/api/health', 200],
  ['GET', '/api/auth/csrf', 200],
  ['GET', '/api/auth/callback/credentials', 405, 'POST'],
  ['GET', '/api/nowhere', 404],
  ['GET', '/feeds/SLUG/programme.ics', 200],
  ['GET', '/feeds/SLUG/a/b/c', 404],
  ['GET', '/api/public/SLUG/festival.json', 404],
  ['GET', '/robots.txt', 200],
  ['GET', '/theme.js', 200],
  ['GET', '/documents.css', 200],
  ['POST', '/fr/festivals/SLUG', 405, 'GET, HEAD'],
  ['PUT', '/fr/festivals/SLUG', 405, 'GET, HEAD'],
  ['DELETE', '/fr', 405, 'GET, HEAD'],
  ['PUT', '/fr/sign-in', 405, 'GET, HEAD, POST'],
  ['POST', '/api/sign-in', 405, 'GET, HEAD'],
  ['POST', '/feeds/sign-in', 405, 'GET, HEAD, OPTIONS'],
  ['POST', '/foo.txt', 405, 'GET, HEAD'],
];

async function wrongAt({ server, slug }: Target, [method, path, status, allow]: (typeof ASKED)[number]) {
  const at = path.replace('SLUG', slug);
  const answer = await fetch(server.url + at, { method, redirect: 'manual' });
  const body = await answer.text();
  const said = (name: string) => answer.headers.get(name);
  const wrong = (what: string) => `${method} ${at}: ${what}`;
  if (answer.status !== status) return wrong(`${answer.status} instead of ${status}`);
  if (allow !== undefined && said('allow') !== allow) return wrong(`Allow: ${said('allow')}`);
  if (said('x-middleware-rewrite') !== null) return wrong('names an address within');
  const isHtml = said('content-type')?.startsWith('text/html');
  if (isHtml && !said('content-security-policy')?.includes("object-src 'none'")) return wrong('has no policy');
  if (isHtml && said('x-content-type-options') !== 'nosniff') return wrong('may be sniffed');
  if (status >= 400 && /public|s-maxage/.test(said('cache-control') ?? '')) return wrong('may be kept');
  if (isHtml && body.length === 0) return wrong('is empty');
  return null;
}

/** Every request header that Next reads, with a value it would accept. */
const NEXT_HEADERS: Readonly<Record<string, string>> = {
  rsc: '1',
  'next-router-prefetch': '1',
  'next-router-segment-prefetch': '/_tree',
  'next-router-state-tree': '%5B%22%22%2C%7B%7D%5D',
  'next-url': '/fr/sign-in',
  'next-action': '00aa',
  'next-hmr-refresh': '1',
  'next-html-request-id': 'a',
  'next-request-id': 'a',
  'next-instant-navigation-testing': '1',
  'x-nextjs-data': '1',
  'x-nextjs-postponed': '1',
  'next-resume': '1',
  'next-test-fetch-priority': '1',
  'x-nonce': 'AAAA',
  'x-next-intl-locale': 'en',
  'x-invoke-path': '/fr/sign-in',
  'x-invoke-status': '404',
  'x-matched-path': '/fr/sign-in',
  'x-middleware-rewrite': '/fr/sign-in',
  'x-middleware-next': '1',
  'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
  'x-middleware-override-headers': 'host',
  'x-now-route-matches': 'a=b',
  'x-prerender-revalidate': '1',
  'x-prerender-revalidate-if-generated': '1',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  purpose: 'prefetch',
};

/** How a public page differs for a request with this header, where caches would store it. */
async function poisonedBy(url: string, name: string, value: string): Promise<string | null> {
  const ask = async (headers: Record<string, string>) => {
    const answer = await fetch(url, { redirect: 'manual', headers: { 'accept-encoding': 'identity', ...headers } });
    const said = ['content-type', 'content-security-policy', 'cache-control'].map((one) => answer.headers.get(one));
    return {
      isKept: /public|s-maxage/.test(said.join()),
      all: JSON.stringify([answer.status, said, await answer.text()]),
    };
  };
  const [odd, plain] = [await ask({ [name]: value }), await ask({})];
  return odd.isKept && odd.all !== plain.all ? `${name}: ${value} changes ${url}` : null;
}

export const addresses: readonly Attack[] = [
  {
    name: 'addresses of every kind have their status, headers and policy',
    run: async (target) =>
      firstOf(await Promise.all(ASKED.map((asked) => wrongAt(target, asked).catch((error) => `${asked}: ${error}`)))),
  },
  {
    name: 'TRACE is a method that nothing answers',
    run: async ({ server, slug }) => {
      const lines = ['/', '/fr', `/fr/festivals/${slug}`, '/fr/sign-in', '/api/health'].map(async (path) => {
        const line = await sayRaw(server.port, `TRACE ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
        return / (?:405|404|307) /.test(line) ? null : `${path}: ${line}`;
      });
      return firstOf(await Promise.all(lines));
    },
  },
  {
    name: 'no header of a stranger changes a public page',
    run: async ({ server, slug }) => {
      const page = `${server.url}/fr/festivals/${slug}`;
      return firstOf(
        await Promise.all(Object.entries(NEXT_HEADERS).map(([name, value]) => poisonedBy(page, name, value))),
      );
    },
  },
  {
    name: 'thousands of addresses that are not there',
    run: async ({ server, share }) => {
      for (let round = 0; round < 60 * share; round += 1) {
        const asked = Array.from({ length: 50 }, (_, at) => fetch(`${server.url}/fr/nowhere-${round}-${at}`));
        const wrong = (await Promise.all(asked)).find(({ status }) => status !== 404);
        if (wrong) return `${wrong.status} instead of 404`;
      }
      return null;
    },
  },
];
