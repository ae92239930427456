import { Duration } from '#app/_components/time.tsx';
import { byStart } from '#lib/grouped.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import type { DocumentEvent, DocumentRoom, DocumentVenue } from '#lib/model/documents.ts';
import { eventsAt, eventsGoneFrom, eventsInRoom } from '#lib/programme/around.ts';
import { goneTo, nearestVenues } from '#lib/programme/place.ts';
import { CalendarLink } from './calendar-link.tsx';
import { EventsByDay, Showings } from './event-links.tsx';
import { Gallery } from './picture.tsx';
import { elsewhereSentences, type Programme, pageSentences } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Said } from './text.tsx';
import { GoneTo, mapOf, roomFactWords, VenueFacts } from './when-and-where.tsx';

type Props = { programme: Programme; venue: DocumentVenue };

/** The page of a venue: how to get there, its rooms, and their séances. */
export function VenuePage({ programme, venue }: Props) {
  const { document, t } = programme;
  const here = eventsAt(document, venue.number);
  const gone = new Map<DocumentEvent, number>(
    document.rooms
      .filter((room) => room.venue === venue.number)
      .flatMap(({ number }) => eventsGoneFrom(document, number).map((event) => [event, number] as const))
      .filter(([event]) => !here.includes(event)),
  );
  return (
    <SinglePage programme={programme} list="venues" kind="workshop" word={t('venue')} title={venue.name}>
      <div className="columns">
        <div className="main-column">
          <Gallery programme={programme} of={`venue:${venue.number}`} />
          <Showings
            programme={programme}
            events={gone.size > 0 ? [...here, ...gone.keys()].sort(byStart) : here}
            none={t('noEventsHere')}
            note={(event) => {
              const change = goneTo(event, programme.index, gone.get(event) ?? 0);
              return change && <GoneTo programme={programme} change={change} />;
            }}
          />
        </div>
        <div className="side-column">
          {(mapOf(venue) || !isEmpty(venue.access)) && (
            <section aria-labelledby="there">
              <h2 id="there">{t('gettingThere')}</h2>
              <VenueFacts programme={programme} venue={venue} />
            </section>
          )}
          <CalendarLink programme={programme} path={(feeds) => feeds.venue(venue)} name={programme.say(venue.name)} />
          <RoomsOfVenue programme={programme} venue={venue} heading="h2" />
          <WalksFrom programme={programme} venue={venue} heading="h2" />
        </div>
      </div>
    </SinglePage>
  );
}

/** Sections of one venue, with its name in their ids, as the list of venues repeats them. */
type Section = Props & { heading: 'h2' | 'h3' };

/** The rooms of a venue with their facts. */
export function RoomsOfVenue({ programme, venue, heading: Heading }: Section) {
  const rooms = programme.document.rooms.filter((room) => room.venue === venue.number);
  if (rooms.length === 0) return null;
  return (
    <section aria-label={`${programme.t('rooms')}, ${programme.say(venue.name)}`}>
      <Heading>{programme.t('rooms')}</Heading>
      <ul className="plain">
        {rooms.map((room) => (
          <li key={room.number}>
            <Room programme={programme} room={room} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The walking times to the other venues, nearest first. Nothing where none is known. */
export function WalksFrom({ programme, venue, heading: Heading }: Section) {
  const t = pageSentences(programme);
  const walks = nearestVenues(programme.document, venue.number);
  if (walks.length === 0) return null;
  return (
    <section aria-label={`${t('onFoot')}, ${programme.say(venue.name)}`}>
      <Heading>{t('onFoot')}</Heading>
      <ul className="walks">
        {walks.map(({ to, minutes }) => (
          <li key={to.number}>
            <a href={programme.paths.venue(to)}>
              <Said programme={programme} text={to.name} />
            </a>{' '}
            <Duration minutes={minutes} locale={programme.locale} />
          </li>
        ))}
      </ul>
    </section>
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

type RoomPageProps = { programme: Programme; room: DocumentRoom };

/** The page of a room: its séances by day, how to get in, and its calendar. */
export function RoomPage({ programme, room }: RoomPageProps) {
  const t = pageSentences(programme);
  const { document } = programme;
  const events = [...eventsInRoom(document, room.number), ...eventsGoneFrom(document, room.number)].sort(byStart);
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
              const gone = goneTo(event, programme.index, room.number);
              if (gone) return <GoneTo programme={programme} change={gone} />;
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

function Subtitle({ programme, room }: RoomPageProps) {
  const facts = roomFactWords(programme, room);
  return facts.length > 0 && <p className="subtitle">{facts.join(', ')}</p>;
}

function Venue({ programme, room }: RoomPageProps) {
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

function OtherRooms({ programme, room }: RoomPageProps) {
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
