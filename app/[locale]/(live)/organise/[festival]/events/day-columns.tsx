import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import { DateOf } from '#app/_components/time.tsx';
import { cssNumbers } from '#app/_ui/css-numbers.ts';
import { Link } from '#app/_ui/link.tsx';
import { ScrollBox } from '#app/_ui/scroll-box.tsx';
import { BlockBand } from '#app/[locale]/(live)/organise/[festival]/blocks/band.tsx';
import { type GridColumn, hoursOf, type Placed } from '#lib/events/columns.ts';
import type { RunningOrderItem } from '#lib/events/running-order.ts';
import { eventTitle } from '#lib/events/title.ts';
import { filmTitle } from '#lib/films/title.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { hourOfMinutes } from '#lib/time/calendar.ts';
import { formatTime, spokenTime, spokenTimeRange } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { CardFace, partsSaid } from './card-face.tsx';
import { signsOf } from './flags.tsx';
import type { Scene } from './scene.ts';

/**
 * The height of a minute in pixels at the default text size: 4.8 rem an hour, as in the grid at its
 * middle step.
 */
const MINUTE = 1.36;

/**
 * The days as columns: time runs down, height is duration, and doors and clearing are hatched. Each
 * card opens its form.
 */
export async function DayColumns({ columns, scene }: { columns: readonly GridColumn[]; scene: Scene }) {
  const { festival } = scene.index.draft;
  const { from, to } = hoursOf(columns, festival.opensAt, festival.closesAt);
  const hours = Array.from({ length: (to - from) / 60 }, (_, i) => i * 60);
  const t = await getTranslations('events');
  return (
    <ScrollBox as="section" className="days-scroll" aria-label={t('dayTabs')}>
      <div className="days" style={cssNumbers({ '--columns': columns.length, '--hours': hours.length })}>
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
    </ScrollBox>
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
  const { locale } = scene;
  return (
    <section className="day-column">
      <h2>
        {!isOnlyDay && <DateOf date={column.date} locale={locale} style="column" />}
        <span className={clsx('line-clamp-2 wrap-anywhere', isOnlyDay ? 'mt-2' : 'font-normal text-soft')}>
          {typeset(roomNameIn(scene.index, column.room.id, locale), locale)}
        </span>
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
    spokenTimeRange(event.startsAt, order.publicEnd, locale, { isApproximate: order.endIsApproximate }),
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
