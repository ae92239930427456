import type { Kind } from './kinds.ts';
import { askAboutSentence, beginRest, newClause, type Saying } from './saying.ts';
import { isRefusal, type Statement } from './statement.ts';

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
