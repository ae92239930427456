import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { blockName } from '#app/[locale]/(live)/organise/[festival]/blocks/band.tsx';
import { datesShown, gridColumnsOf, MAX_COLUMNS } from '#lib/events/columns.ts';
import { blockDates, drawnDates, firstDate } from '#lib/events/festival-dates.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { eventTitle } from '#lib/events/title.ts';
import { blockingByDay } from '#lib/events/warning-groups.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { type DraftBlock, type DraftEvent, isScheduled } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { formatTimeRange, spokenTimeRange } from '#lib/time/format.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { DayColumns } from './day-columns.tsx';
import { Flags, flagsOf } from './flags.tsx';
import type { Scene } from './scene.ts';
import { Unscheduled } from './unscheduled.tsx';

/**
 * The days of the festival, side by side if they fit, else one at a time, with unscheduled séances
 * beside them.
 */
export async function DaysView({ scene, asked }: { scene: Scene; asked: string | undefined }) {
  const t = await getTranslations('events');
  const { draft } = scene.index;
  const dates = drawnDates(draft);
  const shown = datesShown(dates, draft.rooms.length, asked, firstDate(dates, draft.festival));
  const isAll = shown.length === dates.length && dates.length > 1;
  return (
    <>
      <DayTabs dates={dates} shown={isAll ? 'all' : (shown[0] ?? '')} scene={scene} />
      <DropIns events={dropInsOf(scene, shown)} title={t('dropIn')} scene={scene} />
      <div className="days-page">
        {draft.rooms.length === 0 ? (
          <div className="empty">
            <p>{t('noRooms')}</p>
            <Link href={scene.paths.section('venues')} className="btn lamp">
              {t('makeRoom')}
            </Link>
          </div>
        ) : (
          <DayColumns columns={gridColumnsOf(scene.index, shown, draft.rooms)} scene={scene} />
        )}
        <DayLists dates={shown} scene={scene} />
        <Unscheduled scene={scene} />
      </div>
    </>
  );
}

async function DayTabs({ dates, shown, scene }: { dates: readonly string[]; shown: string; scene: Scene }) {
  const t = await getTranslations('events');
  const { draft } = scene.index;
  if (dates.length < 2) return null;
  const base = scene.paths.section('events');
  const blocking = blockingByDay(draft.events.flatMap(({ id }) => scene.warningsOf(id)));
  const blocked = (date: string) => blocking.get(date) ?? 0;
  const isSmall = dates.length * Math.max(1, draft.rooms.length) <= MAX_COLUMNS;
  return (
    <nav aria-label={t('dayTabs')} className="day-tabs">
      {isSmall && (
        <Link href={base} aria-current={shown === 'all' ? 'page' : undefined}>
          {t('list.anyDay')}
        </Link>
      )}
      {dates.map((date) => (
        <Link key={date} href={`${base}?day=${date}`} aria-current={shown === date ? 'page' : undefined}>
          <DateOf date={date} locale={scene.locale} style="column" />
          {blocked(date) > 0 && (
            <span className="flag">
              {blocked(date)}
              <span className="spoken"> {t('flag.blocking', { count: blocked(date) })}</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

/** Drop-in séances take no place in a room, so they are shown in a band above the days. */
function dropInsOf(scene: Scene, dates: readonly string[]): DraftEvent[] {
  const { draft } = scene.index;
  return draft.events.filter(
    (event) =>
      event.admission === 'drop-in' &&
      isScheduled(event) &&
      dates.includes(festivalDayOf(event.startsAt, draft.festival.dayStartsAt)),
  );
}

function DropIns({ events, title, scene }: { events: readonly DraftEvent[]; title: string; scene: Scene }) {
  if (events.length === 0) return null;
  return (
    <section aria-label={title} className="drop-ins">
      <h2 className="font-semibold font-text text-[1rem] tracking-normal">{title}</h2>
      <ul className="flex flex-wrap gap-2">
        {events.map((event) => (
          <li key={event.id} className="min-w-56">
            <EventCard event={event} scene={scene} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same days on a phone: a list for each, by hour, with breaks and set-ups in between. */
async function DayLists({ dates, scene }: { dates: readonly string[]; scene: Scene }) {
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

/** A break or set-up as a line between the cards, with its rooms unless it is in all of them. */
async function BlockLine({ block, scene }: { block: DraftBlock; scene: Scene }) {
  const { index, locale, paths } = scene;
  const t = await getTranslations('grid.block');
  const until = addMinutes(block.startsAt, block.minutes, index.draft.festival.timeZone);
  const rooms = block.roomIds.map((id) => roomNameIn(index, id, locale)).filter(Boolean);
  return (
    <Link href={paths.item('blocks', block.id)} className={clsx('block-line', block.kind)}>
      <TimeRange from={block.startsAt} to={until} locale={locale} />
      <span className="font-semibold">{blockName(block, locale, t).full}</span>
      {rooms.length > 0 && <span>{typeset(rooms.join(', '), locale)}</span>}
    </Link>
  );
}

/** A séance as a card in a list; its label contains everything, with hours as they are spoken. */
async function EventCard({ event, scene }: { event: DraftEvent; scene: Scene }) {
  const { index, locale, paths } = scene;
  const { publicEnd, endIsApproximate: isApproximate } = runningOrderOf(event, index);
  const title = typeset(inLocale(eventTitle(event, index), locale), locale);
  const rooms = typeset(
    event.rooms
      .map(({ roomId }) => roomNameIn(index, roomId, locale))
      .filter(Boolean)
      .join(', '),
    locale,
  );
  const { startsAt } = event;
  const flags = await flagsOf(event, scene);
  const heard = [
    title,
    startsAt && spokenTimeRange(startsAt, publicEnd, locale, { isApproximate }),
    rooms,
    ...flags.map(({ words, spoken = words }) => spoken),
  ];
  return (
    <Link
      href={paths.item('events', event.number)}
      aria-label={heard.filter(Boolean).join(', ')}
      className={clsx('event-card', event.kind, event.status)}
    >
      <span className="day-title">{title}</span>
      <span className="num text-soft">
        {joinFacts([startsAt && formatTimeRange(startsAt, publicEnd, locale, { isApproximate }), rooms])}
      </span>
      {flags.length > 0 && (
        <span className="day-flags">
          <Flags flags={flags} isPrintOnly />
        </span>
      )}
    </Link>
  );
}
