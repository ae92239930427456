import { write } from '#db/client.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { patchRoot } from '#lib/history/roots.ts';
import { indexDraft } from '#lib/model/draft.ts';
import type { Authorized } from '#lib/policy.ts';
import { conflictsOf } from './conflicts.ts';
import { actKey, patchOf } from './fix-acts.ts';
import { preparedOf } from './prepared.ts';
import { eventKind, readEvent } from './root.ts';
import { warningKey } from './warning.ts';
import { actsOf } from './warning-fixes.ts';

/**
 * Does what the button under a warning said, in one batch. The warning and its fixes are computed
 * anew: when the fix is no longer among them, somebody changed the programme since the button was
 * drawn, and nothing is written.
 */
export function applyAct(
  festival: Authorized<'schedule'>,
  asked: { warning: string; act: string },
  now: string,
): { ok: true; batch: string } | { ok: false; reason: 'changed' } {
  return write(festival.db, (tx, batch) => {
    const index = indexDraft(loadDraft(festival.id, tx));
    const warning = conflictsOf(preparedOf(index)).find((one) => warningKey(one) === asked.warning);
    const act = warning && actsOf(warning, index).find((one) => actKey(one) === asked.act);
    if (!act) return { ok: false, reason: 'changed' };
    const verb = act.kind === 'move-event' ? 'moved' : 'edited';
    for (const next of patchOf(act, index)) {
      const before = readEvent(tx, festival.id, next.id);
      if (!before) return { ok: false, reason: 'changed' };
      const { startsAt, publicEndFixed, timeIsSuggested, timeIsToConfirm, rooms, items } = next;
      const placed = { startsAt, publicEndFixed, timeIsSuggested, timeIsToConfirm, rooms, items };
      patchRoot(tx, festival, eventKind, before, { verb, batch }, now, placed);
    }
    return { ok: true, batch };
  });
}
