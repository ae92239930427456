import { clsx } from 'clsx';
import { Dotted } from '#app/_components/dotted.tsx';
import { Star } from '#app/_components/selection/star.tsx';
import { TimeOf } from '#app/_components/time.tsx';
import { isEmpty } from '#lib/i18n/text.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { laterBy } from '#lib/model/live-facts.ts';
import { filmsOfEvent } from '#lib/programme/around.ts';
import { isStruck } from '#lib/programme/day.ts';
import { documentFacetsOf } from '#lib/programme/facets.ts';
import { placesOf } from '#lib/programme/place.ts';
import { bookingOf } from '#lib/programme/prices.ts';
import { endShown, runsBetween } from '#lib/programme/real-times.ts';
import { isAfterMidnight } from '#lib/time/festival-day.ts';
import { creditsOf, filmOnCard } from './credits.tsx';
import { AccessChips, KindTag, NoteFlags, SinceSlot, StatusFlag, sinceOf } from './flags.tsx';
import { EventNotices, factsOf, LateTime, lateOf, PlacesFlag } from './live.tsx';
import { EventPicture } from './picture.tsx';
import type { EventProps, Programme } from './programme.ts';
import { partsLine } from './running-order.tsx';
import { Marked, Said } from './text.tsx';
import { AfterMidnight, Place, placeNames, untilWord } from './when-and-where.tsx';

/** The width of the picture of a card, as in event.css and day.css. */
const CARD_SIZES = '(min-width: 64rem) 24rem, (min-width: 40rem) 178px, 104px';

/**
 * A séance in a list: when and where, its title as the link of the whole card, what it shows, its
 * signs, and how to get in. On a phone it is at most 110 pixels high, unless something must be
 * said: late, elsewhere, to be confirmed.
 */
export function EventCard({
  programme,
  event,
  heading: Heading = 'h3',
  words,
  saidVenue = null,
  isAmongDropIns = false,
  isOnFirstScreen = false,
}: EventProps & {
  heading?: 'h2' | 'h3' | 'h4';
  /** The words of a search, marked in the title. */
  words?: readonly string[];
  /** The venue that the heading above the cards names. */
  saidVenue?: number | null;
  /** The heading says « Entrée à tout moment » for all its cards. */
  isAmongDropIns?: boolean;
  /** Loads its picture with the page, rather than once the layout asks for it. */
  isOnFirstScreen?: boolean;
}) {
  const parts = partsLine(programme, event);
  const { main, overflow } = placesOf(event, programme.index);
  const isInVenue = main.some((place) => placeNames(place, saidVenue).length > 1);
  return (
    <article
      className={clsx('event', event.kind, isStruck(event) && 'off')}
      {...facts(programme, event)}
      {...sinceOf(event)}
    >
      <EventPicture
        programme={programme}
        event={event}
        sizes={CARD_SIZES}
        fetched={isOnFirstScreen ? 'at-once' : undefined}
      />
      <p className={clsx('card-where', isInVenue && 'in-venue', main.length + overflow.length > 1 && 'in-rooms')}>
        <CardTime programme={programme} event={event} />{' '}
        {event.rooms.length > 0 && (
          <span className="card-place">
            <Place programme={programme} event={event} saidVenue={saidVenue} />
          </span>
        )}{' '}
        {event.admission === 'drop-in' && !isAmongDropIns && (
          <span className="card-words">{programme.t('dropIn')}</span>
        )}{' '}
        <SinceSlot />
        <NowWord programme={programme} event={event} />
      </p>
      {/* « Annulée » stands outside of the title that is struck through. */}
      <Heading className="event-title">
        <StatusFlag programme={programme} event={event} />{' '}
        <a href={programme.paths.event(event)}>
          {words ? (
            <Marked text={programme.say(event.title)} words={words} />
          ) : (
            <Said programme={programme} text={event.title} />
          )}
        </a>
      </Heading>
      <Star programme={programme} event={event} />
      <p className="card-what">
        <Dotted
          parts={[
            <KindTag key="kind" programme={programme} event={event} />,
            ...creditsOf(programme, event),
            parts && <span key="parts">{parts}</span>,
          ]}
        />
      </p>
      <ShortSynopsis programme={programme} event={event} />
      <p className="chips">
        <NoteFlags programme={programme} event={event} />
      </p>
      <p className="signs">
        <span>
          {event.status === 'planned' && (
            <AccessChips programme={programme} event={event} isBesideCopy={filmOnCard(programme, event) !== null} />
          )}
        </span>{' '}
        <CardBooking programme={programme} event={event} />
      </p>
      <EventNotices programme={programme} event={event} />
    </article>
  );
}

/**
 * One sentence about its film, where there is room; nothing for several films, which would make it
 * too long.
 */
function ShortSynopsis({ programme, event }: EventProps) {
  const [film, second] = filmsOfEvent(programme.document, event);
  if (second || isEmpty(film?.shortSynopsis)) return null;
  return (
    <p className="event-about">
      <Said programme={programme} text={film?.shortSynopsis ?? {}} />
    </p>
  );
}

/**
 * The starting hour, large; the end where there is room; the date after midnight. Nothing without a
 * time.
 */
function CardTime({ programme, event }: EventProps) {
  const { locale, document } = programme;
  const late = lateOf(programme, event);
  const later = laterBy(factsOf(programme, event)).end;
  const endsAt = event.endsAt && endShown(event, document.festival.timeZone, later);
  if (event.startsAt === null) return null;
  return (
    <>
      {late ? (
        <LateTime programme={programme} late={late} />
      ) : (
        <TimeOf at={event.startsAt} locale={locale} className="card-time" />
      )}
      {endsAt && (
        <span className="card-end">
          {' '}
          <span className="card-until">{untilWord(programme, event)}</span> <TimeOf at={endsAt} locale={locale} />
        </span>
      )}{' '}
      {isAfterMidnight(event) && (
        <span className="card-words">
          <AfterMidnight programme={programme} event={event} />
        </span>
      )}
    </>
  );
}

/** Data attributes that islands read: what the page filters by, and when the séance is over. */
const facts = (programme: Programme, event: DocumentEvent) => {
  const { start, end } = runsBetween(programme.document, event);
  return {
    'data-f': [...(documentFacetsOf(programme.document).tokens.get(event.number) ?? [])].join(' '),
    'data-off': event.status === 'planned' ? undefined : '',
    'data-start': start ?? undefined,
    'data-end': end ?? undefined,
  };
};

/** « En ce moment », shown while the séance runs, by the mark of early.ts. */
function NowWord({ programme, event }: EventProps) {
  return event.status === 'planned' && event.startsAt !== null ? (
    <b className="now-word">{programme.f('nowRunning')}</b>
  ) : null;
}

/**
 * How to get in, at the end of a card: today's state of the places, else « Réserver » as a link, or
 * « Entrée libre ».
 */
function CardBooking({ programme, event }: EventProps) {
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
