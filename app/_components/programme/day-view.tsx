import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { DateOf, TimeOf } from '#app/_components/time.tsx';
import { capital, isEmpty } from '#lib/i18n/text.ts';
import type { DocumentBlock, DocumentOffer } from '#lib/model/documents.ts';
import {
  type DayEntry,
  type Hour,
  type IsShown,
  mainVenueOf,
  overviewOf,
  type ProgrammeDay,
  partsOfDay,
  undatedOf,
} from '#lib/programme/day.ts';
import { placeOf } from '#lib/programme/place.ts';
import { blockInterval } from '#lib/programme/real-times.ts';
import { instantOfMinutes } from '#lib/time/wall-clock.ts';
import { ALL_DAY, DayPartName, hourId, NOW } from './day-bar.tsx';
import { EventCard } from './event-card.tsx';
import { Offers } from './offers.tsx';
import { elsewhereSentences, type Programme } from './programme.ts';
import { RoomsGrid } from './rooms-grid.tsx';
import { Prose, Said } from './text.tsx';
import { PlaceName } from './when-and-where.tsx';

/** The target of the link that skips the filters. */
export const FIRST_EVENT = 'seances';

/** How many cards of a day are on the first screen of a phone. */
const ON_FIRST_SCREEN = 3;

type Props = {
  programme: Programme;
  day: ProgrammeDay;
  heading: 'h1' | 'h2';
  /** Set for each of several days in a list: without its introduction and the grid. */
  isListed?: boolean;
  /**
   * Set for the one day of a list that may be on now: its running and past séances are ordered as
   * on its own page.
   */
  mayBeOn?: boolean;
  /** Prices of the whole festival, where nothing above shows them. */
  festivalOffers?: readonly DocumentOffer[];
  /** Shown in place of an empty day. */
  children?: ReactNode;
};

/**
 * One day: its title, morning, afternoon and evening, what is open all day, and on wide screens the
 * grid of the day beside it. While the day is on, early.ts moves what is running to the top and
 * what is over behind « Plus tôt ».
 */
export function DayView({
  programme,
  day,
  heading: Heading,
  isListed = false,
  mayBeOn = !isListed,
  festivalOffers = [],
  children,
}: Props) {
  const { t, document, locale } = programme;
  const isTop = Heading === 'h1';
  const { date, title, introduction, offers } = day.day;
  const overview = isListed ? null : overviewOf(document, day);
  const list = { programme, saidVenue: mainVenueOf(document, day), heading: isTop ? 'h2' : 'h3' } as const;
  const first = isListed ? [] : day.hours.flatMap(({ entries }) => entries).slice(0, ON_FIRST_SCREEN);
  return (
    <section className={clsx('day', day.isDense ? 'is-dense' : !isListed && 'is-airy')} aria-labelledby={`day-${date}`}>
      <div className="day-head">
        <Heading id={`day-${date}`} className="day-title">
          <DateOf date={date} locale={locale} style="long" className="capital" />
          {!isEmpty(title) && (
            <span className="day-name">
              {' '}
              <Said programme={programme} text={title} />
            </span>
          )}
        </Heading>
        {!isListed && (
          <Prose programme={programme} text={introduction} className="day-introduction" level={isTop ? 2 : 3} />
        )}
        {!isListed && <Offers programme={programme} offers={[...festivalOffers, ...offers]} />}
      </div>
      <div className="day-list" id={isListed ? undefined : FIRST_EVENT} tabIndex={isListed ? undefined : -1}>
        {mayBeOn && programme.feeds && <Running {...list} />}
        {partsOfDay(day, document.festival.dayStartsAt).map(({ part, hours }) => (
          <section
            key={part}
            id={isListed ? undefined : part}
            className="day-part"
            aria-labelledby={isListed ? `${part}-${date} day-${date}` : `${part}-${date}`}
          >
            <list.heading id={`${part}-${date}`}>
              <DayPartName programme={programme} part={part} />
              <SaidVenue programme={programme} venue={list.saidVenue} />
            </list.heading>
            <ol className="cards">
              {hours.map((hour) => (
                <Entries key={hour.at} {...list} hour={hour} isListed={isListed} first={first} />
              ))}
            </ol>
          </section>
        ))}
        {day.dropIns.length > 0 && (
          <section
            id={isListed ? undefined : ALL_DAY}
            className="day-part all-day"
            aria-labelledby={isListed ? `${ALL_DAY}-${date} day-${date}` : `${ALL_DAY}-${date}`}
          >
            <list.heading id={`${ALL_DAY}-${date}`}>
              {capital(t('dropIn'), programme.locale)}
              <SaidVenue programme={programme} venue={list.saidVenue} />
            </list.heading>
            <ol className="cards">
              {day.dropIns.map((event) => (
                <li key={event.number} className="entry">
                  <EventCard {...list} heading={isTop ? 'h3' : 'h4'} event={event} isAmongDropIns />
                </li>
              ))}
            </ol>
          </section>
        )}
        {day.hours.length === 0 && day.dropIns.length === 0 && (children || <p className="empty">{t('emptyDay')}</p>)}
        {mayBeOn && programme.feeds && (
          <details className="past no-print" hidden>
            <summary>
              {t('earlier')} <span className="num" />
            </summary>
            <ol className="cards" />
          </details>
        )}
      </div>
      {/* It comes after the list, so that screen readers and pages without styles have the
          séances first. */}
      {overview && <RoomsGrid programme={programme} overview={overview} date={date} />}
    </section>
  );
}

