import { BigStar } from '#app/_components/selection/star.tsx';
import { ShareIcon } from '#app/_ui/icons.tsx';
import { capital, isEmpty } from '#lib/i18n/text.ts';
import { bookingOf } from '#lib/programme/booking.ts';
import { factsOf } from './live.tsx';
import { type EventProps, elsewhereSentences, liveSentences } from './programme.ts';
import { Said } from './text.tsx';

/**
 * What a visitor can do about a séance: choose it (which shows at once what it clashes with), book
 * it, share it.
 */
export function EventActs({ programme, event }: EventProps) {
  return (
    <>
      <div className="event-acts no-print">
        <BigStar programme={programme} event={event} />
        <EventBooking programme={programme} event={event} />
        <Share programme={programme} event={event} />
      </div>
      {/* Filled when the séance is chosen and clashes with another:
          app/_islands/selection/clash.ts. */}
      {programme.canChoose && <div className="notice clash no-print" data-clash={event.number} hidden />}
    </>
  );
}

/**
 * « Réserver » with its price; or in its place why there is nothing to book: full, free, paid at
 * the door.
 */
function EventBooking({ programme, event }: EventProps) {
  const booking = bookingOf(event, programme.index);
  const places = factsOf(programme, event)?.places ?? null;
  const said = places && capital(liveSentences(programme)(`places.${places}`), programme.locale);
  if (places === 'full') return <p className="booking-state is-full">{said}</p>;
  if (!booking) return null;
  const { by, offer } = booking;
  const price = offer && !isEmpty(offer.price) ? <Said programme={programme} text={offer.price} /> : null;
  const below = said ?? price;
  const words = (
    <span>
      {programme.t(`booking.${by}`)}
      {below && <small> {below}</small>}
    </span>
  );
  return offer ? (
    <a className="btn lamp" href={offer.address}>
      {words}
    </a>
  ) : (
    <p className={`booking-state ${by}`}>{words}</p>
  );
}

/** The share dialog of the device, else a copy of the address; hidden without scripts. */
function Share({ programme, event }: EventProps) {
  const { siteUrl, paths } = programme;
  if (siteUrl === null) return null;
  const t = elsewhereSentences(programme);
  return (
    <span className="share">
      <button
        type="button"
        hidden
        className="btn"
        data-island="send"
        data-page={siteUrl + paths.event(event)}
        data-title={programme.say(event.title)}
        data-done={t('copy.copied')}
        data-by-hand={t('copy.byHand')}
      >
        <ShareIcon size={22} />
        <span className="sr-only">{t('share')}</span>
      </button>
      <span role="status" />
    </span>
  );
}
