import { Duration } from '#app/_components/time.tsx';
import { isEmpty } from '#lib/i18n/text.ts';
import type { DocumentRoom, DocumentVenue } from '#lib/model/documents.ts';
import { eventsAt } from '#lib/programme/around.ts';
import { nearestVenues } from '#lib/programme/place-change.ts';
import { CalendarLink } from './calendar-link.tsx';
import { Showings } from './event-links.tsx';
import { Gallery } from './gallery.tsx';
import { type Programme, pageSentences } from './programme.ts';
import { roomFactWords } from './room-facts.ts';
import { SinglePage } from './single-page.tsx';
import { Said } from './text.tsx';
import { mapOf, VenueFacts } from './venue-of-event.tsx';

type Props = { programme: Programme; venue: DocumentVenue };

/** The page of a venue: how to get there, its rooms, and their séances. */
export function VenuePage({ programme, venue }: Props) {
  const { document, t } = programme;
  const events = eventsAt(document, venue.number);
  return (
    <SinglePage programme={programme} list="venues" kind="workshop" word={t('venue')} title={venue.name}>
      <div className="columns">
        <div className="main-column">
          <Gallery programme={programme} of={`venue:${venue.number}`} />
          <Showings programme={programme} events={events} none={t('noEventsHere')} />
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
