import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { cssNumbers } from '#app/_ui/css-numbers.ts';
import { Link } from '#app/_ui/link.tsx';
import { BlockBand, blockName } from '#app/[locale]/(live)/organise/[festival]/blocks/band.tsx';
import { datesShown, type GridColumn, gridColumnsOf, hoursOf, MAX_COLUMNS, type Placed } from '#lib/events/columns.ts';
import { blockDates, drawnDates, firstDate } from '#lib/events/festival-dates.ts';
import { type RunningOrderItem, runningOrderOf } from '#lib/events/running-order.ts';
import { eventTitle } from '#lib/events/title.ts';
import { blockingByDay } from '#lib/events/warning-groups.ts';
import { filmTitle } from '#lib/films/title.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { type DraftBlock, type DraftEvent, isScheduled } from '#lib/model/draft.ts';
import { hourOfMinutes } from '#lib/time/calendar.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { formatTime, formatTimeRange, spokenTime, spokenTimeRange } from '#lib/time/format.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { CardFace, partsSaid } from './card-face.tsx';
import { DaysScroll } from './days-scroll.tsx';
import { Flags, flagsOf, signsOf } from './flags.tsx';
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
      <DropIns events={dropInsOf(scene, shown)} scene={scene} />
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
  const blocking = blockingByDay(
    draft.events.flatMap(({ id }) => scene.warningsOf(id)),
    scene.index,
  );
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
          <DateOf date={date} locale={scene.locale} style="short" />
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

async function DropIns({ events, scene }: { events: readonly DraftEvent[]; scene: Scene }) {
  if (events.length === 0) return null;
  const title = (await getTranslations('grid'))('dropIn');
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
  const { publicEnd, endIsApproximate: isApproximate, isEndAgain } = runningOrderOf(event, index);
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
    startsAt && spokenTimeRange(startsAt, publicEnd, locale, { isApproximate, isEndAgain }),
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
        {joinFacts([startsAt && formatTimeRange(startsAt, publicEnd, locale, { isApproximate, isEndAgain }), rooms])}
      </span>
      {flags.length > 0 && (
        <span className="day-flags">
          <Flags flags={flags} isPrintOnly />
        </span>
      )}
    </Link>
  );
}

/**
 * The height of a minute in pixels at the default text size: 4.8 rem an hour, as in the grid at its
 * middle step.
 */
const MINUTE = 1.36;

/** So many rooms side by side leave a name room on one line. */
const FEW = 6;

/**
 * The days as columns: time runs down, height is duration, and doors and clearing are hatched. Each
 * card opens its form.
 */
async function DayColumns({ columns, scene }: { columns: readonly GridColumn[]; scene: Scene }) {
  const { festival } = scene.index.draft;
  const { from, to } = hoursOf(columns, festival.opensAt, festival.closesAt);
  const hours = Array.from({ length: (to - from) / 60 }, (_, i) => i * 60);
  const t = await getTranslations('events');
  return (
    <DaysScroll label={t('dayTabs')}>
      <div
        className={clsx('days', columns.length > FEW && 'is-many')}
        style={cssNumbers({ '--columns': columns.length, '--hours': hours.length })}
      >
        <div className="days-hours" aria-hidden="true">
          {hours.map((at) => (
            <span key={at} style={cssNumbers({ '--at': at })}>
              {formatTime(hourOfMinutes((from + at) % 1440), scene.locale)}
            </span>
          ))}
        </div>
        {columns.map((column) => (
          <DayColumn
            key={`${column.date} ${column.room.id}`}
            column={column}
            isOnlyDay={columns.every(({ date }) => date === column.date)}
            from={from}
            scene={scene}
          />
        ))}
      </div>
    </DaysScroll>
  );
}

async function DayColumn({
  column,
  isOnlyDay,
  from,
  scene,
}: {
  column: GridColumn;
  /** If the columns are all of one day, its date stands above them. */
  isOnlyDay: boolean;
  from: number;
  scene: Scene;
}) {
  const { locale, index } = scene;
  const venue = index.venues.size > 1 && index.venues.get(column.room.venueId);
  return (
    <section className="day-column">
      <h2>
        {!isOnlyDay && <DateOf date={column.date} locale={locale} style="column" />}
        <span className={isOnlyDay ? 'day-room' : 'day-sub'}>
          {typeset(roomNameIn(scene.index, column.room.id, locale), locale)}
        </span>
        {venue && (
          <span className={isOnlyDay ? 'day-sub' : 'spoken'}>
            <span className="spoken">, </span>
            {typesetIn(venue.name, locale)}
          </span>
        )}
      </h2>
      <ol>
        {column.bands.map((band) => (
          <BlockBand
            key={band.block.id}
            band={band}
            from={from}
            zone={scene.index.draft.festival.timeZone}
            locale={locale}
            href={scene.paths.item('blocks', band.block.id)}
          />
        ))}
        {column.placed.map((placed) => (
          <Card key={placed.event.id} placed={placed} from={from} scene={scene} />
        ))}
      </ol>
    </section>
  );
}

/** A card is one link, whose label contains everything, with hours as they are spoken. */
async function Card({ placed, from, scene }: { placed: Placed; from: number; scene: Scene }) {
  const { event, order, start, end, doors, free, lane, lanes } = placed;
  const { locale, index, paths } = scene;
  const { alert, signs } = await signsOf(event, scene);
  const t = await getTranslations('events.flag');
  const title = typeset(inLocale(eventTitle(event, index), locale), locale);
  const parts = await Promise.all(partsSaid(order).map((item) => sayPart(item, event, scene)));
  const heard = [
    title,
    spokenTimeRange(event.startsAt, order.publicEnd, locale, {
      isApproximate: order.endIsApproximate,
      isEndAgain: order.isEndAgain,
    }),
    event.timeIsSuggested && t('suggested'),
    ...signs.map(({ words }) => words),
    alert?.spoken,
    ...parts.map(({ spoken }) => spoken),
  ];
  return (
    <li
      className={clsx('day-held', lanes > 1 && 'is-beside')}
      style={cssNumbers({ '--at': doors - from, '--long': free - doors, '--lane': lane, '--lanes': lanes })}
    >
      <Link
        href={paths.item('events', event.number)}
        aria-label={heard.filter(Boolean).join(', ')}
        className={clsx(
          'day-card',
          event.kind,
          event.status,
          event.timeIsSuggested && 'is-proposed',
          alert?.level === 'blocking' && 'is-clash',
        )}
        style={cssNumbers({ '--at': start - doors, '--long': end - start })}
      >
        <CardFace
          title={title}
          startsAt={event.startsAt}
          locale={locale}
          order={order}
          pixels={(end - start) * MINUTE}
          signs={signs}
          alert={alert}
          parts={parts}
        />
      </Link>
    </li>
  );
}

/** « 15 h 56 débat », printed and spoken. */
async function sayPart(item: RunningOrderItem, event: DraftEvent, { locale, index }: Scene) {
  const t = await getTranslations('grid.card');
  const terms = await getTranslations('terms');
  const own = event.items.find((one) => one.id === item.itemId);
  const film = own?.filmId ? index.films.get(own.filmId) : undefined;
  const what =
    inLocale(own?.title, locale) ||
    (film ? filmTitle(film)[locale] : terms(`itemKind.${item.kind}`).toLocaleLowerCase(locale));
  const say = (time: string) => typeset(t(item.offsetIsApproximate ? 'partAbout' : 'part', { time, what }), locale);
  const at = item.startsAt ?? '';
  return { id: item.itemId, said: say(formatTime(at, locale)), spoken: say(spokenTime(at, locale)) };
}
