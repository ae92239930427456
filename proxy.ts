import { createHash } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { sessionCookieName, sessionIn } from './app/_server/auth-cookie.ts';
import { drawDaysAhead } from './app/_server/days-ahead.ts';
import { edition } from './app/_server/edition.ts';
import { firstAnswer } from './app/_server/first-answer.ts';
import { type KeptPage, keptPage } from './app/_server/kept-pages.ts';
import { noWorker } from './app/_server/no-worker.ts';
import { plainHtml } from './app/_server/plain-html.ts';
import { plainPage } from './app/_server/plain-page.ts';
import { READER_HEADER } from './app/_server/reader.ts';
import { insideWord, secondServerFor } from './app/_server/second-server.ts';
import { slowDown } from './app/_server/selection-post.ts';
import { unavailable } from './app/_server/unavailable.ts';
import { buildId } from './app/feeds/build-id.ts';
import { encodedResponse } from './app/feeds/encoded-response.ts';
import { addressOf, SOCKET_HEADER } from './lib/accounts/address.ts';
import { PATH_HEADER } from './lib/accounts/next-path.ts';
import { festivalOfToken, resolveAccessToken } from './lib/accounts/tokens.ts';
import { env } from './lib/env.ts';
import { compress } from './lib/feeds/compress.ts';
import { matchesEtag, negotiateEncoding } from './lib/feeds/http.ts';
import { isLarge, slugOf } from './lib/festivals/large.ts';
import { acceptedLocale } from './lib/i18n/accepted-locale.ts';
import { isLocale, type Locale } from './lib/i18n/locale.ts';
import { messages } from './lib/i18n/messages.ts';
import { OVER } from './lib/live/drawn.ts';
import { type PublicAddress, publicAddress } from './lib/programme/public-address.ts';
import { publicKeyOf } from './lib/programme/public-key.ts';
import { readAhead, releasedBySlug } from './lib/programme/released.ts';
import { type Opened, openSelection } from './lib/selections/queries.ts';
import { now } from './lib/time/clock.ts';
import { sheetsStamp } from './lib/volunteers/stamp.ts';

/** Feeds, APIs, Next's own files and the files of `public/` never come here; junk like `/wp-login.php` does. The worker's script can be taken back. */
export const config = {
  matcher: [
    '/sw.js',
    '/((?!feeds/|api/|_next/|[^/]+\\.(?:js|css|svg|png|ico|jpg|webp|txt|xml|json|webmanifest|woff2)$).*)',
  ],
};