type List = { programme: Programme; saidVenue: number | null; heading: 'h2' | 'h3' };

/** Filled by scripts, which know the hour. */
const Running = ({ programme, heading: Heading }: List) => (
  <section id={NOW} className="day-now" aria-labelledby={`${NOW}-title`} hidden>
    <Heading id={`${NOW}-title`}>{elsewhereSentences(programme)('now.running')}</Heading>
    <ol className="cards" />
  </section>
);

/** « Cinéma Le Phare, sauf mention »: then cards need not name this venue. */
function SaidVenue({ programme, venue }: { programme: Programme; venue: number | null }) {
  const found = venue === null ? undefined : programme.index.venues.get(venue);
  return found ? <small> {programme.t('unlessSaid', { venue: programme.say(found.name) })}</small> : null;
}

function Entries({
  hour,
  isListed,
  first,
  ...list
}: List & { hour: Hour; isListed: boolean; first: readonly DayEntry[] }) {
  return hour.entries.map((entry, i) => (
    <li
      key={i}
      id={i === 0 && !isListed ? hourId(hour.at) : undefined}
      className={entry.kind === 'break' ? 'entry is-break' : 'entry'}
    >
      <Entry {...list} entry={entry} isOnFirstScreen={first.includes(entry)} />
    </li>
  ));
}

function Entry({
  programme,
  heading,
  saidVenue,
  entry,
  isOnFirstScreen,
}: List & { entry: DayEntry; isOnFirstScreen: boolean }) {
  if (entry.kind === 'event')
    return (
      <EventCard
        programme={programme}
        event={entry.event}
        heading={heading === 'h2' ? 'h3' : 'h4'}
        saidVenue={saidVenue}
        isOnFirstScreen={isOnFirstScreen}
      />
    );
  const { startsAt, endsAt } = entry.block;
  const { start, end } = blockInterval(entry.block, programme.document.festival.timeZone);
  return (
    <p className="break" data-start={instantOfMinutes(start)} data-end={instantOfMinutes(end)}>
      <TimeOf at={startsAt} locale={programme.locale} className="card-time" />{' '}
      <span>
        <BreakName programme={programme} block={entry.block} />, {programme.t('until')}{' '}
        <TimeOf at={endsAt} locale={programme.locale} className="unit" />
      </span>
    </p>
  );
}

/** « Pause de midi, Auditorium – Foyer »: with its rooms, unless it is in all of them. */
export function BreakName({ programme, block: { title, rooms: own } }: { programme: Programme; block: DocumentBlock }) {
  const { document, index, t } = programme;
  const rooms = document.rooms.filter(({ number }) => own.includes(number));
  return (
    <>
      {isEmpty(title) ? t('break') : <Said programme={programme} text={title} />}
      {rooms.length < document.rooms.length &&
        rooms.map((room) => (
          <span key={room.number}>
            , <PlaceName programme={programme} place={placeOf(room, index)} />
          </span>
        ))}
    </>
  );
}

/** « Date à préciser »: séances without a date. */
export function Undated({ programme, keep = () => true }: { programme: Programme; keep?: IsShown | undefined }) {
  const events = undatedOf(programme.document).filter(keep);
  if (events.length === 0) return null;
  return (
    <section className="undated" aria-labelledby="undated">
      <h2 id="undated" className="day-title">
        {programme.t('undated')}
      </h2>
      <p className="hint">{programme.t('undatedHint')}</p>
      <ul className="plain">
        {events.map((event) => (
          <li key={event.number}>
            <EventCard programme={programme} event={event} />
          </li>
        ))}
      </ul>
    </section>
  );
}
