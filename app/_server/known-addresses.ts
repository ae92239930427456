import { isLocale, type Locale } from '#lib/i18n/locale.ts';

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
