import { clsx } from 'clsx';
import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { CSSProperties } from 'react';
import { type Column, hoursOf, type Placed } from '../../../../../../lib/events/columns.ts';
import type { RunningOrderItem } from '../../../../../../lib/events/running-order.ts';
import { eventTitle } from '../../../../../../lib/events/title.ts';
import { filmTitle } from '../../../../../../lib/films/title.ts';
import { inLocale } from '../../../../../../lib/i18n/text.ts';
import { formatTime, typeset } from '../../../../../../lib/time/format.ts';
import { DateOf, TimeOf, TimeRange } from '../../../../../_components/time.tsx';
import { BlockBand } from '../blocks/band.tsx';
import { Flags } from './flags.tsx';
import type { Scene } from './scene.ts';

/** Minutes go to the style sheet, which knows how high one is. */
const style = (properties: Record<string, string | number>) => properties as CSSProperties;

/** A part that begins so early stands under the title and is not named; one so short has no room for words. */
const NAMED_FROM = 45;
const NAMED_ABOVE = 20;
/** Below the first a card has one line; below the second its title has one, and only what blocks is flagged. */
const ONE_LINE_BELOW = 45;
const ONE_LINE_TITLE_BELOW = 75;

/** The days as columns: time runs down, height is duration, hatching is doors and clearing. Each card opens its form. */
export async function DayColumns({ columns, scene }: { columns: readonly Column[]; scene: Scene }) {
  const { festival } = scene.index.draft;
  const { from, to } = hoursOf(columns, festival.opensAt, festival.closesAt);
  const hours = Array.from({ length: (to - from) / 60 }, (_, i) => i * 60);
  const t = await getTranslations('events');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
    <section className="days-scroll" aria-label={t('dayTabs')} tabIndex={0}>
      <div className="days" style={style({ '--columns': columns.length, '--hours': hours.length })}>
        <div className="days-hours" aria-hidden="true">
          {hours.map((at) => (
            <span key={at} style={style({ '--at': at })}>
              {formatTime(`${String(Math.floor((from + at) / 60) % 24).padStart(2, '0')}:00`, scene.locale)}
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
    </section>
  );
}

async function DayColumn({
  column,
  isOnlyDay,
  from,
  scene,
}: {
  column: Column;
  /** Its date already stands over the columns. */
  isOnlyDay: boolean;
  from: number;
  scene: Scene;
}) {
  const { locale } = scene;
  return (
    <section className="day-column">
      <h2>
        {!isOnlyDay && <DateOf date={column.date} locale={locale} style="column" />}
        <span className={isOnlyDay ? 'block pt-2' : 'block font-normal text-soft'}>
          {typeset(inLocale(column.room.name, locale), locale)}
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

async function Card({ placed, from, scene }: { placed: Placed; from: number; scene: Scene }) {
  const { event, order, start, end, doors, free, lane, lanes } = placed;
  const { locale, index, paths, warningsOf } = scene;
  const isClash = warningsOf(event.id).some((warning) => warning.level === 'blocking');
  const minutes = end - start;
  const isShort = minutes < ONE_LINE_BELOW;
  const isLow = minutes < ONE_LINE_TITLE_BELOW;
  const first = order.items.find((item) => item.kind === 'film');
  const t = await getTranslations('events.part');
  return (
    <li
      className="day-held"
      style={style({ '--at': doors - from, '--long': free - doors, '--lane': lane, '--lanes': lanes })}
    >
      <Link
        href={paths.item('events', event.number) as Route}
        prefetch={false}
        className={clsx(
          'day-card',
          event.kind,
          isShort ? 'is-short' : isLow && 'is-low',
          isClash && 'is-clash',
          event.status,
        )}
        style={style({ '--at': start - doors, '--long': minutes })}
      >
        <span className="day-title">{typeset(inLocale(eventTitle(event, index), locale), locale)}</span>{' '}
        <span className="day-when">
          <TimeRange
            from={event.startsAt}
            to={order.publicEnd}
            isApproximate={order.endIsApproximate}
            locale={locale}
          />
          {!isShort && first?.startsAt && first.offset > 0 && (
            <>
              {' · '}
              {t.rich('film', { time: () => <TimeOf at={first.startsAt ?? ''} locale={locale} /> })}
            </>
          )}
        </span>
        <span className="day-flags">
          <Flags event={event} scene={scene} isShort={isLow} />
        </span>
        {order.items.map((item) => (
          <Band key={item.itemId} item={item} placed={placed} scene={scene} />
        ))}
      </Link>
    </li>
  );
}

/** A part of the séance: a line where it begins, its name and hour where there is room. */
async function Band({ item, placed, scene }: { item: RunningOrderItem; placed: Placed; scene: Scene }) {
  if (item.offset === 0) return null;
  const { locale, index } = scene;
  const t = await getTranslations('events.part');
  const terms = await getTranslations('terms');
  const draft = placed.event.items.find((one) => one.id === item.itemId);
  const film = draft?.filmId ? index.films.get(draft.filmId) : undefined;
  const what =
    inLocale(draft?.title, locale) ||
    (film ? filmTitle(film)[locale] : terms(`itemKind.${item.kind}`).toLocaleLowerCase(locale));
  const isNamed = item.offset >= NAMED_FROM && item.minutes >= NAMED_ABOVE && item.startsAt;
  return (
    <span
      className={clsx('day-band', item.kind, item.offset < NAMED_FROM && 'is-early')}
      style={style({ '--at': item.offset, '--long': item.minutes })}
      aria-hidden={isNamed ? undefined : true}
    >
      {isNamed &&
        t.rich(item.offsetIsApproximate ? 'atAbout' : 'at', {
          what: typeset(what, locale),
          time: () => <TimeOf at={item.startsAt ?? ''} locale={locale} />,
        })}
    </span>
  );
}
