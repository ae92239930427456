'use client';

import { clsx } from 'clsx';
import { PencilOff, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, useRef } from 'react';
import { cssNumbers } from '#app/_ui/css-numbers.ts';
import { blockName } from '#app/[locale]/(live)/organise/[festival]/blocks/band.tsx';
import { type GridColumn, heldIn, holesOf, type RoomHole } from '#lib/events/columns.ts';
import type { Board } from '#lib/events/grid-place.ts';
import type { Warning } from '#lib/events/warning.ts';
import { gather } from '#lib/grouped.ts';
import { SEPARATOR, typeset } from '#lib/i18n/typeset.ts';
import { hourOfMinutes } from '#lib/time/calendar.ts';
import { formatDate, formatDuration, formatTime, spokenDate, spokenTimeRange } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import type { CardProps } from './card.tsx';
import { RowGhosts } from './ghost.tsx';
import { useBoard, useGrid, useSync, useTint, useWarnings } from './grid-context.ts';
import { useStore } from './grid-state.ts';
import { useMarquee, usePointer } from './use-pointer.ts';
import { frameOf, isBare } from './view.ts';
import { type ByEvent, noWarnings } from './warnings.ts';

type RowOf = { column: GridColumn; holes: readonly RoomHole[] };

/**
 * The whole festival: time runs across, with a row for each room of each day, grouped by day or by
 * room.
 */
export function WholeView() {
  const grid = useGrid();
  const t = useTranslations('grid');
  const board = useBoard();
  const view = useStore(grid.view, (value) => value);
  const columns = grid.columns(board, view);
  const warnings = useWarnings();
  const scroller = useRef<HTMLElement>(null);
  usePointer(scroller);
  useMarquee(scroller);
  const { from, to } = frameOf(columns, grid.scene);
  const hours = Array.from({ length: (to - from) / 60 }, (_, i) => i);
  const isByDay = view.layout === 'days';
  const holes = holesOf(columns);
  const groups = new Map<string | number, RowOf[]>();
  for (const [i, column] of columns.entries()) {
    const key = isByDay ? column.date : column.room.id;
    gather(groups, key, { column, holes: holes[i] ?? [] });
  }
  return (
    <section
      ref={scroller}
      className={clsx('grid-scroll whole', `is-zoom-${view.zoom}`)}
      data-axis="x"
      // Without séances nothing else in it takes the focus, and a keyboard could not scroll it.
      tabIndex={isBare(columns) ? 0 : undefined}
      aria-label={t('layout.label')}
      style={cssNumbers({ '--hours': hours.length, '--from': from, '--span': to - from })}
    >
      <div className="whole-hours" aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour} style={cssNumbers({ '--at': hour * 60 })}>
            {formatTime(hourOfMinutes((from + hour * 60) % 1440), grid.locale)}
          </span>
        ))}
      </div>
      {[...groups].map(([key, rows]) => (
        <section key={key} className="whole-group">
          <Heading rows={rows} isByDay={isByDay} board={board} warnings={warnings} />
          <div>
            {rows.map(({ column, holes: empty }) => (
              <Row
                key={`${column.date} ${column.room.id}`}
                column={column}
                board={board}
                warnings={warnings}
                from={from}
                isByDay={isByDay}
                holes={empty}
              />
            ))}
          </div>
        </section>
      ))}
    </section>
  );
}

/** The heading of a day or room: the number of séances, the gaps, and blocking warnings. */
function Heading({
  rows,
  isByDay,
  board,
  warnings,
}: { rows: readonly RowOf[] } & Pick<RowProps, 'isByDay' | 'board' | 'warnings'>) {
  const { locale, view } = useGrid();
  const t = useTranslations('grid.layout');
  const [first] = rows;
  if (!first) return null;
  const { date, room } = first.column;
  const { ids, minutes } = heldIn(rows.map(({ column }) => column));
  const holes = rows.reduce((sum, row) => sum + row.holes.length, 0);
  const blocking = (list: readonly Warning[]) => list.filter(({ level }) => level === 'blocking');
  const facts = [...ids].flatMap((id) => blocking(warnings.get(id) ?? []).map((one) => one.facts));
  const clashes = new Set(facts).size;
  return (
    <header>
      <h2>
        {isByDay ? (
          <button
            type="button"
            aria-label={t('openDay', { day: formatDate(date, locale) })}
            onClick={() => view.set({ layout: 'columns', day: date })}
          >
            {formatDate(date, locale, 'short')}
          </button>
        ) : (
          typeset(roomNameIn(board, room.id, locale), locale)
        )}
      </h2>
      <p>
        {t('events', { count: ids.size })}
        {minutes > 0 && <span className="num">{`${SEPARATOR}${formatDuration(minutes, locale, 'hours')}`}</span>}
      </p>
      {holes > 0 && <p className="text-warn">{t('holes', { count: holes })}</p>}
      {clashes > 0 && <p className="text-bad">{t('clashes', { count: clashes })}</p>}
    </header>
  );
}

type RowProps = {
  column: GridColumn;
  holes: readonly RoomHole[];
  board: Board;
  warnings: ByEvent;
  from: number;
  isByDay: boolean;
};

