import type { Tx } from '../../db/client.ts';
import type { Authorized } from '../authorized.ts';
import { batchOfKey } from '../events/act-history.ts';
import type { Festival } from '../festivals/access.ts';
import { lastAct } from '../history/roots.ts';
import { type LeftRoot, restoreBatch, restoring } from '../history/undo.ts';

export type Untold =
  /** `batch` taken back in its turn is « Refaire ». */
  | { ok: true; batch: string; isRepeat: boolean }
  | { ok: false; reason: 'unknown' | 'blocked' }
  /** Somebody did something with it since: by whom, when (instant). Nothing was taken back. */
  | { ok: false; reason: 'overtaken'; by: string; at: string };

class Overtaken extends Error {
  constructor(readonly answer: Untold) {
    super('overtaken');
  }
}

/**
 * Takes back what one tap said of today, whole or not at all: half a delay that was carried would be no announcement anybody made. The same key again
 * answers what the first did.
 */
export function undoTold(
  festival: Authorized<Festival, 'day'>,
  { batch, clientKey }: { batch: string; clientKey: string },
  now: string,
): Untold {
  try {
    return restoring(festival, (tx): Untold => {
      const earlier = batchOfKey(tx, festival.id, clientKey);
      if (earlier) return { ok: true, batch: earlier, isRepeat: true };
      const done = restoreBatch(tx, festival, batch, now, clientKey);
      if (!done) return { ok: false, reason: 'unknown' };
      const [left] = done.left;
      // Thrown, so that what was put back already is rolled back.
      if (left) throw new Overtaken(overtakenBy(tx, festival.id, left));
      return { ok: true, batch: done.batch, isRepeat: false };
    });
  } catch (error) {
    if (error instanceof Overtaken) return error.answer;
    throw error;
  }
}

function overtakenBy(tx: Tx, festivalId: number, { entity, id }: LeftRoot): Untold {
  const { by = '', at = '' } = lastAct(tx, festivalId, entity, id) ?? {};
  return { ok: false, reason: 'overtaken', by, at };
}
