import { byStart } from '#lib/in-order.ts';
import type { DocumentRoom } from '#lib/model/documents.ts';
import { eventsInRoom } from '#lib/programme/around.ts';
import { eventsGoneFrom } from '#lib/programme/by-room.ts';
import { placeChangeOf } from '#lib/programme/place-change.ts';
import { CalendarLink } from './calendar-link.tsx';
import { EventsByDay } from './event-links.tsx';
import { GoneTo } from './gone-to.tsx';
import { elsewhereSentences, type Programme, pageSentences } from './programme.ts';
import { roomFactWords } from './room-facts.ts';
import { SinglePage } from './single-page.tsx';
import { Said } from './text.tsx';
import { VenueFacts } from './venue-of-event.tsx';

type Props = { programme: Programme; room: DocumentRoom };

/** The page of a room: its séances by day, how to get in, and its calendar. */
export function RoomPage({ programme, room }: Props) {
  const t = pageSentences(programme);
  const gone = eventsGoneFrom(programme.document, room.number);
  const events = [...eventsInRoom(programme.document, room.number), ...gone].sort(byStart);
  return (
    <SinglePage
      programme={programme}
      list="venues"
      kind="other"
      word={t('room')}
      title={room.name}
      below={<Subtitle programme={programme} room={room} />}
    >
      <div className="columns">
        <div className="main-column">
          {events.length === 0 && <p className="hint">{programme.t('noEventsHere')}</p>}
          <EventsByDay
            programme={programme}
            events={events}
            isInRoom
            note={(event) => {
              const change =
                gone.some(({ number }) => number === event.number) && placeChangeOf(event, programme.index);
              if (change) return <GoneTo programme={programme} change={change} />;
              return (
                event.rooms.some((place) => place.room === room.number && place.use === 'overflow') && t('relayed')
              );
            }}
          />
        </div>
        <div className="side-column">
          <Venue programme={programme} room={room} />
          <CalendarLink programme={programme} path={(feeds) => feeds.room(room)} name={programme.say(room.name)} />
          <OtherRooms programme={programme} room={room} />
          {programme.feeds && programme.isServed && !programme.document.isOver && (
            <p className="no-print">
              <a className="link" href={programme.paths.screen(room)}>
                {elsewhereSentences(programme)('now.screen')}
              </a>
            </p>
          )}
        </div>
      </div>
    </SinglePage>
  );
}

function Subtitle({ programme, room }: Props) {
  const facts = roomFactWords(programme, room);
  return facts.length > 0 && <p className="subtitle">{facts.join(', ')}</p>;
}

function Venue({ programme, room }: Props) {
  const venue = programme.index.venues.get(room.venue);
  if (!venue) return null;
  return (
    <section aria-labelledby="there">
      <h2 id="there">{programme.t('gettingThere')}</h2>
      <p className="place-name">
        <a href={programme.paths.venue(venue)}>
          <Said programme={programme} text={venue.name} />
        </a>
      </p>
      <VenueFacts programme={programme} venue={venue} />
    </section>
  );
}

function OtherRooms({ programme, room }: Props) {
  const others = programme.document.rooms.filter(({ number, venue }) => venue === room.venue && number !== room.number);
  if (others.length === 0) return null;
  return (
    <nav aria-labelledby="others">
      <h2 id="others">{pageSentences(programme)('otherRooms')}</h2>
      <ul className="ways">
        {others.map((other) => (
          <li key={other.number}>
            <a href={programme.paths.room(other)}>
              <Said programme={programme} text={other.name} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
