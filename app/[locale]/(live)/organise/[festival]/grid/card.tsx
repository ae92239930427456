'use client';

import { clsx } from 'clsx';
import { Lock, TriangleAlert } from 'lucide-react';
import { type CSSProperties, memo } from 'react';
import type { Board } from '../../../../../../lib/events/board.ts';
import type { Placed } from '../../../../../../lib/events/columns.ts';
import type { RunningOrderItem } from '../../../../../../lib/events/running-order.ts';
import type { Warning } from '../../../../../../lib/events/warning.ts';
import { inLocale } from '../../../../../../lib/i18n/text.ts';
import {
  formatTime,
  formatTimeRange,
  spokenDate,
  spokenTimeRange,
  typeset,
} from '../../../../../../lib/time/format.ts';
import { useGrid, useSync } from './grid-context.ts';
import { useStore } from './store.ts';
import { useTouch } from './touch.ts';

/** Minutes go to the style sheet, which knows how high one is. */
const style = (properties: Record<string, string | number>) => properties as CSSProperties;

/** In pixels: below the first a card is one line, below the second title and times. */
const ONE_LINE = 40;
const TWO_LINES = 70;
/** A line of text, and what title and times take. */
const LINE = 19;
const HEAD = 46;
/** A part that begins so early stands under the title and is not named; one so short has no room for words. */
const NAMED_FROM = 44;
const NAMED_ABOVE = 20;

export type CardProps = {
  placed: Placed;
  board: Board;
  warnings: readonly Warning[];
  /** From which minute the column is drawn, and how high a minute is, in pixels at the ordinary text size. */
  from: number;
  minute: number;
  date: string;
  room: string;
};

/** One séance in its column. The button is the card: what it says is heard whole, with what it touches. */
export const Card = memo(CardOf, isSame);

function CardOf({ placed, board, warnings, from, minute, date, room }: CardProps) {
  const { event, order, start, end, doors, free, lane, lanes } = placed;
  const grid = useGrid();
  const { locale, titleOf, look, held } = grid;
  const { grid: t, terms } = grid.words;
  const touch = useTouch();
  const isSelected = useStore(look, ({ selected }) => selected.has(event.id));
  const isFocusable = useStore(look, ({ focused }) => focused === event.id);
  const isHeld = useStore(held, (state) => state.held?.ids.includes(event.id) ?? false);
  const isLeaving = useStore(held, (state) => state.held?.via === 'preview');
  const isCopied = useStore(held, (state) => state.held?.act === 'copy');
  const holder = useSync(({ here }) => here.find(({ holds }) => holds.includes(event.id))?.name);
  const isUnsaved = useSync(({ unsaved }) => unsaved.has(event.id));

  const title = typeset(titleOf(event), locale);
  const starts = formatTime(event.startsAt, locale);
  const pixels = (end - start) * minute;
  const size = pixels < ONE_LINE ? 'is-short' : pixels < TWO_LINES ? 'is-low' : '';
  // Words end where a part begins that says its own.
  const named = order.items.find((item) => isNamed(item, minute));
  const lines = Math.floor(((named ? named.offset * minute : pixels) - HEAD) / LINE);
  const range = { isApproximate: order.endIsApproximate };
  // What is said on the card is what its place does; what a film or a person still lacks is counted.
  const placing = warnings.filter((warning) => warning.level !== 'hint');
  const lacking = useStore(grid.warnings.state, ({ counts }) => counts[event.id] ?? 0);
  const worst = placing[0];
  const touchLines = worst ? Math.min(2, lines) : 0;
  const rest = warnings.length + lacking - Math.min(1, placing.length);
  const unsure = event.timeIsSuggested ? 'flag.suggested' : event.timeIsToConfirm ? 'flag.toConfirm' : null;
  const said = placing.slice(0, 1).map((warning) => touch(warning, event.id, board));
  const label = [
    t('card.label', {
      kind: terms(`kind.${event.kind}`),
      title,
      day: spokenDate(date, locale),
      time: order.publicEnd
        ? spokenTimeRange(event.startsAt, order.publicEnd, locale, range)
        : formatTime(event.startsAt, locale),
      room,
    }),
    event.isLocked && t('card.locked'),
    event.visibility === 'team' && t('card.team'),
    event.status === 'cancelled' && t('card.cancelled'),
    event.timeIsSuggested && t('card.suggested'),
    event.timeIsToConfirm && t('flag.toConfirm'),
    ...said,
    rest > 0 && t('card.more', { count: rest }),
    holder && t('save.holds', { name: holder }),
  ].filter(Boolean);

  return (
    <li
      className={clsx('day-held', isHeld && !isCopied && (isLeaving ? 'is-leaving' : 'is-held'))}
      style={style({ '--at': doors - from, '--long': free - doors, '--lane': lane, '--lanes': lanes })}
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
          event.kind,
          size,
          (lanes > 1 || lines < 1) && 'is-narrow',
          event.status,
          worst?.level === 'blocking' && 'is-clash',
          isSelected && 'is-selected',
          isUnsaved && 'is-unsaved',
          event.visibility === 'team' && 'is-team',
        )}
        style={style({ '--at': start - doors, '--long': end - start })}
      >
        <span className="day-title">{title}</span>{' '}
        <span className="day-when num">
          {starts}
          {/* Where there is no room for both the end gives way: the height of the card shows it. */}
          {order.publicEnd && (
            <span className="day-until">
              {formatTimeRange(event.startsAt, order.publicEnd, locale, range).slice(starts.length)}
            </span>
          )}
        </span>
        {size === '' && <More placed={placed} board={board} lines={lines - touchLines} />}
        <span className="day-flags">
          {event.isLocked && (
            <span className="flag plain">
              <Lock size={13} aria-hidden />
            </span>
          )}
          {event.status === 'cancelled' && <span className="flag">{t('flag.cancelled')}</span>}
          {event.visibility === 'team' && size === '' && <span className="flag plain">{t('flag.team')}</span>}
          {unsure && size === '' && !worst && <span className="flag plain">{t(unsure)}</span>}
          {!worst && rest > 0 && size === '' && (
            <span className="flag warn">
              <TriangleAlert size={13} aria-hidden /> {rest}
            </span>
          )}
          {holder && <span className="flag plain">{holder}</span>}
        </span>
        {worst && touchLines > 0 && (
          <span className={clsx('day-touch', worst.level, touchLines > 1 && 'is-long')}>
            {said[0]}
            {rest > 0 && touchLines > 1 && ` · ${t('card.more', { count: rest })}`}
          </span>
        )}
        {worst && touchLines < 1 && <span className={clsx('day-dot', worst.level)} />}
        {order.items.map((item) => (
          <Band key={item.itemId} item={item} placed={placed} board={board} minute={minute} />
        ))}
      </button>
      {!event.isLocked && <span className="day-edge" data-edge={event.id} style={style({ '--end': end - doors })} />}
    </li>
  );
}

