import type { ComponentProps, ReactNode } from 'react';
import { DateOf } from '#app/_components/time.tsx';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { byDay } from '#lib/programme/around.ts';
import { isUndated } from '#lib/programme/day.ts';
import { dateOfHour, isAfterMidnight } from '#lib/time/festival-day.ts';
import { StatusFlag } from './flags.tsx';
import { KindTag } from './kind-tag.tsx';
import { DelayFlag, PlacesFlag } from './live.tsx';
import { EventOver, marksOf } from './over.tsx';
import { Place } from './place.tsx';
import type { Programme } from './programme.ts';
import { SinceSlot, sinceOf } from './since-mark.tsx';
import { Said } from './text.tsx';
import { AfterMidnight, When } from './when.tsx';

/** The séances of a film or a venue; `none` is shown where there are none. */
export function Showings({
  programme,
  events,
  none,
}: {
  programme: Programme;
  events: readonly DocumentEvent[];
  none: string;
}) {
  return (
    <section aria-labelledby="showings">
      <h2 id="showings">{programme.t('showings')}</h2>
      {events.length === 0 ? <p className="hint">{none}</p> : <EventLinks programme={programme} events={events} />}
    </section>
  );
}

/** Séances as lines: when, what, where. `note` adds a remark, such as a person's role. */
export function EventLinks({
  programme,
  events,
  note,
  below,
  isUnderDay = false,
  isInRoom = false,
}: {
  programme: Programme;
  events: readonly DocumentEvent[];
  note?: (event: DocumentEvent) => ReactNode;
  /** A further line below. */
  below?: (event: DocumentEvent) => ReactNode;
  /** The heading above names the day. */
  isUnderDay?: boolean;
  /** The page is that of their room. */
  isInRoom?: boolean;
}) {
  return (
    <ul className="event-links">
      {events.map((event) => (
        <li key={event.number} {...sinceOf(event)} {...marksOf(programme, event)} className={event.kind}>
          <p className="event-links-when" hidden={isUnderDay && !event.startsAt}>
            {event.startsAt ? (
              <>
                {!isUnderDay && (
                  <>
                    <DateOf
                      date={dateOfHour(event.startsAt)}
                      locale={programme.locale}
                      style="long"
                      className="capital"
                    />
                    ,{' '}
                  </>
                )}
                <When programme={programme} event={event} />
                {isUnderDay && isAfterMidnight(event) && (
                  <>
                    {' '}
                    <AfterMidnight programme={programme} event={event} />
                  </>
                )}
                <EventOver programme={programme} />
              </>
            ) : (
              isUndated(event) && programme.t('undated')
            )}
          </p>
          <p className="event-links-title">
            <StatusFlag programme={programme} event={event} /> <PlacesFlag programme={programme} event={event} />{' '}
            <DelayFlag programme={programme} event={event} />{' '}
            <a href={programme.paths.event(event)}>
              <Said programme={programme} text={event.title} />
            </a>
          </p>
          <p className="event-links-facts">
            <KindTag programme={programme} event={event} /> <SinceSlot />{' '}
            {event.rooms.length > 0 && !isInRoom && (
              <span className="dotted">
                <Place programme={programme} event={event} />
              </span>
            )}
            <Note>{note?.(event)}</Note>
          </p>
          {below?.(event)}
        </li>
      ))}
    </ul>
  );
}

function Note({ children }: { children: ReactNode }) {
  return children ? <span className="dotted">{children}</span> : null;
}

/** The same, grouped by day with headings. */
export function EventsByDay({ programme, events, ...rest }: Omit<ComponentProps<typeof EventLinks>, 'isUnderDay'>) {
  return byDay(events).map(({ day, events: ofDay }) => (
    <section key={day} aria-labelledby={`day-${day}`} className="day-group">
      <h2 id={`day-${day}`}>
        {day === null ? (
          programme.t(ofDay.some(isUndated) ? 'undated' : 'cancelled')
        ) : (
          <a href={programme.paths.day(day)}>
            <DateOf date={day} locale={programme.locale} style="long" className="capital" />
          </a>
        )}
      </h2>
      <EventLinks programme={programme} events={ofDay} {...rest} isUnderDay />
    </section>
  ));
}
