import type { ReactNode } from 'react';
import { DateOf } from '#app/_components/time.tsx';
import { type DatedEvent, type IsShown, isDated, monthsOf, programmeDayOf } from '#lib/programme/day.ts';
import { NO_FILTERS } from '#lib/programme/filters.ts';
import { formatMonth } from '#lib/time/format.ts';
import { DayBar, Jumps } from './day-bar.tsx';
import { DayView, Undated } from './day-view.tsx';
import { EventCard } from './event-card.tsx';
import { Hero } from './festival-header.tsx';
import { FindBar } from './find-bar.tsx';
import type { Programme } from './programme.ts';
import { Prose } from './text.tsx';
import { whileOn } from './when.tsx';

type Props = { programme: Programme; dates: readonly string[] };

/**
 * The first page of a season: the next date as on its own page, then later ones by month, and past
 * ones, folded.
 */
export function SeasonPage({ programme, dates, next }: Props & { next: string }) {
  const { document, t, paths } = programme;
  const day = programmeDayOf(document, next);
  const [later, past] = [dates.filter((date) => date > next), dates.filter((date) => date < next)];
  return (
    <main id="content" {...whileOn(document, next)}>
      <Hero programme={programme}>
        <Prose programme={programme} text={document.note} className="hero-note" level={2} />
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
export function Months({ programme, dates, keep = () => true }: Props & { keep?: IsShown }) {
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
