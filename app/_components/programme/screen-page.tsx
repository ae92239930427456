import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { capital } from '../../../lib/i18n/capital.ts';
import type { Locale } from '../../../lib/i18n/locale.ts';
import { isEmpty } from '../../../lib/i18n/text.ts';
import { eventsByRoom, eventsIn } from '../../../lib/programme/by-room.ts';
import { type DatedEvent, isDated } from '../../../lib/programme/day.ts';
import type { DocumentRoom, PreviousStart } from '../../../lib/programme/documents.ts';
import { placeOf } from '../../../lib/programme/place.ts';
import { formatDate, formatTime, spokenTime } from '../../../lib/time/format.ts';
import { waitedFontClasses } from '../../_ui/waited-fonts.ts';
import { hourPattern } from '../device-clock.ts';
import { Spoken, TimeOf } from '../time.tsx';
import { accentStyle } from './accent-style.ts';
import { KindTag } from './kind-tag.tsx';
import { factsOf, lateOf, Notices, PlacesFlag, runsBetween } from './live.tsx';
import { PlaceName } from './place.tsx';
import { elsewhereSentences, type Programme } from './programme.ts';
import { Said } from './text.tsx';
import './screen.css';

type OfProgramme = { programme: Programme };

/**
 * For a television in the hall. Every séance of the festival stands in the page in order, which is what is read without a script; screen.js
 * shows what runs and what comes next, and asks for the page again by itself. `drawnAt` is an instant.
 */
export function ScreenPage({
  programme,
  room,
  drawnAt,
}: OfProgramme & {
  /** Null: all rooms. */
  room: DocumentRoom | null;
  drawnAt: string;
}) {
  const t = elsewhereSentences(programme);
  const { document, index, locale } = programme;
  const { timeZone, dayStartsAt, accent } = document.festival;
  return (
    <div
      className={clsx('screen dark-room', waitedFontClasses, room ? 'is-room' : 'is-all')}
      style={accentStyle(accent)}
      data-screen=""
      data-zone={timeZone}
      data-day-starts-at={dayStartsAt}
      data-drawn-at={drawnAt}
      data-hour={hourPattern(locale)}
      data-stale={t('screen.stale', { time: '{time}' })}
    >
      <header className="screen-head">
        <h1>{room ? <PlaceName programme={programme} place={placeOf(room, index)} /> : t('screen.all')}</h1>
        <p className="screen-festival">
          <Said programme={programme} text={document.festival.name} />
        </p>
        <p className="screen-clock" aria-hidden="true" data-clock="" suppressHydrationWarning>
          {'\u00a0'}
        </p>
      </header>
      <main id="content" data-screen-body="">
        {room ? <OneRoom programme={programme} room={room} /> : <AllRooms programme={programme} />}
        <Changes programme={programme} room={room} />
        <Told programme={programme} />
      </main>
      <p className="screen-age" data-age="" suppressHydrationWarning>
        {'\u00a0'}
      </p>
      <script src="/screen.js" />
    </div>
  );
}

const takesPlace = ({ status }: DatedEvent) => status === 'planned';

function OneRoom({ programme, room }: OfProgramme & { room: DocumentRoom }) {
  return (
    <Room programme={programme} events={eventsIn(programme.document, room.number).filter(takesPlace)}>
      <p className="screen-nothing">{elsewhereSentences(programme)('screen.nothing')}</p>
    </Room>
  );
}

function AllRooms({ programme }: OfProgramme) {
  const t = elsewhereSentences(programme);
  return (
    <div className="screen-rooms">
      <p className="screen-row screen-columns" aria-hidden="true">
        <span>{t('now.running')}</span>
        <span>{t('now.next')}</span>
      </p>
      {eventsByRoom(programme.document).map(({ room, events }) =>
        room === null ? null : (
          <section key={room.number} className="screen-row" data-row="">
            <h2>
              <PlaceName programme={programme} place={placeOf(room, programme.index)} />
            </h2>
            <Room programme={programme} events={events.filter(takesPlace)} />
          </section>
        ),
      )}
    </div>
  );
}

/** The séances of a room. The script shows those that run (`data-show="now"`) and the next ones (`next`). */
function Room({ programme, events, children }: OfProgramme & { events: readonly DatedEvent[]; children?: ReactNode }) {
  return (
    <div className="screen-room" data-room="">
      <ol>
        {events.map((event) => (
          <ScreenEvent key={event.number} programme={programme} event={event} />
        ))}
      </ol>
      {children}
    </div>
  );
}

