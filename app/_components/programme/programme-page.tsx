import { dayOf, daysOf, MANY_DAYS } from '../../../lib/programme/day.ts';
import { DateOf } from '../time.tsx';
import { DayBar } from './day-bar.tsx';
import { DayView } from './day-view.tsx';
import { Hero } from './hero.tsx';
import { Offers } from './offers.tsx';
import { PrintButton } from './print-button.tsx';
import type { Programme } from './programme.ts';
import { Prose, Said } from './text.tsx';
import { Undated } from './undated.tsx';

/** What the first page of a programme shows below its hero: the first day, or the list of days when there are many. */
export function HomePage({ programme }: { programme: Programme }) {
  const { document, t } = programme;
  const isLong = document.days.length > MANY_DAYS;
  const first = document.days.find(({ date }) => document.events.some(({ day }) => day === date)) ?? document.days[0];
  const day = first && !isLong ? dayOf(document, first.date) : null;
  return (
    <main id="content">
      <Hero programme={programme} isHome>
        <Prose programme={programme} text={document.note} className="hero-note" />
        <Offers programme={programme} offers={document.offers} />
        <Actions programme={programme} />
      </Hero>
      {!isLong && <DayBar programme={programme} current={day?.day.date ?? null} />}
      <div className="page">
        {document.events.length === 0 && <p className="empty">{t('emptyProgramme')}</p>}
        {isLong && <DayList programme={programme} />}
        {day && document.events.length > 0 && <DayView programme={programme} day={day} heading="h2" />}
        <Undated programme={programme} />
      </div>
    </main>
  );
}

/** One day of the programme; null when the festival has no such day. */
export function DayPage({ programme, date }: { programme: Programme; date: string }) {
  const day = dayOf(programme.document, date);
  if (!day) return null;
  return (
    <main id="content">
      <Hero programme={programme} isHome={false}>
        <Actions programme={programme} />
      </Hero>
      <DayBar programme={programme} current={date} />
      <div className="page">
        <DayView programme={programme} day={day} heading="h1" />
        <Undated programme={programme} />
      </div>
    </main>
  );
}

function Actions({ programme }: { programme: Programme }) {
  return (
    <p className="acts no-print">
      {programme.feeds && (
        <a className="btn lamp" href={programme.paths.subscribe()}>
          {programme.t('subscribeShort')}
        </a>
      )}
      <PrintButton label={programme.t('print')} />
    </p>
  );
}

function DayList({ programme }: { programme: Programme }) {
  const { document, paths, t, locale } = programme;
  return (
    <section aria-labelledby="days">
      <h2 id="days" className="day-title">
        {t('chooseDay')}
      </h2>
      <ul className="day-cards">
        {daysOf(document).map(({ day, count }) => (
          <li key={day.date}>
            <a href={paths.day(day.date)}>
              <b>
                <DateOf date={day.date} locale={locale} style="long" className="capital" />
              </b>{' '}
              <Said programme={programme} text={day.title} /> <span>{t('seances', { count })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
