import { clsx } from 'clsx';
import type { CSSProperties } from 'react';
import { capital, isEmpty } from '#lib/i18n/text.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { stateInWords, timesInWords, whereAndHow } from '#lib/programme/as-text.ts';
import { type DatedEvent, isStruck } from '#lib/programme/day.ts';
import { fitIn, type GridSheet, gridSheets, roomPoints } from '#lib/programme/on-paper.ts';
import { placeOf } from '#lib/programme/place.ts';
import { blockInterval } from '#lib/programme/real-times.ts';
import { formatDate, formatTime } from '#lib/time/format.ts';
import { addMinutes, minutesBetween } from '#lib/time/wall-clock.ts';
import { factsLine, PrintedDay, PrintedLogo, PrintFrame, SheetNote, UpToDate } from './print.tsx';
import { elsewhereSentences, type Programme } from './programme.ts';
import { Said } from './text.tsx';
import { PlaceName } from './when-and-where.tsx';

type OfSheet = { programme: Programme; sheet: GridSheet };

/**
 * Of a landscape A3 page inside its margins, in millimetres: the width of all columns, and the
 * height for the hours.
 */
const COLUMNS = 384;
const HEIGHT = 228;
/**
 * In millimetres per minute; more is not needed, so a short day is not stretched to the whole page.
 */
const MAX_PER_MINUTE = 0.62;
const GAP = 1;
/** In millimetres: even five minutes get the height of a line. */
const LEAST_HEIGHT = 3.4;

/** A3 sheets: rooms are columns, time runs down, height is duration. */
export function PrintGrid({ programme }: { programme: Programme }) {
  const t = elsewhereSentences(programme);
  const sheets = gridSheets(programme.document);
  return (
    <PrintFrame programme={programme} title={t('print.grid')} paper="A3">
      {sheets.length === 0 && <p className="no-sheet">{t('print.noSheet')}</p>}
      {sheets.map((sheet) => (
        <Sheet key={`${sheet.date} ${sheet.first}`} programme={programme} sheet={sheet} />
      ))}
    </PrintFrame>
  );
}

function Sheet({ programme, sheet }: OfSheet) {
  const { document, locale, index, paths } = programme;
  const t = elsewhereSentences(programme);
  const perMinute = Math.min(HEIGHT / sheet.minutes, MAX_PER_MINUTE);
  const { timeZone, name } = document.festival;
  const title = index.days.get(sheet.date)?.title ?? {};
  const places = sheet.rooms.map((number) => {
    const room = index.rooms.get(number);
    return room ? placeOf(room, index) : null;
  });
  const names = places.map(
    (place) => place?.names.map((name) => programme.say(name)).join(' – ') ?? t('now.elsewhere'),
  );
  return (
    <section
      className="grid-sheet"
      style={{ '--rooms': sheet.rooms.length, '--height': `${sheet.minutes * perMinute}mm` } as CSSProperties}
    >
      <header className="grid-sheet-head">
        <PrintedLogo programme={programme} />
        <div>
          <PrintedDay programme={programme} date={formatDate(sheet.date, locale, 'full')} title={title} />
          <p>
            <Said programme={programme} text={name} />
            {sheet.rooms.length < sheet.roomsOfDay && (
              <> – {t('print.roomsOf', { from: sheet.first, to: sheet.last, total: sheet.roomsOfDay })}</>
            )}
          </p>
          {sheet.dropIns.length > 0 && (
            <p className="grid-all-day">
              <b>{capital(programme.t('dropIn'), programme.locale)}</b>{' '}
              {sheet.dropIns.map((event, i) => (
                <span key={event.number}>
                  {i > 0 && SEPARATOR}
                  <DropIn programme={programme} event={event} />
                </span>
              ))}
            </p>
          )}
        </div>
        <UpToDate programme={programme} path={paths.day(sheet.date)} />
      </header>
      <div className="grid-rooms" style={{ fontSize: `${roomPoints(names, COLUMNS / names.length)}pt` }}>
        {places.map((place) => (
          <p key={place?.room.number ?? 0}>
            {place ? <PlaceName programme={programme} place={place} /> : t('now.elsewhere')}
          </p>
        ))}
      </div>
      <div className="grid-scale">
        {Array.from({ length: sheet.minutes / 60 }, (_, i) => (
          <p key={i} className="grid-hour" style={{ top: `${i * 60 * perMinute}mm` }}>
            {formatTime(addMinutes(sheet.from, i * 60, timeZone), locale, 'column')}
          </p>
        ))}
        <Breaks programme={programme} sheet={sheet} perMinute={perMinute} />
        {sheet.events.map((placed) => (
          <Box key={placed.event.number} programme={programme} sheet={sheet} placed={placed} perMinute={perMinute} />
        ))}
      </div>
      <SheetNote programme={programme} />
    </section>
  );
}

