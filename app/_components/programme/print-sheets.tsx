import { clsx } from 'clsx';
import type { CSSProperties } from 'react';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { capital } from '#lib/i18n/text.ts';
import { colonOf, SEPARATOR } from '#lib/i18n/typeset.ts';
import type { DocumentPicture, DocumentRoom } from '#lib/model/documents.ts';
import { eventsOnDoor } from '#lib/programme/around.ts';
import { nightInWords, stateInWords, timesInWords } from '#lib/programme/as-text.ts';
import {
  type DatedEvent,
  type DayEntry,
  isStruck,
  type ProgrammeDay,
  programmeDayOf,
  undatedOf,
} from '#lib/programme/day.ts';
import { doorPoints } from '#lib/programme/on-paper.ts';
import { ownPictureFor, pictureOfEvent } from '#lib/programme/pictures-on.ts';
import { goneTo, placeOf } from '#lib/programme/place.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatDateRange, formatTime, formatTimeRange } from '#lib/time/format.ts';
import { BreakName } from './day-view.tsx';
import { Offers } from './offers.tsx';
import { PlainPicture } from './picture.tsx';
import { factsLine, PrintedDay, PrintedLogo, PrintFrame, printedPlaceLine, SheetNote, UpToDate } from './print.tsx';
import { type EventProps, elsewhereSentences, type Programme } from './programme.ts';
import { Prose, Said } from './text.tsx';
import { goneInWords, untilWord } from './when-and-where.tsx';

/** The whole programme on A5 pages, to fold and carry. */
export function PrintPocket({ programme }: { programme: Programme }) {
  const t = elsewhereSentences(programme);
  const { document } = programme;
  const days = document.days
    .flatMap(({ date }) => programmeDayOf(document, date) ?? [])
    .filter(({ hours, dropIns }) => hours.length + dropIns.length > 0);
  const undated = undatedOf(document);
  return (
    <PrintFrame programme={programme} title={t('print.pocket')} paper="A5">
      <div className="pocket">
        <Cover programme={programme} />
        <div className="pocket-days">
          {days.length + undated.length === 0 && <p className="hint">{t('print.noSheet')}</p>}
          {days.map((day) => (
            <Day key={day.day.date} programme={programme} day={day} />
          ))}
          {undated.length > 0 && (
            <section className="pocket-day">
              <h2>{programme.t('undated')}</h2>
              {undated.map((event) => (
                <Line key={event.number} programme={programme} event={event} />
              ))}
            </section>
          )}
        </div>
        <SheetNote programme={programme} />
      </div>
    </PrintFrame>
  );
}

function Cover({ programme }: { programme: Programme }) {
  const { document, locale, paths } = programme;
  const { festival, venues, offers } = document;
  const picture = ownPictureFor('print', document, 'poster', 'head');
  return (
    <header className={clsx('pocket-cover', picture && 'is-pictured')}>
      {picture && (
        <div className={`pocket-${picture.use}`}>
          <PlainPicture programme={programme} picture={picture} width={1600} />
          <PrintedCredit programme={programme} picture={picture} />
        </div>
      )}
      <div>
        <PrintedLogo programme={programme} />
        <h2 className="pocket-name">
          <Said programme={programme} text={festival.name} />
        </h2>
        <p className="pocket-dates">{formatDateRange(festival.startsOn, festival.endsOn, locale)}</p>
        {venues.map((venue) => (
          <p key={venue.number}>
            <b>
              <Said programme={programme} text={venue.name} />
            </b>
            {venue.address !== '' && <>, {venue.address}</>}
          </p>
        ))}
        <Offers programme={programme} offers={offers} />
      </div>
      <UpToDate programme={programme} path={paths.home()} />
    </header>
  );
}

function Day({ programme, day }: { programme: Programme; day: ProgrammeDay }) {
  const { locale, t } = programme;
  const { date, title, introduction } = day.day;
  return (
    <section className="pocket-day">
      <PrintedDay programme={programme} date={formatDate(date, locale, 'long')} title={title} />
      <Prose programme={programme} text={introduction} />
      {day.dropIns.length > 0 && (
        <>
          <h3>{capital(t('dropIn'), locale)}</h3>
          {day.dropIns.map((event) => (
            <Line key={event.number} programme={programme} event={event} />
          ))}
        </>
      )}
      {day.hours
        .flatMap(({ entries }) => entries)
        .map((entry, i) => (
          <Entry key={i} programme={programme} entry={entry} />
        ))}
    </section>
  );
}

function Entry({ programme, entry }: { programme: Programme; entry: DayEntry }) {
  if (entry.kind === 'event') return <Line programme={programme} event={entry.event} />;
  const { block } = entry;
  return (
    <p className="pocket-break">
      <span>{formatTimeRange(block.startsAt, block.endsAt, programme.locale)}</span>{' '}
      <BreakName programme={programme} block={block} />
    </p>
  );
}

