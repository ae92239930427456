import { clsx } from 'clsx';
import { DateOf } from '#app/_components/time.tsx';
import { programmeDayOf, programmeDaysOf } from '#lib/programme/day.ts';
import type { EmbedAppearance } from '#lib/programme/outlets.ts';
import { formatDateRange } from '#lib/time/format.ts';
import { DayView } from './day-view.tsx';
import { identityOf } from './identity.ts';
import { FestivalNotices } from './live.tsx';
import { Over } from './over.tsx';
import { elsewhereSentences, type Programme } from './programme.ts';
import { Said } from './text.tsx';
import { Undated } from './undated.tsx';

/** More than that is read day by day, also in a frame. */
const MAX_SHOWN = 150;

/**
 * The programme, or one day of it, for a frame of another site: no head, no menu. Links open beside the site that shows it, and embed.js
 * tells that site how high it is.
 */
export function EmbedPage({
  programme,
  date,
  today,
  appearance,
}: {
  programme: Programme;
  /** Null: the whole programme. */
  date: string | null;
  /** The day of the whole programme that is on: it stands first, those before it are folded. */
  today: string | null;
  appearance: EmbedAppearance;
}) {
  const { document, paths, locale, t } = programme;
  const e = elsewhereSentences(programme);
  const { festival } = document;
  const isLong = date === null && document.events.length > MAX_SHOWN;
  const dates = date === null ? document.days.map((day) => day.date) : [date];
  const past = today === null ? [] : dates.filter((one) => one < today);
  const { className, ...looks } = identityOf(festival);
  return (
    <div
      className={clsx('programme embed', appearance !== 'auto' && `${appearance}-room`, className)}
      {...looks}
      data-embed=""
    >
      <base target="_blank" />
      {/* One landmark, with a name: the page around the frame has the others already. */}
      <main id="content" aria-label={e('embed.frameTitle', { festival: programme.say(festival.name) })}>
        {festival.isDemonstration && <p className="demo">{t('demonstration')}</p>}
        <FestivalNotices programme={programme} />
        <div className="embed-head">
          <h1>
            <a href={paths.home()}>
              <Said programme={programme} text={festival.name} />
            </a>
          </h1>
          <p>
            {formatDateRange(festival.startsOn, festival.endsOn, locale)} <Over programme={programme} />
          </p>
          <p className="embed-open">
            <a className="btn lamp" href={date === null ? paths.home() : paths.day(date)}>
              {e('embed.open')}
            </a>
          </p>
        </div>
        <div className="page">
          {isLong ? (
            <>
              {today !== null && <Listed programme={programme} dates={[today]} />}
              <Days programme={programme} appearance={appearance} />
            </>
          ) : (
            <Listed programme={programme} dates={dates.filter((one) => !past.includes(one))} />
          )}
          {!isLong && past.length > 0 && (
            <details className="embed-past">
              <summary>{e('embed.past')}</summary>
              <Listed programme={programme} dates={past} />
            </details>
          )}
          {date === null && !isLong && <Undated programme={programme} />}
        </div>
      </main>
      <script src="/embed.js" />
    </div>
  );
}

function Listed({ programme, dates }: { programme: Programme; dates: readonly string[] }) {
  return dates.map((one) => {
    const day = programmeDayOf(programme.document, one);
    return day && <DayView key={one} programme={programme} day={day} heading="h2" isListed />;
  });
}

/** The days of a large programme; each is shown in the same frame. */
function Days({ programme, appearance }: { programme: Programme; appearance: EmbedAppearance }) {
  const { document, paths, locale, t } = programme;
  return (
    <ul className="day-cards">
      {programmeDaysOf(document).map(({ day, count }) => (
        <li key={day.date}>
          <a href={paths.embed(day.date, appearance === 'auto' ? undefined : appearance)} target="_self">
            <b>
              <DateOf date={day.date} locale={locale} style="long" className="capital" />
            </b>{' '}
            <Said programme={programme} text={day.title} /> <span>{t('seances', { count })}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
