import { jsonPost } from '#app/_ui/json-post.ts';
import type { ActAnswer, TurnAnswer } from '#lib/events/act-answers.ts';
import type { ActsPost, TurnPost } from '#lib/events/acts-schema.ts';
import type { Entry } from './entry.ts';

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** The page's `fetch`, looked up when called: passed bare, it would lose its `this`. */
export const pageFetch: typeof fetch = (url, init) => globalThis.fetch(url, init);

/** In milliseconds: a server silent for this long counts as unreachable. */
const PATIENCE = 10_000;

export const changesAddress = (slug: string) => `/api/festivals/${slug}/changes`;

/**
 * Posts an entry; null without an answer of ours: then it is unknown whether it was done, and
 * posting again with its key tells.
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

/** What a reverse proxy says while our server is away is no answer. */
const isAnswer = (answer: unknown): answer is ActAnswer | TurnAnswer =>
  typeof answer === 'object' &&
  answer !== null &&
  'ok' in answer &&
  (answer.ok === true || (answer.ok === false && 'reason' in answer));
