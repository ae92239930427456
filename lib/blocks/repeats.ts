import type { DraftBlock } from '#lib/model/draft.ts';
import type { CivilDate } from '#lib/time/calendar.ts';
import type { Clocks } from '#lib/time/format.ts';
import type { BlockInput } from './schema.ts';
import { blockTimes, repeatedOn } from './typed-times.ts';

/**
 * The parts of a block that are compared: two of one kind in the same rooms at the same hours are
 * the same, whatever their names.
 */
const comparedOf = ({
  kind,
  startsAt,
  minutes,
  roomIds,
}: Pick<DraftBlock, 'kind' | 'startsAt' | 'minutes' | 'roomIds'>) => JSON.stringify([kind, startsAt, minutes, roomIds]);

/** Those of `dates` that have the same break or set-up already, so that it is not created twice. */
export function daysItStands(
  blocks: readonly DraftBlock[],
  input: Pick<BlockInput, 'kind' | 'day' | 'from' | 'until' | 'minutes' | 'rooms'>,
  dates: readonly CivilDate[],
  clock: Clocks,
): CivilDate[] {
  const standing = new Set(blocks.map(comparedOf));
  return dates.filter((day) =>
    standing.has(
      comparedOf({ kind: input.kind, ...blockTimes(repeatedOn(input, day, clock), clock), roomIds: input.rooms }),
    ),
  );
}
