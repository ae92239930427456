import type { DocumentEvent, DocumentVenue } from '../../../lib/programme/documents.ts';
import { placesOf } from '../../../lib/programme/place.ts';
import type { Programme } from './programme.ts';
import { Prose, Said } from './text.tsx';

/** Where a séance is and how to get there. Nothing when nobody knows yet. */
export function VenueOfEvent({ programme, event }: { programme: Programme; event: DocumentEvent }) {
  const { t, index, paths } = programme;
  const { main, overflow } = placesOf(event, index);
  const end = event.endsAtVenue === null ? undefined : index.venues.get(event.endsAtVenue);
  if (main.length === 0 && !end) return null;
  return (
    <section aria-labelledby="where">
      <h2 id="where">{t('where')}</h2>
      {main.map((place) => (
        <div key={place.room.number} className="place">
          <p className="place-name">
            <a href={paths.room(place.room)}>
              <Said programme={programme} text={place.room.name} />
            </a>
            {place.venue && (
              <span className="place-venue">
                {', '}
                <a href={paths.venue(place.venue)}>
                  <Said programme={programme} text={place.venue.name} />
                </a>
              </span>
            )}
          </p>
          {place.venue && <VenueFacts programme={programme} venue={place.venue} />}
        </div>
      ))}
      {overflow.map(({ room }) => (
        <p key={room.number}>
          <bdi>{t('overflow', { room: programme.say(room.name) })}</bdi>
        </p>
      ))}
      {end && (
        <p>
          <bdi>{t('endsAt', { venue: programme.say(end.name) })}</bdi>
        </p>
      )}
    </section>
  );
}

/** Address, a map where coordinates are known, and the organiser's words on getting there. */
export function VenueFacts({ programme, venue }: { programme: Programme; venue: DocumentVenue }) {
  const { t } = programme;
  const map = mapOf(venue);
  return (
    <>
      {venue.address !== '' && (
        <p className="address">
          <Said programme={programme} text={venue.address} />
        </p>
      )}
      <Prose programme={programme} text={venue.access} />
      {map && (
        <p className="no-print">
          <a className="link" href={map}>
            {t('map')}
          </a>{' '}
          <span className="hint">({t('mapHint')})</span>
        </p>
      )}
    </>
  );
}

function mapOf({ latitude, longitude }: DocumentVenue): string | null {
  if (latitude === null || longitude === null) return null;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`;
}
