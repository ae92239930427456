import type { Kind } from './meanings.ts';
import {
  amend,
  askAboutSentence,
  beginRest,
  isBeforeDays,
  isBusy,
  isRefusal,
  isWhole,
  newClause,
  repeatHours,
  type Saying,
  SEPARATORS,
  type Statement,
  turnTo,
} from './saying.ts';
import type { SaidToken } from './text.ts';

/** These join the parts of a clause and do not end it. */
const WEAK: readonly Kind[] = ['and', 'or', 'slash', 'dash', 'colon', 'also'];

/** « Mme Martin, par téléphone : samedi ». */
const NAMING = /^(?:mme|m\.|madame|monsieur|mr|mrs|ms|appel|telephone|phone|mail|fiche)$/;

/** Handles a comma, « et », « mais » and the like. */
export function separate(saying: Saying, token: SaidToken, at: number): void {
  const { current } = saying;
  const separator = token.is;
  if (separator === 'also' && current && saying.join === null) {
    if (repeatsHours(saying, at)) repeatHours(current);
    else current.isAlso = true;
  }
  if (token.word === 'but' && exceptsBehindBut(saying, at)) turnTo(saying, 'except');
  else if (separator === 'dash' && crossesOut(saying, at)) return;
  else if (separator !== 'and' || !saying.isAside) divide(saying, token, at);
}

/** « samedi 9h-12h, dimanche aussi »: a day that ends there has the hours of the one before. */
function repeatsHours(saying: Saying, at: number): boolean {
  const { text, current, statements } = saying;
  const before = statements.at(-2);
  if (!current?.dates || !isWhole(current) || current.sentence !== before?.sentence) return false;
  const isEnd = at + 1 >= text.tokens.length || text.is(at + 1, 'comma', 'stop', 'close');
  const ends = isEnd || (text.is(at + 1, 'and') && isBeforeDays(saying, at + 2));
  return ends && before.role === 'offer' && before.dates !== null && (before.ranges !== null || before.isSame);
}

function divide(saying: Saying, token: SaidToken, at: number): void {
  const { join } = saying;
  const separator = token.is;
  const isWeak = WEAK.includes(separator);
  if (!isWeak) {
    endClause(saying, separator, at);
    saying.isAside = false;
    saying.isDeaf = false;
  }
  MEANING.get(separator)?.(saying, token, at);
  // The stronger of the two separators counts.
  const isWeaker = separator === 'and' && join === 'comma';
  if (isWeaker) saying.isCommaAnd = true;
  else if (join === null || !isWeak || join === 'comma' || join === 'close' || separator === 'or')
    saying.join = separator;
}

/** “anything but evenings”, “any day but Saturday”. */
function exceptsBehindBut(saying: Saying, at: number): boolean {
  const { text, current } = saying;
  if (!current || saying.join !== null) return false;
  if ((current.kind === 'whole' || current.isBroad) && text.is(at + 1, 'part')) return true;
  const days = current.isBroad ? text.daysAt(at + 1) : null;
  if (!days) return false;
  const isBare = days.next >= text.tokens.length || text.is(days.next, 'part', 'because', 'where', ...SEPARATORS);
  if (!isBare && !text.is(days.next, 'only', 'offer', 'from', 'after', 'until', 'clock')) saying.isTextUnclear = true;
  return isBare;
}

/** « samedi : - » refuses the day; « samedi - » at the end of a line is asked about. */
function crossesOut({ text, current }: Saying, at: number): boolean {
  const isRefused = text.is(at - 1, 'colon') && !text.is(at + 1, 'close');
  const isEnd = at + 1 >= text.tokens.length || text.is(at + 1, 'stop');
  if (current && isRefused) amend(current, { role: 'not', isSettled: true });
  else if (current?.ranges === null && isEnd) current.isUnclear = true;
  else return isRefused;
  return true;
}

type Separate = (saying: Saying, token: SaidToken, at: number) => void;

const MEANING: ReadonlyMap<Kind, Separate> = new Map<Kind, Separate>([
  ['open', openBrackets],
  ['close', closeBrackets],
  ['colon', introduce],
  ['so', conclude],
  ['but', conclude],
  ['then', conclude],
  ['stop', endSentence],
  [
    'comma',
    (saying) => {
      if (isBusy(saying.role)) saying.role = 'offer';
    },
  ],
]);

function openBrackets(saying: Saying): void {
  saying.isBracketed = true;
  saying.held = saying.current;
}

