import { type NextRequest, NextResponse } from 'next/server';
import { elsewhereAtOwnHost } from '#app/_server/own-host.ts';
import { secondServerFor } from '#app/_server/second-server.ts';
import { PATH_HEADER } from '#lib/accounts/next-path.ts';
import { addressOf, SOCKET_HEADER } from '#lib/client-address.ts';
import { env } from '#lib/env.ts';
import { acceptedLocale } from '#lib/i18n/accepted-locale.ts';
import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import { OURS } from '#lib/offline/cache-names.ts';
import { sessionCookieName, sessionIn } from './app/_server/actor.ts';
import { everywhere, livePolicy, NONCE_HEADER } from './app/_server/answer-head.ts';
import { addressKindOf, typedAddress } from './app/_server/before-next.ts';

/**
 * Served at `/sw.js` where programmes are not kept (`LANTERNE_OFFLINE=0`): a worker that replaces
 * ours, deletes its caches and unregisters.
 */
const GOING = `self.addEventListener('install',()=>self.skipWaiting());
self.addEventListener('activate',(event)=>event.waitUntil((async()=>{
for(const name of await caches.keys())if(name.startsWith('${OURS}'))await caches.delete(name);
await self.registration.unregister();
})()));
`;

const noWorker = (): Response =>
  new Response(GOING, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    },
  });

/**
 * Runs for every address except files of the build: an address it does not match is answered as if
 * the proxy had allowed it. It also leaves out the two that stream files with `receiveFile`, as
 * Next would hold the whole body in memory twice; they check the sender before they read.
 */
export const config = { matcher: ['/((?!_next/static/|api/festivals/[^/]+/pictures$|api/archives/parts$).*)'] };

/**
 * Where a request goes: to a document, which answers with headers of its own, or to a live page,
 * which gets its language, nonce and policy; an address without a language is a real 404. A Host
 * header counts only if the table of hosts knows it.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl;
  if (await isTooLong(request)) return refused(413, { Connection: 'close' });
  if (pathname === '/sw.js' && !env().isKeptOffline) return noWorker();
  const typed = isRead(request) ? typedAddress(pathname, () => accepted(request)) : null;
  if (typed) return redirect(request, typed.path + request.nextUrl.search, typed.isGuessed ? GUESSED : UNKEPT);
  if (pathname === ICON_ASKED && isRead(request))
    return redirect(request, '/apple-icon.png', { 'Cache-Control': 'public, max-age=86400' });
  const kind = addressKindOf(pathname);
  const elsewhere = elsewhereAtOwnHost(request, pathname, ['handler', 'document', 'live'].includes(kind));
  if (elsewhere) return elsewhere;
  if (READ_ONLY.test(pathname) && !['GET', 'HEAD', 'OPTIONS'].includes(request.method))
    return refused(405, { Allow: 'GET, HEAD, OPTIONS' });
  if (kind === 'handler' || kind === 'file') return NextResponse.next();
  const [, locale, section = '', name] = pathname.split('/');
  if (!isLocale(locale)) {
    if (kind !== 'front') return missing(request, accepted(request));
    return redirect(request, `/${accepted(request)}`, GUESSED);
  }
  if (kind === 'missing') return missing(request, locale);
  if (kind !== 'live') return toDocument(request, section);
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) return refused(405, { Allow: 'GET, HEAD, POST' });
  if (section === 'organise' && name) return liveOf(name, request, locale);
  return live(request, locale);
}

/** Programs ask for it wherever a page names no icon. */
const ICON_ASKED = '/favicon.ico';

const UNKEPT = { 'Cache-Control': 'private, max-age=0' };
/** Headers of a redirect into the reader's language. */
const GUESSED = { ...UNKEPT, Vary: 'Accept-Language' };

const accepted = (request: NextRequest): Locale => acceptedLocale(request.headers.get('accept-language'));
const isRead = ({ method }: NextRequest): boolean => method === 'GET' || method === 'HEAD';

