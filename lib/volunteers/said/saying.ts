import { type HoursKind, type HoursRead, hoursAt } from './day-hours.ts';
import { type DaysRead, daysAt } from './days.ts';
import type { Kind, PartOfDay, Range } from './meanings.ts';
import { type FestivalDays, type SaidText, type SaidToken, saidTextOf } from './text.ts';

/** The state of reading at a place of the text. */
export type Saying = {
  text: SaidPhrases;
  statements: Statement[];
  /** Stated amounts: hours (in minutes) and days. */
  lengths: number[];
  counts: number[];
  isTextUnclear: boolean;
  /** Sentences with an unknown word, which may be the one that says no. */
  unknownIn: Set<number>;
  /**
   * An unknown word was passed over that may have named days; it is then unknown to which days
   * hours without a day, or « les autres », refer.
   */
  mayMissDays: boolean;

  /** The statement to which further days or hours may belong. */
  current: Statement | null;
  /** The role of the next statement, set by the word at `roleStart`. */
  role: Statement['role'];
  roleStart: number;
  /** Words that belong to the next statement. */
  ahead: Ahead;
  /** The strongest separator since the last days or hours; « , et » counts as a comma. */
  join: Kind | null;
  isCommaAnd: boolean;
  sentence: number;
  clause: Clause;
  isPolite: boolean;
  /** Whether the place is behind « pour » or « car »; nothing is read behind « car » (`isDeaf`). */
  isAside: boolean;
  isAim: boolean;
  isDeaf: boolean;
  /** Whether the place is in brackets, and the statement before them. */
  isBracketed: boolean;
  held: Statement | null;
  /** Where reading continues, if not at the next word. */
  skipTo: number;
};

type Ahead = Pick<Statement, 'isOnly' | 'isAgreed' | 'isSame' | 'isOtherwise'>;

/** What was said between two separators. */
type Clause = {
  /**
   * Whether it has words about reasons or unknown words; an unknown word; a « chaque » without
   * days.
   */
  isStrange: boolean;
  isUnknown: boolean;
  isLoose: boolean;
  touched: Statement[];
  hasContent: boolean;
  isOffered: boolean;
  isDoubted: boolean;
};

const nothingAhead: Ahead = { isOnly: false, isAgreed: false, isSame: false, isOtherwise: false };

export const newClause = (): Clause => ({
  isStrange: false,
  isUnknown: false,
  isLoose: false,
  touched: [],
  hasContent: false,
  isOffered: false,
  isDoubted: false,
});

export const sayingOf = (text: SaidPhrases): Saying => ({
  text,
  statements: [],
  lengths: [],
  counts: [],
  isTextUnclear: false,
  unknownIn: new Set(),
  mayMissDays: false,
  current: null,
  role: 'offer',
  roleStart: 0,
  ahead: { ...nothingAhead },
  join: null,
  isCommaAnd: false,
  sentence: 0,
  clause: newClause(),
  isPolite: false,
  isAside: false,
  isAim: false,
  isDeaf: false,
  isBracketed: false,
  held: null,
  skipTo: 0,
});

/** The kinds of words that separate clauses, or join the parts of one. */
export const SEPARATORS: readonly Kind[] = [
  'comma',
  'stop',
  'slash',
  'colon',
  'and',
  'or',
  'dash',
  'open',
  'close',
  'but',
  'so',
  'then',
  'also',
];

/** Begins a statement with the word at `i`. */
export function beginStatement(saying: Saying, i: number): Statement {
  const { text, role, join, sentence, clause } = saying;
  const statement: Statement = {
    ...emptyStatement(),
    ...saying.ahead,
    role,
    join,
    sentence,
    isAlso: join === 'also',
    isUnclear: clause.isDoubted,
    isStrange: clause.isStrange && !isBusy(role),
    start: role === 'offer' ? (text.tokens[i]?.start ?? 0) : saying.roleStart,
    end: text.endBefore(i + 1),
  };
  saying.ahead = { ...nothingAhead };
  saying.statements.push(statement);
  saying.current = statement;
  return statement;
}

/** Begins a statement about the days that were not mentioned. */
export function beginRest(saying: Saying, i: number, more: Partial<Statement>): void {
  amend(beginStatement(saying, i), { dates: [], group: 'rest', ...more });
  saying.current = null;
}

/** The words that follow begin a statement of their own, with this role. */
export function turnTo(saying: Saying, role: Statement['role']): void {
  saying.current = null;
  saying.role = role;
}

/** Adds the words before `next` to the statement, with no separator behind it yet. */
export function addTo(saying: Saying, statement: Statement, next: number): void {
  const { clause, ahead } = saying;
  clause.touched.push(statement);
  clause.hasContent = true;
  statement.end = saying.text.endBefore(next);
  statement.isUnclear ||= clause.isDoubted;
  statement.isOnly ||= ahead.isOnly;
  statement.isSame ||= ahead.isSame;
  statement.isStrange ||= clause.isStrange && !isBusy(statement.role);
  ahead.isOnly = false;
  ahead.isSame = false;
  saying.isCommaAnd = false;
  saying.role = 'offer';
  saying.join = null;
}

export const askAboutSentence = ({ statements }: Saying, sentence: number) => {
  for (const one of statements) if (one.sentence === sentence) one.isUnclear = true;
};

/** Whether a word stands directly behind the statement, or behind its colon. */
export const isBeside = ({ join }: Saying) => join === null || join === 'colon';

export const isBeforeDays = ({ text }: Saying, i: number) => text.daysAt(text.past(i, ['filler', 'article'])) !== null;

/** A text with the days and hours found at each of its places. */
export type SaidPhrases = SaidText & {
  daysAt: (i: number) => DaysRead | null;
  hoursAt: (i: number) => HoursRead | null;
};

export function phrasesOf(tokens: readonly SaidToken[], festival: FestivalDays): SaidPhrases {
  const text = saidTextOf(tokens, festival);
  return { ...text, daysAt: remembered((i) => daysAt(text, i)), hoursAt: remembered((i) => hoursAt(text, i)) };
}

/** Keeps what was read at a place, because it is asked for repeatedly. */
function remembered<T>(read: (i: number) => T): (i: number) => T {
  const known = new Map<number, T>();
  return (i) => {
    const found = known.get(i);
    if (found !== undefined) return found;
    const value = read(i);
    known.set(i, value);
    return value;
  };
}

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

/** « samedi idem », « samedi aussi »: it has the hours said before, days behind are said apart. */
export const repeatHours = (statement: Statement) => amend(statement, { isSame: true, isSettled: true });

export const isBusy = (role: Role) => role === 'busy' || role === 'busyUntil';
export const isRefusal = (role: Role) => role === 'not' || role === 'except';

/** Whether days are offered without a limit of hours. */
export const isWhole = ({ role, ranges, kind, edges }: Statement) =>
  role === 'offer' && edges.size === 0 && (ranges === null || kind === 'whole');

/** A statement without any content yet. */
const emptyStatement = (): Omit<Statement, 'role' | 'join' | 'sentence' | 'start' | 'end'> => ({
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