/** Who made it, which version, and who comes, where the card is high enough. */
function More({ placed: { event }, board, lines: fit }: { placed: Placed; board: Board; lines: number }) {
  const { locale, words, scene } = useGrid();
  const { terms } = words;
  const versions = event.items.flatMap((item) => scene.versionLabels[item.filmVersionId ?? 0] || []);
  const directors = event.items.flatMap((item) => board.films.get(item.filmId ?? 0)?.directors ?? []);
  const people = event.people.flatMap(({ personId, confirmation }) => {
    const name = board.people.get(personId)?.name;
    if (!name || confirmation === 'declined' || confirmation === 'prevented') return [];
    return confirmation === 'confirmed' ? name : `${name} (${terms(`confirmation.${confirmation}`)})`;
  });
  const copy = [...new Set([...directors, ...versions])].join(' · ');
  const lines = [copy, [...new Set(people)].join(', ')].filter(Boolean);
  if (fit < 1 || lines.length === 0) return null;
  return (
    <span className="day-more">
      {lines.slice(0, fit).map((line) => (
        <span key={line}>{typeset(line, locale)}</span>
      ))}
    </span>
  );
}

const isNamed = ({ offset, minutes, startsAt }: RunningOrderItem, minute: number) =>
  startsAt !== null && offset * minute >= NAMED_FROM && minutes * minute >= NAMED_ABOVE;

/** A part of the séance: a line where it begins, its name and hour where there is room. */
function Band({
  item,
  placed,
  board,
  minute,
}: {
  item: RunningOrderItem;
  placed: Placed;
  board: Board;
  minute: number;
}) {
  const { locale, words } = useGrid();
  const { grid: t, terms } = words;
  if (item.offset === 0) return null;
  const own = placed.event.items.find((one) => one.id === item.itemId);
  const film = board.films.get(own?.filmId ?? 0);
  const what =
    inLocale(own?.title, locale) ||
    (film
      ? inLocale(film.title, locale) || film.originalTitle
      : terms(`itemKind.${item.kind}`).toLocaleLowerCase(locale));
  const isEarly = item.offset * minute < NAMED_FROM;
  return (
    <span
      className={clsx('day-band', item.kind, isEarly && 'is-early')}
      style={style({ '--at': item.offset, '--long': item.minutes })}
    >
      {isNamed(item, minute) &&
        typeset(
          t(item.offsetIsApproximate ? 'card.partAbout' : 'card.part', {
            time: formatTime(item.startsAt ?? '', locale),
            what,
          }),
          locale,
        )}
    </span>
  );
}

/** A drag or an act somewhere else draws no card anew. */
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
    before.board.films === after.board.films
  );
}
