import { isEmpty } from '../../../lib/i18n/text.ts';
import type { DayEntry, Hour, ProgrammeDay } from '../../../lib/programme/day.ts';
import { DateOf, TimeOf } from '../time.tsx';
import { EventCard, EventRow } from './event-card.tsx';
import { Offers } from './offers.tsx';
import { OverviewNav } from './overview.tsx';
import type { Programme } from './programme.ts';
import { Prose, Said } from './text.tsx';

type Props = { programme: Programme; day: ProgrammeDay; heading: 'h1' | 'h2' };

/** One day: its title, what is open all day, the rail of hours, and on wide screens the day drawn to scale beside it. */
export function DayView({ programme, day, heading: Heading }: Props) {
  const { t, locale } = programme;
  const { date, title, introduction, offers } = day.day;
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
        <Prose programme={programme} text={introduction} className="day-introduction" />
        <Offers programme={programme} offers={offers} />
      </div>
      <OverviewNav programme={programme} day={day} />
      <div className="day-list">
        {day.dropIns.length > 0 && (
          <section className="all-day">
            <h3>{t('allDay')}</h3>
            {day.dropIns.map((event) => (
              <EventRow key={event.number} programme={programme} event={event} heading="h4" />
            ))}
          </section>
        )}
        {day.hours.length === 0 && day.dropIns.length === 0 && <p className="empty">{t('emptyDay')}</p>}
        <ol className="rail">
          {day.hours.map((hour) => (
            <HourOfDay key={hour.at} programme={programme} hour={hour} isDense={day.isDense} />
          ))}
        </ol>
      </div>
    </section>
  );
}

function HourOfDay({ programme, hour, isDense }: { programme: Programme; hour: Hour; isDense: boolean }) {
  const isBreak = hour.entries.every(({ kind }) => kind === 'break');
  return (
    <li className={isBreak ? 'hour is-break' : 'hour'}>
      <TimeOf at={hour.at} locale={programme.locale} style="column" className="hour-time" />
      <div className="hour-entries">
        {hour.entries.map((entry, i) => (
          <Entry key={i} programme={programme} entry={entry} isDense={isDense} />
        ))}
      </div>
    </li>
  );
}

function Entry({ programme, entry, isDense }: { programme: Programme; entry: DayEntry; isDense: boolean }) {
  if (entry.kind === 'event') {
    const Shape = isDense ? EventRow : EventCard;
    return <Shape programme={programme} event={entry.event} />;
  }
  const { title, endsAt } = entry.block;
  return (
    <p className="break">
      <span>
        {isEmpty(title) ? programme.t('break') : <Said programme={programme} text={title} />}, {programme.t('until')}{' '}
        <TimeOf at={endsAt} locale={programme.locale} className="unit" />
      </span>
    </p>
  );
}
