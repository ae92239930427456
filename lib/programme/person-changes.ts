import type { DocumentEvent, DocumentPresence } from '#lib/model/documents.ts';
import type { Change } from './difference.ts';
import type { DocumentIndex } from './document-index.ts';
import { isEqual } from './equal.ts';
import { personFacts } from './visible.ts';

/**
 * Who comes, who no longer does, and who comes otherwise. Each person once, however many parts they are named for. In a
 * public document everybody is confirmed or tentative, so a person who appears has confirmed.
 */
export function personChanges(
  before: DocumentEvent,
  old: DocumentIndex,
  after: DocumentEvent,
  index: DocumentIndex,
): Change[] {
  const [was, is] = [presences(before), presences(after)];
  const changes: Change[] = [];
  for (const [person, now] of is) {
    const name = index.people.get(person)?.name ?? '';
    const then = was.get(person);
    if (!then) changes.push({ kind: standing(now), name });
    else changes.push(...otherwise(name, then, now));
    if (then && !isEqual(factsOf(person, old), factsOf(person, index))) changes.push({ kind: 'person-facts', name });
  }
  for (const person of was.keys()) {
    if (!is.has(person)) changes.push({ kind: 'person-removed', name: old.people.get(person)?.name ?? '' });
  }
  return changes;
}

/** The team's document also names people who have not answered yet. */
function standing(presence: DocumentPresence): 'person-tentative' | 'person-expected' | 'person-confirmed' {
  if (presence.isTentative) return 'person-tentative';
  return 'isConfirmed' in presence && !presence.isConfirmed ? 'person-expected' : 'person-confirmed';
}

const presences = (event: DocumentEvent) => {
  const found = new Map<number, DocumentPresence>();
  for (const presence of event.people) if (!found.has(presence.person)) found.set(presence.person, presence);
  return found;
};

function otherwise(name: string, then: DocumentPresence, now: DocumentPresence): Change[] {
  const changes: Change[] = [];
  if (standing(then) !== standing(now)) changes.push({ kind: standing(now), name });
  if (then.role !== now.role) changes.push({ kind: 'person-role', name, to: now.role });
  if (then.presence !== now.presence) changes.push({ kind: 'person-presence', name, to: now.presence });
  return changes;
}

function factsOf(number: number, { people }: DocumentIndex) {
  const person = people.get(number);
  return person && personFacts(person);
}
