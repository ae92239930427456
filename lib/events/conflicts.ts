import type { Draft, DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { clockChangeBetween } from '#lib/time/wall-clock.ts';
import { copyRule, personRule, roomRule, themeRule } from './clashes.ts';
import { absences, closures } from './hours.ts';
import { noMealBreaks } from './meal-break.ts';
import {
  hardFilms,
  missingFactsOf,
  rightsMissing,
  showingsByFilm,
  unconfirmedPeople,
  unmoderatedDebates,
} from './missing-facts.ts';
import { type Hold, type PairRule, warningsBy } from './occupations.ts';
import {
  contentOf,
  eventDayOf,
  eventsAsked,
  layoutOf,
  type Prepared,
  prepare,
  type Scope,
  scopeOf,
} from './prepared.ts';
import { brokenPromises, unsupportedFormats } from './room-abilities.ts';
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

const widely: readonly Warning['code'][] = ['hard-film-short-talk', 'no-meal-break', 'wish-unmet'];
/** Whether a change of a séance that it does not name may cause or settle it. */
export const isWide = ({ code }: Pick<Warning, 'code'>): boolean => widely.includes(code);

/** All of these in a draft. */
export function wideOnes(prepared: Prepared): Warning[] {
  const scope = scopeOf(prepared, undefined);
  return [...hardFilms(scope), ...noMealBreaks(scope), ...unmetWishes(scope)];
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

/**
 * content-too-long: the parts last longer than the fixed end allows, even with the flexible part at
 * its shortest.
 */
function tooLong(scope: Scope): Warning[] {
  return eventsAsked(scope).flatMap((event): Warning[] => {
    if (event.publicEndFixed === null || event.admission === 'drop-in') return [];
    const { overrunMinutes, totalMinutes, isApproximate, elastic, parts } = layoutOf(scope, event);
    if (overrunMinutes === 0) return [];
    const item = parts.find((part) => part.item.id === elastic?.itemId)?.item;
    return [
      {
        ...about(scope, event),
        code: 'content-too-long',
        level: 'warning',
        minutes: overrunMinutes,
        isApproximate,
        ...(item && { elasticKind: item.kind }),
        facts: `event ${event.id}@${event.startsAt} ${totalMinutes} until ${event.publicEndFixed}`,
      },
    ];
  });
}

/** clock-change: the clocks change during a séance; a change exactly at its end does not matter. */
function clockChanges(scope: Scope): Warning[] {
  const zone = scope.index.draft.festival.timeZone;
  return eventsAsked(scope).flatMap((event): Warning[] => {
    const content = contentOf(scope, event);
    const change = content ? clockChangeBetween(content.start, content.end, zone) : 0;
    if (!content || change === 0) return [];
    return [
      {
        ...about(scope, event),
        code: 'clock-change',
        level: 'warning',
        changeMinutes: change,
        facts: `event ${event.id}@${event.startsAt}/${content.end - content.start} ${change}`,
      },
    ];
  });
}

const about = (scope: Scope, event: DraftEvent) => ({ eventIds: [event.id], day: eventDayOf(scope, event) });
