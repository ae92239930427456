import type { ReactNode } from 'react';
import { DateOf, TimeOf } from '#app/_components/time.tsx';
import { isEmpty } from '#lib/i18n/text.ts';
import type { DocumentOffer } from '#lib/model/documents.ts';
import { type DayEntry, type Hour, overviewOf, type ProgrammeDay } from '#lib/programme/day.ts';
import { placeOf } from '#lib/programme/place.ts';
import { EventCard, EventRow } from './event-card.tsx';
import { Offers } from './offers.tsx';
import { OverviewNav, ROOMS_BESIDE } from './overview.tsx';
import { PlaceName } from './place.tsx';
import type { Programme } from './programme.ts';
import { Prose, Said } from './text.tsx';

/** Where the link past the filters leads. */
export const FIRST_EVENT = 'seances';

type Props = {
  programme: Programme;
  day: ProgrammeDay;
  heading: 'h1' | 'h2';
  /** One of several days of a list: without its introduction and without the drawing. */
  isListed?: boolean;
  /** What the whole festival costs, where nothing above says so. */
  festivalOffers?: readonly DocumentOffer[];
  /** What stands in the place of an empty day. */
  children?: ReactNode;
};

/** One day: its title, what is open all day, the rail of hours, and on wide screens the day drawn to scale beside it. */
export function DayView({ programme, day, heading: Heading, isListed = false, festivalOffers = [], children }: Props) {
  const { t, f, locale } = programme;
  const isTop = Heading === 'h1';
  const Below = isTop ? 'h2' : 'h3';
  const { date, title, introduction, offers } = day.day;
  const overview = isListed ? null : overviewOf(programme.document, day);
  const isWide = overview !== null && overview.rooms.length > ROOMS_BESIDE;
  // Read after the list it stands beside: without styles, and by ear, the séances come first.
  const drawn = overview && <OverviewNav programme={programme} overview={overview} isWide={isWide} />;
  return (
    <section className="day" aria-labelledby={`day-${date}`}>
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
        {!isListed && <Prose programme={programme} text={introduction} className="day-introduction" />}
        {!isListed && <Offers programme={programme} offers={[...festivalOffers, ...offers]} />}
      </div>
      {isWide && drawn}
      <div className="day-list" id={isListed ? undefined : FIRST_EVENT} tabIndex={isListed ? undefined : -1}>
        {day.dropIns.length > 0 && (
          <section className="all-day">
            <Below>{t('allDay')}</Below>
            {day.dropIns.map((event) => (
              <EventRow key={event.number} programme={programme} event={event} heading={isTop ? 'h3' : 'h4'} />
            ))}
          </section>
        )}
        {day.hours.length === 0 && day.dropIns.length === 0 && (children || <p className="empty">{t('emptyDay')}</p>)}
        {programme.feeds && day.hours.length > 1 && (
          <button type="button" className="btn past no-print" data-past aria-expanded="false">
            <span className="past-open">{f('pastOpen')}</span>
            <span className="past-close">{f('pastClose')}</span>
          </button>
        )}
        <ol className="rail">
          {day.hours.map((hour) => (
            <HourOfDay key={hour.at} programme={programme} hour={hour} isDense={day.isDense} heading={Below} />
          ))}
        </ol>
      </div>
      {!isWide && drawn}
    </section>
  );
}

type Drawn = { programme: Programme; isDense: boolean; heading: 'h2' | 'h3' };

function HourOfDay({ hour, ...drawn }: Drawn & { hour: Hour }) {
  const { programme } = drawn;
  const isBreak = hour.entries.every(({ kind }) => kind === 'break');
  return (
    <li className={isBreak ? 'hour is-break' : 'hour'}>
      <TimeOf at={hour.at} locale={programme.locale} style="column" className="hour-time" />
      <div className="hour-entries">
        {hour.entries.map((entry, i) => (
          <Entry key={i} {...drawn} entry={entry} />
        ))}
      </div>
    </li>
  );
}

function Entry({ programme, isDense, heading, entry }: Drawn & { entry: DayEntry }) {
  if (entry.kind === 'event') {
    const Shape = isDense ? EventRow : EventCard;
    return <Shape programme={programme} event={entry.event} heading={heading} />;
  }
  const { title, endsAt, rooms } = entry.block;
  return (
    <p className="break">
      <span>
        {isEmpty(title) ? programme.t('break') : <Said programme={programme} text={title} />},{' '}
        <BreakRooms programme={programme} rooms={rooms} />
        {programme.t('until')} <TimeOf at={endsAt} locale={programme.locale} className="unit" />
      </span>
    </p>
  );
}

/** Where a break is, unless it is everywhere. */
function BreakRooms({ programme, rooms: numbers }: { programme: Programme; rooms: readonly number[] }) {
  const rooms = programme.document.rooms.filter(({ number }) => numbers.includes(number));
  if (rooms.length === programme.document.rooms.length) return null;
  return rooms.map((room) => (
    <span key={room.number}>
      <PlaceName programme={programme} place={placeOf(room, programme.index)} />,{' '}
    </span>
  ));
}
