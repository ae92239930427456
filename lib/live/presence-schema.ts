import { z } from 'zod';
import { MAX_HELD } from '#lib/events/act-limits.ts';

/** A page below the desk, as in its address: `films/12`. */
const PLACE = /^(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*)?$/;
const MAX_PLACE = 80;

/**
 * What a tab posts to `/api/festivals/{festival}/presence` when it picks up or drops cards or opens
 * another page, and repeatedly while it holds any or its page is open.
 */
export const presenceSchema = z.strictObject({
  client: z.uuid(),
  holds: z.array(z.int().min(1)).max(MAX_HELD),
  place: z.string().max(MAX_PLACE).regex(PLACE).optional(),
});
export type PresencePost = z.input<typeof presenceSchema>;