function closeBrackets(saying: Saying): void {
  if (saying.held && saying.current?.role === 'except') saying.current = saying.held;
  saying.isBracketed = false;
  saying.held = null;
  saying.role = 'offer';
}

/** « Dispos de Marie : samedi ». */
function introduce(saying: Saying, _: SaidToken, at: number): void {
  const { text, clause, statements, role } = saying;
  if (clause.hasContent) return;
  clause.isStrange = false;
  const isName =
    statements.length === 0 && text.tokens.slice(0, at).some(({ is, word }) => is === 'close' || NAMING.test(word));
  if (!(clause.isOffered || isName) || role !== 'offer' || !text.daysAt(text.pastOne(at + 1, 'offer'))) return;
  clause.isUnknown = false;
  saying.unknownIn.delete(saying.sentence);
}

/** « donc », « mais », « puis ». */
function conclude(saying: Saying, { is }: SaidToken): void {
  const { statements, current } = saying;
  const last = statements.at(-1);
  if (last && (is === 'so' || is === 'but' || is === 'then')) last.leads ??= is;
  if (is === 'then' && last?.ranges && (isBusy(last.role) || last.isStrange))
    for (const one of statements) if (one.sentence === last.sentence) one.isFreeAfter = true;
  saying.role = 'offer';
  if (current && (current.role !== 'offer' || current.isStrange)) saying.current = null;
}

function endSentence(saying: Saying, { word }: SaidToken): void {
  const { current } = saying;
  const mayGoOn = (word === ';' || word === '.') && current?.role === 'offer' && !current.ranges;
  if (!mayGoOn) saying.current = null;
  saying.sentence += 1;
  saying.isPolite = false;
  saying.role = 'offer';
}

/** Ends a clause at the separator at `at`, and handles what it said apart from days and hours. */
export function endClause(saying: Saying, separator: Kind, at: number): void {
  const { text, clause, sentence, isAside, isPolite, statements } = saying;
  const { isDoubted, isUnknown, hasContent } = clause;
  // A « sauf », « pas » or « seulement » without anything it refers to.
  if ((isRefusal(saying.role) && !isDoubted) || (saying.ahead.isOnly && separator === 'stop' && !isAside))
    saying.isTextUnclear = true;
  const isProse = clause.isStrange && !hasContent && !isAside && !isPolite && !isDoubted;
  if (isProse && !isReason(separator, statements.at(-1), sentence)) askAboutSentence(saying, sentence);
  if (isDoubted) endDoubt(saying, separator, at);
  const leadsToSo = separator === 'so' || (separator === 'comma' && text.is(at + 1, 'so') && !hasContent);
  if (isUnknown && !leadsToSo && !isPolite && !isDoubted) saying.unknownIn.add(sentence);
  if (isUnknown && hasContent) saying.mayMissDays = true;
  // « any … day »: the unknown word between may change the meaning.
  if (clause.isStrange && clause.isLoose && !isDoubted) saying.isTextUnclear = true;
  saying.clause = newClause();
}

/**
 * Whether prose in a clause is a reason, which offers nothing: before « donc », about an exception,
 * before anything was said, or in a sentence of its own.
 */
const isReason = (separator: Kind, last: Statement | undefined, sentence: number) =>
  separator === 'so' ||
  separator === 'but' ||
  separator === 'then' ||
  !last ||
  (last.role !== 'offer' && last.role !== 'arrive') ||
  last.sentence !== sentence;

/** Finds what a « peut-être » or « à confirmer » of this clause refers to. */
function endDoubt(saying: Saying, separator: Kind, at: number): void {
  const { text, clause, statements, sentence, isCommaAnd } = saying;
  const last = statements.at(-1);
  for (const one of clause.touched) one.isUnclear = true;
  if (clause.touched.length > 0) return;
  if (last) last.end = Math.max(last.end, text.endBefore(at));
  if (last && saying.isBracketed) {
    last.isUnclear = true;
    saying.current = null;
  } else if (last?.sentence === sentence && !isCommaAnd) {
    // « samedi, peut-être dimanche, ça dépend »: refers to what is in doubt already.
    if (!last.isUnclear) askAboutSentence(saying, sentence);
  } else if (isCommaAnd || (!last && (separator === 'but' || text.is(at + 1, 'but'))))
    // « I'll know closer to the time, but Saturday is a yes »: Saturday is not in doubt.
    beginRest(saying, Math.max(at - 1, 0), { isUnclear: true });
  else saying.isTextUnclear = true;
}
