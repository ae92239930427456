import { Islands } from '#app/_components/islands.tsx';
import {
  festivalAsked,
  isSecretLink,
  LostPage,
  type LostStatus,
  lostFestival,
  lostTitle,
  type Within,
} from '#app/_components/lost-page.tsx';
import { SiteHeader } from '#app/_components/site-header.tsx';
import { everywhere, NONCE_HEADER } from '#app/_server/answer-head.ts';
import { edition, keptPage } from '#app/_server/kept-pages.ts';
import { plainPage } from '#app/_server/plain-page.ts';
import { respond, respondOnce } from '#app/_server/respond.ts';
import { type Locale, otherLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { programmeBase, sitePaths } from '#lib/i18n/paths.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { publicKeyOf } from '#lib/programme/public-key.ts';
import { UNKEPT_HEADERS } from './asked.ts';
import { htmlOf, plainFaceOf, UNLISTED_ROBOTS } from './document.tsx';

const CONTENT_TYPE = 'text/html; charset=utf-8';

/**
 * Answers 404, or 410 for what was taken back, in the reader's language, with a link to the
 * programme below whose address it was asked. Each is drawn and compressed once per language and
 * state of the programme, since somebody may ask for missing pages thousands of times; within a
 * preview or a version, which few people read, each time.
 */
export async function missingDocument(
  request: Request,
  locale: Locale,
  status: LostStatus = 404,
  within: Within | null = null,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  // A frame of another site says it too, and offers nothing but a way to the programme.
  if (/^\/\w+\/festivals\/[^/]+\/embed(?:\/|$)/.test(pathname) && !within)
    return plainPage(locale, status, messages[locale].public.notFound, UNKEPT_HEADERS, {
      slug: lostFestival(pathname)?.slug,
      isFramed: true,
    });
  const nonce = request.headers.get(NONCE_HEADER);
  // On addresses that Next handles, the proxy has already set a policy that lets scripts run only
  // with its nonce.
  if (nonce !== null && /^[\w+/=]+$/.test(nonce)) {
    const html = missingHtml(locale, pathname, status, within).replaceAll('<script ', `<script nonce="${nonce}" `);
    return respondOnce(request, html, { status, headers: UNKEPT_HEADERS });
  }
  if (within)
    return respondOnce(request, missingHtml(locale, pathname, status, within), { status, headers: UNKEPT_HEADERS });
  const below = lostFestival(pathname)?.key ?? '';
  const name = `${status} ${locale} ${below} ${isSecretLink(pathname) ? 'link' : ''} ${edition()}`;
  const drawn = async () => ({
    bytes: Buffer.from(missingHtml(locale, pathname, status, null)),
    contentType: CONTENT_TYPE,
  });
  const response = await respond(request, {
    tag: null,
    status,
    contentType: CONTENT_TYPE,
    renewed: {},
    headers: UNKEPT_HEADERS,
    bytes: async (encoding) => (await keptPage(name, encoding, drawn))?.body ?? null,
  });
  return response ?? new Response(null, { status });
}

/** The 404 page with the frame of the festival whose address it is below. */
function missingHtml(locale: Locale, path: string, status: LostStatus, within: Within | null): string {
  const festival = festivalAsked(path);
  const home = (of: Locale) => within?.base(of) ?? (festival ? programmeBase(of, festival.slug) : sitePaths(of).home());
  const name = within?.name ?? festival?.name;
  return htmlOf({
    locale,
    title: lostTitle(locale, status),
    head: UNLISTED_ROBOTS,
    ...(festival && { face: plainFaceOf(festival, locale) }),
    body: (
      <>
        <Islands />
        <LostPage
          locale={locale}
          festival={festival}
          within={within}
          status={status}
          isLink={within === null && isSecretLink(path)}
          header={
            <SiteHeader
              locale={locale}
              otherHref={home(otherLocale(locale))}
              {...(name && { festival: { name: typesetIn(name, locale), href: home(locale) } })}
            />
          }
        />
      </>
    ),
    style: '/documents.css',
  });
}

/** Answers 410 for a secret link that was closed, with a link to the programme if it is public. */
export function gone(locale: Locale, words: { title: string; body: string }, slug: string | null): Response {
  const headers = { ...everywhere, 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' };
  return plainPage(locale, 410, words, headers, slug !== null && publicKeyOf(slug) ? { slug } : {});
}
