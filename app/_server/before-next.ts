import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { noteFault } from '#lib/faults.ts';
import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import { oneInProcess } from '#lib/one-in-process.ts';

/**
 * What answers an address: the front page, a file at the root, a route handler, a document, a page
 * of the framework; or nothing.
 */
type AddressKind = 'front' | 'file' | 'handler' | 'document' | 'live' | 'missing';

/** Sections that are documents (app/documents/), which answer with headers of their own. */
const DOCUMENTS: ReadonlySet<string> = new Set(['festivals', 'join', 'preview', 'versions', 'my', 'team']);
/** Sections whose pages are drawn by the framework. */
const LIVE: ReadonlySet<string> = new Set([
  'organise',
  'account',
  'sign-in',
  'invitation',
  'setup',
  'reset',
  'installation',
]);

/**
 * Files at the root, made or in `public/`, and the first parts of route handlers' addresses; each
 * answers with headers of its own.
 */
const FILES: ReadonlySet<string> = new Set([
  'apple-icon.png',
  'clash.js',
  'device.js',
  'documents.css',
  'early.js',
  'embed.js',
  'icon.svg',
  'integrate.js',
  'islands.js',
  'join.css',
  'moved.js',
  'my-programme.js',
  'offline-note.js',
  'own.css',
  'paper.css',
  'propose.js',
  'push.js',
  'robots.txt',
  'screen.js',
  'sitemap.xml',
  'sw.js',
  'team.css',
  'team.js',
  'theme.js',
]);
const HANDLED =
  /^\/(?:feeds\/[^/]+\/[^/]+(?:\/[^/]+)?|fonts\/[^/]+|pictures\/[^/]+\/[^/]+|sitemap-[^/]+\.xml|api\/(?:health|selections|(?:archives|auth|bench|join|public|selections|stop|team|templates|festivals\/[^/]+)\/.+))$/;

/**
 * What answers this path, as far as its form tells: a document may still find that there is no such
 * festival.
 */
export function addressKindOf(pathname: string): AddressKind {
  if (FILES.has(pathname.slice(1))) return 'file';
  if (HANDLED.test(pathname)) return 'handler';
  const [, locale, section = '', name] = pathname.split('/');
  if (pathname === '/' || (isLocale(locale) && pathname === `/${locale}`)) return 'front';
  if (!isLocale(locale)) return 'missing';
  if (LIVE.has(section)) return 'live';
  return DOCUMENTS.has(section) && name ? 'document' : 'missing';
}

/**
 * Addresses people type: a festival's programme, or its page to become a volunteer. A slug contains
 * no percent escapes; if they were allowed here, programs that write them in other capitals could
 * be redirected in circles.
 */
const TYPED = /^\/(?:(fr|en)\/)?(festivals|join)\/([\w-]+)(\/.*)?$/i;

/**
 * The right address of a festival that was typed in capitals or without its language; the language
 * is then the reader's. Null if it is no such address, or is right already.
 */
export function typedAddress(pathname: string, reader: () => Locale): { path: string; isGuessed: boolean } | null {
  const [, typed, section = '', slug = '', rest = ''] = TYPED.exec(pathname) ?? [];
  if (slug === '') return null;
  const locale = typed?.toLowerCase() ?? reader();
  const path = `/${locale}/${section.toLowerCase()}/${slug.toLowerCase()}${rest}`;
  return path === pathname ? null : { path, isGuessed: typed === undefined };
}

type Answer = (request: Request) => Promise<Response>;

/** Filled by the routes, read by the server's start. */
const answers = oneInProcess('lanterneAnswers', () => new Map<string, Answer>());

/**
 * Section of the site (`festivals`) and the rest of the path, made of plain words, secrets and
 * numbers. Any other spelling is left to Next.
 */
const DOCUMENT = /^\/[a-z]{2}\/([a-z]+)((?:\/[\w-]+)+)(?:\?|$)/;
/**
 * Headers that documents may not see: no document depends on who is signed in, and no client may
 * choose a nonce.
 */
const HIDDEN: ReadonlySet<string> = new Set(['cookie', 'x-nonce']);
/** Only the path of an address is used; this host stands for none. */
const ORIGIN = 'http://here.invalid';

/**
 * Has `answer` handle the documents of this section before Next does: the work Next does around a
 * cached page takes three times as long as the page. A route calls this when it is loaded, so Next
 * still answers the first request.
 */
export function answersBeforeNext(section: string, answer: Answer): void {
  // In development a route is loaded again after each change, and this would keep the old one.
  if (process.env.NODE_ENV !== 'production') return;
  answers().set(section, answer);
}

/** Answers a document if its route has been loaded. False: Next has to answer it. */
export function isAnsweredBeforeNext(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const { url = '' } = request;
  const answer = answers().get(DOCUMENT.exec(url)?.[1] ?? '');
  // An address typed in capitals is redirected by proxy.ts.
  if (!answer || typedAddress(url.split('?', 1)[0] ?? '', () => 'fr')) return false;
  void send(request, response, answer).catch((error: unknown) => {
    if (!request.destroyed) noteFault(error);
    response.destroy();
  });
  return true;
}

async function send(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const answered = await answer(asRequest(request));
  const headers = Object.fromEntries(answered.headers);
  // A stream has no length in advance.
  const isStream = answered.body !== null && !answered.headers.has('content-length');
  const bytes = isStream ? null : Buffer.from(await answered.arrayBuffer());
  response.writeHead(answered.status, headers);
  if (bytes) response.end(bytes);
  else await pipeline(Readable.fromWeb(answered.body as Parameters<typeof Readable.fromWeb>[0]), response);
}

function asRequest({ method = 'GET', url = '', headers }: IncomingMessage): Request {
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || HIDDEN.has(name) ? [] : [[name, String(value)]],
  );
  return new Request(ORIGIN + url, { method, headers: given });
}
