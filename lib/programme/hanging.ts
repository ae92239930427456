import { and, eq } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { among } from '#db/among.ts';
import type { Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { liveFacts, offers, pictures, roomCrews } from '#db/schema/index.ts';
import type { Root } from '#lib/history/root-kind.ts';
import { recordRoot, type Writing } from '#lib/history/roots.ts';
import { SUBJECTS } from '#lib/pictures/subject.ts';
import { renewPublicKey } from './new-public-key.ts';

/** What the database takes away with what it hangs on, by the column that names that. */
const HANGING: readonly {
  entity: ChangeEntity;
  table: typeof pictures | typeof offers | typeof roomCrews | typeof liveFacts;
  on: Partial<Record<ChangeEntity, SQLiteColumn>>;
}[] = [
  {
    entity: 'picture',
    table: pictures,
    on: Object.fromEntries(Object.entries(SUBJECTS).map(([kind, column]) => [kind, pictures[column]])),
  },
  { entity: 'offer', table: offers, on: { day: offers.dayId, series: offers.seriesId } },
  { entity: 'room-crew', table: roomCrews, on: { room: roomCrews.roomId } },
  { entity: 'live-fact', table: liveFacts, on: { event: liveFacts.eventId } },
];

/**
 * Takes away what hangs on these roots, which are about to go: whoever brings them back finds it in
 * the history. Answers what it was.
 */
export function removeHanging(
  tx: Tx,
  festivalId: number,
  entity: ChangeEntity,
  ids: readonly number[],
): { entity: ChangeEntity; before: Pick<Root, 'id'> }[] {
  return HANGING.flatMap(({ entity: hanging, table, on }) => {
    const column = on[entity];
    if (!column || ids.length === 0) return [];
    const own = and(eq(table.festivalId, festivalId), among(column, ids));
    const gone: Pick<Root, 'id'>[] = tx.delete(table).where(own).returning().all();
    if (hanging === 'live-fact' && gone.length > 0) renewPublicKey(tx, festivalId);
    return gone.map((before) => ({ entity: hanging, before }));
  });
}

/**
 * The same where they are deleted, in the batch of that. Called before the roots go, because undo
 * goes backwards.
 */
export function deleteHanging(
  { tx, festival, batch, now }: { tx: Tx; festival: Writing; batch: string; now: string },
  entity: ChangeEntity,
  ids: readonly number[],
): void {
  for (const { entity: hanging, before } of removeHanging(tx, festival.id, entity, ids))
    recordRoot(tx, festival, now, hanging, { verb: 'deleted', before, after: null, batch });
}
