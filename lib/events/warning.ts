import type { Confirmation, RightsState } from '../../db/enums.ts';

/**
 * A warning is advice computed from the draft, never stored. `facts` is what it was computed from, as text: an accepted
 * warning is a row with the same code and facts, so it returns as soon as one of them changes.
 */
export type Warning = Common &
  (
    | { code: 'room-overlap'; level: 'blocking'; roomId: number; minutes: number }
    | { code: 'changeover-short'; level: 'warning'; roomId: number; missingMinutes: number }
    | {
        code: 'person-overlap';
        level: 'blocking';
        personId: number;
        minutes: number;
        /** Wall clock at which both want them. */
        from: string;
        standing: Standing;
      }
    | { code: 'rights-missing'; level: 'blocking' | 'warning'; filmId: number; problem: RightsProblem }
    | { code: 'unconfirmed'; level: 'warning'; personId: number; standing: 'considered' | 'invited' }
    | { code: 'incomplete'; level: 'warning'; filmId: number; missing: MissingFilmFact }
    | { code: 'incomplete'; level: 'warning'; filmId?: undefined; missing: MissingEventFact }
  );

type Common = {
  level: WarningLevel;
  /** The séances it names, by start then number. */
  eventIds: number[];
  /** The festival day of the first of them that has a time. */
  day: string | null;
  filmId?: number | undefined;
  personId?: number;
  roomId?: number;
  facts: string;
};

export const warningLevels = ['blocking', 'warning', 'hint'] as const;
export type WarningLevel = (typeof warningLevels)[number];

export const warningCodes = [
  'room-overlap',
  'person-overlap',
  'changeover-short',
  'rights-missing',
  'unconfirmed',
  'incomplete',
] as const satisfies readonly Warning['code'][];
export type WarningCode = Warning['code'];

/** How far the weaker of two presences is settled: a clash of people who are only considered still counts, and says so. */
export type Standing = Exclude<Confirmation, 'declined' | 'prevented'>;

/** A state of rights that is no permission, or a granted one that covers consultation on site only. */
export type RightsProblem = Exclude<RightsState, 'granted' | 'not-needed'> | 'consultation-only';

export const missingFacts = ['time', 'room', 'running-time', 'synopsis', 'language', 'speaker'] as const;
export type MissingFact = (typeof missingFacts)[number];
export type MissingFilmFact = Extract<MissingFact, 'running-time' | 'synopsis' | 'language'>;
export type MissingEventFact = Exclude<MissingFact, 'language'>;

/** The identity under which a warning is accepted and listed: code and facts. */
export const warningKey = (warning: Pick<Warning, 'code' | 'facts'>) => `${warning.code} ${warning.facts}`;

const rank = <T>(list: readonly T[], value: T) => list.indexOf(value);

/** What must be read first comes first: level, then day and time, then code; a total order, so that lists never jump. */
export function sortWarnings(warnings: Warning[], startOf: (eventId: number) => string | null): Warning[] {
  const keyed = warnings.map((warning) => ({
    warning,
    key: [
      rank(warningLevels, warning.level),
      warning.day ?? '9999',
      warning.eventIds.map(startOf).find((start) => start !== null) ?? '9999',
      rank(warningCodes, warning.code),
      warning.code === 'incomplete' ? rank(missingFacts, warning.missing) : 0,
      warning.facts,
    ].join(' '),
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ warning }) => warning);
}
