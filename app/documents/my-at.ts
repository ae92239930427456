import { edition } from '#app/_server/edition.ts';
import { respond } from '#app/_server/respond.ts';
import { slowDown } from '#app/_server/selection-post.ts';
import { addressOf } from '#lib/client-address.ts';
import { env } from '#lib/env.ts';
import { compress } from '#lib/feeds/compress.ts';
import { messages } from '#lib/i18n/messages.ts';
import { addressElsewhere } from '#lib/programme/own-host.ts';
import { publicKeyOf } from '#lib/programme/public-key.ts';
import { openSelection } from '#lib/selections/queries.ts';
import { answeringFirst, movedTo, requestedOf, UNKEPT_HEADERS } from './asked.ts';
import { documentOf } from './document-of.ts';
import { gone } from './gone.ts';
import { missingDocument } from './missing.tsx';

/**
 * Answers a visitor's own programme under its private address, or under a link to read it. No
 * account; every button is a form. An address nobody made and one that never could be are the same
 * 404, later and later for whoever tries many; one that was closed is 410.
 */
export const myAt = answeringFirst('my', async (request: Request): Promise<Response> => {
  const { locale, name: token, tail, url } = requestedOf(request);
  const opened = tail.length === 0 ? openSelection(token) : UNKNOWN;
  const isUnknown = !opened.ok && opened.reason === 'unknown';
  await slowDown(request, isUnknown);
  // Its calendar's address reads a calendar and no page.
  if (isUnknown || (opened.ok && opened.access === 'calendar')) return missingDocument(request, locale);
  if (!opened.ok)
    return gone(locale, messages[locale].selection.gone, opened.reason === 'revoked' ? opened.slug : null);
  const { slug } = opened.festival;
  const elsewhere = addressElsewhere(request.headers.get('host'), slug);
  // What a page that is open asks by HEAD is answered where it asks.
  if (elsewhere && request.method === 'GET') return movedTo(elsewhere + url.pathname + url.search);
  const address = addressOf(request.headers, env().trustProxy);
  const response = await respond(request, {
    // What a browser asks by HEAD: whether what it shows still holds. A page that is asked for is
    // drawn, for it says what is over by now.
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
