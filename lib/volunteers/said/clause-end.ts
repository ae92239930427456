import type { Kind } from './kinds.ts';
import { askAboutSentence, beginRest, newClause, type Saying } from './saying.ts';
import { isRefusal, type Statement } from './statement.ts';

/** What a clause said that ends with a separator at `at`, and was of no days or hours. */
export function endClause(saying: Saying, separator: Kind, at: number): void {
  const { text, clause, sentence, isAside, isPolite, statements } = saying;
  const { isDoubted, isUnknown, hasContent } = clause;
  // A « sauf », « pas » or « seulement » that belongs to nothing.
  if ((isRefusal(saying.role) && !isDoubted) || (saying.ahead.isOnly && separator === 'stop' && !isAside))
    saying.isTextUnclear = true;
  const isProse = clause.isStrange && !hasContent && !isAside && !isPolite && !isDoubted;
  if (isProse && !isReason(separator, statements.at(-1), sentence)) askAboutSentence(saying, sentence);
  if (isDoubted) endDoubt(saying, separator, at);
  const leadsToSo = separator === 'so' || (separator === 'comma' && text.is(at + 1, 'so') && !hasContent);
  if (isUnknown && !leadsToSo && !isPolite && !isDoubted) saying.unknownIn.add(sentence);
  if (isUnknown && hasContent) saying.mayMissDays = true;
  // « any … day »: the word between may be anything.
  if (clause.isStrange && clause.isLoose && !isDoubted) saying.isTextUnclear = true;
  saying.clause = newClause();
}

/**
 * A reason is no offer: before « donc », of an exception, before anything was said, in a sentence
 * of its own.
 */
const isReason = (separator: Kind, last: Statement | undefined, sentence: number) =>
  separator === 'so' ||
  separator === 'but' ||
  separator === 'then' ||
  !last ||
  (last.role !== 'offer' && last.role !== 'arrive') ||
  last.sentence !== sentence;

/** What a « peut-être » or « à confirmer » of this clause is about. */
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
    // « samedi, peut-être dimanche, ça dépend »: of what is in doubt already.
    if (!last.isUnclear) askAboutSentence(saying, sentence);
  } else if (isCommaAnd || (!last && (separator === 'but' || text.is(at + 1, 'but'))))
    // « I'll know closer to the time, but Saturday is a yes »: of Saturday nobody doubts.
    beginRest(saying, Math.max(at - 1, 0), { isUnclear: true });
  else saying.isTextUnclear = true;
}
