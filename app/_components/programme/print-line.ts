import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { whatItIs, whereAndHow } from '#lib/programme/as-text.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate } from '#lib/time/format.ts';
import type { Programme } from './programme.ts';

/** What a séance shows and with whom, in one printed line. */
export const factsLine = ({ document, locale }: Programme, event: DocumentEvent): string =>
  whatItIs(document, event, locale).join(SEPARATOR);

/**
 * « après minuit, dimanche 29 novembre », under the heading of the evening before; else nothing.
 */
export function nightLine({ locale, t }: Programme, { startsAt, day }: DocumentEvent): string {
  const date = startsAt && dateOfHour(startsAt);
  return date && date !== day ? t('afterMidnight', { date: formatDate(date, locale) }) : '';
}

/** Where it is and how one may follow it; without the place on a sheet of one room. */
export const printedPlaceLine = ({ document, locale }: Programme, event: DocumentEvent, isElsewhere = true): string =>
  whereAndHow(document, event, locale)
    .slice(isElsewhere || event.rooms.length === 0 ? 0 : 1)
    .join(SEPARATOR);
