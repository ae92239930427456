import type { PageList } from '#lib/offline/page-list.ts';

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
