import { addressOf } from '../../lib/accounts/address.ts';
import { env } from '../../lib/env.ts';
import { asStorageError, LanterneError } from '../../lib/errors.ts';
import { defaultLocale, isLocale, type Locale } from '../../lib/i18n/locale.ts';
import { messages } from '../../lib/i18n/messages.ts';
import { onceFree } from '../../lib/once-free.ts';
import { readActs, type SelectionAct } from '../../lib/selections/acts.ts';
import { countMiss, countWork, delayFor } from '../../lib/selections/throttle.ts';
import { plainPage } from './plain-page.ts';
import { readBody } from './read-body.ts';

/** Why nothing was done, with its status. Each has a sentence in the `selection.refused` messages. */
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
export type SelectionRefusal = keyof typeof refusals;

/** A post to a selection, by a form or by a script. */
export type SelectionPost = Readonly<{
  fields: URLSearchParams;
  locale: Locale;
  /** All or none of them are done. */
  acts: readonly SelectionAct[];
  /** Asked for by a script, which wants JSON and no cookie. */
  isScript: boolean;
}>;

export const PRIVATE = {
  'Cache-Control': 'private, no-cache',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
  'Referrer-Policy': 'no-referrer',
};

/** A selection of 200 séances, with where each stood, and some more. In bytes. */
const MAX_BODY = 32_000;

/**
 * Reads a post and lets `work` answer it. `isProven`: its address is a secret of its own. Otherwise a cookie may decide, and only our pages may post: a browser names
 * the page in Origin, and says `null` on pages that name nobody where they come from, as those of a private address; those say by Sec-Fetch-Site
 * that they are ours.
 */
export async function answerSelection(
  request: Request,
  { isProven }: { isProven: boolean },
  work: (post: SelectionPost) => Response | Promise<Response>,
): Promise<Response> {
  let post: SelectionPost | null = null;
  try {
    if (!isOurs(request, isProven)) return refuseSelection(request, 'foreign', null);
    const text = await readBody(request, MAX_BODY);
    const isForm = /^application\/x-www-form-urlencoded\b/.test(request.headers.get('content-type') ?? '');
    post = text === null || !isForm ? null : readPost(request, new URLSearchParams(text));
    if (!post) return refuseSelection(request, 'invalid', null);
    if (await isTooMany(request, 'change')) return refuseSelection(request, 'tooMany', post);
    const read = post;
    return await onceFree(() => work(read));
  } catch (error) {
    if (!(asStorageError(error) instanceof LanterneError)) throw error;
    console.error(error);
    return refuseSelection(request, 'busy', post);
  }
}

/** Counts this work for the address that asks: whether it has done too much of it. */
export const isTooMany = async ({ headers }: Request, work: 'keep' | 'change'): Promise<boolean> =>
  (await countWork(work, addressOf(headers, env().trustProxy))) !== null;

/** Only our pages may post; see `answerSelection`. */
export function isOurs({ headers }: Request, isProven: boolean): boolean {
  const [origin, site] = [headers.get('origin'), headers.get('sec-fetch-site')];
  if (origin === env().url) return true;
  if (site !== null) return site === 'same-origin';
  return isProven && (origin === null || origin === 'null');
}

function readPost(request: Request, fields: URLSearchParams): SelectionPost | null {
  const locale = fields.get('locale');
  const acts = readActs({ act: fields.getAll('act'), take: fields.getAll('take') });
  return acts && { fields, locale: isLocale(locale) ? locale : defaultLocale, acts, isScript: wantsJson(request) };
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
  return plainPage(locale, status, { title, body: sentences[reason] }, PRIVATE);
}

/** Waits as long as whoever tries addresses has to; counts this one when nobody made it. */
export async function slowDown(request: Request, isMiss: boolean): Promise<void> {
  const address = addressOf(request.headers, env().trustProxy);
  const delay = await delayFor(address);
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  if (isMiss) await countMiss(address);
}
