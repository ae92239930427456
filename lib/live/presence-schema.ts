import { z } from 'zod';

/** A drag holds few cards. */
const MAX_HELD = 20;

/** What a tab posts to `/api/festivals/{festival}/presence` when it takes up or drops cards, and every ten seconds while it holds some. */
export const presenceSchema = z.strictObject({
  client: z.uuid(),
  holds: z.array(z.int().min(1)).max(MAX_HELD),
});
export type PresencePost = z.input<typeof presenceSchema>;
