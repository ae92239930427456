import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { hourPattern } from '#app/_components/device-clock.ts';
import { Spoken, TimeOf } from '#app/_components/time.tsx';
import { wordsOf } from '#lib/feeds/words.ts';
import { type Locale, otherLocale } from '#lib/i18n/locale.ts';
import { capital, isEmpty } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DocumentRoom, PreviousStart } from '#lib/model/documents.ts';
import { eventsByRoom, eventsGoneFrom, eventsIn } from '#lib/programme/around.ts';
import { isBackAtFirstStart } from '#lib/programme/carry.ts';
import { type DatedEvent, isDated, isToTakePlace } from '#lib/programme/day.ts';
import { logoOf, pictureOfEvent } from '#lib/programme/pictures-on.ts';
import {
  goneTo,
  movedAway,
  type PlaceChange,
  placeChangeOf,
  placeOf,
  toldPlaceChangeOf,
} from '#lib/programme/place.ts';
import { ranBefore, runsBetween } from '#lib/programme/real-times.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTime, spokenTime } from '#lib/time/format.ts';
import { KindTag } from './flags.tsx';
import { identityOf } from './identity.ts';
import { factsOf, lateOf, Notices, PlacesFlag } from './live.tsx';
import { Picture, PlainPicture } from './picture.tsx';
import { elsewhereSentences, type Programme } from './programme.ts';
import { Said } from './text.tsx';
import { GoneTo, untilWord } from './when-and-where.tsx';

type OfProgramme = { programme: Programme };

/**
 * For a television in a hall. The page contains every séance of the festival in order, which is
 * what is shown without a script; screen.js shows what is running and what comes next, and reloads
 * the page. `drawnAt` is an instant.
 */
export function ScreenPage({
  programme,
  room,
  drawnAt,
}: OfProgramme & {
  /** Null for all rooms. */
  room: DocumentRoom | null;
  drawnAt: string;
}) {
  const t = elsewhereSentences(programme);
  const { document, locale } = programme;
  const { timeZone, dayStartsAt } = document.festival;
  const { className, ...looks } = identityOf(document.festival);
  const logo = logoOf(document, 'dark');
  return (
    <div
      className={clsx('screen dark-room', 'own-letters', room ? 'is-room' : 'is-all', className)}
      {...looks}
      data-screen=""
      data-zone={timeZone}
      data-day-starts-at={dayStartsAt}
      data-drawn-at={drawnAt}
      data-hour={hourPattern(locale)}
      data-stale={t('screen.stale', { time: '{time}', other: 'no', day: '' })}
      data-stale-on={t('screen.stale', { time: '{time}', other: 'yes', day: '{day}' })}
    >
      <header className="screen-head">
        <h1 data-fits="" data-length={lengthOf(room ? programme.say(room.name) : t('screen.all'))}>
          {room ? <Said programme={programme} text={room.name} /> : t('screen.all')}
        </h1>
        <p className="screen-festival">
          {room && <VenueOf programme={programme} room={room} />}
          {logo && (
            <Picture programme={programme} picture={logo} sizes="10vw" most={480} fetched="first" isDecorative />
          )}
          {document.festival.isDemonstration && `${wordsOf(locale).say('demonstrationMark')} `}
          <Said programme={programme} text={document.festival.name} />
        </p>
        <p className="screen-clock" aria-hidden="true" data-clock="" suppressHydrationWarning>
          {'\u00a0'}
        </p>
      </header>
      <main id="content" data-screen-body="">
        <Told programme={programme} />
        {room ? <OneRoom programme={programme} room={room} /> : <AllRooms programme={programme} />}
        <Changes programme={programme} room={room} />
      </main>
      <p className="screen-age" data-age="" suppressHydrationWarning>
        {'\u00a0'}
      </p>
      <script src="/screen.js" />
    </div>
  );
}

/**
 * Titles and names are never cut, so longer ones are set smaller. In characters, as the eye counts
 * them.
 */
const LENGTHS = { short: 16, medium: 30, long: 48 } as const;
const lengthOf = (text: string) =>
  (Object.entries(LENGTHS).find(([, most]) => text.length <= most)?.[0] ?? 'longest') as
    | keyof typeof LENGTHS
    | 'longest';

/** The building of a room, in a festival with several. */
function VenueOf({ programme, room }: OfProgramme & { room: DocumentRoom }) {
  const { names, venue } = placeOf(room, programme.index);
  if (names.length < 2 || !venue) return null;
  return (
    <span className="screen-venue">
      <Said programme={programme} text={venue.name} />
    </span>
  );
}

