import { lastDraftChange } from '#lib/draft/last-change.ts';
import { type LargeFestival, largeFestivals } from '#lib/festivals/large.ts';
import { onAnyWrite } from '#lib/history/wake.ts';
import { IDLE } from '#lib/jobs/pool.ts';
import { lastReleaseNumber } from '#lib/programme/frozen-draft.ts';
import { WHOLE_PUBLICATION } from '#lib/programme/publication-page.ts';
import { now } from '#lib/time/clock.ts';
import { publicationPage, settlingOf } from './publication.ts';

/**
 * How long a programme has to rest after a change before anything is made ahead, in milliseconds.
 */
const REST = 1500;
/** Festivals that are made ready: of more than these, nobody publishes at once. */
const MAX_AHEAD = 3;

/**
 * Has the publish page of large festivals made once their programme comes to rest after a change,
 * and when the second server starts, so that whoever opens it finds it made. The first change after
 * a long time does not wait for rest: by then the threads have let go what those that follow are
 * made of. Answers the function that stops it.
 */
export const publicationsAhead = (): (() => void) =>
  makeAhead(async (festival) => {
    const at = now();
    await Promise.all([publicationPage(festival, WHOLE_PUBLICATION, at), settlingOf(festival, null, at)]);
  });

/**
 * The same with what is made, which is kept for so long. One festival after the other, and none
 * again before its programme has changed.
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
    // What changes meanwhile is looked at afterwards.
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
      // Whoever opens the page hears what went wrong.
      console.error(error);
    } finally {
      isMaking = false;
    }
  };
  wait();
  // What is saved in the grid is written by the other server.
  const forget = onAnyWrite(() => {
    if (Date.now() - madeAt > keptFor) void look();
    wait();
  }, rest);
  return () => {
    clearTimeout(timer);
    forget();
  };
}
