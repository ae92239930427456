import type { Role } from '#lib/accounts/schema.ts';
import { isUnscheduled } from '#lib/events/queries.ts';
import type { Draft } from '#lib/model/draft.ts';
import { may } from '#lib/policy.ts';
import type { ReleaseStateOf } from '#lib/programme/unpublished.ts';

/**
 * The one thing to do next: what clashes, then what has no hour, then what nobody has published.
 * Of a festival that is over (`afterwards`) no hour can be settled any more: what took place can
 * still be published or corrected, and its next edition made; without a séance nothing took place.
 * Undefined where there is nothing to do.
 */
export function nextActOf(
  { events }: Pick<Draft, 'events'>,
  blocking: number,
  { release, count }: Pick<ReleaseStateOf, 'release' | 'count'>,
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

/** The step of a first publication to which it leads. */
export const STEP_OF: { readonly [key in NonNullable<NextActOf>['key']]?: 'place' | 'publish' } = {
  place: 'place',
  first: 'publish',
};
