import type { Board } from '../../../../../../lib/events/board.ts';
import type { Warning } from '../../../../../../lib/events/warning.ts';
import { filmTitle } from '../../../../../../lib/films/title.ts';
import type { Locale } from '../../../../../../lib/i18n/locale.ts';
import { inLocale } from '../../../../../../lib/i18n/text.ts';
import { formatDuration, formatTime, typeset } from '../../../../../../lib/time/format.ts';
import { useGrid } from './grid-context.ts';

/** A warning in a few words, for a card or while a séance is held: « chevauche « X » de 20 min ». `on` is the séance it is told about. */
export function useTouch(): (warning: Warning, on: number, board: Board) => string {
  const { locale, titleOf, words } = useGrid();
  const { touch: t, terms } = words;
  const quoted = (title: string) => (locale === 'fr' ? `« ${title} »` : `“${title}”`);
  return (warning, on, board) => {
    const other = board.events.get(warning.eventIds.find((id) => id !== on) ?? on);
    const film = board.films.get(warning.filmId ?? 0);
    const values = {
      title: other ? quoted(titleOf(other)) : '',
      minutes: formatDuration(minutesOf(warning), locale),
      person: warning.personId === undefined ? '' : (board.people.get(warning.personId)?.name ?? ''),
      time: timeOf(warning, other?.startsAt, locale),
      room: inLocale(board.rooms.get(warning.roomId ?? 0)?.name, locale),
      film: film ? quoted(filmTitle(film)[locale]) : '',
      access: 'access' in warning ? terms(`access.${warning.access}`) : '',
      ability: 'ability' in warning ? terms(`ability.${warning.ability}`) : '',
    };
    return typeset(t.has(keyOf(warning) as never) ? t(keyOf(warning) as never, values as never) : t('other'), locale);
  };
}

/** What is missing, or too much. */
function minutesOf(warning: Warning): number {
  if (warning.code === 'changeover-short') return warning.missingMinutes;
  if (warning.code === 'travel-short') return warning.walkMinutes - warning.gapMinutes;
  return 'minutes' in warning ? warning.minutes : 0;
}

function timeOf(warning: Warning, otherwise: string | null | undefined, locale: Locale): string {
  const at =
    warning.code === 'person-overlap'
      ? warning.from
      : warning.code === 'person-absent'
        ? warning.knownAt
        : warning.code === 'room-closed'
          ? warning.at
          : otherwise;
  return at ? formatTime(at, locale) : '';
}

/** Some warnings say something else by what they are about. */
function keyOf(warning: Warning): string {
  if (warning.code === 'person-absent') return `person-absent.${warning.problem}`;
  if (warning.code === 'room-closed') return `room-closed.${warning.why}`;
  return warning.code;
}
