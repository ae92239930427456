import { addDays } from '#lib/time/calendar.ts';
import { fromInstant, toInstant } from '#lib/time/wall-clock.ts';

/** Hours of the festival between which nobody is woken. */
const QUIET = { from: '22:00', until: '08:00' };
/** What begins before this hour has to be known before the morning. */
const EARLY = '10:00';

/**
 * When something may leave that could leave at `now`: at once by day, and at night where what it is
 * about begins before ten; else in the morning. All three are instants; the hours are those of the
 * festival's zone.
 */
export function leavesAt(now: string, beginsAt: string | null, zone: string): string {
  const [day = '', hour = ''] = fromInstant(now, zone).split('T');
  if (hour >= QUIET.until && hour < QUIET.from) return now;
  const morning = hour < QUIET.until ? day : addDays(day, 1);
  if (beginsAt !== null && beginsAt < toInstant(`${morning}T${EARLY}`, zone)) return now;
  return toInstant(`${morning}T${QUIET.until}`, zone);
}

/**
 * The same of one delivery of a message: what is urgent, or answers somebody's own act, leaves at
 * night too.
 */
export const deliveryLeavesAt = (
  { isUrgent, kind }: { isUrgent: boolean; kind: string },
  { beginsAt }: { beginsAt: string | null },
  now: string,
  zone: string,
): string => (isUrgent || kind === 'sign-up' ? now : leavesAt(now, beginsAt, zone));
