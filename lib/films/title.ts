import type { Bilingual } from '#db/columns.ts';
import { isHeard } from '#lib/i18n/languages.ts';

/** A film's title in each language: its own in that language, otherwise the original one. */
export const filmTitle = (film: { title: Bilingual; originalTitle: string }): Required<Bilingual> => ({
  fr: film.title.fr?.trim() || film.originalTitle,
  en: film.title.en?.trim() || film.originalTitle,
});

/** The title of a part of a séance: that of the film it shows, otherwise its own. */
export const partTitle = (
  part: { title: Bilingual },
  film: Parameters<typeof filmTitle>[0] | null | undefined,
): Bilingual => (film ? filmTitle(film) : part.title);

/**
 * The language of a film's original title in BCP 47, taken from its copies: the one spoken in all
 * of them. Null where copies differ, several languages are spoken, there is no dialogue, or nothing
 * is stated.
 */
export function originalLanguage({ versions }: { versions: readonly { spoken: readonly string[] }[] }): string | null {
  const spoken = new Set(versions.flatMap((version) => version.spoken));
  const [language] = spoken;
  return spoken.size === 1 && language && isHeard(language) ? language : null;
}

/** The original title, if a reader of `locale` is shown another one; otherwise null. */
export const originalBeside = (
  film: { title: Bilingual; originalTitle: string },
  locale: 'fr' | 'en',
): string | null => (filmTitle(film)[locale].trim() === film.originalTitle.trim() ? null : film.originalTitle);

/**
 * The language of the title shown to a reader of `locale`, if that is the original title; null
 * where the title was translated.
 */
export const titleLanguage = (
  film: { title: Bilingual; versions: readonly { spoken: readonly string[] }[] },
  locale: 'fr' | 'en',
): string | null => (film.title[locale]?.trim() ? null : originalLanguage(film));
