import { Islands } from '#app/_components/islands.tsx';
import { LostPage, notFoundTitle } from '#app/_components/lost-page.tsx';
import { SiteHeader } from '#app/_components/site-header.tsx';
import { respondOnce } from '#app/_server/respond.ts';
import { type Locale, otherLocale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { UNKEPT_HEADERS } from './asked.ts';
import { htmlOf, UNLISTED_ROBOTS } from './document.tsx';

/** 404 in the reader's language, with the way back to the programme it was asked below. */
export function missingDocument(request: Request, locale: Locale): Promise<Response> {
  const { pathname } = new URL(request.url);
  const html = htmlOf({
    locale,
    title: notFoundTitle(locale),
    head: UNLISTED_ROBOTS,
    body: (
      <>
        <Islands />
        <LostPage
          locale={locale}
          path={pathname}
          header={<SiteHeader locale={locale} otherHref={sitePaths(otherLocale(locale)).home()} />}
        />
      </>
    ),
    style: '/documents.css',
  });
  return respondOnce(request, html, { status: 404, headers: UNKEPT_HEADERS });
}