/** A séance without a column: « Câbles et lumières, 9 h – 18 h, Auditorium – Foyer ». */
function DropIn({ programme, event }: { programme: Programme; event: DatedEvent }) {
  const state = stateInWords(event, programme.locale);
  const hours = timesInWords(programme.document, event, programme.locale);
  const [place = ''] = event.rooms.length > 0 ? whereAndHow(programme.document, event, programme.locale) : [];
  return (
    <>
      {state && <span className="printed-state">{state}</span>} <Said programme={programme} text={event.title} />,{' '}
      {hours}
      {place !== '' && (
        <>
          , <bdi>{place}</bdi>
        </>
      )}
    </>
  );
}

/** Breaks of all rooms, drawn behind the columns. */
function Breaks({ programme, sheet, perMinute }: OfSheet & { perMinute: number }) {
  const { blocks, festival, rooms } = programme.document;
  return blocks
    .filter(({ day, rooms: own }) => day === sheet.date && (own.length === 0 || own.length === rooms.length))
    .map((block) => {
      const from = minutesBetween(sheet.from, block.startsAt, festival.timeZone);
      const { start, end } = blockInterval(block, festival.timeZone);
      const minutes = end - start;
      if (from < 0 || from + minutes > sheet.minutes) return null;
      return (
        <p
          key={block.startsAt}
          className="grid-break"
          style={{ top: `${from * perMinute}mm`, height: `${minutes * perMinute}mm` }}
        >
          <span>{isEmpty(block.title) ? programme.t('break') : <Said programme={programme} text={block.title} />}</span>
        </p>
      );
    });
}

function Box({
  programme,
  sheet,
  placed: { event, room, from, minutes, lane, lanes },
  perMinute,
}: OfSheet & { placed: GridSheet['events'][number]; perMinute: number }) {
  const column = COLUMNS / sheet.rooms.length;
  const width = column / lanes - GAP;
  const height = Math.max(minutes * perMinute - GAP / 2, LEAST_HEIGHT);
  const { locale } = programme;
  const state = stateInWords(event, programme.locale);
  const title = (state ? `${state} ` : '') + programme.say(event.title);
  const facts = factsLine(programme, event);
  const time = timesInWords(programme.document, event, locale);
  const fit = fitIn({ start: formatTime(event.startsAt, locale), time, title, facts }, width, height);
  return (
    <article
      className={clsx('grid-box', event.kind, isStruck(event) && 'off', fit.isInline && 'is-inline')}
      style={{
        top: `${from * perMinute}mm`,
        height: `${height}mm`,
        left: `${sheet.rooms.indexOf(room) * column + lane * (width + GAP)}mm`,
        width: `${width}mm`,
        fontSize: `${fit.points}pt`,
      }}
    >
      <p className="grid-time">{fit.isInline ? formatTime(event.startsAt, locale) : time}</p>{' '}
      <h3>
        {state && <span className="printed-state">{state}</span>} <Said programme={programme} text={event.title} />
      </h3>
      {fit.shows === 'all' && (
        <p className="grid-facts">
          <bdi>{facts}</bdi>
        </p>
      )}
    </article>
  );
}
