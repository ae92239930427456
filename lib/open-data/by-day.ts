import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { dayName } from '#lib/programme/as-text.ts';
import { undatedOf } from '#lib/programme/day.ts';

/**
 * The programme in reading order: each day with its séances by start; days without any are left
 * out, and séances without a date come last.
 */
export function programmeByDay(
  document: PublicDocument,
  locale: Locale,
): { name: string; events: readonly DocumentEvent[] }[] {
  const byDay = new Map<string, DocumentEvent[]>(document.days.map(({ date }) => [date, []]));
  for (const event of document.events) if (event.startsAt !== null) byDay.get(event.day ?? '')?.push(event);
  return [
    ...document.days.map((day) => ({ name: dayName(day, locale), events: byDay.get(day.date) ?? [] })),
    { name: translator(locale, 'public')('undated'), events: undatedOf(document) },
  ].filter(({ events }) => events.length > 0);
}