/** Addresses for other programs: Next would refuse another method without an Allow header. */
const READ_ONLY = /^\/(?:feeds|api\/(?:public|health))(?:\/|$)/;

const refused = (status: 405 | 413, headers: Record<string, string>) =>
  new NextResponse(null, { status, headers: { ...everywhere, ...headers, 'Cache-Control': 'no-store' } });

/**
 * A document gets no cookie, or only that of the session if it depends on who is signed in: Next
 * would answer cookies of its own (such as a preview) with cookies, and nothing of the request may
 * enter a page that caches keep.
 */
function toDocument(request: NextRequest, section: string): Response {
  if (!isRead(request)) return refused(405, { Allow: 'GET, HEAD' });
  const headers = bare(request);
  const session = request.cookies.get(sessionCookieName());
  if (session && (section === '' || section === 'versions')) headers.set('cookie', `${session.name}=${session.value}`);
  return NextResponse.next({ request: { headers } });
}

function bare(request: NextRequest): Headers {
  const headers = new Headers(request.headers);
  headers.delete('cookie');
  headers.delete(NONCE_HEADER);
  return headers;
}

/**
 * In bytes: no form for people who are not signed in is longer. Whether a session is still valid is
 * checked where the form is read.
 */
const MAX_OF_STRANGERS = 1_000_000;

async function isTooLong(request: NextRequest): Promise<boolean> {
  if (isRead(request)) return false;
  const length = request.headers.get('content-length');
  const isLong = length === null ? request.headers.has('transfer-encoding') : Number(length) > MAX_OF_STRANGERS;
  return isLong && (await sessionIn(request.cookies.get(sessionCookieName())?.value)) === null;
}

const CSP_REPORT = 'content-security-policy-report-only';

/**
 * A page of this festival's desk. A large festival's is answered by the second server, at the
 * address that the request came to.
 */
async function liveOf(slug: string, request: NextRequest, locale: Locale): Promise<Response> {
  const second = await secondServerFor(slug).catch(complain);
  if (second === null) return live(request, locale);
  const headers = new Headers(request.headers);
  headers.set(SOCKET_HEADER, addressOf(request.headers, env().trustProxy));
  const { pathname, search } = request.nextUrl;
  return NextResponse.rewrite(new URL(pathname + search, second), { request: { headers } });
}

/**
 * A page drawn for this request. Next takes the nonce from the request's policy and puts it on its
 * own scripts.
 */
function live(request: NextRequest, locale: Locale): Response {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const headers = new Headers(request.headers);
  headers.set(NONCE_HEADER, nonce);
  // Server actions and the 404 page know their language from it, as no layout passes it to them.
  headers.set('x-next-intl-locale', locale);
  // So that signing in leads back to the page that was asked for.
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  headers.set('Content-Security-Policy', livePolicy(nonce));
  headers.delete(CSP_REPORT);
  const response = NextResponse.next({ request: { headers } });
  const said = {
    ...everywhere,
    'Content-Security-Policy': livePolicy(nonce),
    // Addresses can be secrets, so other sites must not receive them. `no-referrer` would also hide
    // the origin of form posts, which the server checks.
    'Referrer-Policy': 'same-origin',
    'X-Robots-Tag': 'noindex',
  };
  for (const [name, value] of Object.entries(said)) response.headers.set(name, value);
  return response;
}

/** Prints an error of the second server; Next then draws the page itself. */
function complain(error: unknown): null {
  console.error(error);
  return null;
}

/** 404 in the reader's language, answered by a document. */
function missing(request: NextRequest, locale: Locale): Response {
  if (!isRead(request)) return refused(405, { Allow: 'GET, HEAD' });
  return NextResponse.rewrite(new URL(`/${locale}/404/404`, request.url), { request: { headers: bare(request) } });
}

/**
 * Next makes the address relative, so that a visitor's Host header cannot decide where it leads.
 */
function redirect(request: NextRequest, path: string, headers: Record<string, string>): Response {
  return new Response(null, {
    status: 307,
    headers: { ...everywhere, ...headers, Location: new URL(path, request.url).href },
  });
}
