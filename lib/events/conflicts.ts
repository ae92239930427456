import type { Draft, DraftIndex } from '#lib/model/draft.ts';
import { brokenPromises } from './access-promises.ts';
import { copyClashes } from './copy-clashes.ts';
import { hardFilms, unmoderatedDebates } from './discussions.ts';
import { clockChanges, tooLong } from './lengths.ts';
import { noMealBreaks } from './meal-break.ts';
import { missingFactsOf, rightsMissing, showingsByFilm, unconfirmedPeople } from './missing-facts.ts';
import { personClashes } from './person-clashes.ts';
import { type Prepared, prepare } from './prepared.ts';
import { absences } from './presence-hours.ts';
import { unsupportedFormats } from './room-abilities.ts';
import { roomClashes } from './room-clashes.ts';
import { closures } from './room-hours.ts';
import { scopeOf } from './scope.ts';
import { themeClashes } from './theme-clashes.ts';
import { sortWarnings, type Warning } from './warning.ts';

/**
 * The warnings of a draft, most urgent first; with `of`, exactly those that name this séance, for the price of what it
 * shares with others. A sweep over sorted intervals, never every pair. Whoever asks more than once prepares the draft.
 */
export function conflictsOf(of: Draft | DraftIndex | Prepared, asked: { of?: number } = {}): Warning[] {
  const prepared = 'planned' in of ? of : prepare(of);
  return sortWarnings(foundIn(prepared, asked.of), prepared.index);
}

/** The same in no order: sorting those of a large draft takes as long as half of the rules. */
export function foundIn(prepared: Prepared, of?: number): Warning[] {
  const scope = scopeOf(prepared, of);
  const showings = showingsByFilm(scope);
  return [
    ...roomClashes(scope),
    ...personClashes(scope),
    ...absences(scope),
    ...closures(scope),
    ...rightsMissing(scope, showings),
    ...tooLong(scope),
    ...clockChanges(scope),
    ...copyClashes(scope),
    ...unsupportedFormats(scope),
    ...brokenPromises(scope),
    ...unmoderatedDebates(scope),
    ...unconfirmedPeople(scope),
    ...missingFactsOf(scope, showings),
    ...hardFilms(scope),
    ...noMealBreaks(scope),
    ...themeClashes(scope),
  ];
}

/** Who and which room is wanted twice, or where nobody is: the clashes of a whole draft, without its advice, most urgent first. */
export function clashesOf(of: Draft | DraftIndex | Prepared): Warning[] {
  const scope = scopeOf('planned' in of ? of : prepare(of), undefined);
  const warnings = [...roomClashes(scope), ...personClashes(scope), ...absences(scope), ...closures(scope)];
  return sortWarnings(warnings, scope.index);
}

/** Only what blocks, of one séance: what a proposal must not bring about. */
export function blockingOf(prepared: Prepared, eventId: number): Warning[] {
  const scope = scopeOf(prepared, eventId);
  const warnings = [...roomClashes(scope), ...personClashes(scope), ...absences(scope), ...closures(scope)];
  return warnings.filter(({ level }) => level === 'blocking');
}
