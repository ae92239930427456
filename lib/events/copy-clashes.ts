import { copyShown } from '#lib/films/copy-shown.ts';
import type { DraftVersion } from '#lib/model/draft.ts';
import { notAtOnce } from '#lib/occupancy/apart.ts';
import { type Hold, shareARoom } from './occupations.ts';
import type { Failed, PairRule } from './pair-rule.ts';
import { contentOf, eventDayOf, layoutOf } from './prepared.ts';
import { worstOf } from './scope.ts';

/** The time a copy is projected: during the film, not during the debate around it. */
type Run = Hold & { filmId: number; version: DraftVersion };

/**
 * copy-overlap: one version is shown in two rooms at once. One warning for a version and a pair of
 * séances.
 */
export const copyRule: PairRule<Run> = {
  by: 'byFilm',
  about: ({ version }) => version.id,
  level: ({ version }) => (version.isOnlyCopy ? 'warning' : 'hint'),
  holds(prepared, event, filmId) {
    const film = prepared.index.films.get(filmId);
    const content = contentOf(prepared, event);
    if (!film || !content) return [];
    return layoutOf(prepared, event).parts.flatMap(({ item, offset, minutes }) => {
      const version = item.filmId === filmId ? copyShown(film, item.filmVersionId) : undefined;
      const start = content.start + offset;
      return version ? [{ content, filmId, version, start, end: start + minutes }] : [];
    });
  },
  // In the same room the clash is about the room.
  apart: (_, one, other) =>
    one.version.id !== other.version.id || shareARoom(one.content.event, other.content.event)
      ? null
      : notAtOnce(one, other),
  warn(scope, failed) {
    const at = ({ content, start, end }: Run) => `${content.event.id}@${start}-${end}`;
    const factsOf = ({ first, second }: Failed<Run>) => `${at(first)} ${at(second)}`;
    const worst = worstOf(failed, (a, b) => {
      const by = a.overlap - b.overlap;
      return by > 0 || (by === 0 && factsOf(a) < factsOf(b));
    });
    const { first, second, overlap } = worst;
    const { id, isOnlyCopy } = first.version;
    return [
      {
        code: 'copy-overlap',
        level: isOnlyCopy ? 'warning' : 'hint',
        eventIds: [first.content.event.id, second.content.event.id],
        day: eventDayOf(scope, first.content.event),
        filmId: first.filmId,
        isOnlyCopy,
        minutes: overlap,
        facts: `version ${id} ${isOnlyCopy ? 'only' : 'several'} ${factsOf(worst)}`,
      },
    ];
  },
};
