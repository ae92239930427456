import { documentPolicy, everywhere, RETRY_AFTER } from '#app/_server/answer-head.ts';
import { answersBeforeNext } from '#app/_server/before-next.ts';
import { failureOf } from '#app/_server/failure.ts';
import { elsewhereAtOwnHost } from '#app/_server/own-host.ts';
import { plainPage } from '#app/_server/plain-page.ts';
import { acceptedLocale } from '#lib/i18n/accepted-locale.ts';
import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';

/**
 * The parts of a document's address: `name` follows the section (the slug of a festival, or a
 * token), `tail` is what follows the name.
 */
export type Requested = Readonly<{ locale: Locale; name: string; tail: readonly string[]; url: URL }>;

/** Splits `/fr/preview/TOKEN/days/2026-11-28` into its parts. */
export function requestedOf(request: Request): Requested {
  const url = new URL(request.url);
  const [, language, , name = '', ...tail] = url.pathname.split('/');
  const locale = isLocale(language) ? language : acceptedLocale(request.headers.get('accept-language'));
  return { locale, name, tail, url };
}

/** Wraps a handler so that an error answers 503 with an explanation. */
export const answering =
  (answer: (request: Request) => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    try {
      return await answer(request);
    } catch (error) {
      failureOf(error);
      return unavailable(requestedOf(request).locale, everywhere);
    }
  };

/**
 * The same as `answering`, for documents that depend on no session: they are answered before Next
 * sees the request (app/_server/before-next.ts).
 */
export function answeringFirst(section: string, answer: (request: Request) => Promise<Response>) {
  const first = answering(
    async (request) => elsewhereAtOwnHost(request, new URL(request.url).pathname, true) ?? answer(request),
  );
  answersBeforeNext(section, first);
  return first;
}

/** Headers of a page that is drawn for one reader; no cache may keep it. */
export const UNKEPT_HEADERS = {
  ...everywhere,
  'Content-Security-Policy': documentPolicy("'none'"),
  // Addresses can be secrets, so other sites must not receive them. `no-referrer` would also hide
  // the origin of form posts, which the server checks.
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex',
};

/** Redirects to the address this page has now. */
export const movedTo = (path: string): Response =>
  new Response(null, { status: 307, headers: { ...everywhere, 'Cache-Control': 'private, no-store', Location: path } });

/** Answers 503, with no link to a festival, since even the address may not have been looked up. */
function unavailable(locale: Locale, headers: Record<string, string>): Response {
  return plainPage(locale, 503, messages[locale].failure, { ...headers, 'Retry-After': String(RETRY_AFTER) });
}
