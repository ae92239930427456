import type { Access, ItemKind, RightsState, RoomAbility } from '#db/enums.ts';
import type { EventWishes } from '#db/schema/index.ts';
import { byText } from '#lib/grouped.ts';
import type { DraftIndex, PresenceStanding } from '#lib/model/draft.ts';

/**
 * A warning is advice computed from the draft and never stored. `facts` is what it was computed
 * from, as text. An accepted warning is a row with the same code and facts, so the warning returns
 * as soon as one of the facts changes.
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
        /** The wall clock from which both need it. */
        from: string;
        standing: PresenceStanding;
      }
    | {
        code: 'travel-short';
        level: 'warning';
        personId: number;
        /** Wall clocks: when they are free to leave one, and when they have to be at the other. */
        leavesAt: string;
        neededAt: string;
        /** The minutes between these two. */
        gapMinutes: number;
        walkMinutes: number;
        fromVenueId: number;
        toVenueId: number;
        standing: PresenceStanding;
      }
    | {
        code: 'person-absent';
        level: 'blocking';
        personId: number;
        problem: 'before-arrival' | 'after-departure';
        /**
         * Wall clocks: when they arrive or leave, and from when or until when they are expected.
         */
        knownAt: string;
        wantedAt: string;
        minutes: number;
        standing: PresenceStanding;
      }
    | { code: 'copy-overlap'; level: 'warning' | 'hint'; filmId: number; isOnlyCopy: boolean; minutes: number }
    | {
        code: 'content-too-long';
        level: 'warning';
        minutes: number;
        isApproximate: boolean;
        /** The kind of the flexible part, which is already at its shortest. */
        elasticKind?: ItemKind;
      }
    | {
        code: 'room-closed';
        level: 'blocking';
        roomId: number;
        /** Why the room is closed: its opening or closing hour, or a block (a break or set-up). */
        why: 'opens' | 'closes' | 'block';
        blockId?: number;
        /** Wall clock at which the room opens or closes, or the block begins. */
        at: string;
        minutes: number;
      }
    | {
        code: 'format-unsupported';
        level: 'warning';
        roomId: number;
        ability: RoomAbility;
        filmId?: number;
        personId?: number;
      }
    | {
        code: 'access-promise';
        level: 'warning';
        access: Access;
        lackedBy: 'room' | 'version' | 'nobody';
        roomId?: number;
        filmId?: number;
      }
    | { code: 'debate-unmoderated'; level: 'warning'; debateKind: 'debate' | 'panel' }
    | { code: 'hard-film-short-talk'; level: 'hint'; filmId: number; minutes: number }
    | { code: 'same-theme-parallel'; level: 'hint'; themeId: number; minutes: number }
    | { code: 'wish-unmet'; level: 'hint'; wish: Wish }
    | { code: 'no-meal-break'; level: 'hint'; day: string; roomId: number; minutes: number }
    | {
        code: 'clock-change';
        level: 'warning';
        /** By how many minutes the clocks jump: 60 in spring, -60 in autumn. */
        changeMinutes: number;
      }
    | { code: 'rights-missing'; level: 'blocking' | 'warning'; filmId: number; problem: RightsProblem }
    | { code: 'unconfirmed'; level: 'warning'; personId: number; standing: 'considered' | 'invited' }
    | { code: 'incomplete'; level: 'warning'; filmId: number; missing: MissingFilmFact }
    | { code: 'incomplete'; level: 'warning'; filmId?: undefined; missing: MissingEventFact }
  );

