import { HOST_PROOF, hostToken } from '#lib/festivals/own-host.ts';
import { acceptedLocale } from '#lib/i18n/accepted-locale.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import {
  festivalsAt,
  type Hosted,
  hostNameOf,
  isFormerInstallation,
  isInstallation,
  publicUrl,
} from '#lib/programme/own-host.ts';
import { everywhere } from './answer-head.ts';

/**
 * What a festival's own host name answers besides the pages and files of its festivals: files they
 * are drawn with, and visitors' selections.
 */
const SHARED =
  /^\/(?:fonts\/[^/]+|feeds\/selections\/[^/]+|(?:fr|en)\/my\/.+|api\/(?:health|selections(?:\/.+)?|public\/(?:schema\.json|[^/]+\/times\/.+)))$/;
/**
 * What the installation's former name answers besides: posts whose secret address is in mails that
 * were sent and in notifications. Who posts for a reader there follows no redirect.
 */
const POSTED_LATER = /^\/api\/(?:stop|team)\/.+$/;
/** Finds the slug in the address of anything that belongs to a festival. */
const OF_FESTIVAL =
  /^\/(?:(?:fr|en)\/(?:festivals|join)|feeds|pictures|api\/join|api\/public\/festivals)\/([^/]+)(?:\/.*)?$|^\/sitemap-([^/]+)\.xml$/;

/**
 * The answer to what a festival's own host name does not answer itself: its first page redirects to
 * the programme, all that needs accounts to the installation. So does the installation's former
 * name with all that is of no festival. Null for what is answered as anywhere. `isKnown`: whether
 * the installation has anything at this path.
 */
export function elsewhereAtOwnHost(request: Request, pathname: string, isKnown: boolean): Response | null {
  const sent = request.headers.get('host');
  const festivals = festivalsAt(sent);
  if (pathname === HOST_PROOF)
    return proof(hostNameOf(sent), festivals, new URL(request.url).searchParams.get('domain'));
  const isFormer = isFormerInstallation(sent);
  if (festivals.length === 0 && !isFormer) return null;
  const [, language, section] = pathname.split('/');
  const { origin, search } = new URL(request.url);
  if (pathname === '/' || (isLocale(language) && section === undefined))
    return isFormer ? leads(publicUrl(null) + pathname + search) : toProgramme(request, language, festivals);
  if (!isKnown || SHARED.test(pathname) || (isFormer && POSTED_LATER.test(pathname))) return null;
  const [, below, listed] = OF_FESTIVAL.exec(pathname) ?? [];
  const asked = below ?? listed;
  if (isFormer ? asked !== undefined : festivals.some(({ slug }) => slug === asked)) return null;
  // If the installation has the very origin that Next takes itself to have, Next would make the
  // redirect relative, and so lead back to this host name.
  if ((request.method !== 'GET' && request.method !== 'HEAD') || origin === publicUrl(null))
    return new Response(null, { status: 404, headers: { ...everywhere, 'Cache-Control': 'no-store' } });
  return leads(publicUrl(null) + pathname + search);
}

/** Redirects to the programme of this host name; of several editions, to the one published last. */
function toProgramme(request: Request, language: string | undefined, festivals: readonly Hosted[]): Response {
  const standing = festivals.filter(({ isLeft }) => !isLeft);
  const { slug } = standing.find((one) => one.isPublished) ?? standing[0] ?? (festivals[0] as Hosted);
  const locale = isLocale(language) ? language : acceptedLocale(request.headers.get('accept-language'));
  const here = publicUrl(hostNameOf(request.headers.get('host')));
  return leads(here + programmeBase(locale, slug), { Vary: 'Accept-Language' });
}

const leads = (to: string, headers: Record<string, string> = {}) =>
  new Response(null, {
    status: 307,
    headers: { ...everywhere, ...headers, 'Cache-Control': 'private, max-age=0', Location: to },
  });

/**
 * Answers the check of a host name: with its token when Lanterne asks itself, and to a proxy that
 * fetches certificates (`?domain=`) whether the name is one of ours, or the installation's.
 */
function proof(host: string, festivals: readonly Hosted[], asked: string | null): Response {
  const isOurs = asked === null ? festivals.length > 0 : isInstallation(asked) || festivalsAt(asked).length > 0;
  return new Response(isOurs && asked === null ? hostToken(host) : null, {
    status: isOurs ? 200 : 404,
    headers: { ...everywhere, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
