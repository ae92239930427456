import type { Bilingual } from '../../db/columns.ts';

/** A film's title in each language: its own there, else the original. */
export const filmTitle = (film: { title: Bilingual; originalTitle: string }): Required<Bilingual> => ({
  fr: film.title.fr?.trim() || film.originalTitle,
  en: film.title.en?.trim() || film.originalTitle,
});
