import { clsx } from 'clsx';
import { Spoken } from '#app/_components/time.tsx';
import type { Voice } from '#lib/i18n/locale.ts';
import type { DocumentEvent, DocumentRoom, DocumentVenue } from '#lib/model/documents.ts';
import { accessAnswersOf } from '#lib/programme/access.ts';
import { isOneName, type NamedPlace, type PlaceChange, placesOf, walkOf } from '#lib/programme/place.ts';
import { type EventProps, elsewhereSentences, type Programme, pageSentences } from './programme.ts';
import { Prose, Said } from './text.tsx';

/**
 * Where a séance is: its rooms, each with its venue where the festival has several (except
 * `saidVenue`), and the rooms it is relayed to.
 */
export function Place({
  programme,
  event,
  saidVenue = null,
}: {
  programme: Programme;
  event: DocumentEvent;
  saidVenue?: number | null;
}) {
  const { main, overflow } = placesOf(event, programme.index);
  return (
    <>
      {main.map((place, i) => (
        <span key={place.room.number}>
          {i > 0 && ', '}
          <PlaceName programme={programme} place={place} saidVenue={saidVenue} />
        </span>
      ))}
      {overflow.map(({ room }) => (
        <span key={room.number}>, {programme.t('overflow', { room: programme.say(room.name) })}</span>
      ))}
    </>
  );
}

export function PlaceName({
  programme,
  place,
  saidVenue = null,
}: {
  programme: Programme;
  place: NamedPlace;
  saidVenue?: number | null;
}) {
  return (place.venue?.number === saidVenue ? place.names.slice(-1) : place.names).map((name, i) => (
    <span key={i}>
      {i > 0 && ' – '}
      <Said programme={programme} text={name} />
    </span>
  ));
}

/**
 * « → Auditorium, Médiathèque, à 12 min à pied », for people at the place where a séance was
 * planned.
 */
export function GoneTo({
  programme,
  change,
  className,
}: {
  programme: Programme;
  change: PlaceChange;
  className?: string;
}) {
  const t = elsewhereSentences(programme);
  const place = change.to.names.toReversed().map(programme.say).join(', ');
  const say = (manner: Voice) => {
    const key = change.walk === null ? 'gone' : 'goneWalk';
    const values = { place, walk: walkOf(change, programme.locale, manner) };
    return manner === 'spoken' ? t(`screen.${key}Spoken`, values) : t(`screen.${key}`, values);
  };
  return (
    <span className={clsx('relative', className)}>
      <Spoken as={say('spoken')}>{say('printed')}</Spoken>
    </span>
  );
}

/**
 * « plein air », « 40 places », « 2 emplacements fauteuil », « boucle magnétique »: the facts of a
 * room.
 */
export function roomFactWords({ t, terms }: Programme, room: DocumentRoom): string[] {
  return [
    room.kind === 'room' ? null : terms(`roomKind.${room.kind}`),
    room.seats === null ? null : t('seats', { count: room.seats }),
    room.wheelchairPlaces === null ? null : t('wheelchairPlaces', { count: room.wheelchairPlaces }),
    ...accessAnswersOf(room).map(({ access, is }) => terms(`${is ? 'ability' : 'lack'}.${access}`)),
  ].filter((fact) => fact !== null);
}

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
