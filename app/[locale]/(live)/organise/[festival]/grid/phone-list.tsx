'use client';

import { clsx } from 'clsx';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { TimeRange } from '#app/_components/time.tsx';
import { blockName } from '#app/[locale]/(live)/organise/[festival]/blocks/band.tsx';
import { type Band, bandsOf } from '#lib/blocks/bands.ts';
import type { Placed } from '#lib/events/columns.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { formatDate, formatTimeRange } from '#lib/time/format.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { lackOf, useBoard, useGrid, useWarnings } from './grid-context.ts';
import { useStore } from './grid-state.ts';
import { useTouch } from './touch.ts';
import { tintOf } from './view.ts';
import { noWarnings } from './warnings.ts';

/** On a phone the grid is a list by room; the sheet of each séance has the same acts. */
export function PhoneList() {
  const { columns, view, scene, locale, titleOf, canEdit, isMine, warnings } = useGrid();
  const t = useTranslations('grid');
  const words = useTranslations('grid.block');
  const touch = useTouch();
  const board = useBoard();
  const now = useStore(view, (value) => value);
  const shown = columns(board, now);
  const bands = bandsOf(shown, board.draft.blocks, scene.festival.dayStartsAt);
  const known = useWarnings();
  const counts = useStore(warnings.state, (state) => state.counts);
  return (
    <div className="grid-list">
      {shown.map(({ date, room, placed }, at) => {
        const name = typeset(roomNameIn(board, room.id, locale), locale);
        const day = formatDate(date, locale);
        return (
          <section key={`${date} ${room.id}`}>
            <h2>
              {name}
              <span>{day}</span>
            </h2>
            {placed.length === 0 && <p className="grid-quiet">{t('list.nothing')}</p>}
            <ul>
              {inOrder(placed, bands[at] ?? []).map((one) => {
                if ('block' in one)
                  return (
                    <li key={`block ${one.block.id}`} className="grid-list-block">
                      <span className="num">
                        {formatTimeRange(
                          one.block.startsAt,
                          addMinutes(one.block.startsAt, one.block.minutes, scene.festival.timeZone),
                          locale,
                        )}
                      </span>{' '}
                      {blockName(one.block, locale, words as never).full}
                    </li>
                  );
                const { event, order } = one;
                const lack = lackOf(counts[event.id] ?? 0, known.get(event.id) ?? noWarnings);
                const { look } = tintOf(now.hue, event, board, lack);
                const worst = known.get(event.id)?.find(({ level }) => level !== 'hint');
                const flags = [
                  event.status === 'cancelled' && { look: 'uppercase', words: t('flag.cancelled') },
                  event.visibility === 'team' && { look: 'plain', words: t('flag.team') },
                  event.timeIsSuggested && { look: 'plain', words: t('card.suggested') },
                  event.timeIsToConfirm && { look: 'plain', words: t('flag.toConfirm') },
                ].filter((flag) => flag !== false);
                return (
                  <li key={event.id}>
                    <button
                      type="button"
                      data-id={event.id}
                      className={clsx('event-card grid-wait', look, event.status)}
                    >
                      <TimeRange
                        from={event.startsAt}
                        to={order.publicEnd}
                        isApproximate={order.endIsApproximate}
                        isEndAgain={order.isEndAgain}
                        locale={locale}
                      />
                      <span className="day-title">
                        <i aria-hidden className={clsx('tag day-shape', look)} />
                        {typeset(titleOf(event), locale)}
                      </span>
                      {flags.length > 0 && (
                        <span className="day-flags flex flex-wrap gap-1">
                          {flags.map((flag) => (
                            <span key={flag.words} className={clsx('flag', flag.look)}>
                              {flag.words}
                            </span>
                          ))}
                        </span>
                      )}
                      {canEdit && !isMine(event) && <span className="text-soft">{t('card.notYours')}</span>}
                      {worst && <span className={clsx('day-touch', worst.level)}>{touch(worst, event.id, board)}</span>}
                    </button>
                  </li>
                );
              })}
            </ul>
            {canEdit && (
              <button
                type="button"
                className="btn quiet"
                data-add={`${date} ${room.id}`}
                aria-label={t('addHere', { room: name, day })}
              >
                <Plus aria-hidden size={18} />
                {t('add.title')}
              </button>
            )}
          </section>
        );
      })}
    </div>
  );
}

/** Séances and whatever else takes the room, by hour. */
const inOrder = (placed: readonly Placed[], bands: readonly Band[]): (Placed | Band)[] =>
  [...placed, ...bands].sort((a, b) => a.start - b.start);
