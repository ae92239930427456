import { escapedHtml, PLAIN_POLICY, plainDocument } from '#app/_components/plain-document.ts';
import { documentPolicy, everywhere } from '#app/_server/answer-head.ts';
import { drawDaysAhead } from '#app/_server/days-ahead.ts';
import { type Drawn, edition, keptPage } from '#app/_server/kept-pages.ts';
import { respond, respondOnce } from '#app/_server/respond.ts';
import { drawShareImage } from '#app/_server/share-image/draw.tsx';
import { buildId } from '#app/feeds/build-id.ts';
import { type PublicAddress, publicAddress } from '#lib/addresses/public-address.ts';
import { readsAhead } from '#lib/env.ts';
import { compress, negotiateEncoding } from '#lib/feeds/http.ts';
import { isLarge } from '#lib/festivals/large.ts';
import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { OVER } from '#lib/live/queries.ts';
import { addressElsewhere } from '#lib/programme/own-host.ts';
import { readAhead, releasedBySlug } from '#lib/programme/released.ts';
import { eventFacts, festivalFacts } from '#lib/share-image/facts.ts';
import { now } from '#lib/time/clock.ts';
import { answeringFirst, type Requested, requestedOf, UNKEPT_HEADERS } from './asked.ts';
import { documentOf } from './document-of.ts';
import { missingDocument } from './missing.tsx';
import { releasedSource } from './programme-document.tsx';

type Page = PublicAddress & { kind: 'page' };

const PUBLIC_CACHE = 'public, max-age=0, s-maxage=30, stale-while-revalidate=30, stale-if-error=86400';

/**
 * Answers an address of a published programme: a page or picture from the cache, a search drawn for
 * this request, a redirect to where the page moved, or 404. Each request looks up the state of the
 * festival, and reads only its languages and the query beside it.
 */
export const programmeAt = answeringFirst('festivals', async (request: Request): Promise<Response> => {
  const place = requestedOf(request);
  // Null means that the programme was published anew while this was drawn, so it is asked once
  // more.
  return (await answer(request, place)) ?? (await answer(request, place)) ?? missingDocument(request, place.locale);
});

async function addressOf({ locale, name: slug, tail, url }: Requested): Promise<PublicAddress> {
  await readAhead('bySlug', slug);
  return publicAddress(locale, slug, tail, url.searchParams);
}

async function answer(request: Request, place: Requested): Promise<Response | null> {
  const { locale, name: slug } = place;
  const elsewhere = addressElsewhere(request.headers.get('host'), slug);
  const moved = elsewhere && movedPage(request, place, elsewhere);
  if (moved) return moved;
  const address = await addressOf(place);
  switch (address.kind) {
    case 'missing':
      return missingDocument(request, locale);
    case 'gone':
      return missingDocument(request, locale, 410);
    case 'moved':
      return new Response(null, {
        status: 308,
        headers: { ...everywhere, 'Cache-Control': PUBLIC_CACHE, Location: address.path },
      });
    case 'search': {
      const html = await documentOf(slug, 'search', { locale, slug, asked: address.asked });
      return html === null ? null : respondOnce(request, html, { headers: UNKEPT_HEADERS });
    }
    case 'page':
      return page(request, place, address, elsewhere !== null);
  }
}

/**
 * One address has three answers here, for a page in a browser, for another program and for a
 * service worker; caches must tell them apart and ask again each time.
 */
const MOVED_HEADERS = { 'Cache-Control': 'private, max-age=0', Vary: 'Accept, Sec-Fetch-Dest' };

/**
 * Answers a page of a festival that was asked for at a former address. A browser gets a page whose
 * script takes the visitor's selection along, because it is stored under the former address; other
 * programs get 308. Null where the page is still served at the former address: for a frame in
 * another site, which only knows that address, and for a service worker, which keeps the programme
 * that was installed from there.
 */
