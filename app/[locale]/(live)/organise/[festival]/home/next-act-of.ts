import type { Role } from '#lib/accounts/schema.ts';
import { isUnscheduled } from '#lib/events/queries.ts';
import type { Draft } from '#lib/model/draft.ts';
import { may } from '#lib/policy.ts';
import type { ReleaseStateOf } from '#lib/programme/unpublished.ts';

/** The one thing to do next: what clashes, then what has no hour, then what nobody has published. Undefined where there is nothing to do. */
export function nextActOf(
  { events }: Pick<Draft, 'events'>,
  blocking: number,
  { release, count }: Pick<ReleaseStateOf, 'release' | 'count'>,
  role: Role,
) {
  const isFirst = release === null;
  const acts = [
    { key: 'settle', count: may(role, 'schedule') ? blocking : 0 },
    { key: 'place', count: may(role, 'schedule') ? events.filter(isUnscheduled).length : 0 },
    { key: isFirst ? 'first' : 'publish', count: may(role, 'publish') ? (isFirst ? 1 : count) : 0 },
  ] as const;
  return acts.find((act) => act.count > 0);
}

/** The step of a first publication to which it leads. */
export const STEP_OF = { settle: undefined, place: 'place', first: 'publish', publish: 'publish' } as const;

export type NextActOf = ReturnType<typeof nextActOf>;
