import { env } from '#lib/env.ts';
import { onceFree } from '#lib/once-free.ts';
import { askedOrigin } from '#lib/programme/own-host.ts';
import { failureOf, type ServerFailure } from './failure.ts';

/** Why nothing of a post is done, before anybody looks at what it says. */
export type PostRefusal = 'foreign' | 'wrongType' | 'tooLarge';

/** How the text of a post becomes what its kind reads. */
export type PostFormat<B> = Readonly<{ type: RegExp; read: (text: string) => B }>;

export const FORM_POST: PostFormat<URLSearchParams> = {
  type: /^application\/x-www-form-urlencoded\b/,
  read: (text) => new URLSearchParams(text),
};

/** What is no JSON is undefined, which no schema takes. */
export const JSON_POST: PostFormat<unknown> = {
  type: /^application\/json\b/,
  read: (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  },
};

/**
 * From where a post may come. A browser names the page in Origin, and says `null` on pages that
 * name nobody where they come from, as those of a private address; those say by Sec-Fetch-Site that
 * they are ours.
 *
 * - `desk`: a page at our one public address, since a cookie says who acts.
 * - `page`: a page of ours, whichever, at a festival's own address too: of those that send no
 *   Origin, Sec-Fetch-Site says that they are.
 * - `secret`: the address posted to is its own proof, so a browser that says nothing may post too.
 */
export type PostSource = 'desk' | 'page' | 'secret';

/** One kind of post. `B` is what its body is read as, `P` the proof of who acts. */
type PostKind<B, P> = Readonly<{
  from: PostSource;
  format: PostFormat<B>;
  /** In bytes. */
  limit: number;
  /** Proves who acts before anything they sent is read. A secret address proves it in `read`. */
  gate: () => Promise<P>;
  /** Checks what was posted, and answers what is to be done, or a refusal. It writes nothing. */
  read: (body: B, proof: P) => ToDo | Promise<ToDo>;
  refuse: (reason: PostRefusal) => Response;
  /** Says what was thrown. `body` is null where it was not read. */
  fail: (failure: ServerFailure, body: B | null) => Response;
}>;

type ToDo = Response | (() => Response | Promise<Response>);

/**
 * Answers a post: it comes from a page of ours, by somebody who may, in the format of its kind and
 * no larger than its limit. While another program writes, what is to be done is tried again: it
 * writes in one transaction, after which it fails no more.
 */
export async function answerPost<B, P>(request: Request, kind: PostKind<B, P>): Promise<Response> {
  let body: B | null = null;
  try {
    if (!isOurs(request, kind.from)) return kind.refuse('foreign');
    const proof = await kind.gate();
    if (!kind.format.type.test(request.headers.get('content-type') ?? '')) return kind.refuse('wrongType');
    const text = await readBody(request, kind.limit);
    if (text === null) return kind.refuse('tooLarge');
    body = kind.format.read(text);
    const work = await kind.read(body, proof);
    return work instanceof Response ? work : await onceFree(work);
  } catch (error) {
    return kind.fail(failureOf(error), body);
  }
}

/** Whether a post comes from where its kind may come from. */
export function isOurs({ headers }: Request, from: PostSource): boolean {
  const [origin, site] = [headers.get('origin'), headers.get('sec-fetch-site')];
  if (origin === env().url) return true;
  if (from === 'desk') return false;
  if (origin !== null && origin === askedOrigin(headers.get('host'))) return true;
  if (site !== null) return site === 'same-origin';
  return from === 'secret' && (origin === null || origin === 'null');
}

/** The text of a request, never more than `max` bytes of it; null when there is more. */
export async function readBody(request: Request, max: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > max) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > max) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
