import { filmTitle } from '#lib/films/title.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DocumentEvent, DocumentItem } from '#lib/model/documents.ts';
import type { DocumentIndex } from '#lib/programme/document-index.ts';
import { folded } from '#lib/search/words.ts';
import { formatDuration, formatTime } from '#lib/time/format.ts';
import type { Words } from './words.ts';

/**
 * The parts of a séance, each with the clock time it starts at, and its public end: « 9 h 35 · Le sang et la boue, de … (2024,
 * 94 min) ». What comes after a part of unknown length is « vers ».
 */
export function runningOrderLines(event: DocumentEvent, index: DocumentIndex, words: Words): string[] {
  const { locale, say } = words;
  const at = (wall: string, isApproximate: boolean) =>
    `${isApproximate ? `${say('about')} ` : ''}${formatTime(wall, locale)}`;
  const lines = event.items.flatMap((item) =>
    item.startsAt ? [`${at(item.startsAt, item.startIsApproximate)} · ${partOf(item, index, words)}`] : [],
  );
  if (event.endsAt) lines.push(`${at(event.endsAt, event.endIsApproximate)} · ${say('end')}`);
  return lines;
}

/** « de Jean Rouch », « d’Agnès Varda ». An h is left alone: nobody hears from a name whether it is mute. */
const by = (names: string, { locale, say }: Pick<Words, 'locale' | 'say'>) =>
  locale === 'fr' && /^[aeiou]/.test(folded(names)) ? `d’${names}` : `${say('by')} ${names}`;

function partOf(item: DocumentItem, index: DocumentIndex, { locale, say, term }: Words): string {
  const film = item.film === null ? undefined : index.films.get(item.film);
  const kind = term(`itemKind.${item.kind}`);
  if (!film) {
    const title = inLocale(item.title, locale);
    return title && title !== kind ? `${kind} – ${title}` : kind;
  }
  const facts = [
    film.year === null ? '' : String(film.year),
    item.isApproximate ? say('lengthToConfirm') : formatDuration(item.minutes, locale),
  ].filter((fact) => fact !== '');
  const title = filmTitle(film)[locale];
  const directors = film.directors.length > 0 ? `, ${by(film.directors.join(', '), { locale, say })}` : '';
  return `${title}${directors} (${facts.join(', ')})`;
}