function ScreenEvent({ programme, event }: OfProgramme & { event: DatedEvent }) {
  const t = elsewhereSentences(programme);
  const { locale } = programme;
  const { start, end } = runsBetween(programme, event);
  const late = lateOf(programme, event);
  return (
    <li
      className={event.kind}
      data-start={start ?? undefined}
      data-end={end ?? undefined}
      data-day={event.day}
      data-long={event.admission === 'drop-in' ? '' : undefined}
    >
      <p className="screen-when">
        <span className="screen-running">{t('now.running')}</span>
        <span className="screen-date">{capital(formatDate(event.day, locale, 'long'), locale)}</span>{' '}
        <TimeOf at={late?.startsAt ?? event.startsAt} locale={locale} />{' '}
        {late && (
          <Timed at={late.planned} locale={locale} className="screen-planned">
            {(time) => t('screen.planned', { time })}
          </Timed>
        )}
      </p>
      <p className="screen-title">
        <Said programme={programme} text={event.title} />
      </p>
      <p className="screen-facts">
        <KindTag programme={programme} event={event} />{' '}
        {event.endsAt !== null && !late && (
          <Timed at={event.endsAt} locale={locale}>
            {(time) => t('now.until', { time })}
          </Timed>
        )}{' '}
        <PlacesFlag programme={programme} event={event} />
      </p>
    </li>
  );
}

/** What is not as it was announced, of this room: shown on the day it concerns. */
function Changes({ programme, room }: OfProgramme & { room: DocumentRoom | null }) {
  const t = elsewhereSentences(programme);
  const changes = programme.document.events
    .filter(isDated)
    .filter(({ rooms }) => room === null || rooms.some((one) => one.room === room.number))
    .flatMap((event) => changeOf(programme, event) ?? []);
  if (changes.length === 0) return null;
  return (
    <section className="screen-changes" data-changes="">
      <h2>{t('screen.changes')}</h2>
      <ul>{changes}</ul>
    </section>
  );
}

function changeOf(programme: Programme, event: DatedEvent): ReactNode {
  const t = elsewhereSentences(programme);
  const change = event.isPostponed
    ? t('screen.change.postponed')
    : event.status === 'cancelled'
      ? t('screen.change.cancelled')
      : event.replaces && !isEmpty(event.replaces)
        ? t('screen.change.replaces', { title: programme.say(event.replaces) })
        : null;
  const notices = factsOf(programme, event)?.notices ?? [];
  if (change === null && notices.length === 0 && !event.previousStart) return null;
  return (
    <li key={event.number} data-day={daysOf(event)} data-end={lastInstant(event)}>
      <TimeOf at={event.startsAt} locale={programme.locale} />{' '}
      <b>
        <Said programme={programme} text={event.title} />
      </b>{' '}
      {change && <span className={event.status === 'cancelled' ? 'flag' : 'flag warn'}>{change}</span>}
      {change === null && event.previousStart && (
        <Moved programme={programme} event={event} from={event.previousStart} />
      )}
      <Notices programme={programme} notices={notices} />
    </li>
  );
}

/** A séance that was moved to another day is told of on both: somebody comes for the old one. */
const daysOf = ({ day, previousStart }: DatedEvent) =>
  previousStart && previousStart.day !== day ? `${day} ${previousStart.day}` : day;

const lastInstant = ({ startInstant, endInstant, previousStart }: DatedEvent) =>
  [endInstant ?? startInstant, previousStart?.startInstant]
    .filter((at) => typeof at === 'string')
    .sort()
    .at(-1);

function Moved({ programme, event, from }: OfProgramme & { event: DatedEvent; from: PreviousStart }) {
  const { locale } = programme;
  const day = from.day === event.day ? '' : `${formatDate(from.day, locale, 'column')}, `;
  return (
    <Timed at={from.startsAt} locale={locale} className="flag warn">
      {(time) => elsewhereSentences(programme)('screen.change.moved', { when: day + time })}
    </Timed>
  );
}

/** A sentence with a time in it, printed and said. */
function Timed({
  at,
  locale,
  className,
  children,
}: {
  at: string;
  locale: Locale;
  className?: string;
  children: (time: string) => string;
}) {
  return (
    <span className={clsx('relative', className)}>
      <Spoken as={children(spokenTime(at, locale))}>{children(formatTime(at, locale))}</Spoken>
    </span>
  );
}

function Told({ programme }: OfProgramme) {
  const notices = programme.document.live?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <div className="screen-told">
      <Notices programme={programme} notices={notices} />
    </div>
  );
}
