import { readLocale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { FOR_EVERY_SITE } from './for-every-site.ts';

const answers = {
  /** There is no such calendar; a publication may bring it. */
  404: { sentence: 'notFound', headers: { 'Cache-Control': 'no-cache' } },
  /** Of somebody who was taken back from all that was published. */
  410: { sentence: 'notFound', headers: { 'Cache-Control': 'no-cache' } },
  /**
   * Something of ours failed. Never an empty 200: Thunderbird and ICSx5 take it for « all gone ».
   */
  503: { sentence: 'unavailable', headers: { 'Cache-Control': 'no-store', 'Retry-After': '120' } },
} as const;

/**
 * A sentence in the language that was asked for, in the place of a calendar, or of a file: as open
 * as the file would be, so that a page of another site learns why.
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
