import { lastDraftChange } from '#lib/draft/queries.ts';
import { type LargeFestival, largeFestivals } from '#lib/festivals/large.ts';
import { onAnyWrite } from '#lib/history/record.ts';
import { IDLE } from '#lib/jobs/pool.ts';
import { lastReleaseNumber } from '#lib/programme/frozen-draft.ts';
import { WHOLE_PUBLICATION } from '#lib/programme/publication.ts';
import { now } from '#lib/time/clock.ts';
import { publicationPage, settlingOf } from './publication.ts';

/** How long a programme must be unchanged before anything is made ahead, in milliseconds. */
const REST = 1500;
/** How many festivals are made ahead: never do owners of more publish at the same time. */
const MAX_AHEAD = 3;

/**
 * Makes the publish page of large festivals ahead, once their programme has been unchanged for a
 * while and when the second server starts, so that it is ready when somebody opens it. The first
 * change after a long time is not waited upon: by then the threads have dropped what they had in
 * memory, and must load it again first. Returns the function that stops it.
 */
export const publicationsAhead = (): (() => void) =>
  makeAhead(async (festival) => {
    const at = now();
    await Promise.all([publicationPage(festival, WHOLE_PUBLICATION, at), settlingOf(festival, null, at)]);
  });

/**
 * The same for any `make`, whose results are kept for `keptFor` milliseconds. Festivals are made
 * one after the other, and each only after its programme has changed.
 */
export function makeAhead(
  make: (festival: LargeFestival) => Promise<unknown>,
  rest = REST,
  keptFor = IDLE,
): () => void {
  const made = new Map<number, string>();
  let madeAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let isMaking = false;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), rest).unref();
  };
  const look = async () => {
    // Changes made meanwhile are looked at afterwards.
    if (isMaking) return wait();
    isMaking = true;
    try {
      for (const festival of largeFestivals(MAX_AHEAD)) {
        const state = `${lastDraftChange(festival.id, festival.db)} ${lastReleaseNumber(festival.id, festival.db)}`;
        if (made.get(festival.id) === state) continue;
        made.set(festival.id, state);
        await make(festival);
        madeAt = Date.now();
      }
    } catch (error) {
      // The person who opens the page is told what went wrong.
      console.error(error);
    } finally {
      isMaking = false;
    }
  };
  wait();
  // Changes in the grid are written by the other server, so all writes are watched.
  const forget = onAnyWrite(() => {
    if (Date.now() - madeAt > keptFor) void look();
    wait();
  }, rest);
  return () => {
    clearTimeout(timer);
    forget();
  };
}
