import type { DocumentRoom, DocumentVenue } from '#lib/model/documents.ts';
import { eventsAt } from '#lib/programme/around.ts';
import { CalendarLink } from './calendar-link.tsx';
import { EventLinks } from './event-links.tsx';
import { Gallery } from './gallery.tsx';
import type { Programme } from './programme.ts';
import { roomFactWords } from './room-facts.ts';
import { SinglePage } from './single-page.tsx';
import { Said } from './text.tsx';
import { VenueFacts } from './venue-of-event.tsx';

type Props = { programme: Programme; venue: DocumentVenue };

/** A place: how to get there, its rooms, and everything that happens in them. */
export function VenuePage({ programme, venue }: Props) {
  const { document, t } = programme;
  const events = eventsAt(document, venue.number);
  const rooms = document.rooms.filter((room) => room.venue === venue.number);
  return (
    <SinglePage programme={programme} kind="workshop" word={t('venue')} title={venue.name}>
      <div className="columns">
        <div className="main-column">
          <Gallery programme={programme} of={`venue:${venue.number}`} />
          <section aria-labelledby="showings">
            <h2 id="showings">{t('showings')}</h2>
            {events.length === 0 ? (
              <p className="hint">{t('noEventsHere')}</p>
            ) : (
              <EventLinks programme={programme} events={events} />
            )}
          </section>
        </div>
        <div className="side-column">
          <section aria-labelledby="there">
            <h2 id="there">{t('gettingThere')}</h2>
            <VenueFacts programme={programme} venue={venue} />
          </section>
          <CalendarLink programme={programme} path={(feeds) => feeds.venue(venue)} name={programme.say(venue.name)} />
          {rooms.length > 0 && (
            <section aria-labelledby="rooms">
              <h2 id="rooms">{t('rooms')}</h2>
              <ul className="plain">
                {rooms.map((room) => (
                  <li key={room.number}>
                    <Room programme={programme} room={room} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </SinglePage>
  );
}

function Room({ programme, room }: { programme: Programme; room: DocumentRoom }) {
  const facts = roomFactWords(programme, room);
  return (
    <>
      <a className="link" href={programme.paths.room(room)}>
        <Said programme={programme} text={room.name} />
      </a>
      {facts.map((fact) => (
        <span key={fact}>, {fact}</span>
      ))}
    </>
  );
}
