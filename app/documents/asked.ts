import { RETRY_AFTER } from '#app/_server/answer-status.ts';
import { answersBeforeNext } from '#app/_server/before-next.ts';
import { failureOf } from '#app/_server/failure.ts';
import { documentPolicy, everywhere } from '#app/_server/headers.ts';
import { elsewhereAtOwnHost } from '#app/_server/own-host.ts';
import { plainPage } from '#app/_server/plain-page.ts';
import { acceptedLocale } from '#lib/i18n/accepted-locale.ts';
import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';

/**
 * What the address of a document asks for: `name` stands behind its kind (the slug of a festival, a
 * token), `tail` behind the name.
 */
export type Requested = Readonly<{ locale: Locale; name: string; tail: readonly string[]; url: URL }>;

/** `/fr/preview/TOKEN/days/2026-11-28` in its parts. */
export function requestedOf(request: Request): Requested {
  const url = new URL(request.url);
  const [, language, , name = '', ...tail] = url.pathname.split('/');
  const locale = isLocale(language) ? language : acceptedLocale(request.headers.get('accept-language'));
  return { locale, name, tail, url };
}

/** A handler that answers 503 with words where it fails. */
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
 * The same of a document that depends on no session: it is answered before Next hears of it
 * (app/_server/before-next.ts).
 */
export function answeringFirst(section: string, answer: (request: Request) => Promise<Response>) {
  const first = answering(
    async (request) => elsewhereAtOwnHost(request, new URL(request.url).pathname, true) ?? answer(request),
  );
  answersBeforeNext(section, first);
  return first;
}

/** Of a page drawn for one reader, which nobody keeps. */
export const UNKEPT_HEADERS = {
  ...everywhere,
  'Content-Security-Policy': documentPolicy("'none'"),
  // Addresses can be secrets: no other site hears of them. `no-referrer` would hide the origin of
  // forms from the server.
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex',
};

/** To the address this page has now. */
export const movedTo = (path: string): Response =>
  new Response(null, { status: 307, headers: { ...everywhere, 'Cache-Control': 'private, no-store', Location: path } });

/** 503, for when not even the address could be looked up. */
function unavailable(locale: Locale, headers: Record<string, string>): Response {
  return plainPage(locale, 503, messages[locale].failure, { ...headers, 'Retry-After': String(RETRY_AFTER) });
}
