import type { DocumentVenue } from '#lib/model/documents.ts';
import { isOneName, placesOf } from '#lib/programme/place.ts';
import { type EventProps, type Programme, pageSentences } from './programme.ts';
import { Prose, Said } from './text.tsx';

/** Where a séance is and how to get there. Nothing while that is unknown. */
export function VenueOfEvent({ programme, event }: EventProps) {
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
            {place.venue && !isOneName(place.room, place.venue) && (
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

/** The address, a map if coordinates are known, and the organiser's directions. */
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
        <>
          <p className="no-print">
            <a className="link" href={map.openStreetMap}>
              {t('map')}
            </a>{' '}
            <span className="hint">({t('mapHint')})</span>
          </p>
          <p className="no-print on-phone">
            <a className="link" href={map.geo}>
              {pageSentences(programme)('onPhone')}
            </a>
          </p>
        </>
      )}
    </>
  );
}

/**
 * Links to maps; nothing is loaded from there. Null where neither coordinates nor an address are
 * known.
 */
export function mapOf({ latitude, longitude, address }: DocumentVenue): { openStreetMap: string; geo: string } | null {
  // RFC 5870; phones search for an address in `q`.
  if (latitude !== null && longitude !== null)
    return {
      openStreetMap: `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`,
      geo: `geo:${latitude},${longitude}?q=${latitude},${longitude}`,
    };
  if (address.trim() === '') return null;
  const query = encodeURIComponent(address.replace(/\s+/g, ' ').trim().toWellFormed());
  return { openStreetMap: `https://www.openstreetmap.org/search?query=${query}`, geo: `geo:0,0?q=${query}` };
}
