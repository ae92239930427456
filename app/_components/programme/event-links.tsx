import type { ReactNode } from 'react';
import type { DocumentEvent } from '../../../lib/programme/documents.ts';
import { DateOf } from '../time.tsx';
import { StatusFlag } from './flags.tsx';
import { KindTag } from './kind-tag.tsx';
import { Place } from './place.tsx';
import type { Programme } from './programme.ts';
import { Said } from './text.tsx';
import { When } from './when.tsx';

/** Séances as lines: when, what, where. `note` adds what this list is about (a person's part). */
export function EventLinks({
  programme,
  events,
  note,
}: {
  programme: Programme;
  events: readonly DocumentEvent[];
  note?: (event: DocumentEvent) => ReactNode;
}) {
  return (
    <ul className="event-links">
      {events.map((event) => (
        <li key={event.number} className={event.kind}>
          <p className="event-links-when">
            {event.day && event.startsAt ? (
              <>
                <DateOf date={event.day} locale={programme.locale} style="long" className="capital" />,{' '}
                <When programme={programme} event={event} />
              </>
            ) : (
              programme.t('undated')
            )}
          </p>
          <p className="event-links-title">
            <StatusFlag programme={programme} event={event} />{' '}
            <a href={programme.paths.event(event)}>
              <Said programme={programme} text={event.title} />
            </a>
          </p>
          <p className="event-links-facts">
            <KindTag programme={programme} event={event} />{' '}
            {event.rooms.length > 0 && (
              <span className="dotted">
                <Place programme={programme} event={event} />
              </span>
            )}
            {note && <span className="dotted">{note(event)}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
