import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { changes } from '#db/schema/index.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { batchOfTry, type Writer, writerOf, writesSince } from '#lib/history/roots.ts';
import type { Authorized } from '#lib/policy.ts';
import { publishChosen } from '#lib/programme/mutations.ts';
import { type LeftRoot, restoreBatch, restoring } from '#lib/undo/undo.ts';

type Untold =
  /** Undoing `batch` in turn is « Refaire ». */
  | { ok: true; batch: string }
  | { ok: false; reason: 'unknown' | 'blocked' }
  /** Somebody changed it since. Nothing was undone. */
  | ({ ok: false; reason: 'overtaken' } & Writer);

class Overtaken extends Error {
  constructor(readonly answer: Untold) {
    super('overtaken');
  }
}

/**
 * Undoes what one tap did today, completely or not at all: undoing half of a passed-on delay would
 * leave an announcement that nobody made. For a published act, its changes of the draft are put
 * back and those séances are published as the release before had them; other unpublished changes
 * keep waiting. The same key again returns the answer of the first post. Throws notAllowed when the
 * act was a publication and this person may not publish.
 */
export function undoTold(
  festival: Authorized<'day'>,
  { batch, clientKey }: { batch: string; clientKey: string },
  now: string,
): Untold {
  try {
    return restoring(festival, (tx, undo): Untold => {
      const earlier = batchOfTry(tx, festival.id, clientKey);
      if (earlier) return { ok: true, batch: earlier };
      const done = restoreBatch(tx, festival, batch, { undo, now, clientKey }, ['release']);
      if (!done) return { ok: false, reason: 'unknown' };
      const [left] = done.left;
      // Thrown, so that what was already put back is rolled back.
      if (left) throw new Overtaken(overtakerOf(tx, festival, batch, left));
      const published = publishedBy(tx, festival.id, batch);
      if (published) {
        const publisher = authorizeFestival(festival.actor, festival.slug, 'publish', festival.db);
        const { numbers, from } = published;
        publishChosen(tx, publisher, numbers, { note: {}, batch: done.batch, from, undoes: batch }, now);
      }
      return { ok: true, batch: done.batch };
    });
  } catch (error) {
    if (error instanceof Overtaken) return error.answer;
    throw error;
  }
}

/**
 * The numbers of the séances that a batch published, and the number of the release before; null
 * when it published nothing.
 */
function publishedBy(tx: Tx, festivalId: number, batch: string): { numbers: ReadonlySet<number>; from: number } | null {
  const rows = tx
    .select({ entity: changes.entity, before: changes.before, after: changes.after })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.batch, batch)))
    .all();
  const release = rows.find(({ entity }) => entity === 'release')?.after as { number: number } | undefined;
  if (!release) return null;
  const sides = rows.filter(({ entity }) => entity === 'event').flatMap(({ before, after }) => [before, after]);
  const numbers = new Set(sides.flatMap((side) => (side as { number: number } | null)?.number ?? []));
  return { numbers, from: release.number - 1 };
}

function overtakerOf(tx: Tx, festival: Authorized<'day'>, batch: string, { entity, id }: LeftRoot): Untold {
  const { by, at, isOwn } = writerOf(festival, writesSince(tx, festival.id, entity, id, { batch }).since);
  return { ok: false, reason: 'overtaken', by, at, isOwn };
}
