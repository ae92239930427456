import { clsx } from 'clsx';
import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { runningOrderOf } from '../../../../../../lib/events/running-order.ts';
import { eventTitle } from '../../../../../../lib/events/title.ts';
import { inLocale } from '../../../../../../lib/i18n/text.ts';
import { type DraftEvent, isScheduled } from '../../../../../../lib/programme/draft.ts';
import { festivalDayOf } from '../../../../../../lib/time/festival-day.ts';
import { typeset } from '../../../../../../lib/time/format.ts';
import { DateOf, TimeRange } from '../../../../../_components/time.tsx';
import { Flags } from './flags.tsx';
import type { Scene } from './scene.ts';

/** The same days on a phone: one list for each, by hour. */
export async function DayLists({ dates, scene }: { dates: readonly string[]; scene: Scene }) {
  const { draft } = scene.index;
  const t = await getTranslations('events.list');
  const onDay = (date: string) =>
    draft.events.filter(
      (event) => isScheduled(event) && festivalDayOf(event.startsAt, draft.festival.dayStartsAt) === date,
    );
  return (
    <div className="day-lists">
      {dates.map((date) => (
        <section key={date}>
          <h2 className="text-[1.25rem]">
            <DateOf date={date} locale={scene.locale} />
          </h2>
          <ol className="mt-2 grid gap-2">
            {onDay(date).map((event) => (
              <li key={event.id}>
                <EventCard event={event} scene={scene} />
              </li>
            ))}
            {onDay(date).length === 0 && <li className="text-soft">{t('count', { count: 0 })}</li>}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** One séance as a card of a list. */
export function EventCard({ event, scene }: { event: DraftEvent; scene: Scene }) {
  const { index, locale, paths } = scene;
  const order = runningOrderOf(event, index);
  const rooms = event.rooms.map(({ roomId }) => inLocale(index.rooms.get(roomId)?.name, locale)).filter(Boolean);
  return (
    <Link
      href={paths.item('events', event.number) as Route}
      prefetch={false}
      className={clsx('event-card', event.kind, event.status)}
    >
      <span className="day-title">{typeset(inLocale(eventTitle(event, index), locale), locale)}</span>
      <span className="text-soft">
        {event.startsAt && (
          <TimeRange
            from={event.startsAt}
            to={order.publicEnd}
            isApproximate={order.endIsApproximate}
            locale={locale}
          />
        )}
        {rooms.length > 0 && ` · ${typeset(rooms.join(', '), locale)}`}
      </span>
      <span className="day-flags">
        <Flags event={event} scene={scene} />
      </span>
    </Link>
  );
}