function OneRoom({ programme, room }: OfProgramme & { room: DocumentRoom }) {
  return (
    <Room programme={programme} events={eventsAt(programme, room)} room={room}>
      <p className="screen-nothing">{elsewhereSentences(programme)('screen.nothing')}</p>
    </Room>
  );
}

/**
 * The séances that take place here, and those that were planned here: people who come for them
 * stand before this screen.
 */
function eventsAt({ document }: Programme, { number }: DocumentRoom): DatedEvent[] {
  const here = eventsIn(document, number).filter(isToTakePlace);
  return [...here, ...eventsGoneFrom(document, number)].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
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
            <h2 data-fits="" data-length={lengthOf(programme.say(room.name))}>
              <Said programme={programme} text={room.name} />
              <VenueOf programme={programme} room={room} />
            </h2>
            <Room programme={programme} events={events.filter(isToTakePlace)} />
          </section>
        ),
      )}
    </div>
  );
}

type RoomProps = OfProgramme & { events: readonly DatedEvent[]; room?: DocumentRoom; children?: ReactNode };

/**
 * The séances of a room. The script marks those running (`data-show="now"`) and the next ones
 * (`next`).
 */
function Room({ programme, events, room, children }: RoomProps) {
  return (
    <div className="screen-room" data-room="">
      <ol>
        {events.map((event) => (
          <ScreenEvent
            key={event.number}
            programme={programme}
            event={event}
            gone={room && goneTo(event, programme.index, room.number)}
          />
        ))}
      </ol>
      {children}
    </div>
  );
}

/** `gone`: it was planned here, and is elsewhere. */
function ScreenEvent({
  programme,
  event,
  gone,
}: OfProgramme & { event: DatedEvent; gone: PlaceChange | null | undefined }) {
  const t = elsewhereSentences(programme);
  const { locale } = programme;
  const { start, end } = runsBetween(programme.document, event);
  const late = lateOf(programme, event);
  const picture = gone ? null : pictureOfEvent(programme.index, event);
  return (
    <li
      className={event.kind}
      data-start={start ?? undefined}
      data-end={end ?? undefined}
      data-day={event.day}
      data-long={event.admission === 'drop-in' ? '' : undefined}
      data-gone={gone ? '' : undefined}
    >
      {picture && (
        <PlainPicture programme={programme} picture={picture} width={480} className="screen-picture" isLazy />
      )}
      <p className="screen-when">
        <span className="screen-running">{gone ? t('screen.elsewhere') : t('now.running')}</span>
        <span className="screen-date">{capital(formatDate(dateOfHour(event.startsAt), locale, 'long'), locale)}</span>{' '}
        <When programme={programme} event={event} />
      </p>
      <p className="screen-title" data-fits="" data-length={lengthOf(programme.say(event.title))}>
        <Said programme={programme} text={event.title} />
      </p>
      <p className="screen-facts">
        {gone ? (
          <GoneTo programme={programme} change={gone} className="screen-gone" />
        ) : (
          <KindTag programme={programme} event={event} />
        )}{' '}
        {event.endsAt !== null && !late && (
          <Timed at={event.endsAt} locale={locale}>
            {(time) => `${untilWord(programme, event)} ${time}`}
          </Timed>
        )}{' '}
        <PlacesFlag programme={programme} event={event} />
      </p>
    </li>
  );
}

/** The hour a séance starts at, delays included, with the planned one. */
function When({ programme, event }: OfProgramme & { event: DatedEvent }) {
  const { locale } = programme;
  const late = lateOf(programme, event);
  return (
    <>
      <TimeOf at={late?.startsAt ?? event.startsAt} locale={locale} />
      {late && (
        <>
          {' '}
          <Timed at={late.planned} locale={locale} className="screen-planned">
            {(time) => elsewhereSentences(programme)('screen.planned', { time })}
          </Timed>
        </>
      )}
    </>
  );
}

/**
 * Changes to what was announced for this room, shown on the day they concern. What moved to another
 * room stands among its séances; here only if it moved to another day too, on the old one.
 */
function Changes({ programme, room }: OfProgramme & { room: DocumentRoom | null }) {
  const t = elsewhereSentences(programme);
  const changes = programme.document.events
    .filter(isDated)
    .filter(
      (event) =>
        room === null ||
        event.rooms.some((one) => one.room === room.number) ||
        (oldDayOf(event) !== null && movedAway(event, room.number)),
    )
    .flatMap((event) => changeOf(programme, event, room) ?? []);
  if (changes.length === 0) return null;
  return (
    <section className="screen-changes" data-changes="">
      <h2>{t('screen.changes')}</h2>
      <ul>{changes}</ul>
    </section>
  );
}

