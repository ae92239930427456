import type { ReactNode } from 'react';
import { DateOf, Spoken } from '#app/_components/time.tsx';
import {
  type DatedEvent,
  firstDay,
  type IsShown,
  isDated,
  isToTakePlace,
  MANY_DAYS,
  monthsOf,
  programmeDayOf,
  programmeDaysOf,
  seasonOf,
} from '#lib/programme/day.ts';
import { type Filters, facetNamesOf, keeping, NO_FILTERS, queryOf } from '#lib/programme/filters.ts';
import { isFestivalOver } from '#lib/programme/outlets.ts';
import { formatMonth } from '#lib/time/format.ts';
import { DayBar, DayCards, Jumps } from './day-bar.tsx';
import { DayView, FIRST_EVENT, Undated } from './day-view.tsx';
import { EventCard } from './event-card.tsx';
import { Hero } from './festival-header.tsx';
import { FindBar } from './find-bar.tsx';
import { Offers } from './offers.tsx';
import type { Programme } from './programme.ts';
import { NothingLeft } from './search-offered.tsx';
import { Prose } from './text.tsx';
import { whileOn } from './when-and-where.tsx';

/**
 * The first page of a programme below its hero: the first day, or the list of days when there are
 * many séances; after the festival, the archive.
 */
export function HomePage({ programme }: { programme: Programme }) {
  const { document, t } = programme;
  if (document.isOver) return <ArchivePage programme={programme} />;
  const season = seasonOf(document);
  const [firstDate] = season ?? [];
  if (season && firstDate) return <SeasonPage programme={programme} dates={season} next={firstDate} />;
  const isLong = document.days.length > MANY_DAYS;
  const first = firstDay(document);
  const day = first && !isLong ? programmeDayOf(document, first.date) : null;
  return (
    <main id="content" {...(day && whileOn(document, day.day.date))}>
      {day && document.events.length > 0 && <SkipToEvents programme={programme} />}
      <Hero programme={programme}>
        <Note programme={programme} />
        {!day && <Offers programme={programme} offers={document.offers} />}
      </Hero>
      {!isLong && <DayBar programme={programme} current={day?.day.date ?? null} />}
      <div className="page">
        <div className="tools no-print">
          {day && <Jumps programme={programme} day={day} />}
          <FindBar
            programme={programme}
            events={document.events}
            filters={NO_FILTERS}
            path={programme.paths.home()}
            isWhole={false}
          />
        </div>
        {document.events.length === 0 && <p className="empty">{t('emptyProgramme')}</p>}
        {isLong && <DayList programme={programme} />}
        {day && document.events.length > 0 && (
          <DayView programme={programme} day={day} heading="h2" festivalOffers={document.offers} />
        )}
        <Undated programme={programme} />
      </div>
    </main>
  );
}

/**
 * The note of the publication; on paper alone where the last message of the moment, which stands
 * above every page of the screen, says the same.
 */
function Note({ programme }: { programme: Programme }) {
  const { document, say } = programme;
  const last = document.live?.notices.at(-1);
  const isSaid = last !== undefined && say(last.text) === say(document.note);
  return (
    <Prose
      programme={programme}
      text={document.note}
      className={isSaid ? 'hero-note on-paper' : 'hero-note'}
      level={2}
    />
  );
}

/**
 * A festival that is over: its days with their pictures, without anything to book, follow or
 * choose. The note of a publication is shown if it was written after the last day; earlier notes
 * are no longer news.
 */
function ArchivePage({ programme }: { programme: Programme }) {
  const { document, t } = programme;
  const shown = programmeDaysOf(document).flatMap(({ day, count }) => (count > 0 ? day : []));
  const season = seasonOf({ days: shown, events: document.events });
  return (
    <main id="content">
      <Hero programme={programme}>
        {isFestivalOver(document, document.publishedAt) && <Note programme={programme} />}
      </Hero>
      <DayBar programme={programme} current={null} />
      <div className="page">
        <h2 className="list-title">{t('shown')}</h2>
        {document.events.filter(isDated).length > MAX_LISTED ? (
          <DayList programme={programme} />
        ) : season ? (
          <Months programme={programme} dates={season} keep={isToTakePlace} />
        ) : (
          <Days programme={programme} dates={shown.map(({ date }) => date)} keep={isToTakePlace} />
        )}
      </div>
    </main>
  );
}

/** With more séances than this over all days, the days are shown as links. */
const MAX_LISTED = 150;

/** The séances that match the filters, over all days. */
export function ListPage({ programme, filters }: { programme: Programme; filters: Filters }) {
  const { document, f, paths } = programme;
  const keep = keeping(document, filters);
  const names = facetNamesOf(programme, filters);
  const days = programmeDaysOf(document, keep).filter(({ day }) =>
    document.events.some((event) => event.day === day.date && keep?.(event)),
  );
  const shown = document.events.filter((event) => isDated(event) && keep?.(event)).length;
  return (
    <main id="content">
      <DayBar programme={programme} current={null} filters={filters} />
      <div className="page">
        <h1 className="list-title relative">
          <Spoken as={f('listOf', { values: names.spoken })}>{f('listOf', { values: names.printed })}</Spoken>
        </h1>
        <div className="tools no-print">
          <FindBar
            programme={programme}
            events={document.events}
            filters={filters}
            path={paths.home()}
            isWhole={false}
          />
        </div>
        {shown === 0 && (
          <NothingLeft
            programme={programme}
            events={document.events}
            filters={filters}
            to={(left) => paths.home() + queryOf(left)}
          />
        )}
        {shown > MAX_LISTED ? (
          <>
            <p>{f('tooLong', { count: shown })}</p>
            <DayList programme={programme} filters={filters} />
          </>
        ) : (
          <Days programme={programme} dates={days.map(({ day }) => day.date)} keep={keep} />
        )}
        <Undated programme={programme} keep={keep} />
      </div>
    </main>
  );
}

