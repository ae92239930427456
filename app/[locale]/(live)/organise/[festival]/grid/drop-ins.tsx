'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { isScheduled } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { typeset } from '#lib/time/format.ts';
import { useBoard, useGrid } from './grid-context.ts';
import { useStore } from './store.ts';
import { datesOf } from './view.ts';

/** What one enters at any time occupies nothing: it stands in a band over the days. */
export function DropIns() {
  const { scene, view, locale, titleOf } = useGrid();
  const t = useTranslations('grid');
  const board = useBoard();
  const dates = datesOf(
    useStore(view, (value) => value),
    scene,
  );
  const events = board.draft.events.filter(
    (event) =>
      event.admission === 'drop-in' &&
      isScheduled(event) &&
      dates.includes(festivalDayOf(event.startsAt, scene.festival.dayStartsAt)),
  );
  if (events.length === 0) return null;
  return (
    <section className="grid-dropins" aria-label={t('allDay')}>
      <h2>{t('allDay')}</h2>
      <ul>
        {events.map((event) => (
          <li key={event.id}>
            <button type="button" data-id={event.id} className={clsx('event-card grid-wait', event.kind)}>
              <span className="day-title">{typeset(titleOf(event), locale)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
