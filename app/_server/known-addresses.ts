import { isLocale, type Locale } from '#lib/i18n/locale.ts';

/**
 * What answers an address: the front page, a file at the root, a route handler, a document, a page
 * of the framework; or nothing.
 */
type AddressKind = 'front' | 'file' | 'handler' | 'document' | 'live' | 'missing';

/**
 * What stands behind a language and one of these answers for itself (app/documents/), with its own
 * headers.
 */
const DOCUMENTS: ReadonlySet<string> = new Set(['festivals', 'join', 'preview', 'versions', 'my', 'team']);
/** Behind a language and one of these are pages of the framework. */
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
 * Files at the root that are made or that stand in `public/`, and route handlers by what stands
 * before them; each answers for itself.
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
 * What answers this path, by its form alone: a document may still say that there is no such
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
 * What people type of a festival: its programme, or where one becomes a volunteer. An escape is in
 * no slug, and programs write it in capitals or small: led from one to the other they would go
 * round.
 */
const TYPED = /^\/(?:(fr|en)\/)?(festivals|join)\/([\w-]+)(\/.*)?$/i;

/**
 * The address of a festival that was typed in capitals or without its language, which is then that
 * of the reader. Null for what is none, or is one as it stands.
 */
export function typedAddress(pathname: string, reader: () => Locale): { path: string; isGuessed: boolean } | null {
  const [, typed, section = '', slug = '', rest = ''] = TYPED.exec(pathname) ?? [];
  if (slug === '') return null;
  const locale = typed?.toLowerCase() ?? reader();
  const path = `/${locale}/${section.toLowerCase()}/${slug.toLowerCase()}${rest}`;
  return path === pathname ? null : { path, isGuessed: typed === undefined };
}
