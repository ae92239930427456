'use client';

import { clsx } from 'clsx';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, useEffect, useRef, useState } from 'react';
import { cssNumbers } from '#app/_ui/css-numbers.ts';
import { BlockBand } from '#app/[locale]/(live)/organise/[festival]/blocks/band.tsx';
import { type GridColumn as ColumnOf, MAX_COLUMNS } from '#lib/events/columns.ts';
import type { Board } from '#lib/events/grid-place.ts';
import type { Warning } from '#lib/events/warning.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { hourOfMinutes } from '#lib/time/calendar.ts';
import { festivalDayOf, minutesOfDay } from '#lib/time/festival-day.ts';
import { formatDate, formatTime, spokenDate } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { Card } from './card.tsx';
import { Ghosts } from './ghost.tsx';
import { useBoard, useGrid, useSync, useWarnings } from './grid-context.ts';
import { useStore } from './grid-state.ts';
import { useWaitingCount } from './side.tsx';
import { useInvite, useMarquee, usePointer } from './use-pointer.ts';
import { datesOf, frameOf, HOUR_REM, type Hue, isBare, OVER_HOURS, REM, roomsOf } from './view.ts';
import { isWeighed, noWarnings, type Settled, waitsFrom } from './warnings.ts';

type Props = {
  column: ColumnOf;
  board: Board;
  warnings: ReadonlyMap<number, readonly Warning[]>;
  from: number;
  /** Séances from this minute on are not drawn yet. */
  until: number;
  minute: number;
  hue: Hue;
  /** How much is missing for each séance, by id. */
  counts: Settled['counts'];
  /** Whether cards show that number. */
  isCounted: boolean;
};

/** One room on one day. A click on free space adds a séance there. */
const Column = memo(function Column({ column, board, warnings, from, until, minute, hue, counts, isCounted }: Props) {
  const { locale, canEdit, scene } = useGrid();
  const t = useTranslations('grid');
  const room = typeset(roomNameIn(board, column.room.id, locale), locale);
  const where = { room, day: spokenDate(column.date, locale) };
  return (
    <section className="grid-column" aria-label={t('column', where)}>
      <ol data-date={column.date} data-room={column.room.id} aria-label={t('cardsIn', where)}>
        {column.bands.map((band) => (
          <BlockBand
            key={band.block.id}
            band={band}
            from={from}
            zone={scene.festival.timeZone}
            locale={locale}
            href={canEdit ? deskPaths(locale, scene.festival.slug).item('blocks', band.block.id) : null}
          />
        ))}
        {canEdit && <li className="grid-invite" aria-hidden="true" />}
        {column.placed
          .filter(({ doors }) => doors < until)
          .map((placed) => (
            <Card
              key={placed.event.id}
              placed={placed}
              board={board}
              warnings={warnings.get(placed.event.id) ?? noWarnings}
              from={from}
              minute={minute}
              date={column.date}
              room={room}
              hue={hue}
              lacking={counts[placed.event.id] ?? 0}
              counted={isCounted ? (counts[placed.event.id] ?? 0) : 0}
            />
          ))}
      </ol>
      {canEdit && (
        <button
          type="button"
          className="grid-add"
          data-add={`${column.date} ${column.room.id}`}
          aria-label={t('addHere', where)}
        >
          <Plus size={18} aria-hidden />
        </button>
      )}
    </section>
  );
});

const SMALLEST_COLUMN = { wide: '9rem', many: '6.2rem', narrow: '5.4rem' };

