import type { DocumentEvent, DocumentItem, DocumentVersion } from './documents.ts';
import { isEqual } from './equal.ts';
import { type Access, accessOf } from './parts.ts';

/** How a showing of a film differs from another one, for whoever might take the one for the other. */
export type Distinction =
  /** Another copy is projected. Null where nobody said which. */
  | { kind: 'version'; there: DocumentVersion; here: DocumentVersion | null }
  /** An access it has and the other one lacks, or has in other parts. `items` is null when it holds from start to end. */
  | { kind: 'access'; access: Access; items: readonly DocumentItem[] | null }
  | { kind: 'no-access'; access: Access }
  | { kind: 'debate' | 'no-debate' };

/** What somebody who wanted `here` must know before going to `there`. Both show the film of this number. */
export function distinctionsOf(here: DocumentEvent, there: DocumentEvent, film: number): Distinction[] {
  if (there.status === 'cancelled') return [];
  return [...ofVersion(here, there, film), ...ofDebate(here, there), ...ofAccess(here, there)];
}

const versionOf = (event: DocumentEvent, film: number) =>
  event.items.find((item) => item.film === film)?.version ?? null;

function ofVersion(here: DocumentEvent, there: DocumentEvent, film: number): Distinction[] {
  const [mine, other] = [versionOf(here, film), versionOf(there, film)];
  return other && !isEqual(mine, other) ? [{ kind: 'version', there: other, here: mine }] : [];
}

const hasDebate = (event: DocumentEvent) => event.items.some(({ kind }) => kind === 'debate');

function ofDebate(here: DocumentEvent, there: DocumentEvent): Distinction[] {
  if (hasDebate(here) === hasDebate(there)) return [];
  return [{ kind: hasDebate(there) ? 'debate' : 'no-debate' }];
}

/** Each access with the parts that have it; null for all of them. */
function extents(event: DocumentEvent): Map<Access, readonly DocumentItem[] | null> {
  const { whole, partly } = accessOf(event);
  return new Map([
    ...whole.map((access) => [access, null] as const),
    ...partly.map(({ access, items }) => [access, items] as const),
  ]);
}

const kindsOf = (items: readonly DocumentItem[] | null) => items?.map(({ kind }) => kind) ?? null;

function ofAccess(here: DocumentEvent, there: DocumentEvent): Distinction[] {
  const [mine, other] = [extents(here), extents(there)];
  const more = [...other]
    .filter(([access, items]) => !mine.has(access) || !isEqual(kindsOf(items), kindsOf(mine.get(access) ?? null)))
    .map(([access, items]) => ({ kind: 'access', access, items }) as const);
  const less = [...mine.keys()]
    .filter((access) => !other.has(access))
    .map((access) => ({ kind: 'no-access', access }) as const);
  return [...more, ...less];
}
