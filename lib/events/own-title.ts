import type { Bilingual } from '#db/columns.ts';
import { filmTitle } from '#lib/films/title.ts';
import { isEmpty, joined } from '#lib/i18n/text.ts';
import type { DraftEvent, DraftFilm, DraftItem } from '#lib/model/draft.ts';

/** What a title is made from; the films are in a `DraftIndex`. */
export type TitledEvent = Pick<DraftEvent, 'title' | 'label' | 'kind'> & {
  readonly items: readonly Pick<DraftItem, 'title' | 'filmId'>[];
};
export type TitledFilm = Pick<DraftFilm, 'title' | 'originalTitle'>;

/**
 * A séance's own title, else its films' titles, else its parts', else its label; null when it has
 * none of them. Needs no catalogue of messages.
 */
export function ownTitle(
  event: TitledEvent,
  index: { readonly films: ReadonlyMap<number, TitledFilm> },
): Bilingual | null {
  if (!isEmpty(event.title)) return event.title;
  const films = event.items.flatMap((item) => {
    const film = item.filmId === null ? undefined : index.films.get(item.filmId);
    return film ? [filmTitle(film)] : [];
  });
  if (films.length > 0) return joined(films);
  const parts = event.items.map((item) => item.title).filter((title) => !isEmpty(title));
  if (parts.length > 0) return joined(parts);
  return isEmpty(event.label) ? null : event.label;
}
