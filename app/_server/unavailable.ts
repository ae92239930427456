import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { RETRY_AFTER } from './answer-status.ts';
import { plainPage } from './plain-page.ts';

/** 503, for when not even the address could be looked up. */
export function unavailable(locale: Locale, headers: Record<string, string>): Response {
  return plainPage(locale, 503, messages[locale].failure, { ...headers, 'Retry-After': String(RETRY_AFTER) });
}
