'use client';

import { clsx } from 'clsx';
import { Ban, Clock, EyeOff, Lock, PencilOff, Sparkles, TriangleAlert, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { TimeRange } from '#app/_components/time.tsx';
import { cssNumbers } from '#app/_ui/css-numbers.ts';
import { CardFace, partsSaid, type Sign } from '#app/[locale]/(live)/organise/[festival]/events/card-face.tsx';
import type { Placed } from '#lib/events/columns.ts';
import { eventWishes, sayWishes } from '#lib/events/event-wishes.ts';
import { copyLabelOf } from '#lib/events/grid-event.ts';
import type { Board } from '#lib/events/grid-place.ts';
import { type RunningOrderItem, runningOrderOf } from '#lib/events/running-order.ts';
import type { Warning } from '#lib/events/warning.ts';
import { partTitle } from '#lib/films/title.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { type DraftEvent, isScheduled, mayCome } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { formatTime, spokenDate, spokenTime, spokenTimeRange } from '#lib/time/format.ts';
import { type Grid, lackOf, useBoard, useGrid, useSync } from './grid-context.ts';
import { useStore } from './grid-state.ts';
import { useTouch } from './touch.ts';
import { datesOf, type Hue, tintOf } from './view.ts';
import { noWarnings } from './warnings.ts';

export type CardProps = {
  placed: Placed;
  board: Board;
  warnings: readonly Warning[];
  /**
   * The minute at which the column begins, and the height of a minute in pixels at the default text
   * size.
   */
  from: number;
  minute: number;
  date: string;
  room: string;
  hue: Hue;
  /** How much is missing for its films and people, and which of that its sign counts. */
  lacking: number;
  counted: number;
};

/**
 * A séance in its column. The whole card is one button, whose label says everything, with its
 * warnings.
 */
export const Card = memo(CardOf, isSame);

function CardOf({ placed, board, warnings, from, minute, date, room, hue, lacking, counted }: CardProps) {
  const { event, order, start, end, doors, free, lane, lanes } = placed;
  const grid = useGrid();
  const { locale, titleOf, look, taken } = grid;
  const { grid: t, terms } = grid.words;
  const touch = useTouch();
  const isSelected = useStore(look, ({ selected }) => selected.has(event.id));
  const isFocusable = useStore(look, ({ focused }) => focused === event.id);
  const left = useStore(taken, ({ ids, leaves }) => (ids.has(event.id) ? leaves : null));
  const holder = useSync(({ here }) => here.find(({ holds }) => holds.includes(event.id))?.name);
  const isUnsaved = useSync(({ unsaved }) => unsaved.has(event.id));

  const tint = tintOf(hue, event, board, lackOf(lacking, warnings));
  const title = typeset(titleOf(event), locale);
  // The card shows warnings about its place; what is missing for films and people is only counted.
  const placing = warnings.filter((warning) => warning.level !== 'hint');
  const worst = placing[0];
  const rest = warnings.length + counted - Math.min(1, placing.length);
  const said = placing.slice(0, 1).map((warning) => touch(warning, event.id, board));
  const others = rest > 0 ? [t('card.more', { count: rest })] : [];
  const isTheirs = grid.canEdit && !grid.isMine(event);
  const wishes = wishesOn(event, board, grid);
  const signs: Sign[] = [
    event.status === 'cancelled' && { Icon: Ban, words: t('flag.cancelled') },
    event.isLocked && { Icon: Lock, words: t('card.locked') },
    isTheirs && { Icon: PencilOff, words: t('card.notYours') },
    event.visibility === 'team' && { Icon: EyeOff, words: t('flag.team') },
    event.timeIsToConfirm && !event.timeIsSuggested && { Icon: Clock, words: t('flag.toConfirm') },
    holder !== undefined && { Icon: UserRound, words: holder },
    !worst &&
      rest > 0 && {
        Icon: TriangleAlert,
        words: t('flag.warnings', { count: rest }),
        brief: String(rest),
        isWarning: true,
      },
    wishes !== '' && { Icon: Sparkles, words: t('card.wishes', { wishes }) },
  ].filter((sign) => sign !== false);
  const lines = linesAbout(placed, board, grid);
  const parts = partsSaid(order).map((item) => ({
    id: item.itemId,
    said: sayPart(item, placed, board, grid, formatTime),
    spoken: sayPart(item, placed, board, grid, spokenTime),
  }));
  const label = [
    t('card.label', {
      kind: terms(`kind.${event.kind}`),
      title,
      day: spokenDate(date, locale),
      time: spokenTimeRange(event.startsAt, order.publicEnd, locale, {
        isApproximate: order.endIsApproximate,
        isEndAgain: order.isEndAgain,
      }),
      room,
    }),
    event.isLocked && t('card.locked'),
    event.visibility === 'team' && t('card.team'),
    event.status === 'cancelled' && t('flag.cancelled'),
    event.timeIsSuggested && t('card.suggested'),
    event.timeIsToConfirm && t('flag.toConfirm'),
    isTheirs && t('card.notYours'),
    wishes && t('card.wishes', { wishes }),
    ...said,
    ...others,
    ...lines,
    ...parts.map(({ spoken }) => spoken),
    holder && t('save.holds', { name: holder }),
  ].filter(Boolean);

  return (
    <li
      className={clsx('day-held', lanes > 1 && 'is-beside', left)}
      style={cssNumbers({ '--at': doors - from, '--long': free - doors, '--lane': lane, '--lanes': lanes })}
    >
      <button
        type="button"
        data-id={event.id}
        tabIndex={isFocusable ? 0 : -1}
        aria-label={label.join(', ')}
        aria-describedby="grid-how"
        aria-pressed={isSelected}
        className={clsx(
          'day-card',
          tint.look,
          event.status,
          event.timeIsSuggested && 'is-proposed',
          isTheirs && 'is-theirs',
          worst?.level === 'blocking' && 'is-clash',
          isSelected && 'is-selected',
          isUnsaved && 'is-unsaved',
        )}
        style={cssNumbers({ '--at': start - doors, '--long': end - start })}
      >
        <CardFace
          title={title}
          mark={tint.look}
          startsAt={event.startsAt}
          locale={locale}
          order={order}
          pixels={(end - start) * minute}
          signs={signs}
          alert={worst && { level: worst.level, words: joinFacts([...said, ...others]) }}
          lines={lines}
          parts={parts}
        />
      </button>
      {!event.isLocked && grid.isMine(event) && (
        <span className="day-edge" data-edge={event.id} style={cssNumbers({ '--end': end - doors })} />
      )}
    </li>
  );
}

/** The wishes about its time and its neighbours. */
export function wishesOn(event: DraftEvent, board: Board, { locale, titleOf, words: { terms } }: Grid): string {
  const named = (number: number) => board.draft.events.find((one) => one.number === number);
  return sayWishes(eventWishes(event), {
    terms,
    locale,
    titleOf: (number) => {
      const other = named(number);
      return other && titleOf(other);
    },
  });
}

/** The directors and the version, then the people: one line each. */
function linesAbout({ event }: Placed, board: Board, { locale, words, scene }: Grid): string[] {
  const versions = event.items.flatMap(
    (item) => copyLabelOf(scene.versionLabels, board.films.get(item.filmId ?? 0), item) || [],
  );
  const directors = event.items.flatMap((item) => board.films.get(item.filmId ?? 0)?.directors ?? []);
  const people = event.people.filter(mayCome).flatMap(({ personId, confirmation }) => {
    const name = board.people.get(personId)?.name;
    if (!name) return [];
    return confirmation === 'confirmed' ? name : `${name} (${words.terms(`confirmation.${confirmation}`)})`;
  });
  const copy = joinFacts([...new Set([...directors, ...versions])]);
  return [copy, [...new Set(people)].join(', ')].filter(Boolean).map((line) => typeset(line, locale));
}

/** « 15 h 56 débat », with the hour as `sayHour` writes it. */
function sayPart(
  item: RunningOrderItem,
  { event }: Placed,
  board: Board,
  { locale, words }: Grid,
  sayHour: typeof spokenTime,
): string {
  const own = event.items.find((one) => one.id === item.itemId);
  const film = board.films.get(own?.filmId ?? 0);
  const what =
    inLocale(own && partTitle(own, film), locale) || words.terms(`itemKind.${item.kind}`).toLocaleLowerCase(locale);
  const time = sayHour(item.startsAt ?? '', locale);
  return typeset(words.grid(item.offsetIsApproximate ? 'card.partAbout' : 'card.part', { time, what }), locale);
}

/** A card is not redrawn by a drag or an act elsewhere. */
function isSame(before: CardProps, after: CardProps): boolean {
  const [a, b] = [before.placed, after.placed];
  return (
    a.event === b.event &&
    a.lane === b.lane &&
    a.lanes === b.lanes &&
    a.end === b.end &&
    a.doors === b.doors &&
    a.free === b.free &&
    before.warnings === after.warnings &&
    before.from === after.from &&
    before.minute === after.minute &&
    before.date === after.date &&
    before.room === after.room &&
    before.hue === after.hue &&
    before.lacking === after.lacking &&
    before.counted === after.counted &&
    before.board.films === after.board.films
  );
}

/** Drop-in séances take no place in a room, so they are shown in a band above the days. */
export function DropIns() {
  const { scene, view, locale, titleOf, warnings, canEdit, isMine } = useGrid();
  const t = useTranslations('grid');
  const board = useBoard();
  const now = useStore(view, (value) => value);
  const dates = datesOf(now, scene);
  const events = board.draft.events
    .filter(isScheduled)
    .filter(
      ({ admission, startsAt }) =>
        admission === 'drop-in' && dates.includes(festivalDayOf(startsAt, scene.festival.dayStartsAt)),
    );
  const counts = useStore(warnings.state, (state) => state.counts);
  const lookOf = (event: DraftEvent) => tintOf(now.hue, event, board, lackOf(counts[event.id] ?? 0, noWarnings)).look;
  if (events.length === 0) return null;
  return (
    <section className="grid-dropins" aria-label={t('dropIn')}>
      <h2>{t('dropIn')}</h2>
      <ul>
        {events.map((event) => (
          <li key={event.id}>
            <button type="button" data-id={event.id} className={clsx('event-card grid-wait', lookOf(event))}>
              <TimeRange from={event.startsAt} to={runningOrderOf(event, board).publicEnd} locale={locale} />
              <span className="day-title">
                <i aria-hidden className={clsx('tag day-shape', lookOf(event))} />
                {typeset(titleOf(event), locale)}
              </span>
              {canEdit && !isMine(event) && <span className="text-soft">{t('card.notYours')}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
