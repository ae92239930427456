import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { Locale, Voice } from '#lib/i18n/locale.ts';
import { dayToSay } from '#lib/time/festival-day.ts';
import {
  behindTimeRange,
  type Clocks,
  type DateStyle,
  type DurationStyle,
  formatDate,
  formatDuration,
  formatInstant,
  formatTime,
  formatTimeRange,
  type RangeOptions,
  spokenDate,
  spokenDuration,
  spokenInstant,
  spokenTime,
  spokenTimeRange,
  type TimeStyle,
} from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';

/**
 * Every time, duration and abbreviation is written twice: the printed form is hidden from screen
 * readers, which would read "9 h 30" as "neuf hache trente"; the spoken form is invisible. All of
 * these work on the server and in islands.
 */
export function Spoken({ children, as }: { children: ReactNode; as: string }) {
  return (
    <>
      <span aria-hidden="true">{children}</span>
      <span className="spoken">{as}</span>
    </>
  );
}

/** The same for a sentence that can be said in both ways. */
export const Voiced = ({ say }: { say: (voice: Voice) => string }) => (
  <Spoken as={say('spoken')}>{say('printed')}</Spoken>
);

/** `VOSTFR`, spoken « version originale sous-titrée en français ». */
export function Abbreviation({ children, as, className }: { children: ReactNode; as: string; className?: string }) {
  return (
    <span className={clsx('relative', className)}>
      <Spoken as={as}>{children}</Spoken>
    </span>
  );
}

type Common = { locale: Locale; className?: string | undefined };

/** A wall clock (`2026-11-26T20:30`) or an hour (`20:30`) as `20 h 30`. */
export function TimeOf({ at, locale, style, className }: Common & { at: string; style?: TimeStyle }) {
  return (
    <time dateTime={at} className={clsx('relative', className)}>
      <Spoken as={spokenTime(at, locale)}>{formatTime(at, locale, style)}</Spoken>
    </time>
  );
}

/** `9 h 30 – 11 h 45`; an approximate end has « vers ». Without an end, only the start. */
export function TimeRange({
  from,
  to,
  locale,
  className,
  ...options
}: Common & RangeOptions & { from: string; to: string | null }) {
  if (to === null) return <TimeOf at={from} locale={locale} {...options} className={className} />;
  const printed = formatTimeRange(from, to, locale, options);
  const [start, end] = [formatTime(from, locale, options.style), formatTime(to, locale, options.style)];
  const behind = behindTimeRange(from, to, locale, options);
  return (
    <span className={clsx('num relative', className)}>
      <Spoken as={spokenTimeRange(from, to, locale, options)}>
        <time dateTime={from}>{start}</time>
        {printed.slice(start.length, -(end.length + behind.length))}
        <time dateTime={to}>{end}</time>
        {behind}
      </Spoken>
    </span>
  );
}

/** A calendar date, `samedi 28 novembre`. */
export function DateOf({ date, locale, style, className }: Common & { date: string; style?: DateStyle }) {
  return (
    <time dateTime={date} className={clsx('relative', className)}>
      <Spoken as={spokenDate(date, locale, style)}>{formatDate(date, locale, style)}</Spoken>
    </time>
  );
}

/** An instant in a time zone: `samedi 28 novembre 2026 à 20 h 30`. */
export function InstantOf({
  at,
  zone,
  locale,
  style,
  className,
}: Common & { at: string; zone: string; style?: DateStyle }) {
  return (
    <time dateTime={at} className={clsx('relative', className)}>
      <Spoken as={spokenInstant(at, zone, locale, style)}>{formatInstant(at, zone, locale, style)}</Spoken>
    </time>
  );
}

/**
 * An instant shown `beside` a wall clock or festival day: its hour, with its day if that differs.
 */
export function InstantBeside({
  at,
  beside,
  clocks,
  ...rest
}: Common & { at: string; beside: string; clocks: Clocks }) {
  const wall = fromInstant(at, clocks.timeZone);
  return dayToSay(wall, beside, clocks.dayStartsAt) === null ? (
    <TimeOf at={wall} {...rest} />
  ) : (
    <InstantOf at={at} zone={clocks.timeZone} style="long" {...rest} />
  );
}

/** `94 min`; if approximate, `environ 94 min`. */
export function Duration({
  minutes,
  locale,
  style,
  isApproximate = false,
  className,
}: Common & { minutes: number; style?: DurationStyle; isApproximate?: boolean }) {
  const about = isApproximate ? (locale === 'fr' ? 'environ ' : 'about ') : '';
  return (
    <time dateTime={`PT${minutes}M`} className={clsx('relative', className)}>
      <Spoken as={about + spokenDuration(minutes, locale, style)}>
        {about.trim() && `${about.trim()}\u00A0`}
        {formatDuration(minutes, locale, style)}
      </Spoken>
    </time>
  );
}
