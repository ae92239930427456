import { authorizeFestival } from '#lib/festivals/access.ts';
import { onOneState } from '#lib/jobs/thread-database.ts';
import type { ShownPlan } from './bound-list.ts';
import { importLists } from './import-lists.ts';
import type { ListAsked } from './list-plan-thread.ts';

/** The plan of a kept list. That who asks may see it is proven again. */
export function doListPlan({ actor, slug, list: name, id, locale }: ListAsked): ShownPlan | null {
  const list = importLists[name];
  return onOneState((db) => {
    const festival = authorizeFestival(actor, slug, list.permission, db);
    const kept = list.kept(festival, id);
    return kept && list.shown(festival, kept, locale);
  });
}
