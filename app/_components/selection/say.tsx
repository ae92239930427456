import { clsx } from 'clsx';
import { Fragment, type ReactNode } from 'react';
import { DateOf, Duration, TimeOf } from '#app/_components/time.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Messages } from '#lib/i18n/messages.ts';
import type { TimedEvent, TimesIndex } from '#lib/selections/times.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';

/**
 * A sentence whose values are elements: times with their spoken form, titles with their writing
 * direction.
 */
export function Say({ text, values }: { text: string; values: Record<string, ReactNode> }) {
  return text.split(/\{(\w+)\}/).map((piece, i) => <Fragment key={i}>{i % 2 === 0 ? piece : values[piece]}</Fragment>);
}

/** A title as a link. */
export function TitleLink({ event }: { event: TimedEvent }) {
  return (
    <a href={event.path} lang={event.lang}>
      <bdi>{event.title}</bdi>
    </a>
  );
}

export const saidMinutes = (minutes: number, locale: Locale) => (
  <Duration minutes={minutes} locale={locale} style="hours" className="unit" />
);

/** `{day}` and `{time}` of a sentence about a séance. */
export const dayAndTime = ({ startsAt }: { startsAt: string | null }, locale: Locale) => ({
  day: startsAt && <DateOf date={dateOfHour(startsAt)} locale={locale} className="unit" />,
  time: startsAt && <TimeOf at={startsAt} locale={locale} className="unit" />,
});

/**
 * A button of the drawing's form; its value says what it does. Its accessible name begins with the
 * visible word.
 */
export function ActButton({
  form,
  act,
  label,
  name,
  className,
}: {
  form: string;
  act: string;
  label: string;
  name: string;
  className?: string;
}) {
  return (
    <button type="submit" form={form} name="act" value={act} aria-label={name} className={clsx('btn small', className)}>
      {label}
    </button>
  );
}

/**
 * The sentences of « Ma sélection » and of live facts, with typography: an island gets them as they
 * are, so that it needs no catalogue and no translator.
 */
export type SelectionWords = Omit<Messages['selection'], 'over'> & {
  live: Messages['live'];
  placeChange: Messages['terms']['placeChange'];
};

/** What every part of the plan needs, on the server and in the browser. */
export type Drawing = Readonly<{
  index: TimesIndex;
  words: SelectionWords;
  locale: Locale;
  /** The id of the form its buttons belong to; null where nothing may be changed. */
  form: string | null;
}>;

/** A sentence with its values filled in. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** The singular or plural by the rules of the language: in French zero is singular. */
export const counted = (words: { one: string; many: string }, count: number, locale: Locale): string =>
  (locale === 'fr' ? Math.abs(count) < 2 : count === 1) ? words.one : words.many;