function Line({ programme, event }: EventProps) {
  const { locale, say } = programme;
  const state = stateInWords(event, programme.locale);
  const place = [nightInWords(event, locale), printedPlaceLine(programme, event)]
    .filter((text) => text !== '')
    .join(SEPARATOR);
  const picture = pictureOfEvent(programme.index, event, 'print');
  return (
    <div className={clsx('pocket-line', isStruck(event) && 'off')}>
      <p className="pocket-time">{event.startsAt && formatTime(event.startsAt, locale, 'column')}</p>
      <div>
        {picture && (
          <div className="pocket-picture">
            <PlainPicture programme={programme} picture={picture} width={480} />
            <PrintedCredit programme={programme} picture={picture} />
          </div>
        )}
        <p className="pocket-title">
          {state && <span className="printed-state">{state}</span>} <bdi>{say(event.title)}</bdi>
        </p>
        <p>
          <bdi>{factsLine(programme, event)}</bdi>
        </p>
        <p>
          {event.startsAt && event.endsAt && (
            <>
              {timesInWords(programme.document, event, locale)}
              {place !== '' && SEPARATOR}
            </>
          )}
          <bdi>{place}</bdi>
        </p>
      </div>
    </div>
  );
}

/** The author of a picture, printed below it, since paper has no links. */
function PrintedCredit({ programme, picture }: { programme: Programme; picture: DocumentPicture }) {
  return picture.credit === '' ? null : <p className="sheet-note">{programme.say(picture.credit)}</p>;
}

/** The day of one room on an A4 sheet for its door, to be read from two metres. */
export function PrintDoor({ programme, room, date }: { programme: Programme; room: DocumentRoom; date: string }) {
  const t = elsewhereSentences(programme);
  const { document, index, locale, paths, say } = programme;
  const events = eventsOnDoor(document, room.number, date);
  const { names, venue } = placeOf(room, index);
  const points = doorPoints(
    events.map((one) => ({ title: titleOf(programme, one.event), facts: factsOf(programme, one, room) })),
  );
  return (
    <PrintFrame programme={programme} title={`${t('print.doors')}${colonOf(locale)}${say(room.name)}`} paper="A4">
      <section className="door-sheet" style={{ '--points': `${points}pt` } as CSSProperties}>
        <header>
          <div>
            <h2 className={say(room.name).length > 16 ? 'is-long' : undefined}>
              <Said programme={programme} text={room.name} />
            </h2>
            {venue && names.length > 1 && (
              <p className="door-venue">
                <Said programme={programme} text={venue.name} />
              </p>
            )}
          </div>
          <p className="door-date">{capital(formatDate(date, locale, 'long'), locale)}</p>
        </header>
        {events.length === 0 && <p className="door-empty">{t('print.nothing')}</p>}
        <ol>
          {events.map(({ event, gone, startsAt }) => (
            <li key={event.number} className={isStruck(event) ? 'off' : undefined}>
              <p className="door-time">{formatTime(startsAt, locale)}</p>
              <div>
                <h3>
                  {stateInWords(event, programme.locale) && (
                    <span className="printed-state">{stateInWords(event, programme.locale)}</span>
                  )}{' '}
                  <bdi>{say(event.title)}</bdi>
                </h3>
                <p className="door-facts">
                  <bdi>{factsOf(programme, { event, gone }, room)}</bdi>
                </p>
              </div>
            </li>
          ))}
        </ol>
        <footer>
          <p>
            <PrintedLogo programme={programme} />{' '}
            <b>
              <Said programme={programme} text={document.festival.name} />
            </b>
          </p>
          <SheetNote programme={programme} />
          <UpToDate programme={programme} path={programme.isServed ? paths.now() : paths.home()} />
        </footer>
      </section>
    </PrintFrame>
  );
}

const titleOf = (programme: Programme, event: DatedEvent) =>
  [stateInWords(event, programme.locale), programme.say(event.title)].filter((text) => text !== null).join(' ');

/** How to get in; and for a séance in another room, from where it is relayed. */
function hereLine(programme: Programme, event: DatedEvent, room: DocumentRoom): string {
  const isRelayed = event.rooms.some(({ room: number, use }) => number === room.number && use === 'overflow');
  if (!isRelayed) return printedPlaceLine(programme, event, false);
  return elsewhereSentences(programme)('print.relayed', { room: printedPlaceLine(programme, event) });
}

type OnDoor = { event: DatedEvent; gone: string | null };

function factsOf(programme: Programme, { event, gone }: OnDoor, room: DocumentRoom): string {
  const until = event.endsAt && `${untilWord(programme, event)} ${formatTime(event.endsAt, programme.locale)}`;
  const facts = [until, nightInWords(event, programme.locale), factsLine(programme, event)];
  if (gone === null) return joinFacts([...facts, hereLine(programme, event, room)]);
  // Of a séance that was planned here, people who still come read first where and when it is now.
  const change = goneTo(event, programme.index, room.number);
  const { locale } = programme;
  const when = `${formatDate(dateOfHour(event.startsAt), locale, 'column')}, ${formatTime(event.startsAt, locale)}`;
  return joinFacts([
    change && goneInWords(programme, change, 'printed'),
    gone !== event.startsAt && (change ? when : `→ ${when}`),
    ...facts,
  ]);
}
