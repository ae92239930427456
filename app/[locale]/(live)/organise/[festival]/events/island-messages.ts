import type { Locale } from '#lib/i18n/locale.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';

/** The messages that the client components of the séances' pages need. */
export function islandMessages(locale: Locale) {
  const { common, conflict, events, fields, records, terms } = typesetMessages(locale);
  // Without those of tables.
  const { table: _, ...rest } = records;
  return {
    common,
    conflict,
    events,
    fields,
    records: rest,
    terms,
  };
}
