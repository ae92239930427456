import { everywhere } from '#app/_server/headers.ts';
import { plainPage } from '#app/_server/plain-page.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { publicKeyOf } from '#lib/programme/public-key.ts';

/** Answers 410 for a secret link that was closed, with a link to the programme if it is public. */
export function gone(locale: Locale, words: { title: string; body: string }, slug: string | null): Response {
  const headers = { ...everywhere, 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' };
  return plainPage(locale, 410, words, headers, slug !== null && publicKeyOf(slug) ? slug : undefined);
}
