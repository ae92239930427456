import { and, eq } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { among } from '#db/rows.ts';
import { liveFacts, offers, pictures, roomCrews } from '#db/schema/index.ts';
import type { Root } from '#lib/history/root-kind.ts';
import { recordRoot, type Writing } from '#lib/history/roots.ts';
import { SUBJECTS } from '#lib/pictures/subject.ts';
import { renewPublicKey } from './public-key.ts';

/**
 * The rows that the database deletes together with what they belong to, by the column that refers
 * to it.
 */
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
 * Deletes the rows that belong to these roots, which are about to be deleted. Returns them, so that
 * the history can bring them back.
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
 * The same, recorded in the history as part of this batch. Must be called before the roots are
 * deleted, because undo goes backwards and the roots have to exist first.
 */
export function deleteHanging(
  { tx, festival, batch, now }: { tx: Tx; festival: Writing; batch: string; now: string },
  entity: ChangeEntity,
  ids: readonly number[],
): void {
  for (const { entity: hanging, before } of removeHanging(tx, festival.id, entity, ids))
    recordRoot(tx, festival, now, hanging, { verb: 'deleted', before, after: null, batch });
}
