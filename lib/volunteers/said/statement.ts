import type { HoursKind } from './day-hours.ts';
import type { Kind, PartOfDay } from './kinds.ts';
import type { Range } from './ranges.ts';

/** What somebody says of some days, of hours, or of both. */
export type Statement = {
  /**
   * Offered, refused, an exception of what was offered, or something else to do; the last two begin
   * or end a stay.
   */
  role: 'offer' | 'not' | 'except' | 'busy' | 'busyUntil' | 'arrive' | 'depart';
  /** Null where hours are said and no day. */
  dates: string[] | null;
  /** The hours of days at which a stretch of days begins or ends. */
  edges: Map<string, Range>;
  /** Of a stretch of days those that were named. */
  ends: string[];
  /** The days as they were said, those after a comma apart. */
  lists: string[][];
  group: 'others' | 'rest' | 'those' | 'that' | null;
  /** Said with one word: the weekend, every day. */
  isBroad: boolean;
  /** Of which some are no days of the festival. */
  isOutside: boolean;
  /** Null where no hours are said. */
  ranges: readonly Range[] | null;
  kind: HoursKind | null;
  part: PartOfDay | null;
  /** « pas avant », « je dois partir à ». */
  isLimit: boolean;
  /** “Friday or Saturday nights” is said of both. */
  isPlural: boolean;
  isHoursFirst: boolean;
  isOnly: boolean;
  isAlso: boolean;
  /** « idem ». */
  isSame: boolean;
  /** Two of its days are joined by « et »: what follows a comma is no part of it. */
  isAnded: boolean;
  /** Said to be right, or not; and before it was named. */
  isSettled: boolean;
  isAgreed: boolean;
  /** « sauf samedi où … ». */
  isWhere: boolean;
  /** « sinon ». */
  isOtherwise: boolean;
  /** « je finis à 16h, ensuite ok ». */
  isFreeAfter: boolean;
  isUnclear: boolean;
  /** Words nobody knows stand beside it. */
  isStrange: boolean;
  /** What stands before it, and « donc », « mais » or « puis » between it and what follows. */
  join: Kind | null;
  leads: 'so' | 'but' | 'then' | null;
  sentence: number;
  /** Where it stands in the text. */
  start: number;
  end: number;
};

type Role = Statement['role'];

export const amend = (statement: Statement, more: Partial<Statement>): Statement => Object.assign(statement, more);

export const isBusy = (role: Role) => role === 'busy' || role === 'busyUntil';
export const isRefusal = (role: Role) => role === 'not' || role === 'except';

/** Whether days are offered without a limit. */
export const isWhole = ({ role, ranges, kind, edges }: Statement) =>
  role === 'offer' && edges.size === 0 && (ranges === null || kind === 'whole');

/** That nothing was said of yet. */
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
