import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import { Duration, TimeOf } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { isUnscheduled } from '#lib/events/queries.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { eventTitle } from '#lib/events/title.ts';
import { SEPARATOR, typesetIn } from '#lib/i18n/typeset.ts';
import type { Scene } from './scene.ts';

/** The séances without a time or room, with their number; at most `most` are listed. */
export async function Unscheduled({ scene, most = Number.POSITIVE_INFINITY }: { scene: Scene; most?: number }) {
  const t = await getTranslations('events.unscheduled');
  const panel = await getTranslations('grid.panel');
  const { index, locale, paths } = scene;
  const waiting = index.draft.events
    .filter(isUnscheduled)
    .map((event) => ({ event, order: runningOrderOf(event, index) }));
  const total = waiting.reduce((sum, { order }) => sum + order.totalMinutes, 0);
  return (
    <section aria-labelledby="unscheduled" className="unscheduled">
      <h2 id="unscheduled" className="text-[1.25rem]">
        {panel('unscheduled')}
      </h2>
      {waiting.length === 0 ? (
        <p className="text-soft">{panel(index.draft.events.length === 0 ? 'noEvents' : 'none')}</p>
      ) : (
        <p className="text-soft">
          {t('count', { count: waiting.length })}
          {SEPARATOR}
          <Duration
            minutes={total}
            locale={locale}
            style="hours"
            isApproximate={waiting.some(({ order }) => order.isApproximate)}
          />{' '}
          {t('total')}
        </p>
      )}
      <ul className="grid gap-2">
        {waiting.slice(0, most).map(({ event, order }) => (
          <li key={event.id}>
            <Link href={paths.item('events', event.number)} className={clsx('event-card', event.kind)}>
              <span className="day-title">{typesetIn(eventTitle(event, index), locale)}</span>
              <span className="text-soft">
                <Duration
                  minutes={order.totalMinutes}
                  locale={locale}
                  isApproximate={order.isApproximate}
                  style="hours"
                />
                {SEPARATOR}
                {event.startsAt ? (
                  <>
                    <TimeOf at={event.startsAt} locale={locale} />, {panel('noRoom')}
                  </>
                ) : (
                  t('noTime')
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {waiting.length > most && (
        <Link href={paths.section('events')} className="link justify-self-start py-2">
          {t('all', { count: waiting.length })}
        </Link>
      )}
    </section>
  );
}
