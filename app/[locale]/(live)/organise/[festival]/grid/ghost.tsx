'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { cssNumbers } from '#app/_ui/css-numbers.ts';
import { CardFace } from '#app/[locale]/(live)/organise/[festival]/events/card-face.tsx';
import type { GridColumn } from '#lib/events/columns.ts';
import { type Board, spotOf } from '#lib/events/grid-place.ts';
import { mainRoomOf } from '#lib/events/placing.ts';
import { type RunningOrder, runningOrderOf } from '#lib/events/running-order.ts';
import { SEPARATOR, typeset } from '#lib/i18n/typeset.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { minutesOfDay } from '#lib/time/festival-day.ts';
import { formatTime, formatTimeRange } from '#lib/time/format.ts';
import { useGrid, useTint } from './grid-context.ts';
import { type Held, useStore } from './grid-state.ts';
import { onLaterDays } from './hold.ts';
import { useTouch } from './touch.ts';
import { consequences, noWarnings } from './warnings.ts';

/**
 * In milliseconds: clashes are computed once the pointer rests this long; each step only moves the
 * card and shows its hour.
 */
const REST = 70;
/**
 * In milliseconds: the title and hours are updated at most this often; the position, and whether it
 * can be dropped there, at each step.
 */
const WORDS = 50;

type GhostsProps = { columns: readonly GridColumn[]; from: number; minute: number };

/**
 * The dragged séances in one layer above the columns: a step of a drag redraws nothing else, and
 * moves them without a layout.
 */
export function Ghosts({ columns, from, minute }: GhostsProps) {
  const { held: store, board } = useGrid();
  const held = useStore(store, (state) => state.held);
  if (!held) return null;
  return (
    <div className="grid-ghosts" aria-hidden="true">
      {held.events.flatMap((event) => {
        const date = spotOf(event, board())?.date;
        // A séance in several rooms is dragged by one of its cards, which has the tip.
        const leads = held.at?.roomId ?? mainRoomOf(event) ?? event.rooms[0]?.roomId;
        return event.rooms.map(({ roomId }, i) => {
          const column = columns.findIndex((one) => one.date === date && one.room.id === roomId);
          if (!date || column < 0) return null;
          const isLead = event.id === held.lead && roomId === leads;
          return (
            <Ghost
              key={`${event.id} ${i}`}
              event={event}
              held={held}
              from={from}
              minute={minute}
              date={date}
              column={column}
              isLead={isLead}
              isLast={column === columns.length - 1}
            />
          );
        });
      })}
    </div>
  );
}

/** The dragged séances in a row of the view of the whole festival. */
export function RowGhosts({ date, roomId, from }: { date: string; roomId: number; from: number }) {
  const { held: store, board, locale, titleOf } = useGrid();
  const held = useStore(store, (state) => (isOver(state.held, date, roomId, board()) ? state.held : null));
  if (!held) return null;
  return held.events.map((event) => {
    if (!isIn(event, date, roomId, board())) return null;
    const order = runningOrderOf(event, board());
    const at = minutesOfDay(date, event.startsAt ?? '') - from;
    const isLead = event.id === held.lead && roomId === (held.at?.roomId ?? mainRoomOf(event) ?? roomId);
    return (
      <li
        key={event.id}
        aria-hidden="true"
        className="whole-held is-ghost"
        style={cssNumbers({ '--at': at, '--long': order.totalMinutes, '--lane': 0, '--lanes': 1 })}
      >
        <RowGhost event={event} title={typeset(titleOf(event), locale)} isBad={held.stops !== null} />
        {isLead && <Tip event={event} held={held} order={order} said={{ event, held, order }} end={0} isLeft={false} />}
      </li>
    );
  });
}

function RowGhost({ event, title, isBad }: { event: DraftEvent; title: string; isBad: boolean }) {
  const { board } = useGrid();
  const { look } = useTint(event, board(), noWarnings);
  return (
    <div className={clsx('whole-card', look, isBad && 'is-clash')}>
      <i className={clsx('tag', look)} />
      <span>{title}</span>
    </div>
  );
}

const isIn = (event: DraftEvent, date: string, roomId: number, board: Board) =>
  event.rooms.some((room) => room.roomId === roomId) && spotOf(event, board)?.date === date;

const isOver = (held: Held | null, date: string, roomId: number, board: Board): boolean =>
  held?.events.some((event) => isIn(event, date, roomId, board)) ?? false;

type GhostProps = {
  event: DraftEvent;
  held: Held;
  from: number;
  minute: number;
  date: string;
  column: number;
  isLead: boolean;
  isLast: boolean;
};

function Ghost({ event, held, from, minute, date, column, isLead, isLast }: GhostProps) {
  const { board } = useGrid();
  const element = useRef<HTMLDivElement>(null);
  const now = useMemo(() => ({ event, held, order: runningOrderOf(event, board()) }), [event, held, board]);
  const { order } = now;
  const start = minutesOfDay(date, event.startsAt ?? '');
  const [doors, free] = [start - order.doorsMinutes, start + order.totalMinutes + order.clearMinutes];
  const at = `${event.startsAt} ${held.at?.roomId ?? event.rooms[0]?.roomId}`;
  useEffect(() => {
    // With the keyboard the grid scrolls along; with a pointer it need not.
    if (isLead && held.via !== 'pointer' && at)
      element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isLead, held.via, at]);
  const said = useLately(now, held.via === 'pointer');
  return (
    <div
      ref={element}
      className={clsx('day-held is-ghost', isLead && 'is-lead')}
      style={cssNumbers({ '--at': doors - from, '--long': free - doors, '--column': column })}
    >
      <HeldCard {...now} said={said} minute={minute} isLead={isLead} isLeft={isLast && column > 0} />
    </div>
  );
}

