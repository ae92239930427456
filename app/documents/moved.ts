import { escapedHtml, PLAIN_POLICY, plainDocument } from '#app/_components/plain-document.ts';
import { everywhere } from '#app/_server/headers.ts';
import { buildId } from '#app/feeds/build-id.ts';
import { messages } from '#lib/i18n/messages.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { Requested } from './asked.ts';

/**
 * One address has three answers here, for a page in a browser, for another program and for a
 * service worker; caches must tell them apart and ask again each time.
 */
export const MOVED_HEADERS = { 'Cache-Control': 'private, max-age=0', Vary: 'Accept, Sec-Fetch-Dest' };

/**
 * Answers a page of a festival that was asked for at a former address. A browser gets a page whose
 * script takes the visitor's selection along, because it is stored under the former address; other
 * programs get 308. Null where the page is still served at the former address: for a frame in
 * another site, which only knows that address, and for a service worker, which keeps the programme
 * that was installed from there.
 */
export function movedPage(
  request: Request,
  { locale, name: slug, tail, url }: Requested,
  origin: string,
): Response | null {
  if (tail[0] === 'embed') return null;
  const to = origin + url.pathname + url.search;
  const [dest, accept] = [request.headers.get('sec-fetch-dest'), request.headers.get('accept') ?? ''];
  // A service worker that fetches a page on behalf of the browser does not say in which frame it
  // will be shown; without TLS a browser sends no `Sec-Fetch-Dest` at all.
  const asks = accept.includes('text/html') && (dest === 'empty' || request.headers.has('upgrade-insecure-requests'));
  const isShown = request.method === 'GET' && (dest === 'document' || (asks && dest !== 'iframe'));
  if (!isShown && dest !== null) return null;
  if (!isShown) return new Response(null, { status: 308, headers: { ...everywhere, ...MOVED_HEADERS, Location: to } });
  const { title, body } = messages[locale].hosts.moved;
  const [heading, text, href] = [typeset(title, locale), typeset(body, locale), escapedHtml(to)];
  const html = plainDocument(
    locale,
    heading,
    `<noscript><meta http-equiv="refresh" content="0;url=${href}"></noscript><h1>${heading}</h1><p>${text}</p><p><a href="${href}">${escapedHtml(new URL(to).host)}</a></p><script src="/moved.js?v=${buildId()}" data-festival="${escapedHtml(slug)}" data-to="${href}"></script>`,
  );
  return new Response(html, {
    headers: {
      ...everywhere,
      ...MOVED_HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `${PLAIN_POLICY}; script-src 'self'; connect-src 'self'`,
      // The new page accepts a selection only from addresses it knows, so it must see where the
      // visitor comes from.
      'Referrer-Policy': 'strict-origin',
    },
  });
}
