import { z } from 'zod';
import { MAX_HELD } from '#lib/events/act-limits.ts';

/** A page below the desk, as its address says it: `films/12`. */
const PLACE = /^(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*)?$/;
const MAX_PLACE = 80;

/**
 * What a tab posts to `/api/festivals/{festival}/presence` when it takes up or drops cards, or
 * comes to another page, and again and again while it holds or is some.
 */
export const presenceSchema = z.strictObject({
  client: z.uuid(),
  holds: z.array(z.int().min(1)).max(MAX_HELD),
  place: z.string().max(MAX_PLACE).regex(PLACE).optional(),
});
export type PresencePost = z.input<typeof presenceSchema>;
