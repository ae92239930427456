import { fill } from '#app/_components/selection/say.tsx';
import { addressOf } from '#lib/client-address.ts';
import { env, isSecure } from '#lib/env.ts';
import { defaultLocale, type Locale, readLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { MAX_SELECTED, readActs, type SelectionAct } from '#lib/selections/selection.ts';
import { countMiss, countWork, delayFor } from '#lib/selections/throttle.ts';
import { plainPage } from './plain-page.ts';
import { answerPost, FORM_POST } from './post.ts';

/**
 * The reasons of a refusal, with their status. Each has a sentence in the `selection.refused`
 * messages.
 */
const refusals = {
  foreign: 403,
  invalid: 400,
  unknown: 404,
  revoked: 410,
  readOnly: 403,
  full: 409,
  tooMany: 429,
  busy: 503,
} as const;
type SelectionRefusal = keyof typeof refusals;

/** A post to a selection, by a form or by a script. */
export type SelectionPost = Readonly<{
  fields: URLSearchParams;
  locale: Locale;
  /** Either all or none of them are done. */
  acts: readonly SelectionAct[];
  /** Sent by a script, which wants JSON and no cookie. */
  isScript: boolean;
}>;

export const PRIVATE = {
  'Cache-Control': 'private, no-cache',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
  'Referrer-Policy': 'no-referrer',
};

/**
 * A cookie for the handlers below `path`; it is sent only over https if the public address uses
 * https.
 */
export const cookieLine = (path: string, name: string, value: string, seconds: number): string =>
  `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure() ? '; Secure' : ''}`;

/** In bytes: a selection of 200 séances with the hour and room each had, and some more. */
const MAX_BODY = 32_000;

/**
 * Reads a post and lets `work` answer it. `isProven`: the address is a secret that proves who acts.
 */
export async function answerSelection(
  request: Request,
  { isProven }: { isProven: boolean },
  work: (post: SelectionPost) => Response | Promise<Response>,
): Promise<Response> {
  return answerPost<URLSearchParams, null>(request, {
    from: isProven ? 'secret' : 'page',
    format: FORM_POST,
    limit: MAX_BODY,
    gate: async () => null,
    read: async (fields) => {
      const post = readPost(request, fields);
      if (!post) return refuseSelection(request, 'invalid', null);
      if (await isTooMany(request, 'change')) return refuseSelection(request, 'tooMany', post);
      return () => work(post);
    },
    refuse: (reason) => refuseSelection(request, reason === 'foreign' ? 'foreign' : 'invalid', null),
    fail: (_, fields) => refuseSelection(request, 'busy', fields && readPost(request, fields)),
  });
}

/** Counts this work for the network address, and answers whether it has done too much of it. */
export const isTooMany = async ({ headers }: Request, work: 'keep' | 'change'): Promise<boolean> =>
  (await countWork(work, addressOf(headers, env().trustProxy))) !== null;

function readPost(request: Request, fields: URLSearchParams): SelectionPost | null {
  const locale = fields.get('locale');
  const acts = readActs({ act: fields.getAll('act'), take: fields.getAll('take') });
  return acts && { fields, locale: readLocale(locale), acts, isScript: wantsJson(request) };
}

const wantsJson = ({ headers }: Request) => /^application\/json\b/.test(headers.get('accept') ?? '');

/** The refusal as a sentence, or as JSON for a script. */
export function refuseSelection(
  request: Request,
  reason: SelectionRefusal,
  post: Pick<SelectionPost, 'locale'> | null,
): Response {
  const status = refusals[reason];
  if (wantsJson(request)) return Response.json({ ok: false, reason }, { status, headers: PRIVATE });
  const locale = post?.locale ?? defaultLocale;
  const { title, ...sentences } = messages[locale].selection.refused;
  return plainPage(locale, status, { title, body: fill(sentences[reason], MAX_SELECTED) }, PRIVATE);
}

/**
 * Delays the answer for a network address that tries links; counts this request if its link does
 * not exist.
 */
export async function slowDown(request: Request, isMiss: boolean): Promise<void> {
  const address = addressOf(request.headers, env().trustProxy);
  const delay = await delayFor(address);
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  if (isMiss) await countMiss(address);
}
