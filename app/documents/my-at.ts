import { edition } from '#app/_server/kept-pages.ts';
import { respond } from '#app/_server/respond.ts';
import { slowDown } from '#app/_server/selection-post.ts';
import { addressOf } from '#lib/client-address.ts';
import { env } from '#lib/env.ts';
import { compress } from '#lib/feeds/http.ts';
import { messages } from '#lib/i18n/messages.ts';
import { addressElsewhere } from '#lib/programme/own-host.ts';
import { publicKeyOf } from '#lib/programme/public-key.ts';
import { openSelection } from '#lib/selections/queries.ts';
import { answeringFirst, movedTo, requestedOf, UNKEPT_HEADERS } from './asked.ts';
import { documentOf } from './document-of.ts';
import { gone, missingDocument } from './missing.tsx';

/**
 * Answers a visitor's own programme at its private address, or at a link that may only read it. It
 * needs no account; every button is a form. An address that does not exist and one that is
 * malformed get the same 404, slower and slower for whoever tries many; a closed one gets 410.
 */
export const myAt = answeringFirst('my', async (request: Request): Promise<Response> => {
  const { locale, name: token, tail, url } = requestedOf(request);
  const opened = tail.length === 0 ? openSelection(token) : UNKNOWN;
  const isUnknown = !opened.ok && opened.reason === 'unknown';
  await slowDown(request, isUnknown);
  // The address of its calendar opens no page.
  if (isUnknown || (opened.ok && opened.access === 'calendar')) return missingDocument(request, locale);
  if (!opened.ok)
    return gone(locale, messages[locale].selection.gone, opened.reason === 'revoked' ? opened.slug : null);
  const { slug } = opened.festival;
  const elsewhere = addressElsewhere(request.headers.get('host'), slug);
  // HEAD requests of an open page are answered at the address they ask, without a redirect.
  if (elsewhere && request.method === 'GET') return movedTo(elsewhere + url.pathname + url.search);
  const address = addressOf(request.headers, env().trustProxy);
  const response = await respond(request, {
    // By HEAD an open page asks whether it is still up to date. GET always draws the page, since it
    // says what is over by now.
    tag: () => `${publicKeyOf(slug)?.key ?? ''}-${edition()}-${Date.parse(opened.changedAt)}`,
    isWeak: true,
    isHeadBare: true,
    isAlwaysDrawn: true,
    contentType: 'text/html; charset=utf-8',
    renewed: { ...UNKEPT_HEADERS, 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'private, no-cache' },
    bytes: async (encoding) => {
      const html = await documentOf(slug, 'my', { locale, token, query: url.search, address });
      return html === null ? null : compress(Buffer.from(html), encoding);
    },
  });
  return response ?? missingDocument(request, locale);
});

const UNKNOWN = { ok: false, reason: 'unknown' } as const;