const Row = memo(function Row({ column, holes, board, warnings, from, isByDay }: RowProps) {
  const { locale, canEdit } = useGrid();
  const t = useTranslations('grid');
  const block = useTranslations('grid.block');
  const { date, room } = column;
  const name = typeset(roomNameIn(board, room.id, locale), locale);
  const where = { room: name, day: spokenDate(date, locale) };
  return (
    <div className="whole-row">
      <h3>{isByDay ? name : formatDate(date, locale, 'short')}</h3>
      <ol data-date={date} data-room={room.id} aria-label={t('cardsIn', where)}>
        {column.bands.map((band) => (
          <li
            key={`block ${band.block.id}`}
            aria-hidden="true"
            className="whole-band"
            style={cssNumbers({ '--at': band.start - from, '--long': band.end - band.start })}
          >
            {band.isNamed && blockName(band.block, locale, block).shown}
          </li>
        ))}
        {holes.map(({ start, end }) => {
          const time = formatDuration(end - start, locale, 'hours');
          const hour = hourOfMinutes(start % 1440);
          const inside = (
            <>
              {canEdit && <Plus size={15} aria-hidden />} {t('layout.hole', { length: time })}
            </>
          );
          const place = cssNumbers({ '--at': start - from, '--long': end - start });
          return (
            <li key={start} className="whole-hole" style={place}>
              {canEdit ? (
                <button
                  type="button"
                  data-add={`${date} ${room.id} ${start}`}
                  aria-label={t('layout.holeHere', { time, from: formatTime(hour, locale), ...where })}
                >
                  {inside}
                </button>
              ) : (
                <span>{inside}</span>
              )}
            </li>
          );
        })}
        {column.placed.map((placed) => (
          <SmallCard
            key={placed.event.id}
            placed={placed}
            board={board}
            from={from}
            date={date}
            room={name}
            warnings={warnings.get(placed.event.id) ?? noWarnings}
          />
        ))}
        <RowGhosts date={date} roomId={room.id} from={from} />
      </ol>
    </div>
  );
});

type SmallCardProps = Pick<CardProps, 'placed' | 'board' | 'from' | 'date' | 'room' | 'warnings'>;

/** A séance as a bar: its shape and the beginning of its title. */
const SmallCard = memo(SmallCardOf, isSame);

function SmallCardOf({ placed, board, from, date, room, warnings }: SmallCardProps) {
  const { event, order, start, end, lane, lanes } = placed;
  const { locale, titleOf, look, taken, words, canEdit, isMine } = useGrid();
  const isSelected = useStore(look, ({ selected }) => selected.has(event.id));
  const isFocusable = useStore(look, ({ focused }) => focused === event.id);
  const left = useStore(taken, ({ ids, leaves }) => (ids.has(event.id) ? leaves : null));
  const isUnsaved = useSync(({ unsaved }) => unsaved.has(event.id));
  const tint = useTint(event, board, warnings);
  const title = typeset(titleOf(event), locale);
  const isClash = warnings.some(({ level }) => level === 'blocking');
  const label = words.grid('card.label', {
    kind: words.terms(`kind.${event.kind}`),
    title,
    day: spokenDate(date, locale),
    time: spokenTimeRange(event.startsAt, order.publicEnd, locale, {
      isApproximate: order.endIsApproximate,
      isEndAgain: order.isEndAgain,
    }),
    room,
  });
  const isTheirs = canEdit && !isMine(event);
  const said = [label, event.timeIsSuggested && words.grid('card.suggested'), isTheirs && words.grid('card.notYours')];
  return (
    <li
      className={clsx('whole-held', lanes > 1 && 'is-beside', left)}
      style={cssNumbers({ '--at': start - from, '--long': end - start, '--lane': lane, '--lanes': lanes })}
    >
      <button
        type="button"
        data-id={event.id}
        tabIndex={isFocusable ? 0 : -1}
        aria-label={said.filter(Boolean).join(', ')}
        aria-describedby="grid-how"
        aria-pressed={isSelected}
        title={`${formatTime(event.startsAt, locale)} ${title}`}
        className={clsx(
          'whole-card',
          tint.look,
          event.status,
          event.timeIsSuggested && 'is-proposed',
          isTheirs && 'is-theirs',
          isClash && 'is-clash',
          isSelected && 'is-selected',
          isUnsaved && 'is-unsaved',
        )}
      >
        <i aria-hidden="true" className={clsx('tag', tint.look)} />
        {isTheirs && <PencilOff aria-hidden size={13} />}
        <span>{title}</span>
      </button>
    </li>
  );
}

/** A card is not redrawn by an act elsewhere. */
function isSame(before: SmallCardProps, after: SmallCardProps): boolean {
  const [a, b] = [before.placed, after.placed];
  return (
    a.event === b.event &&
    a.end === b.end &&
    a.lane === b.lane &&
    a.lanes === b.lanes &&
    before.warnings === after.warnings &&
    before.from === after.from &&
    before.date === after.date &&
    before.room === after.room &&
    before.board.films === after.board.films
  );
}