function Days({ programme, dates, keep }: { programme: Programme; dates: readonly string[]; keep?: IsShown }) {
  return dates.map((date) => {
    const day = programmeDayOf(programme.document, date, keep);
    return day && <DayView key={date} programme={programme} day={day} heading="h2" isListed />;
  });
}

type OfDay = {
  programme: Programme;
  date: string;
  filters?: Filters;
  /** The page is at the festival's own address. */
  isHome?: boolean;
};

/** One day of the programme; null when the festival has no such day. */
export function DayPage({ programme, date, filters = NO_FILTERS, isHome = false }: OfDay) {
  const { document, paths } = programme;
  const keep = keeping(document, filters);
  const day = programmeDayOf(document, date, keep);
  if (!day) return null;
  const events = document.events.filter((event) => isDated(event) && event.day === date);
  const isEmpty = filters.length > 0 && day.hours.length === 0 && day.dropIns.length === 0;
  return (
    <main id="content" {...whileOn(document, date)}>
      {events.length > 0 && <SkipToEvents programme={programme} />}
      <DayBar programme={programme} current={date} filters={filters} />
      <div className="page">
        {isHome && <Note programme={programme} />}
        <div className="tools no-print">
          <Jumps programme={programme} day={day} />
          <FindBar
            programme={programme}
            events={events}
            filters={filters}
            path={paths.day(date)}
            isWhole={filters.length === 0 && events.length > 0}
          />
        </div>
        <DayView programme={programme} day={day} heading="h1" festivalOffers={isHome ? document.offers : []}>
          {isEmpty && (
            <NothingLeft
              programme={programme}
              events={events}
              filters={filters}
              to={(left) => paths.day(date) + queryOf(left)}
              isDay
            />
          )}
        </DayView>
        <Undated programme={programme} keep={keep} />
      </div>
    </main>
  );
}

/**
 * Skips the head, the days and the filters, which come before the first séance on every page of a
 * day.
 */
const SkipToEvents = ({ programme }: { programme: Programme }) => (
  <a href={`#${FIRST_EVENT}`} className="skip">
    {programme.t('skipToEvents')}
  </a>
);

function DayList({ programme, filters = NO_FILTERS }: { programme: Programme; filters?: Filters }) {
  const { document, paths, t } = programme;
  const query = queryOf(filters);
  return (
    <section aria-labelledby="days">
      <h2 id="days" className="day-title">
        {t('chooseDay')}
      </h2>
      <DayCards programme={programme} keep={keeping(document, filters)} to={(date) => paths.day(date) + query} />
    </section>
  );
}

type SeasonProps = { programme: Programme; dates: readonly string[] };

/**
 * The first page of a season: the next date as on its own page, then later ones by month, and past
 * ones, folded.
 */
export function SeasonPage({ programme, dates, next }: SeasonProps & { next: string }) {
  const { document, t, paths } = programme;
  const day = programmeDayOf(document, next);
  const [later, past] = [dates.filter((date) => date > next), dates.filter((date) => date < next)];
  return (
    <main id="content" {...whileOn(document, next)}>
      <Hero programme={programme}>
        <Note programme={programme} />
      </Hero>
      <DayBar programme={programme} current={next} />
      <div className="page">
        <div className="tools no-print">
          {day && <Jumps programme={programme} day={day} />}
          <FindBar
            programme={programme}
            events={document.events}
            filters={NO_FILTERS}
            path={paths.home()}
            isWhole={false}
          />
        </div>
        <p className="season-next">{t('nextDate')}</p>
        {day && <DayView programme={programme} day={day} heading="h2" festivalOffers={document.offers} />}
        {later.length > 0 && (
          <section className="season-later" aria-labelledby="dates">
            <h2 id="dates" className="list-title">
              {t('nextDates')}
            </h2>
            <Months programme={programme} dates={later} />
          </section>
        )}
        {past.length > 0 && (
          <details className="past no-print">
            <summary>
              {t('pastDates')} <span className="num">{past.length}</span>
            </summary>
            <Months programme={programme} dates={past} />
          </details>
        )}
        <Undated programme={programme} />
      </div>
    </main>
  );
}

/** Dates below their months, each with its séances that match `keep`. */
function Months({ programme, dates, keep = () => true }: SeasonProps & { keep?: IsShown }) {
  const events = programme.document.events.filter(isDated).filter(keep);
  return monthsOf(dates).map(({ month, dates: its }) => (
    <section key={month} className="season-month" aria-labelledby={`month-${month}`}>
      <h3 id={`month-${month}`} className="capital">
        <span aria-hidden="true">{formatMonth(month, programme.locale)}</span>
        <span className="spoken">{formatMonth(month, programme.locale)}</span>
      </h3>
      <ul>
        {its.map((date) => (
          <SeasonDate key={date} programme={programme} date={date} events={events.filter(({ day }) => day === date)} />
        ))}
      </ul>
    </section>
  ));
}

function SeasonDate({
  programme,
  date,
  events,
}: {
  programme: Programme;
  date: string;
  events: readonly DatedEvent[];
}): ReactNode {
  return (
    <li className="season-date">
      <a href={programme.paths.day(date)}>
        <DateOf date={date} locale={programme.locale} style="long" className="capital" />
      </a>
      <div>
        {events.map((event) => (
          <EventCard key={event.number} programme={programme} event={event} heading="h4" />
        ))}
      </div>
    </li>
  );
}
