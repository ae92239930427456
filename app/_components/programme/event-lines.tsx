import type { ReactNode } from 'react';
import { DateOf, TimeOf } from '#app/_components/time.tsx';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { isUndated } from '#lib/programme/day.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { StatusFlag } from './flags.tsx';
import { Place } from './place.tsx';
import { type Programme, pageSentences } from './programme.ts';
import { Said } from './text.tsx';

/** How many séances each entry of a list shows; its own page has them all. */
const MOST = 5;

/**
 * The first séances of something in a list, one line each: when, what, where. `note` adds a remark
 * to a line.
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
  // If only one is left over it is shown too, since « one more » would take as much room.
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
