import type { Bilingual } from '#db/columns.ts';
import type { EventKind } from '#db/enums.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale, isEmpty, joined } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DraftEvent, DraftFilm, DraftIndex, DraftItem } from '#lib/model/draft.ts';

/** What a title is made from; the films are in a `DraftIndex`. */
type TitledEvent = Pick<DraftEvent, 'title' | 'label' | 'kind'> & {
  readonly items: readonly Pick<DraftItem, 'title' | 'filmId'>[];
};
type TitledFilm = Pick<DraftFilm, 'title' | 'originalTitle'>;

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

/**
 * The title of a séance at the desk: its own, else its films', else its parts', else its label, and
 * at last the word for its kind. Contains titles that may not be announced, so it must never leave
 * the desk.
 */
export function eventTitle(event: TitledEvent, index: { readonly films: ReadonlyMap<number, TitledFilm> }): Bilingual {
  return ownTitle(event, index) ?? kindTitle(event.kind);
}

const kindTitles = new Map<EventKind, Bilingual>();

/**
 * The word for a kind, which names a séance without any title. Kept, because a large draft asks for
 * it thousands of times.
 */
export function kindTitle(kind: EventKind): Bilingual {
  const known = kindTitles.get(kind) ?? {
    fr: translator('fr', 'terms')(`kind.${kind}`),
    en: translator('en', 'terms')(`kind.${kind}`),
  };
  kindTitles.set(kind, known);
  return known;
}

/**
 * The same within a sentence, where four titles in a row would be hard to read: « … et 3 autres
 * films ».
 */
export function shortTitle(event: DraftEvent, index: DraftIndex, locale: Locale): string {
  const films = event.items.flatMap((item) => (item.filmId === null ? [] : (index.films.get(item.filmId) ?? [])));
  const [first] = films;
  if (!first || films.length < 2 || !isEmpty(event.title)) return inLocale(eventTitle(event, index), locale);
  return translator(locale, 'warnings')('filmAndMore', { title: filmTitle(first)[locale], count: films.length - 1 });
}
