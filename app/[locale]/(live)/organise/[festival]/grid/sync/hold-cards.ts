import { jsonPost } from '#app/_ui/json-post.ts';
import { MAX_HELD } from '#lib/events/act-limits.ts';
import type { PresencePost } from '#lib/live/presence.ts';
import type { Fetch } from './post.ts';

/** In milliseconds: a hold lasts thirty seconds on the server. */
const RENEW_EVERY = 10_000;

/**
 * Tells others which cards a tab holds, repeatedly. A failure is not reported, as it matters
 * little.
 */
export function holdCards(fetch: Fetch, slug: string, client: string) {
  let held: readonly number[] = [];
  let timer: ReturnType<typeof setInterval> | undefined;
  const say = () => {
    const body: PresencePost = { client, holds: [...held] };
    fetch(`/api/festivals/${slug}/presence`, jsonPost(body)).catch(() => {});
  };
  const hold = (ids: readonly number[]) => {
    const told = ids.slice(0, MAX_HELD);
    if (told.join() === held.join()) return;
    held = told;
    clearInterval(timer);
    if (held.length > 0) timer = setInterval(say, RENEW_EVERY);
    say();
  };
  return {
    hold,
    close: () => {
      clearInterval(timer);
      held = [];
    },
  };
}
