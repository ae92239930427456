import type { Role } from '#lib/accounts/schema.ts';
import { isUnscheduled } from '#lib/events/queries.ts';
import type { Draft } from '#lib/model/draft.ts';
import { may } from '#lib/policy.ts';
import type { ReleaseFigures } from '#lib/programme/frozen-draft.ts';

/**
 * The one thing to do next: clashes first, then séances without an hour, then unpublished changes.
 * After the festival (`afterwards`) hours are past: what took place can still be published or
 * corrected, and the next edition made, if there was a séance at all. Undefined where there is
 * nothing to do.
 */
export function nextActOf(
  { events }: Pick<Draft, 'events'>,
  blocking: number,
  { release, count }: Pick<ReleaseFigures, 'release' | 'count'>,
  role: Role,
  afterwards: { hasNextEdition: boolean } | null = null,
) {
  const isFirst = release === null;
  const first = afterwards && events.length === 0 ? 0 : 1;
  const publish = {
    key: isFirst ? (afterwards ? 'archive' : 'first') : 'publish',
    count: may(role, 'publish') ? (isFirst ? first : count) : 0,
  } as const;
  const edition = { key: 'edition', count: may(role, 'settings') && !afterwards?.hasNextEdition ? 1 : 0 } as const;
  const before = [
    { key: 'settle', count: may(role, 'schedule') ? blocking : 0 },
    { key: 'place', count: may(role, 'schedule') ? events.filter(isUnscheduled).length : 0 },
    publish,
  ] as const;
  const acts = afterwards ? [publish, edition] : before;
  return acts.find((act) => act.count > 0);
}

export type NextActOf = ReturnType<typeof nextActOf>;

/** The step of a first publication that it leads to. */
export const STEP_OF: { readonly [key in NonNullable<NextActOf>['key']]?: 'place' | 'publish' } = {
  place: 'place',
  first: 'publish',
};
