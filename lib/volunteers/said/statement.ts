import type { HoursKind } from './day-hours.ts';
import type { Kind, PartOfDay } from './kinds.ts';
import type { Range } from './ranges.ts';

/** What somebody says about some days, hours, or both. */
export type Statement = {
  /**
   * Offered, refused, excepted from what was offered, or something else to do (perhaps until an
   * hour); the last two limit the stay.
   */
  role: 'offer' | 'not' | 'except' | 'busy' | 'busyUntil' | 'arrive' | 'depart';
  /** Null where hours are named without a day. */
  dates: string[] | null;
  /** The hours at which a stretch of days begins or ends, by date. */
  edges: Map<string, Range>;
  /** The days that a stretch of days names. */
  ends: string[];
  /** The days as they were named, divided at commas. */
  lists: string[][];
  group: 'others' | 'rest' | 'those' | 'that' | null;
  /** Named with one word: the weekend, every day. */
  isBroad: boolean;
  /** Whether some of them are not in the festival. */
  isOutside: boolean;
  /** Null where no hours are named. */
  ranges: readonly Range[] | null;
  kind: HoursKind | null;
  part: PartOfDay | null;
  /** « pas avant », « je dois partir à ». */
  isLimit: boolean;
  /** “Friday or Saturday nights” applies to both days. */
  isPlural: boolean;
  isHoursFirst: boolean;
  isOnly: boolean;
  isAlso: boolean;
  /** « idem ». */
  isSame: boolean;
  /** Two of its days are joined by « et », so days behind a comma are not part of it. */
  isAnded: boolean;
  /** It was confirmed or refused; `isAgreed`: before it was named. */
  isSettled: boolean;
  isAgreed: boolean;
  /** « sauf samedi où … ». */
  isWhere: boolean;
  /** « sinon ». */
  isOtherwise: boolean;
  /** « je finis à 16h, ensuite ok ». */
  isFreeAfter: boolean;
  isUnclear: boolean;
  /** Unknown words stand beside it. */
  isStrange: boolean;
  /**
   * The separator before it; `leads`: « donc », « mais » or « puis » between it and what follows.
   */
  join: Kind | null;
  leads: 'so' | 'but' | 'then' | null;
  sentence: number;
  /** Its position in the text. */
  start: number;
  end: number;
};

type Role = Statement['role'];

export const amend = (statement: Statement, more: Partial<Statement>): Statement => Object.assign(statement, more);

export const isBusy = (role: Role) => role === 'busy' || role === 'busyUntil';
export const isRefusal = (role: Role) => role === 'not' || role === 'except';

/** Whether days are offered without a limit of hours. */
export const isWhole = ({ role, ranges, kind, edges }: Statement) =>
  role === 'offer' && edges.size === 0 && (ranges === null || kind === 'whole');

/** A statement without any content yet. */
export const emptyStatement = (): Omit<Statement, 'role' | 'join' | 'sentence' | 'start' | 'end'> => ({
  dates: null,
  edges: new Map(),
  ends: [],
  lists: [],
  group: null,
  isBroad: false,
  isOutside: false,
  ranges: null,
  kind: null,
  part: null,
  isLimit: false,
  isPlural: false,
  isHoursFirst: false,
  isOnly: false,
  isAlso: false,
  isSame: false,
  isAnded: false,
  isSettled: false,
  isAgreed: false,
  isWhere: false,
  isOtherwise: false,
  isFreeAfter: false,
  isUnclear: false,
  isStrange: false,
  leads: null,
});
