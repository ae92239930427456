import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { whatItIs, whereAndHow } from '#lib/programme/as-text.ts';
import { dateOfHour, isAfterMidnight } from '#lib/time/festival-day.ts';
import { formatDate } from '#lib/time/format.ts';
import type { Programme } from './programme.ts';

/** What a séance shows and who takes part, in one printed line. */
export const factsLine = ({ document, locale }: Programme, event: DocumentEvent): string =>
  whatItIs(document, event, locale).join(SEPARATOR);

/**
 * « après minuit, dimanche 29 novembre », where it stands under the evening before; else nothing.
 */
export const nightLine = ({ locale, t }: Programme, event: DocumentEvent): string =>
  event.startsAt !== null && isAfterMidnight(event)
    ? t('afterMidnight', { date: formatDate(dateOfHour(event.startsAt), locale) })
    : '';

/** Where it is and how it can be followed; without the place on the sheet of its room. */
export const printedPlaceLine = ({ document, locale }: Programme, event: DocumentEvent, isElsewhere = true): string =>
  whereAndHow(document, event, locale)
    .slice(isElsewhere || event.rooms.length === 0 ? 0 : 1)
    .join(SEPARATOR);