type Common = {
  level: WarningLevel;
  /**
   * The séances it names, by start, then number. If the warning is about a walk, from where it
   * begins to where it leads; about a wish, the séance that has the wish first.
   */
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

/**
 * Every code, the most urgent first, with its cause: the place and time of a séance, the séance
 * itself, or facts that a grid does not have (texts, rights and answers).
 */
const causes = {
  'room-overlap': 'place',
  'person-overlap': 'place',
  'person-absent': 'place',
  'room-closed': 'place',
  'rights-missing': 'facts',
  'changeover-short': 'place',
  'travel-short': 'place',
  'content-too-long': 'event',
  'clock-change': 'place',
  'copy-overlap': 'place',
  'format-unsupported': 'place',
  'access-promise': 'place',
  'debate-unmoderated': 'event',
  unconfirmed: 'facts',
  incomplete: 'facts',
  'hard-film-short-talk': 'event',
  'no-meal-break': 'place',
  'wish-unmet': 'place',
  'same-theme-parallel': 'place',
} as const satisfies Record<Warning['code'], 'place' | 'event' | 'facts'>;
export type WarningCode = Warning['code'];
export const warningCodes = Object.keys(causes) as WarningCode[];

/** Whether a grid can find it by itself. */
export const isOfPlace = ({ code }: Pick<Warning, 'code'>): boolean => causes[code] !== 'facts';
/** Whether the place causes it; other warnings follow a séance wherever it goes. */
export const isBroughtByPlace = ({ code }: Pick<Warning, 'code'>): boolean => causes[code] === 'place';

const readTogether = [
  'format-unsupported',
  'access-promise',
  'debate-unmoderated',
  'hard-film-short-talk',
  'same-theme-parallel',
  'wish-unmet',
] as const satisfies readonly WarningCode[];
type ReadTogether = Extract<Warning, { code: (typeof readTogether)[number] | 'copy-overlap' }>;

/** Whether all warnings of its code form one group, whatever they are about. */
export const isReadTogether = (warning: Warning): warning is ReadTogether =>
  warning.code === 'copy-overlap' ? !warning.isOnlyCopy : readTogether.some((code) => code === warning.code);

/** What a séance may wish for. */
export type Wish = keyof EventWishes;

/** A state of rights that is no permission, or a permission for consultation on site only. */
export type RightsProblem = Exclude<RightsState, 'granted' | 'not-needed'> | 'consultation-only';

const missingFacts = ['time', 'room', 'running-time', 'synopsis', 'language', 'speaker'] as const;
type MissingFact = (typeof missingFacts)[number];
export type MissingFilmFact = Extract<MissingFact, 'running-time' | 'synopsis' | 'language'>;
export type MissingEventFact = Exclude<MissingFact, 'language'>;

/** The identity of a warning, by which it is accepted and listed: its code and facts. */
export const warningKey = (warning: Pick<Warning, 'code' | 'facts'>) => `${warning.code} ${warning.facts}`;

const ranks = <T extends string>(list: readonly T[]) => new Map(list.map((value, rank) => [value, rank]));
const levelRanks = ranks(warningLevels);
const codeRanks = ranks(warningCodes);
const factRanks = ranks(missingFacts);
const LAST = '9999';

function firstStart({ eventIds }: Warning, { events }: Named): string {
  for (const id of eventIds) {
    const start = events.get(id)?.startsAt;
    if (start) return start;
  }
  return LAST;
}

/** By id, the séances that warnings name. */
type Named = Pick<DraftIndex, 'events'>;

/**
 * The order for reading: by level, then day and time, then code. Total, so that lists never change
 * their order by chance.
 */
export const inReadingOrder = (index: Named) => (a: Warning, b: Warning) =>
  rankIn(levelRanks, a.level) - rankIn(levelRanks, b.level) ||
  byText(a.day ?? LAST, b.day ?? LAST) ||
  byText(firstStart(a, index), firstStart(b, index)) ||
  rankIn(codeRanks, a.code) - rankIn(codeRanks, b.code) ||
  factRank(a) - factRank(b) ||
  byFacts(a, b);

/** The warnings in the order they are read in. */
export function sortWarnings(warnings: readonly Warning[], index: Named): Warning[] {
  // A large draft has a hundred thousand warnings, many of which are equal except for their facts.
  // Those are put together, and only their places are sorted.
  const places = new Map<string, [Warning, ...Warning[]]>();
  for (const warning of warnings) {
    const { day, level, code } = warning;
    const name = `${level} ${day} ${firstStart(warning, index)} ${code} ${factRank(warning)}`;
    const place = places.get(name);
    if (place) place.push(warning);
    else places.set(name, [warning]);
  }
  const order = inReadingOrder(index);
  return [...places.values()].sort(([a], [b]) => order(a, b)).flatMap((found) => found.sort(byFacts));
}

const rankIn = <T>(ranks: ReadonlyMap<T, number>, value: T) => ranks.get(value) ?? 0;

const factRank = (warning: Warning) => (warning.code === 'incomplete' ? rankIn(factRanks, warning.missing) : 0);

const byFacts = (a: Warning, b: Warning) => byText(a.facts, b.facts);
