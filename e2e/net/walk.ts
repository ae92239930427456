import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linksIn, shapeOf } from '../desk-walk.ts';
import type { Made } from './prepare.ts';
import { type Mask, SITE, textOf } from './read.ts';

/** How many requests run at the same time. The order of the results does not depend on it. */
const AT_ONCE = 4;

/**
 * The file for an answer: its address as a path below its reader, with characters that file names
 * cannot contain replaced.
 */
function fileOf(folder: string, reader: string, address: string): string {
  const parts = address.replace(/^\//, '').split('/');
  const names = parts.map((part) => {
    const plain = part.replace(/[^\w.=&?%+-]/g, '_').replace(/^\.+/, '_') || '_';
    return plain.length > 120
      ? `${plain.slice(0, 90)}~${createHash('sha256').update(part).digest('hex').slice(0, 8)}`
      : plain;
  });
  return `${join(folder, reader, ...names)}.txt`;
}

type Ask = Readonly<{ url: string; cookie?: string; method?: string; headers?: Record<string, string> }>;

function ask(address: string, { url, cookie, method = 'GET', headers = {} }: Ask): Promise<Response> {
  return fetch(url + address, {
    method,
    redirect: 'manual',
    headers: { 'Accept-Encoding': 'identity', 'Accept-Language': 'fr', ...(cookie && { Cookie: cookie }), ...headers },
  });
}

/** Calls `work` for each, some at the same time; returns the results in order. */
async function each<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < list.length; at = next++) answers[at] = await work(list[at] as T);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}

/** How an address answers a repeated request with its tag, a HEAD request, and a compressed one. */
async function askedAgain(address: string, asking: Ask, first: Response): Promise<string> {
  const etag = first.headers.get('etag');
  const again = async (given: Partial<Ask>) => {
    const answer = await ask(address, { ...asking, ...given });
    await answer.arrayBuffer();
    return answer;
  };
  const head = await again({ method: 'HEAD' });
  const lines = [`HEAD: ${head.status} ${head.headers.get('content-type') ?? ''}`];
  if (etag) lines.push(`with its tag: ${(await again({ headers: { 'If-None-Match': etag } })).status}`);
  for (const encoding of ['gzip', 'br'])
    lines.push(
      `${encoding}: ${(await again({ headers: { 'Accept-Encoding': encoding } })).headers.get('content-encoding')}`,
    );
  return `--- asked again\n${lines.join('\n')}\n`;
}

/**
 * Whether a public link is followed: only on this site, not to the desk, to files of the build, or
 * to combined filters.
 */
function isFollowed(address: string): boolean {
  const { pathname, searchParams } = new URL(address, SITE);
  if (
    /^\/(?:_next|api\/(?:auth|festivals))\/|^\/(?:fr|en)\/(?:organise|account|installation)|\.(?:js|css|woff2)$/.test(
      pathname,
    )
  )
    return false;
  // The QR code of a page contains only what its page says.
  if (/\/qr\/./.test(pathname)) return /\/qr\/(?:days|screen)/.test(pathname);
  return searchParams.size <= 1;
}

/** The links of a public page, feed or list, as addresses of this server. */
function linksOfPublic(text: string, from: string, headers: Headers): string[] {
  const found = [
    ...text.matchAll(/(?:href|src|action)="([^"#]+)/g),
    ...text.matchAll(/<loc>([^<]+)</g),
    ...text.matchAll(/^Sitemap: (\S+)/gm),
  ].map(([, link = '']) => link);
  const location = headers.get('location');
  return [...found, ...(location ? [location] : [])].flatMap((link) => {
    const target = link.replaceAll('&amp;', '&').replace(/^webcal:/, 'http:');
    if (!URL.canParse(target, SITE + from)) return [];
    const { origin, pathname, search } = new URL(target, SITE + from);
    return origin === SITE && isFollowed(pathname + search) ? [pathname + search] : [];
  });
}

const isText = (headers: Headers) => /html|xml|text\/plain/.test(headers.get('content-type') ?? '');

/**
 * Stores the answers of these addresses without an account in `folder` under this name; no link is
 * followed.
 */
export async function readList(
  url: string,
  addresses: readonly string[],
  mask: Mask,
  folder: string,
  name: string,
): Promise<number> {
  await each(addresses, async (address) =>
    keepText(folder, name, address, await textOf(address, await ask(address, { url }), mask)),
  );
  return addresses.length;
}

function keepText(folder: string, reader: string, address: string, text: string): void {
  const file = fileOf(folder, reader, address);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Stores the answer of every address in `folder`, a file each; returns how many there are. */
export async function walkAll(
  url: string,
  made: Made,
  mask: Mask,
  folder: string,
  say: (text: string) => void,
): Promise<number> {
  let count = 0;
  const keep = (reader: string, address: string, text: string) => {
    keepText(folder, reader, address, text);
    count += 1;
  };

  const read = async (
    reader: string,
    cookie: string,
    address: string,
    isFirst: boolean,
    links: typeof linksOfPublic,
  ) => {
    const asking = { url, cookie };
    const answer = await ask(address, asking);
    const body = isText(answer.headers) ? await answer.clone().text() : '';
    const text = await textOf(address, answer, mask);
    keep(reader, address, isFirst ? text + (await askedAgain(address, asking, answer)) : text);
    return links(body, address, answer.headers);
  };

  const shapes = new Set<string>();
  const isFirstOf = (reader: string, address: string) => {
    const shape = `${reader} ${shapeOf(address.replace(/^\/en/, '/fr').replace(/-[a-z][\w-]*/g, ''))}`;
    if (shapes.has(shape)) return false;
    shapes.add(shape);
    return true;
  };

  // The public part: every address that anything links to, level by level, so that two runs go the
  // same way.
  const seen = new Set<string>();
  for (let wave = [...made.starts]; wave.length > 0; ) {
    const fresh = [...new Set(wave)].filter((address) => !seen.has(address));
    for (const address of fresh) seen.add(address);
    const firsts = fresh.map((address) => isFirstOf('public', address));
    const found = await each([...fresh.keys()], (at) =>
      read('public', '', fresh[at] as string, firsts[at] as boolean, linksOfPublic),
    );
    say(`public: ${seen.size}`);
    wave = found.flat();
  }
  const odd = made.odd.filter((address) => !seen.has(address));
  await each(odd, (address) => read('public', '', address, false, () => []));
  say(`asked otherwise: ${odd.length}`);

  // The desk with each account: the given addresses, and one of each shape that their pages link
  // to.
  for (const { name, cookie, addresses, follows } of made.desk) {
    const known = new Set(addresses.map(shapeOf));
    for (let wave = [...new Set(addresses)]; wave.length > 0; ) {
      const found = await each(wave, (address) =>
        read(name, cookie, address, false, (text, from) => (follows ? linksIn(text, url + from) : [])),
      );
      wave = [];
      for (const link of found.flat()) {
        if (known.has(shapeOf(link))) continue;
        known.add(shapeOf(link));
        wave.push(link);
      }
    }
    say(`${name}: ${known.size}`);
  }
  return count;
}
