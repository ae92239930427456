import type { Draft, DraftIndex } from '#lib/model/draft.ts';
import { brokenPromises } from './access-promises.ts';
import { copyRule } from './copy-clashes.ts';
import { hardFilms, unmoderatedDebates } from './discussions.ts';
import { clockChanges, tooLong } from './lengths.ts';
import { noMealBreaks } from './meal-break.ts';
import { missingFactsOf, rightsMissing, showingsByFilm, unconfirmedPeople } from './missing-facts.ts';
import type { Hold } from './occupations.ts';
import { type PairRule, warningsBy } from './pair-rule.ts';
import { personRule } from './person-clashes.ts';
import { type Prepared, prepare } from './prepared.ts';
import { absences } from './presence-hours.ts';
import { unsupportedFormats } from './room-abilities.ts';
import { roomRule } from './room-clashes.ts';
import { closures } from './room-hours.ts';
import { type Scope, scopeOf } from './scope.ts';
import { themeRule } from './theme-clashes.ts';
import { sortWarnings, type Warning } from './warning.ts';
import { unmetWishes } from './wishes.ts';

/** The rules between two séances in one room or with one person. */
export const firmRules: readonly PairRule<Hold>[] = [roomRule, personRule];
const otherRules: readonly PairRule<Hold>[] = [copyRule, themeRule];
export const pairRules = [...firmRules, ...otherRules];

/**
 * The warnings of a draft, most urgent first; with `of`, exactly those that name this séance, for
 * which only séances that share something with it are looked at. Sorted intervals are swept, so not
 * every pair is compared. Callers that ask more than once should prepare the draft.
 */
export function conflictsOf(of: Draft | DraftIndex | Prepared, asked: { of?: number } = {}): Warning[] {
  const prepared = 'planned' in of ? of : prepare(of);
  return sortWarnings(foundIn(prepared, asked.of), prepared.index);
}

/** The same, unsorted: sorting the warnings of a large draft takes as long as half of the rules. */
export function foundIn(prepared: Prepared, of?: number): Warning[] {
  const scope = scopeOf(prepared, of);
  const showings = showingsByFilm(scope);
  return [
    ...clashes(scope),
    ...rightsMissing(scope, showings),
    ...tooLong(scope),
    ...clockChanges(scope),
    ...unsupportedFormats(scope),
    ...brokenPromises(scope),
    ...unmoderatedDebates(scope),
    ...unconfirmedPeople(scope),
    ...missingFactsOf(scope, showings),
    ...hardFilms(scope),
    ...noMealBreaks(scope),
    ...unmetWishes(scope),
    ...otherRules.flatMap((rule) => warningsBy(scope, rule)),
  ];
}

const clashes = (scope: Scope): Warning[] => [
  ...firmRules.flatMap((rule) => warningsBy(scope, rule)),
  ...absences(scope),
  ...closures(scope),
];

/** The clashes of a whole draft over rooms and people, without its hints, most urgent first. */
export function clashesOf(of: Draft | DraftIndex | Prepared): Warning[] {
  const scope = scopeOf('planned' in of ? of : prepare(of), undefined);
  return sortWarnings(clashes(scope), scope.index);
}

/** Only the blocking warnings of one séance: a proposal must not cause any. */
export function blockingOf(prepared: Prepared, eventId: number): Warning[] {
  return clashes(scopeOf(prepared, eventId)).filter(({ level }) => level === 'blocking');
}
