import type { Locale } from '../../../../../../lib/i18n/locale.ts';
import { messages } from '../../../../../../lib/i18n/messages.ts';

/** The sentences the islands of the séances' pages need. */
export function islandMessages(locale: Locale) {
  const { common, conflict, events, fields, terms } = messages[locale];
  return { common, conflict, events, fields, terms };
}
