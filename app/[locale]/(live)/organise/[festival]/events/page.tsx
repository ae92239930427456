import '#app/_ui/view-switch.css';
import './events.css';
import { Columns3, List, PencilOff, Plus, Table2 } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { DoneBar } from '#app/_components/done-bar.tsx';
import { Empty, TagSigns } from '#app/_components/records/page-frame.tsx';
import { DateOf, Duration, TimeRange } from '#app/_components/time.tsx';
import { festivalPage, one, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { PageWays, type PlainRow, PlainTable } from '#app/_ui/plain-table.tsx';
import { FromTemplate } from '#app/[locale]/(live)/organise/[festival]/list-page.tsx';
import { ListWays } from '#app/[locale]/(live)/organise/[festival]/lists/list-ways.tsx';
import { asksForTable, TableView } from '#app/[locale]/(live)/organise/[festival]/table/table-view.tsx';
import { eventWishes, sayWishes } from '#lib/events/event-wishes.ts';
import { filteredEvents, searchEvents } from '#lib/events/queries.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { eventTitle } from '#lib/events/title.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { mayChangeEvent, type Remit } from '#lib/model/remit.ts';
import { pageBounds } from '#lib/page-bounds.ts';
import { may } from '#lib/policy.ts';
import { releaseStateOf } from '#lib/programme/frozen-draft.ts';
import { now } from '#lib/time/clock.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { DaysView } from './days-view.tsx';
import { type Asked, addressOf, askedOf, FilterForm, filterOf } from './filter-form.tsx';
import { Flags, flagsOf } from './flags.tsx';
import { type Scene, sceneOf } from './scene.ts';

/** The séances on each page of the list. */
const PAGE = 100;

export const generateMetadata = titled('desk', 'nav.events');

/** The séances of the festival: days as columns, or a searchable list. */
export default festivalPage('read', async function EventsPage(at) {
  const { locale, festival, query } = at;
  const t = await getTranslations('events');
  const nav = await getTranslations('desk.nav');
  const scene = sceneOf(festival, locale);
  const mayEdit = may(festival.role, 'schedule');
  const view = query.view === 'list' ? 'list' : asksForTable(query.view) ? 'table' : 'days';
  const isEmpty = scene.index.draft.events.length === 0;
  const add = mayEdit ? { href: scene.paths.item('events', 'new'), label: t('empty.make') } : undefined;
  return (
    <>
      <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <h1>{nav('events')}</h1>
        {(!isEmpty || mayEdit) && (
          <div className="flex flex-wrap items-center gap-3">
            <ViewSwitch scene={scene} view={view} />
            {!isEmpty && mayEdit && (
              <Link href={scene.paths.item('events', 'new')} className="btn lamp">
                <Plus aria-hidden size={20} />
                {t('new')}
              </Link>
            )}
          </div>
        )}
      </header>
      <DoneBar festival={festival} batch={query.done} />
      <ListWays list="events" slug={festival.slug} locale={locale} mayImport={mayEdit} isEmpty={isEmpty} />
      {isEmpty && !(mayEdit && view === 'table') ? (
        <Empty title={t('empty.title')} text={t('empty.what')} add={add}>
          <FromTemplate festival={festival} locale={locale} label={t('empty.template')} />
        </Empty>
      ) : view === 'table' ? (
        <TableView noun="events" at={at} label={nav('events')} path={scene.paths.section('events')} />
      ) : view === 'list' ? (
        <ListView scene={scene} asked={askedOf(query)} remit={mayEdit ? (festival.actor.remit ?? null) : null} />
      ) : (
        <DaysView scene={scene} asked={one(query.day)} />
      )}
    </>
  );
});

/** All séances, searched and filtered; it works the same without a script. */
async function ListView({
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
              isEndAgain={order.isEndAgain}
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

async function ViewSwitch({ scene, view }: { scene: Scene; view: string }) {
  const t = await getTranslations('events.view');
  const base = scene.paths.section('events');
  return (
    <nav aria-label={t('label')} className="view-switch">
      <Link href={base} aria-current={view === 'days' ? 'page' : undefined}>
        <Columns3 aria-hidden size={18} />
        {t('days')}
      </Link>
      <Link href={`${base}?view=list`} aria-current={view === 'list' ? 'page' : undefined}>
        <List aria-hidden size={18} />
        {t('list')}
      </Link>
      <Link href={`${base}?view=table`} className="is-wide" aria-current={view === 'table' ? 'page' : undefined}>
        <Table2 aria-hidden size={18} />
        {(await getTranslations('cells'))('table')}
      </Link>
    </nav>
  );
}