/** Rooms or days as columns, time running down. */
export function BoardView() {
  const grid = useGrid();
  const { scene, locale } = grid;
  const t = useTranslations('grid');
  const board = useBoard();
  const view = useStore(grid.view, (value) => value);
  const rooms = roomsOf(view, scene);
  const dates = datesOf(view, scene);
  const columns = grid.columns(board, view);
  // Redraws when others come or go; changes to séances arrive with the board.
  useSync(({ here }) => here);
  const warnings = useWarnings();
  const { from, to } = useFrame(columns);
  const minute = (HOUR_REM[view.step] * REM) / 60;
  const counts = useStore(grid.warnings.state, (state) => state.counts);
  const isCounted = useStore(grid.warnings.state, ({ stamp }) => isWeighed(stamp));
  const waits = useStore(grid.warnings.state, ({ stamp }) =>
    waitsFrom(stamp, from + (window.innerHeight - OVER_HOURS) / minute),
  );
  const until = grid.look.get().sheet ? Number.POSITIVE_INFINITY : waits;
  const hours = Array.from({ length: (to - from) / 60 }, (_, i) => i);
  const scroller = useRef<HTMLElement>(null);
  usePointer(scroller);
  useMarquee(scroller);
  useInvite(scroller);
  const hasVenues = new Set(rooms.map(({ venueId }) => venueId)).size > 1;
  return (
    <section
      ref={scroller}
      className={clsx('grid-scroll', columns.length > MAX_COLUMNS && 'is-many')}
      aria-label={t('label')}
      style={cssNumbers({
        '--columns': columns.length,
        '--hours': hours.length,
        '--minute': `${HOUR_REM[view.step] / 60}rem`,
        '--smallest': SMALLEST_COLUMN[view.isNarrow ? 'narrow' : columns.length > MAX_COLUMNS ? 'many' : 'wide'],
        '--step': view.step,
        '--from': from,
      })}
    >
      <div className={clsx('grid-heads', hasVenues && 'has-venues')}>
        <span className="grid-corner" />
        {hasVenues && <Venues columns={columns} />}
        {columns.map((column) => (
          <Head
            key={`${column.date} ${column.room.id}`}
            column={column}
            venue={hasVenues ? inLocale(board.venues.get(column.room.venueId)?.name, locale) : ''}
            isOnlyDay={dates.length === 1}
          />
        ))}
      </div>
      <div className="grid-body">
        <div className="grid-hours" aria-hidden="true">
          {hours.map((hour) => (
            <span key={hour} style={cssNumbers({ '--at': hour * 60 })}>
              {formatTime(hourOfMinutes((from + hour * 60) % 1440), locale)}
            </span>
          ))}
        </div>
        {columns.map((column) => (
          <Column
            key={`${column.date} ${column.room.id}`}
            column={column}
            board={board}
            warnings={warnings}
            from={from}
            until={until}
            minute={minute}
            hue={view.hue}
            counts={counts}
            isCounted={isCounted}
          />
        ))}
        {grid.canEdit && isBare(columns) && <Empty />}
        <Ghosts columns={columns} from={from} minute={minute} />
        <Now dates={dates} from={from} to={to} />
      </div>
    </section>
  );
}

/** How the first séance gets here. */
function Empty() {
  const t = useTranslations('grid.invite');
  return <p className="grid-empty">{t('empty', { waiting: useWaitingCount() })}</p>;
}

/** The hours that are drawn only grow, so that nothing moves under the pointer. */
function useFrame(columns: readonly ColumnOf[]) {
  const { scene, view } = useGrid();
  const day = useStore(view, (value) => value.day);
  const kept = useRef<{ day: string; from: number; to: number } | null>(null);
  const now = frameOf(columns, scene);
  const before = kept.current?.day === day ? kept.current : now;
  const frame = { day, from: Math.min(before.from, now.from), to: Math.max(before.to, now.to) };
  kept.current = frame;
  return frame;
}

/**
 * The name of a venue above its adjacent rooms; it stays in sight while one of them is. The heads
 * of the rooms say it too, for screen readers.
 */
function Venues({ columns }: { columns: readonly ColumnOf[] }) {
  const { locale } = useGrid();
  const board = useBoard();
  const isFirst = (i: number) =>
    columns[i]?.date !== columns[i - 1]?.date || columns[i]?.room.venueId !== columns[i - 1]?.room.venueId;
  const firsts = columns.flatMap((_, i) => (isFirst(i) ? i : []));
  return firsts.map((first, i) => {
    const column = columns[first];
    const count = (firsts[i + 1] ?? columns.length) - first;
    return (
      <span
        key={first}
        aria-hidden="true"
        className="grid-venue"
        style={cssNumbers({ '--first': first, '--count': count })}
      >
        <span>{typesetIn(board.venues.get(column?.room.venueId ?? 0)?.name, locale)}</span>
      </span>
    );
  });
}

function Head({ column, venue, isOnlyDay }: { column: ColumnOf; venue: string; isOnlyDay: boolean }) {
  const { locale } = useGrid();
  const room = typesetIn(column.room.name, locale);
  return (
    <h2 className="grid-head" title={room}>
      {isOnlyDay ? (
        <span className="grid-room">{room}</span>
      ) : (
        <>
          <span className="grid-room">{formatDate(column.date, locale, 'column')}</span>
          <span className="grid-sub">{room}</span>
        </>
      )}
      {venue && <span className="spoken">, {typeset(venue, locale)}</span>}
    </h2>
  );
}

const MINUTE = 60_000;

/** A line at the present time across today's columns. */
function Now({ dates, from, to }: { dates: readonly string[]; from: number; to: number }) {
  const { scene } = useGrid();
  const t = useTranslations('grid');
  const [wall, setWall] = useState<string | null>(null);
  const { timeZone, dayStartsAt } = scene.festival;
  useEffect(() => {
    const look = () => setWall(fromInstant(new Date().toISOString(), timeZone));
    look();
    const timer = setInterval(look, MINUTE);
    return () => clearInterval(timer);
  }, [timeZone]);
  if (!wall) return null;
  const date = festivalDayOf(wall, dayStartsAt);
  const at = minutesOfDay(date, wall);
  if (!dates.includes(date) || at < from || at > to) return null;
  return (
    <>
      <div className="grid-now" style={cssNumbers({ '--at': at - from })} />
      <div className="grid-now-word" style={cssNumbers({ '--at': at - from })}>
        <span>{t('now')}</span>
      </div>
    </>
  );
}
