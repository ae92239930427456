import { FRAMED_POLICY, PLAIN_POLICY, plainDocument } from '#app/_components/plain-document.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';

/**
 * A small complete page with any status, for what the proxy answers without a page of the
 * framework: such a page could not choose its status, and readers without scripts need an
 * explanation in their language. It contains only our own sentences and nothing from the request,
 * and no cache keeps it.
 */
export function plainPage(
  locale: Locale,
  status: number,
  { title, body }: { title: string; body: string },
  headers: Record<string, string>,
  /** The published festival to link to; whether it is for a frame in other sites. */
  { slug, isFramed = false }: { slug?: string | undefined; isFramed?: boolean } = {},
): Response {
  const [heading, text] = [typeset(title, locale), typeset(body, locale)];
  const { home, programme } = messages[locale].failure;
  const back = slug ? `<p><a href="${programmeBase(locale, slug)}">${programme}</a></p>` : '';
  const html = plainDocument(
    locale,
    heading,
    `${isFramed ? '<base target="_blank">' : ''}<h1>${heading}</h1><p>${text}</p>${back}<p><a href="/${locale}">${home}</a></p>`,
  );
  return new Response(html, {
    status,
    headers: {
      ...headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': isFramed ? FRAMED_POLICY : PLAIN_POLICY,
    },
  });
}
