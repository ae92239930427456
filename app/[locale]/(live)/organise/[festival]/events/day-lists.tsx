import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { blockName } from '#app/[locale]/(live)/organise/[festival]/blocks/block-name.ts';
import { blockDates } from '#lib/events/festival-dates.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { eventTitle } from '#lib/events/title.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { type DraftBlock, type DraftEvent, isScheduled } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { typeset } from '#lib/time/format.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';
import { Flags } from './flags.tsx';
import type { Scene } from './scene.ts';

/** The same days on a phone: one list for each, by hour, with the breaks and set-ups between. */
export async function DayLists({ dates, scene }: { dates: readonly string[]; scene: Scene }) {
  const { draft } = scene.index;
  const t = await getTranslations('events.list');
  const onDay = (date: string) =>
    draft.events.filter(
      (event) => isScheduled(event) && festivalDayOf(event.startsAt, draft.festival.dayStartsAt) === date,
    );
  const blocksOn = (date: string) => draft.blocks.filter((block) => blockDates(block, draft.festival).includes(date));
  return (
    <div className="day-lists">
      {dates.map((date) => (
        <section key={date}>
          <h2 className="text-[1.25rem]">
            <DateOf date={date} locale={scene.locale} />
          </h2>
          <ol className="mt-2 grid gap-2">
            {[...blocksOn(date), ...onDay(date)].sort(byStart).map((one) => (
              <li key={`${'number' in one ? 'event' : 'block'} ${one.id}`}>
                {'number' in one ? <EventCard event={one} scene={scene} /> : <BlockLine block={one} scene={scene} />}
              </li>
            ))}
            {onDay(date).length === 0 && <li className="text-soft">{t('count', { count: 0 })}</li>}
          </ol>
        </section>
      ))}
    </div>
  );
}

const byStart = (a: { startsAt: string | null }, b: { startsAt: string | null }) =>
  (a.startsAt ?? '').localeCompare(b.startsAt ?? '');

/** A break or a set-up as a line between the cards, with its rooms where it is not in all of them. */
async function BlockLine({ block, scene }: { block: DraftBlock; scene: Scene }) {
  const { index, locale, paths } = scene;
  const t = await getTranslations('grid.block');
  const until = addMinutes(block.startsAt, block.minutes, index.draft.festival.timeZone);
  const rooms = block.roomIds.map((id) => inLocale(index.rooms.get(id)?.name, locale)).filter(Boolean);
  return (
    <Link href={paths.item('blocks', block.id)} className={clsx('block-line', block.kind)}>
      <TimeRange from={block.startsAt} to={until} locale={locale} />
      <span className="font-semibold">{blockName(block, locale, t).full}</span>
      {rooms.length > 0 && <span>{typeset(rooms.join(', '), locale)}</span>}
    </Link>
  );
}

/** One séance as a card of a list. */
export function EventCard({ event, scene }: { event: DraftEvent; scene: Scene }) {
  const { index, locale, paths } = scene;
  const order = runningOrderOf(event, index);
  const rooms = event.rooms.map(({ roomId }) => inLocale(index.rooms.get(roomId)?.name, locale)).filter(Boolean);
  return (
    <Link href={paths.item('events', event.number)} className={clsx('event-card', event.kind, event.status)}>
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
