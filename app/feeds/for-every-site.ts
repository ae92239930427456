import { readLocale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';

/** Headers for published data: scripts of any site may read it, with its tag. */
export const FOR_EVERY_SITE = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Last-Modified, Retry-After',
} as const;

/**
 * Answers the preflight request of a browser that wants to send a tag for a page of another site.
 * Nobody is identified here, so cookies are never read.
 */
export const answerPreflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...FOR_EVERY_SITE,
      'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
      'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since',
      'Access-Control-Max-Age': '86400',
      Allow: 'GET, HEAD, OPTIONS',
    },
  });

/** The same answer, readable for every site. */
export function openToAll(response: Response): Response {
  for (const [name, value] of Object.entries(FOR_EVERY_SITE)) response.headers.set(name, value);
  return response;
}

/**
 * Whether a browser saves a file, and its name, which may contain letters, digits, dots and
 * hyphens.
 */
export const dispositionOf = (fileName: string, isDownload: boolean): string =>
  `${isDownload ? 'attachment' : 'inline'}; filename="${fileName}"`;

const answers = {
  /** There is no such calendar, but a publication may bring it. */
  404: { sentence: 'notFound', headers: { 'Cache-Control': 'no-cache' } },
  /** The calendar of a person who was removed from all that was published. */
  410: { sentence: 'notFound', headers: { 'Cache-Control': 'no-cache' } },
  /**
   * An internal error. Never an empty 200: Thunderbird and ICSx5 conclude from it that all events
   * are gone.
   */
  503: { sentence: 'unavailable', headers: { 'Cache-Control': 'no-store', 'Retry-After': '120' } },
} as const;

/**
 * A sentence in the language asked for, in place of a calendar or file. It has the same headers for
 * other sites as the file would, so that their scripts can read why.
 */
export function refuseFeed(
  request: Request,
  status: keyof typeof answers,
  what: 'calendar' | 'file' = 'calendar',
): Response {
  const { sentence, headers } = answers[status];
  const lang = new URL(request.url).searchParams.get('lang');
  const locale = readLocale(lang);
  const said =
    what === 'file' ? translator(locale, 'openData')(`file.${sentence}`) : translator(locale, 'feeds')(sentence);
  return new Response(request.method === 'HEAD' ? null : `${said}\n`, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
      ...FOR_EVERY_SITE,
    },
  });
}
