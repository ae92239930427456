import { clsx } from 'clsx';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { DateOf, Spoken } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { deskPaths } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { BoardEvent, BoardRoom } from '#lib/live/day-board.ts';
import { MAX_DELAY, usualDelays } from '#lib/live/day-posts-schema.ts';
import type { DocumentBlock } from '#lib/model/documents.ts';
import { roomsApartIn } from '#lib/programme/place.ts';
import type { GoneEntry } from '#lib/programme/room-sheets.ts';
import { dateOfHour, festivalDayOf } from '#lib/time/festival-day.ts';
import { formatDate, formatTime, spokenDate, spokenDuration, spokenTime } from '#lib/time/format.ts';
import { Holders } from './holders.tsx';
import type { TodayRead, TodayScene } from './scene.ts';
import { Entries, EventFlags, EventWhen, Timed, Unannounced } from './state.tsx';

/**
 * A room: what is running, what is next, who holds it, and the rest of its day, folded. If there is
 * only one room, « Malaise » is in the head of the page instead.
 */
export function RoomOfToday({ scene, room, isOnly }: { scene: TodayScene; room: BoardRoom; isOnly: boolean }) {
  const { words, document, paths } = scene;
  const { t, text } = words;
  const id = `room-${room.number}`;
  return (
    <section className="today-room" aria-labelledby={id}>
      <h2 id={id}>
        <bdi>{text(room.name)}</bdi>
        {room.venue && <span className="today-venue">{text(room.venue)}</span>}
      </h2>
      {room.now.map((event) => (
        <EventCard key={event.number} scene={scene} event={event} is="now" />
      ))}
      {room.now.length === 0 && room.next && <p className="today-quiet">{t('waiting')}</p>}
      {room.next && <EventCard scene={scene} event={room.next} is="next" />}
      {room.now.length === 0 && !room.next && <p className="today-quiet">{t('free')}</p>}
      {room.blocks.map((block) => (
        <BlockLine key={`${block.startsAt} ${block.kind}`} scene={scene} block={block} />
      ))}
      {room.gone.map((gone) => (
        <GoneLine key={gone.event.number} scene={scene} gone={gone} />
      ))}
      <Folded scene={scene} events={room.later} says={t('later', { count: room.later.length })} />
      <Folded scene={scene} events={room.cancelled} says={t('cancelled', { count: room.cancelled.length })} />
      <Folded scene={scene} events={room.over} says={t('over', { count: room.over.length })} />
      <Holders scene={scene} room={room} />
      {!isOnly && (
        <p>
          <Link
            href={paths.emergency(room.number)}
            className="btn quiet flush text-bad"
            aria-label={t('emergency.inNamed', { room: text(roomsApartIn(document).get(room.number)?.name) })}
          >
            {t('emergency.title')}
          </Link>
        </p>
      )}
    </section>
  );
}

export function Folded({ scene, events, says }: { scene: TodayScene; events: readonly BoardEvent[]; says: string }) {
  if (events.length === 0) return null;
  return (
    <details className="today-folded">
      <summary>{says}</summary>
      <ul>
        {events.map((event) => (
          <EventRow key={event.number} scene={scene} event={event} />
        ))}
      </ul>
    </details>
  );
}

function BlockLine({ scene, block }: { scene: TodayScene; block: DocumentBlock }) {
  const { words, locale } = scene;
  const { t, text } = words;
  const title = text(block.title) || t(block.kind === 'set-up' ? 'setUp' : 'break');
  const say = (time: (at: string) => string) =>
    t('untilBreak', { title, from: time(block.startsAt), to: time(block.endsAt) });
  return (
    <p className="today-block relative">
      <Spoken as={say((at) => spokenTime(at, locale))}>{say((at) => formatTime(at, locale))}</Spoken>
    </p>
  );
}

