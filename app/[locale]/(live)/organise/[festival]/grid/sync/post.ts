import { jsonPost } from '#app/_ui/json-post.ts';
import type { ActAnswer, TurnAnswer } from '#lib/events/act-answers.ts';
import type { ActsPost, TurnPost } from '#lib/events/acts-schema.ts';
import type { Entry } from './entry.ts';

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** That of the page, as it is when it is asked: bare, it would have lost what it belongs to. */
export const pageFetch: typeof fetch = (url, init) => globalThis.fetch(url, init);

/** A server that says nothing for so long is taken for gone. Milliseconds. */
const PATIENCE = 10_000;

export const changesAddress = (slug: string) => `/api/festivals/${slug}/changes`;

/**
 * Posts an entry; null when no answer of ours came back: whether it was done is not known, and
 * asking again under its key tells.
 */
export async function post(fetch: Fetch, slug: string, entry: Entry): Promise<ActAnswer | TurnAnswer | null> {
  const acts: ActsPost = { clientKey: entry.key, acts: [...entry.acts] };
  const turn: TurnPost = { clientKey: entry.key, skip: [...entry.skip], partly: entry.partly };
  try {
    const response = await fetch(entry.turn ? `${changesAddress(slug)}/${entry.turn}` : changesAddress(slug), {
      ...jsonPost(entry.turn ? turn : acts),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const answer: unknown = await response.json();
    return isAnswer(answer) ? answer : null;
  } catch {
    return null;
  }
}

/** What a server in front says when ours is away is no answer. */
const isAnswer = (answer: unknown): answer is ActAnswer | TurnAnswer =>
  typeof answer === 'object' &&
  answer !== null &&
  'ok' in answer &&
  (answer.ok === true || (answer.ok === false && 'reason' in answer));
