import type { Kind } from './kinds.ts';
import type { SaidPhrases } from './phrases.ts';
import { amend, emptyStatement, isBusy, type Statement } from './statement.ts';

/** What is being said at a place of a text. */
export type Saying = {
  text: SaidPhrases;
  statements: Statement[];
  /** How many hours (in minutes) and days it is to be. */
  lengths: number[];
  counts: number[];
  isTextUnclear: boolean;
  /** Sentences with a word that may be the one that says no. */
  unknownIn: Set<number>;
  /**
   * A word was passed over that may have named days; hours without a day, and what is left over,
   * are then of nobody knows which.
   */
  mayMissDays: boolean;

  /** The statement that more days or hours may belong to. */
  current: Statement | null;
  /** What the next statement says of its days, by the word at `roleStart`. */
  role: Statement['role'];
  roleStart: number;
  /** Words that are of the next statement. */
  ahead: Ahead;
  /** The strongest separator since the last days or hours; « , et » is a comma. */
  join: Kind | null;
  isCommaAnd: boolean;
  sentence: number;
  clause: Clause;
  isPolite: boolean;
  /** Behind « pour », and behind « car », of which nothing is read. */
  isAside: boolean;
  isAim: boolean;
  isDeaf: boolean;
  /** In brackets, and the statement before them. */
  isBracketed: boolean;
  held: Statement | null;
  /** Where reading goes on, if further than behind the word. */
  skipTo: number;
};

type Ahead = Pick<Statement, 'isOnly' | 'isAgreed' | 'isSame' | 'isOtherwise'>;

/** What was said between two separators. */
type Clause = {
  /** Words of reasons or that nobody knows, one that nobody knows, and « chaque » of no days. */
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

/** What separates clauses, and what only joins their parts. */
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

/** A statement that begins with the word at `i`. */
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

/** The days that were not said otherwise. */
export function beginRest(saying: Saying, i: number, more: Partial<Statement>): void {
  amend(beginStatement(saying, i), { dates: [], group: 'rest', ...more });
  saying.current = null;
}

/** What comes next is of a statement of its own, that says this of its days. */
export function turnTo(saying: Saying, role: Statement['role']): void {
  saying.current = null;
  saying.role = role;
}

/** What was read up to `next` belongs to the statement, and nothing stands behind it yet. */
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

/** Whether a word stands right behind the statement, or behind its colon. */
export const isBeside = ({ join }: Saying) => join === null || join === 'colon';

export const isBeforeDays = ({ text }: Saying, i: number) => text.daysAt(text.past(i, ['filler', 'article'])) !== null;
