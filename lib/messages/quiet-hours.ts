import { addDays } from '#lib/time/calendar.ts';
import { fromInstant, toInstant } from '#lib/time/wall-clock.ts';

/** The quiet hours, in the festival's time. */
const QUIET = { from: '22:00', until: '08:00' };
/** What begins before this hour has to be known before the morning. */
const EARLY = '10:00';

/**
 * When something that is ready at `now` may be sent: at once by day, and at night if its subject
 * begins before ten; else in the morning. All three are instants; the hours are in the festival's
 * zone.
 */
export function leavesAt(now: string, beginsAt: string | null, zone: string): string {
  const [day = '', hour = ''] = fromInstant(now, zone).split('T');
  if (hour >= QUIET.until && hour < QUIET.from) return now;
  const morning = hour < QUIET.until ? day : addDays(day, 1);
  if (beginsAt !== null && beginsAt < toInstant(`${morning}T${EARLY}`, zone)) return now;
  return toInstant(`${morning}T${QUIET.until}`, zone);
}

/**
 * The same for one delivery: urgent messages, and answers to somebody's own act, are also sent at
 * night.
 */
export const deliveryLeavesAt = (
  { isUrgent, kind }: { isUrgent: boolean; kind: string },
  { beginsAt }: { beginsAt: string | null },
  now: string,
  zone: string,
): string => (isUrgent || kind === 'sign-up' ? now : leavesAt(now, beginsAt, zone));
