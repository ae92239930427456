import { readLocale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { FOR_EVERY_SITE } from './for-every-site.ts';

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
