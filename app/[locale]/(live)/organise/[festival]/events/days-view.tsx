import { getTranslations } from 'next-intl/server';
import { DateOf } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { datesShown, gridColumnsOf, MAX_COLUMNS } from '#lib/events/columns.ts';
import { drawnDates, firstDate } from '#lib/events/festival-dates.ts';
import { blockingByDay } from '#lib/events/warning-groups.ts';
import { type DraftEvent, isScheduled } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { DayColumns } from './day-columns.tsx';
import { DayLists, EventCard } from './day-lists.tsx';
import type { Scene } from './scene.ts';
import { Unscheduled } from './unscheduled.tsx';

/** The days of the festival, all side by side while they fit, else one at a time, with what waits beside them. */
export async function DaysView({ scene, asked }: { scene: Scene; asked: string | undefined }) {
  const t = await getTranslations('events');
  const { draft } = scene.index;
  const dates = drawnDates(draft);
  const shown = datesShown(dates, draft.rooms.length, asked, firstDate(dates, draft.festival));
  const isAll = shown.length === dates.length && dates.length > 1;
  return (
    <>
      <DayTabs dates={dates} shown={isAll ? 'all' : (shown[0] ?? '')} scene={scene} />
      <DropIns events={dropInsOf(scene, shown)} title={t('dropIn')} scene={scene} />
      <div className="days-page">
        {draft.rooms.length === 0 ? (
          <div className="empty">
            <p>{t('noRooms')}</p>
            <Link href={scene.paths.section('venues')} className="btn lamp">
              {t('makeRoom')}
            </Link>
          </div>
        ) : (
          <DayColumns columns={gridColumnsOf(scene.index, shown, draft.rooms)} scene={scene} />
        )}
        <DayLists dates={shown} scene={scene} />
        <Unscheduled scene={scene} />
      </div>
    </>
  );
}

async function DayTabs({ dates, shown, scene }: { dates: readonly string[]; shown: string; scene: Scene }) {
  const t = await getTranslations('events');
  const { draft } = scene.index;
  if (dates.length < 2) return null;
  const base = scene.paths.section('events');
  const blocking = blockingByDay(draft.events.flatMap(({ id }) => scene.warningsOf(id)));
  const blocked = (date: string) => blocking.get(date) ?? 0;
  const isSmall = dates.length * Math.max(1, draft.rooms.length) <= MAX_COLUMNS;
  return (
    <nav aria-label={t('dayTabs')} className="day-tabs">
      {isSmall && (
        <Link href={base} aria-current={shown === 'all' ? 'page' : undefined}>
          {t('allDays')}
        </Link>
      )}
      {dates.map((date) => (
        <Link key={date} href={`${base}?day=${date}`} aria-current={shown === date ? 'page' : undefined}>
          <DateOf date={date} locale={scene.locale} style="column" />
          {blocked(date) > 0 && (
            <span className="flag">
              {blocked(date)}
              <span className="spoken"> {t('flag.blocking', { count: blocked(date) })}</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

/** What one enters at any time occupies nothing: it stands in a band over the days. */
function dropInsOf(scene: Scene, dates: readonly string[]): DraftEvent[] {
  const { draft } = scene.index;
  return draft.events.filter(
    (event) =>
      event.admission === 'drop-in' &&
      isScheduled(event) &&
      dates.includes(festivalDayOf(event.startsAt, draft.festival.dayStartsAt)),
  );
}

function DropIns({ events, title, scene }: { events: readonly DraftEvent[]; title: string; scene: Scene }) {
  if (events.length === 0) return null;
  return (
    <section aria-label={title} className="drop-ins">
      <h2 className="font-semibold font-text text-[1rem] tracking-normal">{title}</h2>
      <ul className="flex flex-wrap gap-2">
        {events.map((event) => (
          <li key={event.id} className="min-w-56">
            <EventCard event={event} scene={scene} />
          </li>
        ))}
      </ul>
    </section>
  );
}
