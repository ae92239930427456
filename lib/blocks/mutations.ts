import { count, eq } from 'drizzle-orm';
import { type Tx, write } from '#db/client.ts';
import { insertRow } from '#db/rows.ts';
import { blocks, rooms } from '#db/schema/index.ts';
import { daysOf } from '#lib/days/queries.ts';
import { orNotFound } from '#lib/errors.ts';
import {
  type Changed,
  type ClientKey,
  changedSince,
  createRoot,
  type Deleted,
  deleteRoot,
  patchRoot,
  type RefusedEdit,
  recordRoot,
  refuse,
  type Written,
} from '#lib/history/roots.ts';
import type { DraftBlock } from '#lib/model/draft.ts';
import type { Authorized } from '#lib/policy.ts';
import { type CivilDate, daysBetween } from '#lib/time/calendar.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { blocksOf } from './queries.ts';
import { blockKind, putRooms } from './root.ts';
import { type BlockInput, MAX_BLOCKS } from './schema.ts';
import { blockTimes, daysItStands, isInSkippedHour, repeatedOn } from './typed-times.ts';

/**
 * How many days before a festival begins, or after it ends, something may still be set up or taken
 * down.
 */
const MAX_BESIDE = 31;

const columnsOf = (festival: Authorized<'schedule'>, { kind, title, ...times }: BlockInput) => ({
  kind,
  title,
  ...blockTimes(times, festival),
});

/**
 * The requested days, and those of them on which the same block exists already. The block's own day
 * is checked too, unless the block is being edited (`id`) and keeps its place.
 */
function daysAsked(
  tx: Tx,
  festival: Authorized<'schedule'>,
  input: BlockInput,
  id: number | null,
): { add: CivilDate[]; standing: CivilDate[] } {
  const dates = input.everyDay ? datesOf(tx, festival) : input.days;
  const elsewhere = dates.filter((date) => date !== input.day);
  const asked = id === null ? [input.day, ...elsewhere] : elsewhere;
  const others = blocksOf(festival.id, tx).filter((block) => block.id !== id);
  const standing = daysItStands(others, input, asked, festival);
  return { add: asked.filter((date) => !standing.includes(date)), standing };
}

const datesOf = (tx: Tx, festival: Authorized<'schedule'>): CivilDate[] => daysOf(festival, tx).map(({ date }) => date);

/**
 * What is wrong with the input (`was`: the day the block had), before anything is written; `more`
 * is how many blocks are created.
 */
function refusal(
  tx: Tx,
  festival: Authorized<'schedule'>,
  input: BlockInput,
  add: readonly CivilDate[],
  more: number,
  was: CivilDate | null,
): RefusedEdit | undefined {
  const known = tx.select({ id: rooms.id }).from(rooms).where(eq(rooms.festivalId, festival.id)).all();
  const ids = new Set(known.map(({ id }) => id));
  if (!input.rooms.every((id) => ids.has(id))) return refuse('rooms', 'choice');
  const dates = datesOf(tx, festival);
  const beside = (date: CivilDate) => Math.abs(daysBetween(date, input.day)) <= MAX_BESIDE;
  // Each day with a block is a column of the grid, so that 2062 typed for 2026 would add one.
  if (input.day !== was && dates.length > 0 && !dates.some(beside)) return refuse('day', `farDay:${MAX_BESIDE}`);
  if (!input.days.every((date) => dates.includes(date))) return refuse('days', 'choice');
  if (add.some((date) => isInSkippedHour(repeatedOn(input, date, festival), festival)))
    return refuse('days', 'skippedTime');
  const there = tx.select({ count: count() }).from(blocks).where(eq(blocks.festivalId, festival.id)).get();
  return more > 0 && (there?.count ?? 0) + more > MAX_BLOCKS ? refuse('title.fr', `tooMany:${MAX_BLOCKS}`) : undefined;
}

function insertBlock(tx: Tx, festival: Authorized<'schedule'>, input: BlockInput): number {
  const id = insertRow(tx, blocks, { ...columnsOf(festival, input), festivalId: festival.id });
  putRooms(tx, festival.id, id, input.rooms);
  return id;
}

/**
 * Creates the same block on other days, each independent from now on, in the batch of the first.
 */
function repeat(
  tx: Tx,
  festival: Authorized<'schedule'>,
  input: BlockInput,
  dates: readonly CivilDate[],
  batch: string,
  now: string,
): void {
  for (const day of dates) {
    const after = blockKind.read(tx, festival.id, insertBlock(tx, festival, repeatedOn(input, day, festival)));
    recordRoot(tx, festival, now, 'block', { verb: 'created', before: null, after, batch });
  }
}

/** `standing`: the requested days that had the same block already; none was created there. */
type WrittenBlock = Written & { standing: readonly CivilDate[] };

/** Creates a break or set-up, on its day and on those it is repeated on, in one batch. */
export function createBlock(
  festival: Authorized<'schedule'>,
  input: BlockInput,
  clientKey: ClientKey,
  now: string,
): WrittenBlock | RefusedEdit {
  let standing: readonly CivilDate[] = [];
  const made = createRoot(festival, blockKind, clientKey, now, (tx, batch) => {
    const { add, standing: there } = daysAsked(tx, festival, input, null);
    const refused = refusal(tx, festival, input, add, add.length, null);
    if (refused) return refused;
    const [day, ...others] = add;
    if (!day) return refuse('day', 'stands');
    standing = there;
    repeat(tx, festival, input, others, batch, now);
    return insertBlock(tx, festival, day === input.day ? input : repeatedOn(input, day, festival));
  });
  return made.ok ? { ...made, standing } : made;
}

/** Saves the form of a block, and creates it on the days it is repeated on, in one batch. */
export function editBlock(
  festival: Authorized<'schedule'>,
  id: number,
  input: BlockInput,
  now: string,
): WrittenBlock | Changed<DraftBlock> | RefusedEdit {
  return write(festival.db, (tx, batch): WrittenBlock | Changed<DraftBlock> | RefusedEdit => {
    const current = orNotFound(blockKind.read(tx, festival.id, id));
    if (current.version !== input.version) return changedSince(tx, festival, blockKind, current, input.version);
    const { add, standing } = daysAsked(tx, festival, input, id);
    const was = festivalDayOf(current.startsAt, festival.dayStartsAt);
    const refused = refusal(tx, festival, input, add, add.length, was);
    if (refused) return refused;
    repeat(tx, festival, input, add, batch, now);
    const edited = patchRoot(tx, festival, blockKind, current, { verb: 'edited', batch }, now, {
      ...columnsOf(festival, input),
      roomIds: input.rooms,
    });
    return edited.ok ? { ...edited, batch: add.length > 0 ? batch : edited.batch, standing } : edited;
  });
}

/** Deletes a block. Nothing depends on one. */
export const deleteBlock = (festival: Authorized<'schedule'>, id: number, now: string): Deleted =>
  deleteRoot(festival, blockKind, { id, uses: 0 }, now);
