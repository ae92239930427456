import { PencilOff } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { TagSigns } from '#app/_components/records/tag-signs.tsx';
import { DateOf, Duration, TimeRange } from '#app/_components/time.tsx';
import { PageWays, type PlainRow, PlainTable } from '#app/_ui/plain-table.tsx';
import { filteredEvents, searchEvents } from '#lib/events/queries.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { sayWishes } from '#lib/events/say-wishes.ts';
import { eventTitle } from '#lib/events/title.ts';
import { eventWishes } from '#lib/events/wishes.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { mayChangeEvent, type Remit } from '#lib/model/remit.ts';
import { pageBounds } from '#lib/page-bounds.ts';
import { releaseStateOf } from '#lib/programme/unpublished.ts';
import { now } from '#lib/time/clock.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { type Asked, addressOf, filterOf } from './filter.ts';
import { FilterForm } from './filter-form.tsx';
import { Flags, flagsOf } from './flags.tsx';
import type { Scene } from './scene.ts';

/** The séances on each page of the list. */
const PAGE = 100;

/** All séances, searched and filtered; it works the same without a script. */
export async function ListView({
  scene,
  asked,
  remit,
}: {
  scene: Scene;
  asked: Asked;
  /** The reader's remit; null if they may change every séance. */
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
  const { from } = pageBounds(asked.from, PAGE, events.length);
  const base = scene.paths.section('events');
  return (
    <div className="grid grid-cols-1 gap-4">
      <FilterForm scene={scene} asked={asked} />
      <p role="status" className="text-soft">
        {events.length === 0 ? t('nothing') : t('count', { count: events.length })}
      </p>
      {events.length > 0 && (
        <PlainTable
          caption={t('caption')}
          columns={(['what', 'when', 'where', 'length', 'state'] as const).map((key) => ({
            key,
            label: t(key),
            isNumeric: key === 'length',
          }))}
          rows={
            await Promise.all(
              events.slice(from, from + PAGE).map((event) => rowOf(event, scene, !mayChangeEvent(remit, event))),
            )
          }
        />
      )}
      <PageWays
        asked={asked.from}
        size={PAGE}
        total={events.length}
        hrefOf={(to) => `${base}?${addressOf({ ...asked, from: to })}`}
      />
    </div>
  );
}

async function rowOf(event: DraftEvent, scene: Scene, isTheirs: boolean): Promise<PlainRow> {
  const t = await getTranslations('events');
  const terms = await getTranslations('terms');
  const panel = await getTranslations('grid.panel');
  const { index, locale, paths } = scene;
  const order = runningOrderOf(event, index);
  const titleOf = (number: number) => {
    const other = index.draft.events.find((one) => one.number === number);
    return other && inLocale(eventTitle(other, index), locale);
  };
  const wished = sayWishes(eventWishes(event), { terms, locale, titleOf });
  const rooms = event.rooms.map(({ roomId }) => roomNameIn(index, roomId, locale)).filter(Boolean);
  const flags = await flagsOf(event, scene);
  return {
    key: event.id,
    href: paths.item('events', event.number),
    note: (
      <>
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
      </>
    ),
    cells: {
      what: typesetIn(eventTitle(event, index), locale),
      when: event.startsAt ? (
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
      ),
      where:
        rooms.length > 0 ? typeset(rooms.join(', '), locale) : <span className="text-soft">{panel('noRoom')}</span>,
      length: (
        <Duration minutes={order.totalMinutes} locale={locale} style="hours" isApproximate={order.isApproximate} />
      ),
      state: flags.length > 0 && (
        <span className="flex flex-wrap gap-1">
          <Flags flags={flags} />
        </span>
      ),
    },
  };
}