/** Says where and when a séance that was announced here today takes place. */
function GoneLine({ scene, gone: { event, at } }: { scene: TodayScene; gone: GoneEntry }) {
  const { words, document, locale } = scene;
  const { t, text } = words;
  const { startsAt, rooms } = event;
  if (startsAt === null) return null;
  const places = rooms.map(({ room }) => text(roomsApartIn(document).get(room)?.name));
  const say = (date: (day: string) => string, time: (at: string) => string) =>
    t('gone', {
      title: text(event.title),
      from: time(at),
      day: date(dateOfHour(startsAt)),
      to: [time(startsAt), ...places].join(', '),
    });
  return (
    <p className="today-block relative">
      <Spoken
        as={say(
          (day) => spokenDate(day, locale, 'long'),
          (hour) => spokenTime(hour, locale),
        )}
      >
        {say(
          (day) => formatDate(day, locale, 'long'),
          (hour) => formatTime(hour, locale),
        )}
      </Spoken>
    </p>
  );
}

type Props = { scene: TodayScene; event: BoardEvent };

/** The running or next séance: all its facts, and a delay in two taps. */
function EventCard({ scene, event, is }: Props & { is: 'now' | 'next' }) {
  const { words, paths } = scene;
  const { t, text } = words;
  return (
    <article className={clsx('today-card', event.kind, `is-${is}`)}>
      <p className="today-line">
        <b className="today-is">{t(is === 'now' ? 'running' : 'next')}</b> <EventWhen event={event} words={words} />
      </p>
      <h3>
        <Link href={paths.event(event.number)}>
          <bdi>{text(event.title)}</bdi>
        </Link>
      </h3>
      <p className="today-flags">
        <EventFlags event={event} words={words} /> <Entries event={event} words={words} />
      </p>
      <Unannounced event={event} words={words} />
      {event.notices.map((notice, i) => (
        <p key={i} className="today-told">
          {text(notice.text)}
        </p>
      ))}
      <Quick scene={scene} event={event} />
    </article>
  );
}

/**
 * +5 +10 +15 +20, added to the announced delay, as people beside the stage count: each shows the
 * total and leads to what it would do. The total is posted, so that a tap on an outdated page still
 * means the delay it showed.
 */
export function DelayChips({ scene, event }: { scene: TodayScene; event: BoardEvent }) {
  const { words, paths, locale } = scene;
  const { t, text } = words;
  const title = text(event.title);
  return usualDelays
    .map((minutes) => ({ minutes, total: event.delay + minutes }))
    .filter(({ total }) => total <= MAX_DELAY)
    .map(({ minutes, total }) => (
      <Link
        key={minutes}
        href={paths.delay(event.number, total, event.delay)}
        className="btn"
        aria-label={typeset(t('delayNamed', { title, minutes: spokenDuration(total, locale) }), locale)}
      >
        {event.delay > 0 ? t('delay.plusTo', { minutes, total }) : t('delay.plus', { minutes })}
      </Link>
    ));
}

/** The usual delays, and a link to everything else. */
function Quick({ scene, event }: Props) {
  const { words, paths } = scene;
  const { t, text } = words;
  const title = text(event.title);
  return (
    <nav className={clsx('today-quick', event.delay > 0 && 'says-totals')} aria-label={t('delayGroup', { title })}>
      <DelayChips scene={scene} event={event} />
      <Link href={paths.event(event.number)} className="btn lamp" aria-label={t('actNamed', { title })}>
        {t('act')}
      </Link>
    </nav>
  );
}

/** A line for a séance that comes later, is over, or does not take place. */
function EventRow({ scene, event }: Props) {
  const { words, paths } = scene;
  return (
    <li>
      <Link href={paths.event(event.number)} className={clsx('today-row', event.kind)}>
        <EventWhen event={event} words={words} />
        <span className="today-row-title">
          <bdi>{words.text(event.title)}</bdi> <EventFlags event={event} words={words} />{' '}
          <Entries event={event} words={words} />
        </span>
        <ChevronRight aria-hidden size={18} />
      </Link>
    </li>
  );
}

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
                  <DateOf date={date} locale={locale} style="short" />
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