/**
 * Where a request goes: a public address to the pages of the festival's current key, anything else that has a language
 * to the live pages, and what has neither to a real 404. Nothing here trusts the Host header.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl;
  if (pathname === '/sw.js') return env().isKeptOffline ? NextResponse.next() : noWorker();
  if (await isTooLong(request)) return new NextResponse(null, { status: 413, headers: { Connection: 'close' } });
  const [, locale, section, festival, ...tail] = pathname.split('/');
  if (!isLocale(locale)) {
    const accepted = acceptedLocale(request.headers.get('accept-language'));
    if (pathname !== '/') return missing(request, accepted);
    return redirect(request, `/${accepted}`, 307, { Vary: 'Accept-Language', 'Cache-Control': 'private, max-age=0' });
  }
  if (section === 'released') return isInside(request) ? NextResponse.next() : missing(request, locale);
  if (section === 'preview') return secret(request, locale, section, festival ?? '');
  if (section === 'team') return team(request, locale, festival ?? '', tail);
  if (section === 'my') return own(request, locale, festival ?? '', tail);
  if ((section === 'organise' || section === 'versions') && festival) return liveOf(festival, request, locale);
  if (section !== 'festivals') return live(request, locale);

  let address: PublicAddress;
  try {
    await readAhead('bySlug', festival ?? '');
    address = publicAddress(locale, festival ?? '', tail, request.nextUrl.searchParams);
  } catch (error) {
    console.error(error);
    return unavailable(locale, everywhere);
  }
  if (address.kind === 'moved') return redirect(request, address.path, 308, PUBLIC_CACHE);
  if (address.kind === 'missing') return missing(request, locale);
  if (address.kind === 'live') return liveOf(festival ?? '', request, locale, address.path);
  return released(request, address, festival ?? '', locale);
}

/** A secret link: 404 when nobody made it, 410 when it was revoked. A page could not choose that status. */
async function secret(
  request: NextRequest,
  locale: Locale,
  kind: 'preview' | 'team',
  token: string,
): Promise<Response> {
  let slug: string | undefined;
  try {
    const found = resolveAccessToken(kind, token);
    const { festivalId } = found.ok ? found.row : { festivalId: null };
    if (found.ok && kind === 'team')
      return withoutReferrer(await sheetsOf(`/${locale}/team/${token}`, request, locale, festivalId), kind);
    if (found.ok) return withoutReferrer(await liveOf(slugOf(festivalId) ?? '', request, locale), kind);
    if (found.reason === 'unknown') return missing(request, locale);
    slug = publishedSlugOf(kind, token);
  } catch (error) {
    console.error(error);
    return unavailable(locale, everywhere);
  }
  const gone =
    kind === 'team'
      ? messages[locale].team.gone
      : { title: messages[locale].publish.draft.gone, body: messages[locale].publish.draft.goneBody };
  return withoutReferrer(plainPage(locale, 410, gone, { ...everywhere, 'X-Robots-Tag': 'noindex' }, slug), kind);
}

/**
 * A visitor's own programme. An address nobody made and one that never could be are the same 404, later and later for whoever tries many; one that
 * was closed is 410.
 */
async function own(request: NextRequest, locale: Locale, token: string, tail: string[]): Promise<Response> {
  let slug: string | undefined;
  try {
    const opened = tail.length === 0 ? openSelection(token) : UNKNOWN;
    const isUnknown = !opened.ok && opened.reason === 'unknown';
    await slowDown(request, isUnknown);
    // Its calendar's address reads a calendar and no page.
    if (isUnknown || (opened.ok && opened.access === 'calendar')) return missing(request, locale);
    if (opened.ok) return withoutReferrer(await ownProgramme(request, locale, opened), 'my');
    if (opened.reason === 'revoked' && publicKeyOf(opened.slug)) slug = opened.slug;
  } catch (error) {
    console.error(error);
    return unavailable(locale, everywhere);
  }
  const headers = { ...everywhere, 'X-Robots-Tag': 'noindex' };
  return withoutReferrer(plainPage(locale, 410, messages[locale].selection.gone, headers, slug), 'my');
}

