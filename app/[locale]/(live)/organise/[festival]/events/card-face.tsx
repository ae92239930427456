import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import { cssNumbers } from '#app/_ui/css-numbers.ts';
import type { RunningOrder, RunningOrderItem } from '#lib/events/running-order.ts';
import type { WarningLevel } from '#lib/events/warning.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { formatTime, formatTimeRange } from '#lib/time/format.ts';
import { OctagonAlert, TriangleAlert } from './sign-icons.ts';

/**
 * In pixels at the ordinary text size: a line of a card, its borders, and the room above its first
 * line.
 */
const LINE = 18.7;
const BORDERS = 3;
const ABOVE = 5.1;
/** From so many lines on an alert may take more than one, and so may the hour with its signs. */
const ROOMY = 6;
/**
 * From so many lines on the mark of an alert may have one of them, where a card is too narrow for
 * both.
 */
const TALL = 3;
/** A film that begins later than this says when; before, the hour of the séance says it. */
const FILM_SAID_FROM = 15;
const MAX_PARTS = 2;

/**
 * How many whole lines a card of this height has; one of less than two is a single row. `pixels` at
 * the ordinary text size.
 */
function linesOf(pixels: number): number {
  const inner = pixels - BORDERS;
  return Math.max(1, Math.floor((inner - Math.max(0, Math.min(ABOVE, inner - 2 * LINE))) / LINE));
}

/**
 * The parts a card says with their hour: what is not a film, else the films that follow the first.
 */
export function partsSaid({ items }: RunningOrder): RunningOrderItem[] {
  const later = items.filter(({ offset, startsAt }) => offset > 0 && startsAt !== null);
  const others = later.filter(({ kind }) => kind === 'debate' || kind === 'talk' || kind === 'show');
  const films = later.filter(({ kind, offset }) => kind === 'film' && offset >= FILM_SAID_FROM);
  return (others.length > 0 ? others : films).slice(0, MAX_PARTS);
}

/**
 * A fact in a word with its icon; where a card is narrow the icon stands alone, or with `brief`:
 * the label of the card says the word.
 */
export type Sign = { Icon: LucideIcon; words: string; brief?: string; isWarning?: boolean };

type Face = {
  title: string;
  /** The class of a shape that says what the colour says, before the hour. */
  mark?: string;
  startsAt: string;
  locale: Locale;
  /** Of the parts, for the rail. */
  order: RunningOrder;
  /** How high the card is, at the ordinary text size. */
  pixels: number;
  signs?: readonly Sign[];
  /**
   * What its place does, in words where there is room for them, always with a mark in the corner.
   */
  alert?: { level: WarningLevel; words: string } | undefined;
  lines?: readonly string[];
  parts?: readonly { id: number; said: string }[];
};

/**
 * What stands on a card, the most needed first: title, hour with signs, alert, people, parts. A
 * line for which there is no room is left out whole: what comes next goes into a second column,
 * outside the card. The card has a label that says all of it, so hours are printed alone here.
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
        <span className="day-title">{title}</span>{' '}
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
 * The hours. Where there is no room for both the end gives way: the height of the card shows it.
 */
function When({ startsAt, mark, order: { publicEnd, endIsApproximate }, locale }: Face) {
  const start = formatTime(startsAt, locale);
  const both = formatTimeRange(startsAt, publicEnd, locale, { isApproximate: endIsApproximate });
  return (
    <span className="day-when num">
      {mark && <i aria-hidden="true" className={clsx('tag day-shape', mark)} />}
      {start}
      {publicEnd && <span className="day-until">{both.slice(start.length)}</span>}
    </span>
  );
}

/** Where a part lies on the rail and how long it is, in hundredths. */
const shareOf = ({ offset, minutes }: RunningOrderItem, { totalMinutes }: RunningOrder) => ({
  '--from': (offset / Math.max(1, totalMinutes)) * 100,
  '--share': (minutes / Math.max(1, totalMinutes)) * 100,
});
