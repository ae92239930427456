import { and, count, eq } from 'drizzle-orm';
import { type Tx, write } from '#db/client.ts';
import { blocks, rooms } from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { notFound } from '#lib/errors.ts';
import {
  type Changed,
  type ClientKey,
  createRoot,
  editRoot,
  type RefusedEdit,
  recordRoot,
  type Written,
} from '#lib/history/roots.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import type { DraftBlock } from '#lib/model/draft.ts';
import { blockKind, putRooms } from './root.ts';
import { type BlockInput, blockTimes, MAX_BLOCKS } from './schema.ts';

type Scheduling = Authorized<Festival, 'schedule'>;

const columnsOf = (festival: Scheduling, { kind, title, ...times }: BlockInput) => ({
  kind,
  title,
  ...blockTimes(times, festival),
});

const refuse = (field: string, error: FieldError): RefusedEdit => ({
  ok: false,
  reason: 'fields',
  fields: { [field]: error },
});

function refusal(tx: Tx, festival: Scheduling, input: BlockInput): RefusedEdit | undefined {
  const known = tx.select({ id: rooms.id }).from(rooms).where(eq(rooms.festivalId, festival.id)).all();
  const ids = new Set(known.map(({ id }) => id));
  return input.rooms.every((id) => ids.has(id)) ? undefined : refuse('rooms', 'choice');
}

const own = (festival: Scheduling, id: number) => and(eq(blocks.festivalId, festival.id), eq(blocks.id, id));

/** A new break or set-up. */
export function createBlock(
  festival: Scheduling,
  input: BlockInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createRoot(festival, blockKind, clientKey, now, (tx) => {
    const refused = refusal(tx, festival, input);
    if (refused) return refused;
    const there = tx.select({ count: count() }).from(blocks).where(eq(blocks.festivalId, festival.id)).get();
    if ((there?.count ?? 0) >= MAX_BLOCKS) return refuse('title.fr', `tooMany:${MAX_BLOCKS}`);
    const { id } = tx
      .insert(blocks)
      .values({ ...columnsOf(festival, input), festivalId: festival.id })
      .returning({ id: blocks.id })
      .get();
    putRooms(tx, festival.id, id, input.rooms);
    return id;
  });
}

/** The block as its form says. */
export function editBlock(
  festival: Scheduling,
  id: number,
  input: BlockInput,
  now: string,
): Written | Changed<DraftBlock> | RefusedEdit {
  return editRoot(festival, blockKind, { id, version: input.version }, now, (tx) => {
    const refused = refusal(tx, festival, input);
    if (refused) return refused;
    tx.update(blocks).set(columnsOf(festival, input)).where(own(festival, id)).run();
    putRooms(tx, festival.id, id, input.rooms);
    return undefined;
  });
}

/** Takes a block away. Nothing hangs on one. */
export function deleteBlock(festival: Scheduling, id: number, now: string): { batch: string } {
  return write(festival.db, (tx) => {
    const before = blockKind.read(tx, festival.id, id);
    if (!before) throw notFound();
    tx.delete(blocks).where(own(festival, id)).run();
    return { batch: recordRoot(tx, festival, now, 'block', { verb: 'deleted', before, after: null }) };
  });
}
