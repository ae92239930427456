import { onlyCopyOf } from '#lib/films/only-copy.ts';
import type { DraftEvent, DraftFilm, DraftItem, DraftVersion } from '#lib/model/draft.ts';
import { type Interval, overlapMinutes } from '#lib/time/interval.ts';
import { shareARoom } from './occupations.ts';
import { contentOf, eventDayOf, isFirst, layoutOf, type Prepared } from './prepared.ts';
import { gather, groupsOf, type Scope, visitOverlaps, worstOf } from './scope.ts';
import type { Warning } from './warning.ts';

/** The copy an item shows: the chosen one, else the film's only one. */
export function copyOf(film: DraftFilm, item: Pick<DraftItem, 'filmVersionId'>): DraftVersion | undefined {
  const chosen = film.versions.find((version) => version.id === item.filmVersionId);
  return chosen ?? onlyCopyOf(film);
}

/** A copy on the projector: for the film, not for the debate around it. */
type Run = Interval & { event: DraftEvent; version: DraftVersion };

/** When a séance projects a film, and which copy of it. */
export function runsOf(prepared: Prepared, event: DraftEvent, film: DraftFilm): Run[] {
  const content = contentOf(prepared, event);
  if (!content) return [];
  return layoutOf(prepared, event).parts.flatMap(({ item, offset, minutes }) => {
    const version = item.filmId === film.id ? copyOf(film, item) : undefined;
    const start = content.start + offset;
    return version ? [{ event, version, start, end: start + minutes }] : [];
  });
}

/** copy-overlap: one version in two rooms at once. One warning for a version and a pair of séances. */
export function copyClashes(scope: Scope): Warning[] {
  const warnings: Warning[] = [];
  for (const [filmId, events] of groupsOf(scope, 'byFilm')) {
    const film = scope.index.films.get(filmId);
    if (!film || events.length < 2) continue;
    const pairs = new Map<string, [first: Run, second: Run][]>();
    const runs = events.flatMap((event) => runsOf(scope, event, film));
    visitOverlaps(
      scope,
      runs,
      ({ event }) => event,
      (a, b) => {
        // In one room it is the room that clashes.
        if (a.version.id !== b.version.id || shareARoom(a.event, b.event)) return;
        const [first, second] = isFirst(scope, a.event, b.event) ? [a, b] : [b, a];
        gather(pairs, `${first.version.id} ${first.event.id} ${second.event.id}`, [first, second]);
      },
    );
    for (const clashes of pairs.values()) warnings.push(copyWarning(scope, filmId, clashes));
  }
  return warnings;
}

function copyWarning(scope: Scope, filmId: number, clashes: [Run, Run][]): Warning {
  const at = ({ event, start, end }: Run) => `${event.id}@${start}-${end}`;
  const factsOf = ([a, b]: [Run, Run]) => `${at(a)} ${at(b)}`;
  const worst = worstOf(clashes, (a, b) => {
    const by = overlapMinutes(...a) - overlapMinutes(...b);
    return by > 0 || (by === 0 && factsOf(a) < factsOf(b));
  });
  const [first, second] = worst;
  const { id, isOnlyCopy } = first.version;
  return {
    code: 'copy-overlap',
    level: isOnlyCopy ? 'warning' : 'hint',
    eventIds: [first.event.id, second.event.id],
    day: eventDayOf(scope, first.event),
    filmId,
    isOnlyCopy,
    minutes: overlapMinutes(first, second),
    facts: `version ${id} ${isOnlyCopy ? 'only' : 'several'} ${factsOf(worst)}`,
  };
}
