import { Spoken, TimeOf, TimeRange } from '#app/_components/time.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import type { DocumentEvent, DocumentItem, PublicDocument } from '#lib/model/documents.ts';
import { endsAgain, runsBetween, startOfDay } from '#lib/programme/fact-ends.ts';
import { addDays } from '#lib/time/calendar.ts';
import { dateOfHour, isAfterMidnight } from '#lib/time/festival-day.ts';
import { formatDate, formatDateRange, formatTime, spokenDate, spokenTime } from '#lib/time/format.ts';
import type { EventProps, Programme } from './programme.ts';
import { Said } from './text.tsx';

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

/** « terminé », beside the dates of a festival that is over. */
export function Over({ programme }: { programme: Programme }) {
  if (!programme.document.isOver) return null;
  return <span className="over-word">{programme.t('overShort')}</span>;
}

/** The same as a sentence, with what is still offered, for the pages people reach first. */
export function OverSentence({ programme, className }: { programme: Programme; className: string }) {
  if (!programme.document.isOver) return null;
  return <p className={className}>{programme.t('over')}</p>;
}

/**
 * The instants between which early.ts marks elements about this séance as on, then as over. Nothing
 * for a séance that does not take place.
 */
export function marksOf({ document }: Programme, event: DocumentEvent) {
  if (event.status !== 'planned') return {};
  const { start, end } = runsBetween(document, event);
  return end === null ? {} : { 'data-start': start ?? undefined, 'data-end': end };
}

/** « 14 h – 16 h, terminée »: shown once the séance is over, by the mark of early.ts. */
export const EventOver = ({ programme }: { programme: Programme }) => (
  <span className="event-over">, {programme.f('over')}</span>
);

/**
 * « Édition suivante : … », once that is published here; worded so that it stays true when that
 * edition is over too.
 */
export function AnnouncedEdition({ programme, className }: { programme: Programme; className: string }) {
  const { nextEdition } = programme.document;
  if (!nextEdition) return null;
  const { locale, t } = programme;
  const { slug, name, startsOn, endsOn, url = '' } = nextEdition;
  return (
    <p className={className}>
      {t('nextEdition')}{' '}
      {programme.isServed ? (
        <a href={url + programmeBase(locale, slug)}>
          <Said programme={programme} text={name} />
        </a>
      ) : (
        <Said programme={programme} text={name} />
      )}
      , {formatDateRange(startsOn, endsOn, locale)}.
    </p>
  );
}

/**
 * Attributes for an element about one day, from its start to that of the next day: early.ts marks
 * it (`data-on`) while the day is on.
 */
export const whileOn = ({ festival }: PublicDocument, date: string) => ({
  'data-on-from': startOfDay(date, festival),
  'data-on-to': startOfDay(addDays(date, 1), festival),
});

/**
 * The span of the programme, from the first planned start to the last end with delays, as instants.
 * Null where nothing has a time, and for a festival that is over.
 */
export function spanOf(document: PublicDocument): { from: string; to: string } | null {
  if (document.isOver) return null;
  let from: string | null = null;
  let to: string | null = null;
  for (const event of document.events)
    for (const at of [event.startInstant, runsBetween(document, event).end]) {
      if (at === null) continue;
      if (from === null || at < from) from = at;
      if (to === null || at > to) to = at;
    }
  return from !== null && to !== null ? { from, to } : null;
}
