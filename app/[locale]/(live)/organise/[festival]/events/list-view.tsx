import { PencilOff } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { TagSigns } from '#app/_components/records/tag-signs.tsx';
import { DateOf, Duration, TimeRange } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { filteredEvents, searchEvents } from '#lib/events/queries.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { sayWishes } from '#lib/events/say-wishes.ts';
import { eventTitle } from '#lib/events/title.ts';
import { eventWishes } from '#lib/events/wishes.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { mayChangeEvent, type Remit } from '#lib/model/remit.ts';
import { releaseStateOf } from '#lib/programme/unpublished.ts';
import { now } from '#lib/time/clock.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { typeset } from '#lib/time/format.ts';
import '#app/_ui/table.css';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { type Asked, addressOf, filterOf } from './filter.ts';
import { FilterForm } from './filter-form.tsx';
import { Flags } from './flags.tsx';
import type { Scene } from './scene.ts';

/** A page of the list; a festival of 200 séances has two. */
const PAGE = 100;

/** Every séance, searched and narrowed; works the same without a script. */
export async function ListView({
  scene,
  asked,
  remit,
}: {
  scene: Scene;
  asked: Asked;
  /** Of whoever reads it; null where nothing is another's to them. */
  remit: Remit | null;
}) {
  const t = await getTranslations('events.list');
  const { index } = scene;
  const found = searchEvents(index, asked.q);
  const events = filteredEvents(
    index,
    filterOf(asked, () => releaseStateOf(index.draft.festival, now()).leftOut),
    found,
  );
  const from = Math.min(asked.from, Math.max(0, events.length - 1));
  const base = scene.paths.section('events');
  const link = (to: number, label: string) => (
    <Link href={`${base}?${addressOf({ ...asked, from: to })}`} className="btn">
      {label}
    </Link>
  );
  return (
    <div className="grid gap-4">
      <FilterForm scene={scene} asked={asked} />
      <p role="status" className="text-soft">
        {events.length === 0 ? t('nothing') : t('count', { count: events.length })}
      </p>
      {events.length > 0 && (
        <table className="data-table">
          <caption className="spoken">{t('caption')}</caption>
          <thead>
            <tr>
              {(['what', 'when', 'where', 'length', 'state'] as const).map((column) => (
                <th key={column} scope="col" className={column === 'length' ? 'py-2 text-right' : 'py-2'}>
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {events.slice(from, from + PAGE).map((event) => (
              <EventRow key={event.id} event={event} scene={scene} isTheirs={!mayChangeEvent(remit, event)} />
            ))}
          </tbody>
        </table>
      )}
      {events.length > PAGE && (
        <p className="flex flex-wrap gap-3">
          {from > 0 && link(Math.max(0, from - PAGE), t('previous'))}
          {from + PAGE < events.length && link(from + PAGE, t('more'))}
        </p>
      )}
    </div>
  );
}

async function EventRow({ event, scene, isTheirs }: { event: DraftEvent; scene: Scene; isTheirs: boolean }) {
  const t = await getTranslations('events');
  const terms = await getTranslations('terms');
  const { index, locale, paths } = scene;
  const order = runningOrderOf(event, index);
  const titleOf = (number: number) => {
    const other = index.draft.events.find((one) => one.number === number);
    return other && inLocale(eventTitle(other, index), locale);
  };
  const wished = sayWishes(eventWishes(event), { terms, locale, titleOf });
  const rooms = event.rooms.map(({ roomId }) => roomNameIn(index, roomId, locale)).filter(Boolean);
  return (
    <tr>
      <th scope="row">
        <Link href={paths.item('events', event.number)} className="row-link">
          {typeset(inLocale(eventTitle(event, index), locale), locale)}
        </Link>
        {isTheirs && (
          <PencilOff role="img" aria-label={t('notYours')} size={18} className="ml-1.5 inline align-middle text-soft" />
        )}
        <span className={`tag !flex ${event.kind}`}>
          {inLocale(event.label, locale) || terms(`kind.${event.kind}`)}
        </span>
        {wished && (
          <span className="block font-normal text-[0.92rem] text-soft">{t('wished', { wishes: wished })}</span>
        )}
        <TagSigns tags={event.tags} locale={locale} />
      </th>
      <td data-label={t('list.when')}>
        {event.startsAt ? (
          <>
            <DateOf
              date={festivalDayOf(event.startsAt, index.draft.festival.dayStartsAt)}
              locale={locale}
              style="column"
            />{' '}
            <span className="nowrap">
              <TimeRange
                from={event.startsAt}
                to={order.publicEnd}
                isApproximate={order.endIsApproximate}
                locale={locale}
              />
            </span>
          </>
        ) : (
          <span className="text-soft">{t('unscheduled.noTime')}</span>
        )}
      </td>
      <td data-label={t('list.where')}>
        {rooms.length > 0 ? (
          typeset(rooms.join(', '), locale)
        ) : (
          <span className="text-soft">{t('unscheduled.noRoom')}</span>
        )}
      </td>
      <td data-label={t('list.length')} className="num text-right">
        <Duration minutes={order.totalMinutes} locale={locale} style="hours" isApproximate={order.isApproximate} />
      </td>
      <td>
        <span className="flex flex-wrap gap-1">
          <Flags event={event} scene={scene} />
        </span>
      </td>
    </tr>
  );
}
