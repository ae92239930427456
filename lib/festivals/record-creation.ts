import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { rowsOfFestival } from '#db/rows.ts';
import { changes, festivals, tasks } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import type { Actor } from '#lib/policy.ts';

const ROWS_AT_ONCE = 200;

/**
 * Records everything with which a new festival begins, as one batch: the festival first, then each
 * complete root.
 */
export function recordCreation(
  tx: Tx,
  festivalId: number,
  actor: Actor | null,
  at: string,
  { batch, clientKey }: { batch: string; clientKey: string | null },
) {
  const draft = loadDraft(festivalId, tx);
  const festival = tx.select().from(festivals).where(eq(festivals.id, festivalId)).get();
  const roots: [ChangeEntity, readonly { id: number }[]][] = [
    ['festival', festival ? [festival] : []],
    ['day', draft.days],
    ['venue', draft.venues],
    ['room', draft.rooms],
    ['theme', draft.themes],
    ['series', draft.series],
    ['film', draft.films],
    ['person', draft.people],
    ['event', draft.events],
    ['block', draft.blocks],
    ['offer', draft.offers],
    ['page', draft.pages],
    ['partner', draft.partners],
    ['task', rowsOfFestival(tx, tasks, festivalId)],
    ['picture', draft.pictures],
  ];
  const rows = roots.flatMap(([entity, list]) =>
    list.map((after) => ({
      festivalId,
      batch,
      actorId: actor?.userId ?? null,
      actorName: actor?.name || actor?.email || '',
      at,
      verb: 'created',
      entity,
      entityId: after.id,
      before: null,
      after,
      clientKey: entity === 'festival' ? clientKey : null,
    })),
  );
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
    tx.insert(changes)
      .values(rows.slice(i, i + ROWS_AT_ONCE))
      .run();
  }
}