/** A value as it was a moment ago, while it changes quickly. */
function useLately<T>(now: T, isFast: boolean): T {
  const [lately, setLately] = useState(now);
  const last = useRef(now);
  last.current = now;
  useEffect(() => {
    if (!isFast) return;
    const timer = setInterval(() => setLately(last.current), WORDS);
    return () => clearInterval(timer);
  }, [isFast]);
  return isFast ? lately : now;
}

type DragStep = { event: DraftEvent; held: Held; order: RunningOrder };

/** The current step, and the slightly older one whose title and hours are shown. */
type Shown = DragStep & { said: DragStep; isLeft: boolean };

/** The dragged card, with its tip. */
export function HeldCard({ said, minute, isLead, isLeft, ...now }: Shown & { minute: number; isLead: boolean }) {
  const { event, held, order } = now;
  const { board, locale, titleOf } = useGrid();
  const { look } = useTint(event, board(), noWarnings);
  const face = useMemo(
    () => (
      <CardFace
        title={typeset(titleOf(said.event), locale)}
        startsAt={said.event.startsAt ?? ''}
        locale={locale}
        order={said.order}
        pixels={said.order.totalMinutes * minute}
      />
    ),
    [said, minute, locale, titleOf],
  );
  return (
    <>
      <div
        className={clsx('day-card', look, held.stops && 'is-clash')}
        style={cssNumbers({ '--at': order.doorsMinutes, '--long': order.totalMinutes })}
      >
        {face}
      </div>
      {isLead && <Tip {...now} said={said} isLeft={isLeft} end={order.doorsMinutes + order.totalMinutes} />}
    </>
  );
}

/**
 * Its hours; and once the pointer rests, whether the room is free, what follows there, and what it
 * would clash with.
 */
function Tip({ event, held, order, said, end, isLeft }: Shown & { end: number }) {
  const t = useTranslations('grid.tip');
  const later = onLaterDays(useGrid(), held);
  const tip = useRef<HTMLDivElement>(null);
  const isResting = useRests(held);
  useLayoutEffect(() => {
    const element = tip.current;
    if (!element || !isResting) return;
    // Below the card if there is room, else above. Measuring costs a layout, so it is done once per
    // rest and not at each step.
    const ground = element.closest('.grid-scroll')?.getBoundingClientRect();
    const card = element.parentElement?.getBoundingClientRect();
    const { height } = element.getBoundingClientRect();
    if (ground && card)
      element.classList.toggle('is-above', card.bottom + height > ground.bottom && card.top - height > ground.top);
  });
  const hours = useMemo(() => <Hours {...said} />, [said]);
  return (
    <div ref={tip} className={clsx('grid-tip', isLeft && 'is-left')} style={cssNumbers({ '--end': end })}>
      {hours}
      {held.stops && <span className="grid-tip-bad">{t(held.stops)}</span>}
      {later > 0 && <span className="grid-tip-bad">{t('later', { count: later })}</span>}
      {isResting && <Touched event={event} held={held} order={order} />}
    </div>
  );
}

function Hours({ event, held, order }: DragStep) {
  const t = useTranslations('grid.tip');
  const { locale } = useGrid();
  return (
    <b className="num">
      {formatTimeRange(event.startsAt ?? '', order.publicEnd, locale, {
        isApproximate: order.endIsApproximate,
        isEndAgain: order.isEndAgain,
      })}
      {held.ids.length > 1 && `${SEPARATOR}${t('several', { count: held.ids.length })}`}
      {held.act === 'copy' && `${SEPARATOR}${t('copy')}`}
    </b>
  );
}

/**
 * Whether the pointer has stayed at this step for a while; the keyboard and previews rest at once.
 */
function useRests(held: Held): boolean {
  const [rested, setRested] = useState<Held | null>(null);
  const isHand = held.via === 'pointer';
  useEffect(() => {
    if (!isHand) return;
    const timer = setTimeout(() => setRested(held), REST);
    return () => clearTimeout(timer);
  }, [held, isHand]);
  return !isHand || rested === held;
}

function Touched({ event, held, order }: DragStep) {
  const t = useTranslations('grid.tip');
  const touch = useTouch();
  const { board, locale, titleOf } = useGrid();
  const { next, warnings } = consequences(event, held, board());
  const worst = warnings.slice(0, 3);
  return (
    <>
      <span>
        {order.freeAt && `${t('free', { time: formatTime(order.freeAt, locale) })}${SEPARATOR}`}
        {next ? t('next', { title: titleOf(next), time: formatTime(next.startsAt ?? '', locale) }) : t('last')}
      </span>
      {worst.length === 0 && !held.stops && <span>{t('clear')}</span>}
      {worst.map((warning) => (
        <span key={warning.facts} className={warning.level === 'blocking' ? 'grid-tip-bad' : 'grid-tip-warn'}>
          {touch(warning, event.id, board())}
        </span>
      ))}
    </>
  );
}
