import type { PageList } from '#lib/offline/page-list.ts';

const PACKED = 'x-lanterne-packed';

/**
 * An answer for the cache, with its text as gzip: a fifth of the size, so that a whole programme
 * fits where a browser allows a site little. `bytes` is the compressed size.
 */
export async function packed(answer: Response, text: string): Promise<{ response: Response; bytes: number }> {
  const body = await new Response(through(text, new CompressionStream('gzip'))).arrayBuffer();
  const headers = headersOf(answer);
  headers.set(PACKED, 'gzip');
  return { response: new Response(body, { status: answer.status, headers }), bytes: body.byteLength };
}

/** The text of a kept answer. */
export async function unpacked(answer: Response): Promise<string> {
  if (answer.headers.get(PACKED) !== 'gzip' || !answer.body) return answer.text();
  return new Response(answer.body.pipeThrough(new DecompressionStream('gzip'))).text();
}

/** A kept answer with another text. */
export function answerWith(kept: Response, text: string): Response {
  return new Response(text, { status: kept.status, headers: headersOf(kept) });
}

const through = (text: string, transform: CompressionStream) => new Blob([text]).stream().pipeThrough(transform);

/** Headers that describe the encoding no longer apply to a body that was read. */
function headersOf(answer: Response): Headers {
  const headers = new Headers(answer.headers);
  for (const name of ['content-encoding', 'content-length', 'vary', PACKED]) headers.delete(name);
  return headers;
}

/** `gone`: this programme does not exist, or no longer. `unknown`: the server did not say. */
type ListAnswer = { is: 'list'; list: PageList } | { is: 'gone' } | { is: 'unknown' };

/** Asks the server for the list of what to keep; the browser's cache revalidates it. */
export async function ask(festival: string, locale: string): Promise<ListAnswer> {
  try {
    const answer = await fetch(`/feeds/${festival}/pages.json?lang=${locale}`, { cache: 'no-cache', priority: 'low' });
    if (answer.status === 404 || answer.status === 410) return { is: 'gone' };
    if (!answer.ok) return { is: 'unknown' };
    const list = (await answer.json()) as PageList;
    // A format from a newer server, which comes with its own worker.
    return list.format === 1 ? { is: 'list', list } : { is: 'unknown' };
  } catch {
    return { is: 'unknown' };
  }
}

/**
 * The tag of a released page: its version, followed for some pages by what else they depend on;
 * null for a page drawn for each request.
 */
export const tagOf = (answer: Response): string | null =>
  /^W\/"([\w-]{8,200})"$/.exec(answer.headers.get('etag') ?? '')?.[1] ?? null;

/**
 * `aaaa-bbbb-2026-06-06`, the tag of « En ce moment » on a day, belongs to the version `aaaa-bbbb`.
 */
export const isOf = (tag: string, version: string): boolean => tag === version || tag.startsWith(`${version}-`);
