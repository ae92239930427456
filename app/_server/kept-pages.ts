import { BoundedCache } from '../../lib/feeds/bounded-cache.ts';
import { compress } from '../../lib/feeds/compress.ts';
import type { Encoding } from '../../lib/feeds/http.ts';
import { plainHtml } from './plain-html.ts';

/** A released page as it is sent. */
export type KeptPage = Readonly<{
  body: Uint8Array<ArrayBuffer>;
  headers: Readonly<Record<string, string>>;
  /** It holds no script of the framework, hence none in the page itself. */
  isPlain: boolean;
}>;

/** In bytes: some thousand pages of a programme, in the encodings they were asked for. */
const MAX_KEPT = 64_000_000;
const HEADERS = ['content-type', 'link'];

const kept = new BoundedCache<KeptPage>(MAX_KEPT);
const making = new Map<string, Promise<KeptPage | null>>();

/**
 * The page that stands at this path of the released pages, drawn by `draw` the first time, and compressed once for all who ask. Nobody else
 * keeps it: Next would keep it as text, which it would write out as UTF-8 and compress again on each request. A path holds the public key, which
 * each publication renews and the proxy looks up on each request, so nobody is sent a release that was followed by another. Under one key
 * nothing is drawn again: a row that was changed by hand shows once the server starts anew. Null when there is no such page: nothing but a
 * 200 is kept. Throws what `draw` throws, and where it answers with a failure.
 */
export async function keptPage(
  path: string,
  encoding: Encoding,
  draw: (path: string) => Promise<Response>,
): Promise<KeptPage | null> {
  const key = `${encoding} ${path}`;
  const known = kept.get(key) ?? making.get(key);
  if (known) return known;
  // Many ask for a new programme at once; it is drawn and compressed for the first.
  const made = make(path, encoding, draw).finally(() => making.delete(key));
  making.set(key, made);
  return made;
}

async function make(path: string, encoding: Encoding, draw: (path: string) => Promise<Response>) {
  if (encoding === 'identity') return drawAndKeep(path, draw);
  const page = await keptPage(path, 'identity', draw);
  if (!page) return null;
  return keep(`${encoding} ${path}`, {
    ...page,
    body: await compress(Buffer.from(page.body), encoding),
    headers: { ...page.headers, 'Content-Encoding': encoding },
  });
}

async function drawAndKeep(path: string, draw: (path: string) => Promise<Response>): Promise<KeptPage | null> {
  const answer = await draw(path);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (answer.status >= 500) throw new Error(`Drawing ${path} failed with ${answer.status}`);
  if (answer.status !== 200) return null;
  // A picture beside the pages is no text.
  const isHtml = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
  const plain = isHtml ? plainHtml(Buffer.from(bytes).toString('utf8')) : null;
  const body = plain === null ? bytes : new Uint8Array(Buffer.from(plain));
  const headers = HEADERS.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return keep(`identity ${path}`, { body, headers: Object.fromEntries(headers), isPlain: !isHtml || plain !== null });
}

function keep(key: string, page: KeptPage): KeptPage {
  kept.set(key, page, page.body.length);
  return page;
}
