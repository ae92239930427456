import type { DocumentEvent } from '#lib/model/documents.ts';
import { bookingOf } from '#lib/programme/booking.ts';
import { factsOf, PlacesFlag } from './live.tsx';
import type { Programme } from './programme.ts';

/** How one comes in, in one word at the end of a card: what the door says today, else « Réserver » as a link, « Entrée libre ». */
export function CardBooking({ programme, event }: { programme: Programme; event: DocumentEvent }) {
  const booking = bookingOf(event, programme.index);
  const places = factsOf(programme, event)?.places;
  if (places === 'full' || (places && !booking?.offer)) return <PlacesFlag programme={programme} event={event} />;
  if (!booking) return null;
  const word = programme.t(`booking.${booking.by}`);
  if (!booking.offer) return <span className={`booking ${booking.by}`}>{word}</span>;
  return (
    <>
      <PlacesFlag programme={programme} event={event} />{' '}
      <a className="booking" href={booking.offer.address}>
        {word}
        <span className="spoken">, {programme.say(event.title)}</span>
      </a>
    </>
  );
}
