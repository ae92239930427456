'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { typeset } from '#lib/i18n/typeset.ts';
import { type DraftEvent, isScheduled } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { lackOf, useBoard, useGrid } from './grid-context.ts';
import { useStore } from './store.ts';
import { tintOf } from './tint.ts';
import { datesOf } from './view.ts';
import { noWarnings } from './warnings.ts';

/** Drop-in séances take no place in a room, so they are shown in a band above the days. */
export function DropIns() {
  const { scene, view, locale, titleOf, warnings, canEdit, isMine } = useGrid();
  const t = useTranslations('grid');
  const board = useBoard();
  const now = useStore(view, (value) => value);
  const dates = datesOf(now, scene);
  const events = board.draft.events.filter(
    (event) =>
      event.admission === 'drop-in' &&
      isScheduled(event) &&
      dates.includes(festivalDayOf(event.startsAt, scene.festival.dayStartsAt)),
  );
  const counts = useStore(warnings.state, (state) => state.counts);
  const lookOf = (event: DraftEvent) => tintOf(now.hue, event, board, lackOf(counts[event.id] ?? 0, noWarnings)).look;
  if (events.length === 0) return null;
  return (
    <section className="grid-dropins" aria-label={t('allDay')}>
      <h2>{t('allDay')}</h2>
      <ul>
        {events.map((event) => (
          <li key={event.id}>
            <button type="button" data-id={event.id} className={clsx('event-card grid-wait', lookOf(event))}>
              <span className="day-title">
                <i aria-hidden className={clsx('tag day-shape', lookOf(event))} />
                {typeset(titleOf(event), locale)}
              </span>
              {canEdit && !isMine(event) && <span className="text-soft">{t('card.notYours')}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
