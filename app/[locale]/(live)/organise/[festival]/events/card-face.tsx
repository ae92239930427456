import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import { cssNumbers } from '#app/_ui/css-numbers.ts';
import type { RunningOrder, RunningOrderItem } from '#lib/events/running-order.ts';
import type { WarningLevel } from '#lib/events/warning.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { formatTime, formatTimeRange } from '#lib/time/format.ts';
import { OctagonAlert, TriangleAlert } from './sign-icons.ts';

/**
 * In pixels at the default text size: a line of a card, its borders, and the space above its first
 * line.
 */
const LINE = 18.7;
const BORDERS = 3;
const ABOVE = 5.1;
/**
 * From this many lines on, a warning may take more than one, and so may the hour with its signs.
 */
const ROOMY = 6;
/** From this many lines on, a card too narrow for a warning's words has a line for its mark. */
const TALL = 3;
/** In minutes: a film that starts later than this after the séance has its own hour on the card. */
const FILM_SAID_FROM = 15;
const MAX_PARTS = 2;

/**
 * How many whole lines a card of this height has; a card of less than two is a single row. `pixels`
 * at the default text size.
 */
function linesOf(pixels: number): number {
  const inner = pixels - BORDERS;
  return Math.max(1, Math.floor((inner - Math.max(0, Math.min(ABOVE, inner - 2 * LINE))) / LINE));
}

/**
 * The parts whose hour a card shows: those that are no films, or else the films after the first.
 */
export function partsSaid({ items }: RunningOrder): RunningOrderItem[] {
  const later = items.filter(({ offset, startsAt }) => offset > 0 && startsAt !== null);
  const others = later.filter(({ kind }) => kind === 'debate' || kind === 'talk' || kind === 'show');
  const films = later.filter(({ kind, offset }) => kind === 'film' && offset >= FILM_SAID_FROM);
  return (others.length > 0 ? others : films).slice(0, MAX_PARTS);
}

/**
 * A fact with its icon; on a narrow card there is only the icon, or `brief` with it. The label of
 * the card contains the word.
 */
export type Sign = { Icon: LucideIcon; words: string; brief?: string; isWarning?: boolean };

type Face = {
  title: string;
  /** A class for a shape before the hour, which says the same as the colour. */
  mark?: string;
  startsAt: string;
  locale: Locale;
  /** The running order, for the bar of parts. */
  order: RunningOrder;
  /** The height of the card at the default text size. */
  pixels: number;
  signs?: readonly Sign[];
  /** The effect of its place, in words if there is room, and always as a mark in the corner. */
  alert?: { level: WarningLevel; words: string } | undefined;
  lines?: readonly string[];
  parts?: readonly { id: number; said: string }[];
};

/**
 * The text on a card, the most important first: title, hour with signs, warning, people, parts. A
 * line that does not fit is left out as a whole: what follows flows into a second column outside of
 * the card. The label of the card says everything, so hours are only printed here.
 */
export function CardFace(face: Face) {
  const { title, order, pixels, signs = [], alert, lines = [], parts = [] } = face;
  const fit = linesOf(pixels);
  const Mark = alert?.level === 'blocking' ? OctagonAlert : TriangleAlert;
  return (
    <>
      <span className="day-rail" aria-hidden="true">
        {order.items.map((item) => (
          <i key={item.itemId} data-kind={item.kind} style={cssNumbers(shareOf(item, order))} />
        ))}
      </span>
      <span
        className={clsx(
          'day-face',
          fit < 2 && 'is-row',
          fit >= TALL && 'is-tall',
          fit >= ROOMY && 'is-roomy',
          alert && 'is-marked',
        )}
        style={cssNumbers({ '--fit': fit, '--said': fit < 2 * ROOMY - 4 ? 2 : 3 })}
      >
        <span className="day-title">{withBreaks(title)}</span>{' '}
        <span className="day-facts">
          <When {...face} />{' '}
          {signs.map(({ Icon, words, brief, isWarning }) => (
            <span key={words} className={clsx('day-sign', isWarning && 'warn')}>
              <Icon size={15} aria-hidden /> <span>{words}</span>
              {brief && <i aria-hidden="true">{brief}</i>}
            </span>
          ))}
        </span>{' '}
        {alert && <span className={clsx('day-touch', alert.level)}>{alert.words}</span>}{' '}
        {lines.map((line) => (
          <span key={line} className="day-more">
            {line}
          </span>
        ))}{' '}
        {parts.map(({ id, said }) => (
          <span key={id} className="day-part">
            {said}
          </span>
        ))}
      </span>
      {alert && <Mark size={16} aria-hidden className={clsx('day-mark', alert.level)} />}
    </>
  );
}

/**
 * Hardly any word of French or English is longer: a longer one may break where the card is too
 * narrow for it, with a hyphen; the others never break.
 */
const LONGEST_WORD = 25;
const SOFT_HYPHEN = '\u00ad';
const LONGER = new RegExp(`[\\p{L}\\p{N}_]{${LONGEST_WORD + 1},}`, 'gu');

export const withBreaks = (title: string): string =>
  title.replace(LONGER, (word) => word.replace(/.{6}(?=.{4})/gu, `$&${SOFT_HYPHEN}`));

/** The hours. If both do not fit, the end is left out, as the height of the card shows it. */
function When({ startsAt, mark, order: { publicEnd, endIsApproximate, isEndAgain }, locale }: Face) {
  const start = formatTime(startsAt, locale);
  const both = formatTimeRange(startsAt, publicEnd, locale, { isApproximate: endIsApproximate, isEndAgain });
  return (
    <span className="day-when num">
      {mark ? <span className={clsx('tag day-start', mark)}>{start}</span> : start}
      {publicEnd && <span className="day-until">{both.slice(start.length)}</span>}
    </span>
  );
}

/** The position and length of a part on the bar, in percent. */
const shareOf = ({ offset, minutes }: RunningOrderItem, { totalMinutes }: RunningOrder) => ({
  '--from': (offset / Math.max(1, totalMinutes)) * 100,
  '--share': (minutes / Math.max(1, totalMinutes)) * 100,
});
