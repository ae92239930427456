import type { Board } from '#lib/events/grid-place.ts';
import type { Warning } from '#lib/events/warning.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { dayToSay } from '#lib/time/festival-day.ts';
import { formatDate, formatDuration, formatTime } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { type Grid, useGrid } from './grid-context.ts';

/**
 * A warning in a few words, for a card or during a drag: « chevauche « X » de 20 min ». `on` is the
 * séance it is shown for.
 */
export function useTouch(): (warning: Warning, on: number, board: Board) => string {
  const grid = useGrid();
  return (warning, on, board) => sayTouch(warning, on, board, grid);
}

/** A title in the quotation marks of the language. */
export const quotedIn = (locale: Locale, title: string): string => (locale === 'fr' ? `« ${title} »` : `“${title}”`);

export function sayTouch(
  warning: Warning,
  on: number,
  board: Board,
  { locale, titleOf, words: { touch: t, terms } }: Pick<Grid, 'locale' | 'titleOf' | 'words'>,
): string {
  const other = board.events.get(warning.eventIds.find((id) => id !== on) ?? on);
  const at = timeOf(warning) ?? other?.startsAt;
  const beside = board.events.get(on)?.startsAt ?? warning.day;
  const day = at && beside ? dayToSay(at, beside, board.draft.festival.dayStartsAt) : null;
  const film = board.films.get(warning.filmId ?? 0);
  const values = {
    title: other ? quotedIn(locale, titleOf(other)) : '',
    minutes: formatDuration(minutesOf(warning), locale),
    person: warning.personId === undefined ? '' : (board.people.get(warning.personId)?.name ?? ''),
    time: at ? formatTime(at, locale) : '',
    other: day ? 'yes' : 'no',
    leaves: on === warning.eventIds[0] ? 'yes' : 'no',
    day: day ? formatDate(day, locale) : '',
    room: roomNameIn(board, warning.roomId, locale),
    film: film ? quotedIn(locale, filmTitle(film)[locale]) : '',
    access: 'access' in warning ? terms(`access.${warning.access}`) : '',
    ability: 'ability' in warning ? terms(`ability.${warning.ability}`) : '',
  };
  return typeset(t.has(keyOf(warning) as never) ? t(keyOf(warning) as never, values as never) : t('other'), locale);
}

/** The minutes that are missing, or too many. */
function minutesOf(warning: Warning): number {
  if (warning.code === 'changeover-short') return warning.missingMinutes;
  if (warning.code === 'travel-short') return warning.walkMinutes - warning.gapMinutes;
  return 'minutes' in warning ? warning.minutes : 0;
}

/** The wall clock named in the sentence; by default the start of the other séance. */
function timeOf(warning: Warning): string | null {
  if (warning.code === 'person-overlap') return warning.from;
  if (warning.code === 'person-absent') return warning.knownAt;
  return warning.code === 'room-closed' ? warning.at : null;
}

/** Some warnings have another sentence depending on what they are about. */
function keyOf(warning: Warning): string {
  if (warning.code === 'person-absent') return `person-absent.${warning.problem}`;
  if (warning.code === 'room-closed') return `room-closed.${warning.why}`;
  return warning.code;
}
