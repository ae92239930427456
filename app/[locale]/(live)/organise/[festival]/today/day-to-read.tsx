import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { DateOf } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { deskPaths } from '#lib/i18n/paths.ts';
import type { BoardEvent } from '#lib/live/day-board.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { TodayRead } from './scene.ts';
import { EventFlags, EventWhen, Timed, Unannounced } from './state.tsx';

type Scene = Pick<TodayRead, 'words' | 'locale' | 'paths' | 'festival'> & { board: NonNullable<TodayRead['board']> };

/** The day, the hour, and links to the other days. */
export function DayHead({ scene, children }: { scene: Scene; children?: ReactNode }) {
  const { board, words, locale, paths, festival } = scene;
  const { t } = words;
  const today = festivalDayOf(board.at, festival.dayStartsAt);
  return (
    <header className="today-head">
      <div className="today-title">
        <h1>{t('title')}</h1>
        {children}
      </div>
      <p className="today-clock">
        <DateOf date={board.date} locale={locale} className="capital" />
        {board.date === today && (
          <Timed at={board.at} locale={locale} className="today-hour">
            {(time) => t('clock', { time })}
          </Timed>
        )}
      </p>
      {board.date !== today && <p className="text-soft">{t('notToday')}</p>}
      {board.dates.length > 1 && (
        <nav aria-label={t('days')}>
          <ul className="today-days">
            {board.dates.map((date) => (
              <li key={date}>
                <Link
                  href={paths.board(date)}
                  className={clsx('btn', date === board.date && 'is-current')}
                  aria-current={date === board.date ? 'date' : undefined}
                >
                  <DateOf date={date} locale={locale} style="column" />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

/**
 * The day for roles that only read it: room by room, each séance with its conduite folded. It names
 * nobody, and nothing can be done here.
 */
export function DayToRead({ scene }: { scene: Scene }) {
  const { board, words } = scene;
  const { t, text } = words;
  return (
    <>
      <DayHead scene={scene} />
      {board.rooms.length + board.elsewhere.length === 0 && <p className="text-soft">{t('nothing')}</p>}
      <div className="today-rooms">
        {board.rooms.map((room) => (
          <section key={room.number} className="today-room" aria-labelledby={`room-${room.number}`}>
            <h2 id={`room-${room.number}`}>
              <bdi>{text(room.name)}</bdi>
              {room.venue && <span className="today-venue">{text(room.venue)}</span>}
            </h2>
            <Rows scene={scene} events={room.now} says={t('running')} />
            <Rows scene={scene} events={room.next ? [room.next] : []} says={t('next')} />
            <Rows scene={scene} events={room.later} says={t('later', { count: room.later.length })} />
            <Rows scene={scene} events={room.cancelled} says={t('cancelled', { count: room.cancelled.length })} />
            <Rows scene={scene} events={room.over} says={t('over', { count: room.over.length })} />
          </section>
        ))}
      </div>
      <Rows scene={scene} events={board.elsewhere} says={t('elsewhere')} />
    </>
  );
}

function Rows({ scene, events, says }: { scene: Scene; events: readonly BoardEvent[]; says: string }) {
  if (events.length === 0) return null;
  const { locale, festival, words } = scene;
  const paths = deskPaths(locale, festival.slug);
  return (
    <>
      <p className="today-quiet">{says}</p>
      <ul>
        {events.map((event) => (
          <li key={event.number}>
            <Link href={paths.item('events', event.number)} className={clsx('today-row', event.kind)}>
              <EventWhen event={event} words={words} />
              <span className="today-row-title">
                <bdi>{words.text(event.title)}</bdi> <EventFlags event={event} words={words} />
                <Unannounced event={event} words={words} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