function changeOf(programme: Programme, event: DatedEvent, room: DocumentRoom | null): ReactNode {
  const t = elsewhereSentences(programme);
  const change = event.isPostponed
    ? t('screen.change.postponed')
    : event.status === 'cancelled'
      ? t('screen.change.cancelled')
      : event.replaces && !isEmpty(event.replaces)
        ? t('screen.change.replaces', { title: programme.say(event.replaces) })
        : null;
  const notices = factsOf(programme, event)?.notices ?? [];
  const left = room !== null && movedAway(event, room.number) ? room.number : null;
  const oldDay = oldDayOf(event);
  // On the new room's own screen the move need not be announced.
  const told = room === null ? toldPlaceChangeOf(event, programme.index) : null;
  const gone = left !== null ? placeChangeOf(event, programme.index, left) : told;
  if (change === null && notices.length === 0 && !event.previousStart && !gone) return null;
  const until = untilOf(programme, event, left === null);
  return (
    <li
      key={event.number}
      data-day={until.map(({ day }) => day).join(' ')}
      data-end={until.map(({ end }) => end).join(' ')}
    >
      {oldDay && `${formatDate(dateOfHour(event.startsAt), programme.locale, 'column')}, `}
      <When programme={programme} event={event} />{' '}
      <b>
        <Said programme={programme} text={event.title} />
      </b>{' '}
      {change && <span className={event.status === 'cancelled' ? 'flag' : 'flag warn'}>{change}</span>}{' '}
      {event.status === 'planned' && event.previousStart && (
        <Moved programme={programme} event={event} from={event.previousStart} />
      )}{' '}
      {gone && <GoneTo programme={programme} change={gone} className="flag warn" />}
      <Notices programme={programme} notices={notices} day={event.day} />
    </li>
  );
}

/** The day for which a séance was announced before, if it is on another now. */
const oldDayOf = ({ day, previousStart }: DatedEvent): string | null =>
  previousStart && previousStart.day !== day ? previousStart.day : null;

/**
 * On which days a change is told, and until when. Of a séance that moved also as long as it would
 * have run before, which may be another day: somebody may come then.
 */
function untilOf({ document }: Programme, event: DatedEvent, isHere: boolean): { day: string; end: string | null }[] {
  const { start, end } = runsBetween(document, event);
  const before = ranBefore(document, event);
  return [
    isHere ? { day: event.day, end: end ?? start } : [],
    before ? { day: before.day, end: before.end ?? before.start } : [],
  ].flat();
}

function Moved({ programme, event, from }: OfProgramme & { event: DatedEvent; from: PreviousStart }) {
  const { locale } = programme;
  const day = from.day === event.day ? '' : `${formatDate(dateOfHour(from.startsAt), locale, 'column')}, `;
  const key = isBackAtFirstStart(event) ? 'screen.change.movedBack' : 'screen.change.moved';
  return (
    <Timed at={from.startsAt} locale={locale} className="flag warn">
      {(time) => elsewhereSentences(programme)(key, { when: day + time })}
    </Timed>
  );
}

/** A sentence that contains a time, as it is printed and spoken. */
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

/** The type size of a message for lengths up to these, in characters. */
const TOLD_SIZES = [
  [50, 'largest'],
  [110, 'large'],
  [220, 'medium'],
] as const;

/**
 * Messages to the public, above all else and as large as their length allows: one may say to leave
 * the building. In both languages if written in both; the newest first. In both, the largest size
 * is not used: it would leave no room for what comes next.
 */
function Told({ programme }: OfProgramme) {
  const notices = [...(programme.document.live?.notices ?? [])].reverse();
  if (notices.length === 0) return null;
  const other = otherLocale(programme.locale);
  const letters = notices.reduce((sum, { text }) => sum + programme.say(text).length, 0);
  const sizes = notices.some(({ text }) => text[programme.locale] && text[other]) ? TOLD_SIZES.slice(1) : TOLD_SIZES;
  const [, size = 'small'] = sizes.find(([most]) => letters <= most) ?? [];
  return (
    <div className={clsx('screen-told', size)}>
      {notices.map((notice, i) => {
        const also = notice.text[programme.locale] ? notice.text[other] : undefined;
        return (
          <div key={i}>
            <Notices programme={programme} notices={[notice]} day={null} />
            {also && (
              <p lang={other} className="screen-told-also">
                {typeset(also, other)}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}
