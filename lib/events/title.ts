import type { Bilingual } from '#db/columns.ts';
import type { EventKind } from '#db/enums.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale, isEmpty } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { ownTitle, type TitledEvent, type TitledFilm } from './own-title.ts';

/**
 * What the desk calls a séance: its own title, else its films', else its parts', its label, at last
 * the word of its kind. Titles that may not be announced stand in clear: this never leaves the
 * desk.
 */
export function eventTitle(event: TitledEvent, index: { readonly films: ReadonlyMap<number, TitledFilm> }): Bilingual {
  return ownTitle(event, index) ?? kindTitle(event.kind);
}

const kindTitles = new Map<EventKind, Bilingual>();

/**
 * The word of a kind, by which a séance goes that nothing else names. Said once: a large draft asks
 * for it thousands of times.
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
 * The same in the middle of a sentence, where four titles in a row would hide what is said:
 * « … et 3 autres films ».
 */
export function shortTitle(event: DraftEvent, index: DraftIndex, locale: Locale): string {
  const films = event.items.flatMap((item) => (item.filmId === null ? [] : (index.films.get(item.filmId) ?? [])));
  const [first] = films;
  if (!first || films.length < 2 || !isEmpty(event.title)) return inLocale(eventTitle(event, index), locale);
  return translator(locale, 'warnings')('filmAndMore', { title: filmTitle(first)[locale], count: films.length - 1 });
}
