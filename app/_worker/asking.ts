import type { PageList } from '#lib/offline/page-list.ts';

/** `gone`: there is no such programme (any more). `unknown`: the server did not say. */
type ListAnswer = { is: 'list'; list: PageList } | { is: 'gone' } | { is: 'unknown' };

/**
 * Asks the server what is to be kept; a browser that has the answer asks whether it is still so.
 */
export async function ask(festival: string, locale: string): Promise<ListAnswer> {
  try {
    const answer = await fetch(`/feeds/${festival}/pages.json?lang=${locale}`, { cache: 'no-cache', priority: 'low' });
    if (answer.status === 404 || answer.status === 410) return { is: 'gone' };
    if (!answer.ok) return { is: 'unknown' };
    const list = (await answer.json()) as PageList;
    // Of a newer server, which brings its own worker.
    return list.format === 1 ? { is: 'list', list } : { is: 'unknown' };
  } catch {
    return { is: 'unknown' };
  }
}

/**
 * What names the version a released page belongs to, and with some what else they depend on behind
 * it; null for a page drawn for each request.
 */
export const tagOf = (answer: Response): string | null =>
  /^W\/"([\w-]{8,200})"$/.exec(answer.headers.get('etag') ?? '')?.[1] ?? null;

/** `aaaa-bbbb-2026-06-06`, « En ce moment » of a day, is of `aaaa-bbbb`. */
export const isOf = (tag: string, version: string): boolean => tag === version || tag.startsWith(`${version}-`);