/** Drawn for each request. Its tag says what it is drawn from, so that whoever asks whether it still holds hears it and nothing is drawn. */
async function ownProgramme(request: NextRequest, locale: Locale, { festival, changedAt }: Opened): Promise<Response> {
  const etag = `"${publicKeyOf(festival.slug)?.key ?? ''}-${edition()}-${Date.parse(changedAt)}"`;
  const answer = { ...everywhere, 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex', ETag: `W/${etag}` };
  if (request.method === 'HEAD') {
    const known = request.headers.get('if-none-match');
    return new Response(null, { status: known !== null && matchesEtag(known, etag) ? 304 : 200, headers: answer });
  }
  const response = await liveOf(festival.slug, request, locale);
  response.headers.set('ETag', answer.ETag);
  return response;
}

const UNKNOWN = { ok: false, reason: 'unknown' } as const;

/**
 * A secret link to the room sheets, or a volunteer's to their own page: which of the two it opens nobody can tell who only tries addresses, and tries get
 * slower.
 */
async function team(request: NextRequest, locale: Locale, token: string, tail: string[]): Promise<Response> {
  if (isInside(request)) return NextResponse.next();
  let slug: string | undefined;
  try {
    const volunteer = tail.length === 0 ? resolveAccessToken('volunteer', token) : UNKNOWN;
    const isSheets = !volunteer.ok && volunteer.reason === 'unknown';
    const isUnknown = isSheets && !(tail.length === 0 && isKnown('team', token));
    await slowDown(request, isUnknown);
    if (isUnknown) return missing(request, locale);
    if (isSheets) return secret(request, locale, 'team', token);
    if (volunteer.ok) return withoutReferrer(await ownShifts(request, locale, token, volunteer.row.festivalId), 'team');
    slug = publishedSlugOf('volunteer', token);
  } catch (error) {
    console.error(error);
    return unavailable(locale, everywhere);
  }
  const headers = { ...everywhere, 'X-Robots-Tag': 'noindex' };
  return withoutReferrer(plainPage(locale, 410, messages[locale].shifts.gone, headers, slug), 'team');
}

/** The address of the festival a closed link was of, where the public may read it: the link leads on there. */
function publishedSlugOf(kind: 'preview' | 'team' | 'volunteer', token: string): string | undefined {
  const slug = slugOf(festivalOfToken(kind, token));
  return slug !== null && publicKeyOf(slug) ? slug : undefined;
}

function isKnown(kind: 'team', token: string): boolean {
  const found = resolveAccessToken(kind, token);
  return found.ok || found.reason !== 'unknown';
}

/**
 * A volunteer's page: drawn for this request, as a released page without the framework, for it has to be there on the worst line. Its tag is made of
 * its bytes, so that a page that is asked for again and is the same costs nothing.
 */
async function ownShifts(
  request: NextRequest,
  locale: Locale,
  token: string,
  festivalId: number | null,
): Promise<Response> {
  const query = request.nextUrl.searchParams;
  const own = `/${locale}/team/${token}/own`;
  if (query.has('day') || query.has('room')) return sheetsOf(`${own}/sheets`, request, locale, festivalId);
  if (isDevelopment) return live(request, locale, own);
  // What a messenger asks for to show beside a link is not read by anybody.
  const isRead = request.headers.has('sec-fetch-site');
  const drawn = await draw(
    slugOf(festivalId) ?? '',
    own + request.nextUrl.search,
    isRead ? { [READER_HEADER]: '1' } : undefined,
  );
  if (drawn.status >= 500) return unavailable(locale, everywhere);
  const text = await plainTeamPage(drawn);
  const tag = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return knows(request, tag) ? unchanged(tag) : teamAnswer(request, tag, text);
}

/**
 * The sheets of the rooms, without the framework too. Their tag is of the state they are drawn from: an open sheet asks every few seconds whether it is
 * still what holds, and nothing is drawn for that.
 */
async function sheetsOf(
  path: string,
  request: NextRequest,
  locale: Locale,
  festivalId: number | null,
): Promise<Response> {
  if (isDevelopment) return live(request, locale, path === request.nextUrl.pathname ? undefined : path);
  const tag = `${sheetsStamp(festivalId ?? 0, now())}-${buildId()}`;
  if (knows(request, tag)) return unchanged(tag);
  if (request.method === 'HEAD') return teamAnswer(request, tag, null);
  const drawn = await draw(slugOf(festivalId) ?? '', path + request.nextUrl.search);
  if (drawn.status >= 500) return unavailable(locale, everywhere);
  return teamAnswer(request, tag, await plainTeamPage(drawn));
}

async function plainTeamPage(drawn: Response): Promise<Buffer> {
  const html = await drawn.text();
  return Buffer.from(plainHtml(html)?.replace(FONT_PRELOAD, '') ?? html);
}

function knows(request: NextRequest, tag: string): boolean {
  const known = request.headers.get('if-none-match');
  return known !== null && matchesEtag(known, `"${tag}"`);
}

const ofTeam = (tag: string) => ({
  ...everywhere,
  'Cache-Control': 'private, no-cache',
  Vary: 'Accept-Encoding',
  ETag: `W/"${tag}"`,
});
const unchanged = (tag: string) => new Response(null, { status: 304, headers: ofTeam(tag) });

/** A page of the team under its tag; `text` is null where only its headers are asked for. */
async function teamAnswer(request: NextRequest, tag: string, text: Buffer | null): Promise<Response> {
  const encoding = negotiateEncoding(request.headers.get('accept-encoding'));
  const body = text && (await compress(text, encoding));
  return encodedResponse(request.method === 'HEAD' ? null : body, {
    headers: {
      ...ofTeam(tag),
      'Content-Type': 'text/html; charset=utf-8',
      ...(body && { 'Content-Length': String(body.length) }),
      'Content-Security-Policy': policy(["script-src 'self'", STYLE, IMAGES, CONNECT, "frame-ancestors 'none'"]),
      'X-Robots-Tag': 'noindex',
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    },
  });
}

/** Letters are no reason to wait for words on a bad line: the style sheet asks for them once it is there. */
const FONT_PRELOAD = /<link\b(?=[^>]*\brel="preload")(?=[^>]*\bas="font")[^>]*>/g;

/** Room sheets post nothing, and a private address is the proof of its own posts: nobody has to hear where their reader came from, not even this server. */
function withoutReferrer(response: Response, kind: 'preview' | 'team' | 'my'): Response {
  if (kind !== 'preview') response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
};

const policy = (directives: string[]) =>
  ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", ...directives].join('; ');

// `style` attributes carry the hours of a grid and a festival's accent, and cannot hold a nonce.
const STYLE = "style-src 'self' 'unsafe-inline'";
const IMAGES = "img-src 'self' data: blob:";
// `next dev` compiles with eval and speaks over a socket.
const isDevelopment = process.env.NODE_ENV === 'development';
const EVAL = isDevelopment ? " 'unsafe-eval'" : '';
const CONNECT = `connect-src 'self'${isDevelopment ? ' ws:' : ''}`;

// Nothing of the framework stands in a released page, so no script in such a page runs at all. Other sites may frame the pages that are made
// for it, and no others.
const releasedPolicy = (scripts: string, path: string) =>
  policy([`script-src ${scripts}`, STYLE, IMAGES, CONNECT, `frame-ancestors ${isEmbedded(path) ? '*' : "'self'"}`]);
const plainPolicy = (path: string) => releasedPolicy("'self'", path);
// A page from the cache cannot carry a nonce: the few that need the framework, and what Next answers itself.
const frameworkPolicy = (path: string) => releasedPolicy(`'self' 'unsafe-inline'${EVAL}`, path);
const isEmbedded = (path: string) => /^\/\w+\/released\/\w+\/embed\//.test(path);

const livePolicy = (nonce: string) =>
  policy([
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${EVAL}`,
    STYLE,
    IMAGES,
    CONNECT,
    // A proposal is computed in a worker of our own; without this line `strict-dynamic` decides, which browsers read differently.
    "worker-src 'self'",
    "frame-ancestors 'none'",
  ]);

const PUBLIC_CACHE = {
  'Cache-Control': 'public, max-age=0, s-maxage=30, stale-while-revalidate=30, stale-if-error=86400',
};

/**
 * The page of the cache. It gets neither cookie nor query nor a policy a client could have sent: it depends on its path alone, so
 * key and build name its bytes, and a browser that has them hears 304 before anything is read. What a link inside the programme asks for is
 * no page but its parts, which Next answers.
 */
async function released(
  request: NextRequest,
  address: PublicAddress & { kind: 'page' },
  slug: string,
  locale: Locale,
): Promise<Response> {
  const answer: Record<string, string> = {
    ...everywhere,
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    ...PUBLIC_CACHE,
    Vary: `Accept-Encoding, ${FLIGHT_HEADERS.join(', ')}`,
    ...(address.isDemonstration ? { 'X-Robots-Tag': 'noindex' } : {}),
  };
  if (isDevelopment || !isForPage(request)) {
    const second = await secondServerFor(slug).catch(complain);
    return parts(request, address.path, answer, second ?? undefined);
  }

  const etag = `"${address.key}-${edition()}${dayOfNow(request.nextUrl.pathname, address.path)}"`;
  // Weak: compressed or not, it is the same page.
  answer.ETag = `W/${etag}`;
  const known = request.headers.get('if-none-match');
  if (known !== null && matchesEtag(known, etag)) return new Response(null, { status: 304, headers: answer });
  // A picture is packed already.
  const isPicture = address.path.endsWith('/image');
  const encoding = isPicture ? 'identity' : negotiateEncoding(request.headers.get('accept-encoding'));
  let page: KeptPage | null;
  try {
    page = await keptPage(address.path, encoding, (path) => draw(slug, path));
  } catch (error) {
    console.error(error);
    // Nobody could be asked: Next draws it itself. What was asked for and failed is neither drawn once more for each who waited, which would hold up all
    // others, nor given the tag of the page, under which a browser would keep a failure until the next publication.
    if (!(error instanceof TypeError)) return unavailable(locale, everywhere);
    page = null;
  }
  if (!page) {
    // Published anew meanwhile: the second server, which looks at the address later, knows the old key no more.
    const key = publicKeyOf(slug)?.key ?? address.key;
    if (key === address.key) return parts(request, address.path, answer);
    const path = address.path.replace(`/released/${address.key}`, `/released/${key}`);
    return released(request, { ...address, key, path }, slug, locale);
  }
  void drawDaysAhead({
    slug,
    key: address.key,
    document: () => (isLarge(slug) ? (releasedBySlug(slug)?.document ?? null) : null),
    encoding,
    draw: (path) => draw(slug, path),
    at: now(),
  }).catch(complain);
  const allowed = page.isPlain ? plainPolicy(address.path) : frameworkPolicy(address.path);
  return encodedResponse(request.method === 'HEAD' ? null : page.body, {
    headers: {
      ...answer,
      'Content-Security-Policy': allowed,
      ...page.headers,
      'Content-Length': String(page.body.length),
    },
  });
}

/**
 * « En ce moment », the first page and the frame of another site are the addresses that lead to another page tomorrow; that of a day stays what it
 * is. When the festival is over, all of them do.
 */
function dayOfNow(asked: string, path: string): string {
  const over = path.split('/')[3]?.endsWith(OVER) ? `-${OVER}` : '';
  return over + dayIn(asked, path);
}

function dayIn(asked: string, path: string): string {
  const day = /\/(?:now\/|today\/|embed\/from-)(\d{4}-\d{2}-\d{2})(?:\/\w+)?$/.exec(path)?.[1];
  return day === undefined || asked.endsWith(`/now/${day}`) ? '' : `-${day}`;
}

/** By which a link inside the programme asks Next for the parts of a page rather than the page. */
const FLIGHT_HEADERS = ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch'];

const isForPage = ({ method, headers }: NextRequest) =>
  (method === 'GET' || method === 'HEAD') && !FLIGHT_HEADERS.some((name) => headers.has(name));

function parts(
  request: NextRequest,
  path: string,
  answer: Readonly<Record<string, string>>,
  origin: string = request.url,
): Response {
  const headers = new Headers(request.headers);
  for (const name of ['cookie', 'authorization', 'x-nonce', 'content-security-policy', CSP_REPORT])
    headers.delete(name);
  // Another server looks at the address anew.
  if (origin !== request.url) headers.set(INSIDE_HEADER, insideWord());
  const response = NextResponse.rewrite(new URL(path, origin), { request: { headers } });
  setAll(response, { ...answer, 'Content-Security-Policy': frameworkPolicy(path) });
  return response;
}

// Whoever sends it is this proxy, which asks the server it stands before, or the second one, for a page to keep.
const INSIDE_HEADER = 'x-lanterne-inside';

const isInside = (request: NextRequest) => request.headers.get(INSIDE_HEADER) === insideWord();

/** Drawn by the second server where it draws this festival, by this one should that fail. */
async function draw(slug: string, path: string, headers: Record<string, string> = {}): Promise<Response> {
  const here = `http://127.0.0.1:${env().port}`;
  const second = await secondServerFor(slug);
  return firstAnswer(second === null ? [here] : [second, second, here], (origin) =>
    fetch(origin + path, {
      headers: { ...headers, [INSIDE_HEADER]: insideWord(), 'Accept-Encoding': 'identity' },
      redirect: 'manual',
      signal: AbortSignal.timeout(DRAWING_MS),
    }),
  );
}

/** Next draws what could not be asked for, or says itself why not. */
function complain(error: unknown): null {
  console.error(error);
  return null;
}

/** A page of a thousand séances takes a second on a slow machine. */
const DRAWING_MS = 30_000;

/** In bytes: no form of somebody who is not signed in is longer. Whether their session still stands is asked where the form is read. */
const MAX_OF_STRANGERS = 1_000_000;

async function isTooLong(request: NextRequest): Promise<boolean> {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const length = request.headers.get('content-length');
  const isLong = length === null ? request.headers.has('transfer-encoding') : Number(length) > MAX_OF_STRANGERS;
  return isLong && (await sessionIn(request.cookies.get(sessionCookieName())?.value)) === null;
}

const CSP_REPORT = 'content-security-policy-report-only';

/** A live page of this festival. One that is large has a server of its own, which is asked with the address the request came to. */
async function liveOf(slug: string, request: NextRequest, locale: Locale, path?: string): Promise<Response> {
  const second = await secondServerFor(slug).catch(complain);
  if (second === null) return live(request, locale, path);
  const headers = new Headers(request.headers);
  headers.set(SOCKET_HEADER, addressOf(request.headers, env().trustProxy));
  const { pathname, search } = request.nextUrl;
  return NextResponse.rewrite(new URL(pathname + search, second), { request: { headers } });
}

/** A page drawn for this request. Next reads the nonce out of the request's policy and puts it on its own scripts. */
function live(request: NextRequest, locale: Locale, path?: string): Response {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Server actions and the 404 page know their language by it: no layout tells them.
  headers.set('x-next-intl-locale', locale);
  // So that signing in comes back to the page that was asked for.
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  headers.set('Content-Security-Policy', livePolicy(nonce));
  headers.delete(CSP_REPORT);
  const init = { request: { headers } };
  const response = path ? NextResponse.rewrite(new URL(path, request.url), init) : NextResponse.next(init);
  setAll(response, {
    ...everywhere,
    'Content-Security-Policy': livePolicy(nonce),
    // Addresses can be secrets: no other site hears of them. `no-referrer` would hide the origin of forms from the server.
    'Referrer-Policy': 'same-origin',
    ...(isHome(request.nextUrl.pathname) ? {} : { 'X-Robots-Tag': 'noindex' }),
  });
  return response;
}

const isHome = (pathname: string) => isLocale(pathname.slice(1));

/** 404 in the reader's language: an address that no page answers, so that Next draws app/global-not-found.tsx. */
function missing(request: NextRequest, locale: Locale): Response {
  return live(request, locale, `/${locale}/404/404`);
}

/** Next makes the address relative, so that no visitor's Host header decides where it leads. */
function redirect(request: NextRequest, path: string, status: 307 | 308, headers: Record<string, string>): Response {
  return new Response(null, {
    status,
    headers: { ...everywhere, ...headers, Location: new URL(path, request.url).href },
  });
}

function setAll(response: Response, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
}