function movedPage(request: Request, { locale, name: slug, tail, url }: Requested, origin: string): Response | null {
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

const headersOf = ({ isDemonstration }: Page) => ({
  ...everywhere,
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cache-Control': PUBLIC_CACHE,
  ...(isDemonstration ? { 'X-Robots-Tag': 'noindex' } : {}),
});

/** `isLeft`: asked for at a former address of the festival. */
async function page(request: Request, place: Requested, address: Page, isLeft: boolean): Promise<Response | null> {
  const { name: slug, url } = place;
  const tag = tagOf(url.pathname, address);
  const isPicture = address.tail.endsWith('/image');
  const response = await respond(request, {
    tag: () => tag,
    isWeak: true,
    contentType: isPicture ? 'image/png' : 'text/html; charset=utf-8',
    renewed: { ...headersOf(address), ...(isLeft && MOVED_HEADERS) },
    headers: isPicture
      ? {}
      : {
          'Content-Security-Policy': documentPolicy(
            address.tail.startsWith('/embed/') ? '*' : "'self'",
            address.trailers,
          ),
        },
    isPacked: isPicture,
    bytes: async (encoding) => (await kept(place, address, encoding))?.body ?? null,
  });
  if (response && isLarge(slug)) aheadOf(request, place, address);
  return response;
}

/** In development no page is cached. */
const keepsPages = () => process.env.NODE_ENV !== 'development';

async function kept(place: Requested, address: Page, encoding: Parameters<typeof keptPage>[1]) {
  const draw = () => drawn(place, address);
  if (keepsPages()) return keptPage(`${place.locale}/${address.state}${address.tail}`, encoding, draw);
  const made = await draw();
  return made && { body: await compress(made.bytes, encoding), contentType: made.contentType };
}

/**
 * Draws the page; null where the programme was published anew meanwhile. Pictures need few facts,
 * so they are drawn here and not in a thread.
 */
async function drawn({ locale, name: slug }: Requested, { state, tail }: Page): Promise<Drawn | null> {
  if (tail.endsWith('/image')) return pictureOf(state, locale, tail);
  const html = await documentOf(slug, 'programme', { locale, state, tail });
  return html === null ? null : { bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8' };
}

async function pictureOf(state: string, locale: Locale, tail: string): Promise<Drawn | null> {
  const source = releasedSource(state, locale);
  if (!source) return null;
  const { document, index } = source.programme;
  if (tail === '/image') return picture(festivalFacts(document, locale));
  const event = index.events.get(Number(tail.split('/')[2]));
  return event ? picture(eventFacts(document, event, locale)) : null;
}

const picture = async (facts: Parameters<typeof drawShareImage>[0]): Promise<Drawn> => ({
  bytes: Buffer.from(await drawShareImage(facts)),
  contentType: 'image/png',
});

/**
 * The tag names all that the page depends on: the public key, the build and its settings, whether
 * the festival is over, and for addresses that show another page tomorrow, the day. The service
 * worker that keeps programmes reads the first two parts.
 */
const tagOf = (asked: string, { key, state, tail }: Page) =>
  `${key}-${edition()}${state === key ? '' : `-${OVER}`}${dayOfNow(asked, tail)}`;

/**
 * The day the page is about, for the addresses that show another page tomorrow: « En ce moment »,
 * the first page, and lists of séances of several days. A page with a date in its address does not
 * change.
 */
function dayOfNow(asked: string, tail: string): string {
  const day = /(?:^\/now\/|^\/today\/|@)(\d{4}-\d{2}-\d{2})$/.exec(tail)?.[1];
  return day === undefined || asked.endsWith(`/now/${day}`) ? '' : `-${day}`;
}

/**
 * After the first page of a newly published large festival was asked for, draws the pages of its
 * days.
 */
function aheadOf(request: Request, { locale, name: slug, url }: Requested, { key }: Page): void {
  if (!keepsPages() || !readsAhead()) return;
  const encoding = negotiateEncoding(request.headers.get('accept-encoding'));
  void drawDaysAhead({
    slug,
    key,
    document: () => releasedBySlug(slug)?.document ?? null,
    keep: async (path) => {
      const [, language, , , ...tail] = path.split('/');
      const place = { locale: isLocale(language) ? language : locale, name: slug, tail, url: new URL(path, url) };
      const address = await addressOf(place);
      if (address.kind !== 'page') return null;
      const page = await kept(place, address, encoding);
      return page?.body.length ?? null;
    },
    at: now(),
  }).catch(console.error);
}
