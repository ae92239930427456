import type { Bilingual } from '../../db/columns.ts';
import { filmTitle } from '../films/title.ts';
import { isEmpty } from '../i18n/text.ts';
import { translator } from '../i18n/translator.ts';
import type { DraftEvent, DraftIndex } from '../programme/draft.ts';
import { joined } from '../programme/draw-event.ts';

/**
 * What the desk calls a séance: its own title, else its films', else its parts', its label, at last the word of its kind. Titles
 * that may not be announced stand in clear: this never leaves the desk.
 */
export function eventTitle(event: DraftEvent, index: DraftIndex): Bilingual {
  if (!isEmpty(event.title)) return event.title;
  const films = event.items.flatMap((item) => {
    const film = item.filmId === null ? undefined : index.films.get(item.filmId);
    return film ? [filmTitle(film)] : [];
  });
  if (films.length > 0) return joined(films);
  const parts = event.items.map((item) => item.title).filter((title) => !isEmpty(title));
  if (parts.length > 0) return joined(parts);
  if (!isEmpty(event.label)) return event.label;
  return { fr: translator('fr', 'terms')(`kind.${event.kind}`), en: translator('en', 'terms')(`kind.${event.kind}`) };
}
