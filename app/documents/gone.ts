import type { Locale } from '../../lib/i18n/locale.ts';
import { publicKeyOf } from '../../lib/programme/public-key.ts';
import { everywhere } from '../_server/headers.ts';
import { plainPage } from '../_server/plain-page.ts';

/** 410 for a secret link that was closed, with the way to the programme where the public may read it. */
export function gone(locale: Locale, words: { title: string; body: string }, slug: string | null): Response {
  const headers = { ...everywhere, 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' };
  return plainPage(locale, 410, words, headers, slug !== null && publicKeyOf(slug) ? slug : undefined);
}
