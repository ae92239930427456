'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { CardFace, cssNumbers } from '#app/[locale]/(live)/organise/[festival]/events/card-face.tsx';
import type { Board } from '#lib/events/board.ts';
import { spotOf } from '#lib/events/grid-place.ts';
import { mainRoomOf } from '#lib/events/placing.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { minutesOfDay } from '#lib/time/festival-day.ts';
import { formatTime, typeset } from '#lib/time/format.ts';
import { consequences } from './consequences.ts';
import { useGrid } from './grid-context.ts';
import type { Held } from './grid-state.ts';
import { useStore } from './store.ts';
import { useTouch } from './touch.ts';

type GhostsProps = { date: string; roomId: number; from: number; minute: number };

/** What is held, in the column it is over; nothing else is drawn anew while it moves. */
export function Ghosts({ date, roomId, from, minute }: GhostsProps) {
  const { held: store, board } = useGrid();
  const held = useStore(store, (state) => (isOver(state.held, date, roomId, board()) ? state.held : null));
  if (!held) return null;
  return held.events.map((event) => {
    const spot = spotOf(event, board());
    if (spot?.date !== date || !event.rooms.some((room) => room.roomId === roomId)) return null;
    // A séance in several rooms is held by one of its cards: there its tip stands.
    const leads = held.at?.roomId ?? mainRoomOf(event) ?? event.rooms[0]?.roomId;
    const isLead = event.id === held.lead && roomId === leads;
    return <Ghost key={event.id} event={event} held={held} from={from} minute={minute} date={date} isLead={isLead} />;
  });
}

const isOver = (held: Held | null, date: string, roomId: number, board: Board): boolean =>
  held?.events.some(
    (event) => event.rooms.some((room) => room.roomId === roomId) && spotOf(event, board)?.date === date,
  ) ?? false;

type GhostProps = { event: DraftEvent; held: Held; from: number; minute: number; date: string; isLead: boolean };

function Ghost({ event, held, from, minute, date, isLead }: GhostProps) {
  const { board, locale, titleOf } = useGrid();
  const element = useRef<HTMLLIElement>(null);
  const order = runningOrderOf(event, board());
  const start = minutesOfDay(date, event.startsAt ?? '');
  const [doors, free] = [start - order.doorsMinutes, start + order.totalMinutes + order.clearMinutes];
  const at = `${event.startsAt} ${held.at?.roomId ?? event.rooms[0]?.roomId}`;
  useEffect(() => {
    // A hand sees where it is; the keyboard brings the grid along.
    if (isLead && held.via !== 'pointer' && at)
      element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isLead, held.via, at]);
  return (
    <li
      ref={element}
      aria-hidden="true"
      className={clsx('day-held is-ghost', isLead && 'is-lead')}
      style={cssNumbers({ '--at': doors - from, '--long': free - doors, '--lane': 0, '--lanes': 1 })}
    >
      <div
        className={clsx('day-card', event.kind, (held.isSkipped || held.isTooShort) && 'is-clash')}
        style={cssNumbers({ '--at': start - doors, '--long': order.totalMinutes })}
      >
        <CardFace
          title={typeset(titleOf(event), locale)}
          startsAt={event.startsAt ?? ''}
          locale={locale}
          order={order}
          pixels={order.totalMinutes * minute}
        />
      </div>
      {isLead && <Tip event={event} held={held} end={start + order.totalMinutes - doors} />}
    </li>
  );
}

/** Times, when the room is free, what comes next here, and what it would touch. */
function Tip({ event, held, end }: { event: DraftEvent; held: Held; end: number }) {
  const t = useTranslations('grid.tip');
  const touch = useTouch();
  const { board, locale, titleOf } = useGrid();
  const { order, next, warnings } = consequences(event, held, board());
  const worst = warnings.slice(0, 3);
  const tip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = tip.current;
    const ground = element?.closest('.grid-scroll')?.getBoundingClientRect();
    if (!element || !ground) return;
    // Under the card where there is room, else over it; never behind the list beside the grid. One look at where things lie is all a step pays.
    const box = element.getBoundingClientRect();
    const card = element.parentElement?.getBoundingClientRect() ?? box;
    element.classList.toggle(
      'is-above',
      card.bottom + box.height > ground.bottom && card.top - box.height > ground.top,
    );
    element.classList.toggle('is-left', card.left + box.width > ground.right);
  });
  return (
    <div ref={tip} className="grid-tip" style={cssNumbers({ '--end': end })}>
      <b className="num">
        {t('when', {
          from: formatTime(event.startsAt ?? '', locale),
          to: formatTime(order.publicEnd ?? event.startsAt ?? '', locale),
        })}
        {held.ids.length > 1 && ` · ${t('several', { count: held.ids.length })}`}
        {held.act === 'copy' && ` · ${t('copy')}`}
      </b>
      {held.isSkipped && <span className="grid-tip-bad">{t('skipped')}</span>}
      {held.isTooShort && <span className="grid-tip-bad">{t('cannotShorten')}</span>}
      <span>
        {order.freeAt && t('free', { time: formatTime(order.freeAt, locale) })}
        {' · '}
        {next ? t('next', { title: titleOf(next), time: formatTime(next.startsAt ?? '', locale) }) : t('last')}
      </span>
      {worst.length === 0 && !held.isSkipped && !held.isTooShort && <span>{t('clear')}</span>}
      {worst.map((warning) => (
        <span key={warning.facts} className={warning.level === 'blocking' ? 'grid-tip-bad' : 'grid-tip-warn'}>
          {touch(warning, event.id, board())}
        </span>
      ))}
    </div>
  );
}
