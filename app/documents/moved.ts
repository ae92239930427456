import { escapedHtml, PLAIN_POLICY, plainDocument } from '#app/_components/plain-document.ts';
import { everywhere } from '#app/_server/headers.ts';
import { buildId } from '#app/feeds/build-id.ts';
import { messages } from '#lib/i18n/messages.ts';
import { typeset } from '#lib/time/format.ts';
import type { Requested } from './asked.ts';

/**
 * It says itself for whom it is: what a browser shows, another program and a worker ask for are
 * three answers of one address. No cache keeps them.
 */
export const MOVED_HEADERS = { 'Cache-Control': 'private, max-age=0', Vary: 'Accept, Sec-Fetch-Dest' };

/**
 * Answers a page of a festival at an address it had. What a browser shows is a page whose script
 * takes the visitor's selection along, since it stands in the storage of this address; whatever
 * else reads pages gets 308. Null where a page that is there goes on: a frame of another site,
 * which knows the address it asked, and a browser's worker, which keeps the programme that was
 * installed from here.
 */
export function movedPage(
  request: Request,
  { locale, name: slug, tail, url }: Requested,
  origin: string,
): Response | null {
  if (tail[0] === 'embed') return null;
  const to = origin + url.pathname + url.search;
  const [dest, accept] = [request.headers.get('sec-fetch-dest'), request.headers.get('accept') ?? ''];
  // A worker that asks for what is to be shown hides where it will be; without TLS a browser never
  // says.
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
      // The next page takes a selection from the addresses it knows alone.
      'Referrer-Policy': 'strict-origin',
    },
  });
}
