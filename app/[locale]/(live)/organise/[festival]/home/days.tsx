import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import { Duration } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { Scene } from '#app/[locale]/(live)/organise/[festival]/events/scene.ts';
import { type BareColumn, bareColumnsOf, heldIn, holesOf, hoursOf, takingPlaceOn } from '#lib/events/columns.ts';
import { drawnDates } from '#lib/events/festival-dates.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { formatDate } from '#lib/time/format.ts';

/**
 * A season has more days than anybody looks at: these are the next ones, or the last ones once it
 * is over.
 */
const MAX_DAYS = 8;
/** How many rooms a card draws; for the others a number is given. */
const MAX_ROOMS = 6;

/**
 * The days side by side: how many séances each has, in which room and when, and its clashes, except
 * for past days. Each links to its grid.
 */
export async function Days({ scene }: { scene: Scene }) {
  const t = await getTranslations('desk.home');
  const { index, locale, paths, today, warningsOf } = scene;
  const { draft } = index;
  const dates = drawnDates(draft);
  const columns = bareColumnsOf(index, dates, draft.rooms);
  const free = holesOf(columns);
  const { from, to } = hoursOf(columns, draft.festival.opensAt, draft.festival.closesAt);
  const isSeason = dates.length > MAX_DAYS;
  const isFilled = (date: string) => columns.some((column) => column.date === date && column.placed.length > 0);
  const filled = dates.filter((date) => !isSeason || isFilled(date));
  const coming = filled.filter((date) => date >= today);
  const shown = coming.length > 0 ? coming.slice(0, MAX_DAYS) : filled.slice(-MAX_DAYS);
  const share = (minutes: number) => `${(((minutes - from) / (to - from)) * 100).toFixed(1)}%`;
  const lane = ({ room, placed }: BareColumn) => (
    <span key={room.id} className="home-lane">
      {placed.map(({ event, start, end }) => (
        <i
          key={event.id}
          className={clsx(event.kind, event.status === 'cancelled' && 'is-off')}
          style={{ left: share(start), width: `${(((end - start) / (to - from)) * 100).toFixed(1)}%` }}
        />
      ))}
    </span>
  );
  return (
    <section aria-labelledby="days">
      <h2 id="days" className="spoken">
        {t('days')}
      </h2>
      <ol className="home-days">
        {shown.map((date) => {
          const rooms = columns.filter((column) => column.date === date);
          const { minutes } = heldIn(rooms);
          const ids = takingPlaceOn(index, date);
          const blocking = ids.filter((id) => warningsOf(id).some(({ level }) => level === 'blocking'));
          const holes = columns.reduce(
            (sum, column, at) => sum + (column.date === date ? (free[at]?.length ?? 0) : 0),
            0,
          );
          return (
            <li key={date}>
              <Link href={`${paths.section('grid')}?day=${date}`} className="home-day">
                <b>{typeset(formatDate(date, locale, 'column'), locale)}</b>
                <span className="home-held">
                  <span>{t('events', { count: ids.length })}</span>
                  {minutes > 0 && (
                    <span>
                      <Duration minutes={minutes} locale={locale} style="hours" />
                    </span>
                  )}
                </span>
                <span aria-hidden className="home-lanes">
                  {rooms.slice(0, MAX_ROOMS).map(lane)}
                </span>
                {date >= today && (
                  <span className={blocking.length > 0 ? 'font-semibold text-bad' : 'text-soft'}>
                    {joinFacts([
                      blocking.length > 0 && t('clashes', { count: blocking.length }),
                      holes > 0 && t('holes', { count: holes }),
                    ]) || t(ids.length === 0 ? 'emptyDay' : 'noClash')}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
