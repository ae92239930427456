import { addMinutes, minutesBetween, type WallClock } from '#lib/time/wall-clock.ts';
import { type LaidOutEvent, layOut, type RunningOrderIndex, SHORTEST_ELASTIC_MINUTES } from './running-order.ts';

/** A part that is shortened keeps at least so many minutes. */
const SHORTEST_PART_MINUTES = 5;
const LONGEST_MINUTES = 1440;

type Resized =
  | { ok: true; publicEndFixed: WallClock | null; item: { id: number; minutes: number } | null }
  /** `earliest`: the earliest possible end, after the films and the parts that do not change. */
  | { ok: false; reason: 'notScheduled' }
  | { ok: false; reason: 'tooShort' | 'tooLong'; earliest: WallClock };

/**
 * A séance with a new end (wall clock). A fixed end is replaced, and the flexible part takes the
 * rest; else the flexible part changes; else the last part, if it is no film; else the end becomes
 * fixed, which leaves a pause after the film. Null removes a fixed end. Films keep their length, so
 * an end before theirs is refused.
 */
export function resized(event: LaidOutEvent, end: WallClock | null, index: RunningOrderIndex): Resized {
  const { startsAt } = event;
  const zone = index.draft.festival.timeZone;
  if (startsAt === null) return { ok: false, reason: 'notScheduled' };
  if (end === null) return { ok: true, publicEndFixed: null, item: null };
  const span = minutesBetween(startsAt, end, zone);
  const layout = layOut({ ...event, publicEndFixed: null }, index);
  const last = layout.parts.at(-1);
  const giving =
    layout.parts.find(({ item }) => item.elastic && item.kind !== 'film') ??
    (event.publicEndFixed === null && last?.item.kind !== 'film' ? last : undefined);
  const others = layout.parts.length === 0 ? 0 : layout.totalMinutes - (giving?.minutes ?? 0);
  const shortest = giving ? (giving.item.elastic ? SHORTEST_ELASTIC_MINUTES : SHORTEST_PART_MINUTES) : 0;
  const refused = (reason: 'tooShort' | 'tooLong'): Resized => ({
    ok: false,
    reason,
    earliest: addMinutes(startsAt, Math.max(others + shortest, SHORTEST_PART_MINUTES), zone),
  });
  if (span < others + shortest || span < SHORTEST_PART_MINUTES) return refused('tooShort');
  if (span > LONGEST_MINUTES) return refused('tooLong');
  if (!giving || event.publicEndFixed !== null) return { ok: true, publicEndFixed: end, item: null };
  return { ok: true, publicEndFixed: null, item: { id: giving.item.id, minutes: span - others } };
}
