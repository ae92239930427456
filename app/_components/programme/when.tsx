import { Spoken, TimeOf, TimeRange } from '#app/_components/time.tsx';
import type { DocumentEvent, DocumentItem } from '#lib/model/documents.ts';
import { endsAgain } from '#lib/programme/fact-ends.ts';
import { dateOfHour, isAfterMidnight } from '#lib/time/festival-day.ts';
import { formatDate, formatTime, spokenDate, spokenTime } from '#lib/time/format.ts';
import type { EventProps, Programme } from './programme.ts';

/** From when to when, with « vers » where a length is unknown. Nothing without a time. */
export function When({ programme, event }: EventProps) {
  if (event.startsAt === null) return null;
  return (
    <TimeRange
      from={event.startsAt}
      to={event.endsAt}
      isApproximate={event.endIsApproximate}
      isEndAgain={endsAgain(event, programme.document.festival.timeZone)}
      locale={programme.locale}
      className="unit"
    />
  );
}

/**
 * « après minuit, dimanche 29 novembre », for a séance or shift that stands on the page of the
 * evening before.
 */
export function AfterMidnight({
  programme,
  event,
}: {
  programme: Pick<Programme, 'locale' | 't'>;
  event: Pick<DocumentEvent, 'startsAt' | 'day'>;
}) {
  if (event.startsAt === null || !isAfterMidnight(event)) return null;
  const date = dateOfHour(event.startsAt);
  const { locale, t } = programme;
  return (
    <span className="relative">
      <Spoken as={t('afterMidnight', { date: spokenDate(date, locale) })}>
        {t('afterMidnight', { date: formatDate(date, locale) })}
      </Spoken>
    </span>
  );
}

/**
 * A sentence about a day and hour: until when something can be watched, or from when it can be
 * booked.
 */
export function OfMoment({
  programme: { locale, t },
  word,
  at,
}: {
  programme: Programme;
  word: 'availableUntil' | 'opensAt';
  at: string;
}) {
  const date = dateOfHour(at);
  return (
    <Spoken as={t(word, { date: `${spokenDate(date, locale)} ${spokenTime(at, locale)}` })}>
      {t(word, { date: `${formatDate(date, locale)} ${formatTime(at, locale)}` })}
    </Spoken>
  );
}

/** The hour of a part; « vers 17 h 40 » where something before it has no known length. */
export function ItemTime({ programme, item }: { programme: Programme; item: DocumentItem }) {
  if (item.startsAt === null) return null;
  return (
    <span className="unit">
      {item.startIsApproximate && `${programme.t('about')} `}
      <TimeOf at={item.startsAt} locale={programme.locale} />
    </span>
  );
}
