import type { DocumentEvent } from '#lib/model/documents.ts';
import { type NamedPlace, placesOf } from '#lib/programme/place.ts';
import type { Programme } from './programme.ts';
import { Said } from './text.tsx';

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
