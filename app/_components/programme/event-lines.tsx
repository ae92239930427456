import type { ReactNode } from 'react';
import { DateOf, TimeOf } from '#app/_components/time.tsx';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { isUndated } from '#lib/programme/day.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { StatusFlag } from './flags.tsx';
import { Place } from './place.tsx';
import { type Programme, pageSentences } from './programme.ts';
import { Said } from './text.tsx';

/** So many stand in a list of lists; the page behind it has them all. */
const MOST = 5;

/**
 * The first séances of something in an index, a line each: when, what, where. `note` adds what this
 * list is about.
 */
export function EventLines({
  programme,
  events,
  note,
}: {
  programme: Programme;
  events: readonly DocumentEvent[];
  note?: (event: DocumentEvent) => ReactNode;
}) {
  const { locale, paths } = programme;
  const t = pageSentences(programme);
  // One more than fits takes the line that would say so.
  const shown = events.length > MOST + 1 ? events.slice(0, MOST) : events;
  return (
    <ul className="event-lines">
      {shown.map((event) => (
        <li key={event.number}>
          <span className="event-lines-when">
            {event.startsAt === null ? (
              isUndated(event) && programme.t('undated')
            ) : (
              <>
                <DateOf date={dateOfHour(event.startsAt)} locale={locale} style="column" />,{' '}
                <TimeOf at={event.startsAt} locale={locale} />
              </>
            )}
          </span>{' '}
          <StatusFlag programme={programme} event={event} />{' '}
          <a href={paths.event(event)}>
            <Said programme={programme} text={event.title} />
          </a>
          <span className="event-lines-where">
            {event.rooms.length > 0 && (
              <>
                {', '}
                <Place programme={programme} event={event} />
              </>
            )}
            {note?.(event)}
          </span>
        </li>
      ))}
      {shown.length < events.length && (
        <li className="event-lines-where">{t('indexes.more', { count: events.length - shown.length })}</li>
      )}
    </ul>
  );
}
