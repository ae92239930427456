import type { Locale } from '#lib/i18n/locale.ts';
import type { Messages } from '#lib/i18n/messages.ts';
import type { TimesIndex } from '#lib/selections/times.ts';

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
