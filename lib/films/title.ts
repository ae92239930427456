import type { Bilingual } from '#db/columns.ts';
import { isHeard } from '#lib/i18n/languages.ts';

/** A film's title in each language: its own there, else the original. */
export const filmTitle = (film: { title: Bilingual; originalTitle: string }): Required<Bilingual> => ({
  fr: film.title.fr?.trim() || film.originalTitle,
  en: film.title.en?.trim() || film.originalTitle,
});

/** What a part of a séance is called: by the film it shows, else by its own title. */
export const partTitle = (
  part: { title: Bilingual },
  film: Parameters<typeof filmTitle>[0] | null | undefined,
): Bilingual => (film ? filmTitle(film) : part.title);

/**
 * The language of a film's original title, as BCP 47 has it: the one that is spoken in every copy.
 * Null where copies differ, several languages are spoken, there is no dialogue, or nothing is
 * stated.
 */
export function originalLanguage({ versions }: { versions: readonly { spoken: readonly string[] }[] }): string | null {
  const spoken = new Set(versions.flatMap((version) => version.spoken));
  const [language] = spoken;
  return spoken.size === 1 && language && isHeard(language) ? language : null;
}

/**
 * The original title, where a reader of `locale` is shown another; null where it is the one they
 * see.
 */
export const originalBeside = (
  film: { title: Bilingual; originalTitle: string },
  locale: 'fr' | 'en',
): string | null => (filmTitle(film)[locale].trim() === film.originalTitle.trim() ? null : film.originalTitle);

/**
 * The language of the title as a reader of `locale` sees it, where that is the original one; null
 * where the title was translated.
 */
export const titleLanguage = (
  film: { title: Bilingual; versions: readonly { spoken: readonly string[] }[] },
  locale: 'fr' | 'en',
): string | null => (film.title[locale]?.trim() ? null : originalLanguage(film));
