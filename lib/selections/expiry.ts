import { now } from '../time/clock.ts';
import { deleteUnread } from './queries.ts';

const DAY = 24 * 3_600_000;

/** From now on, and once a day while the server runs, what nobody has read for a year is deleted. Called once by instrumentation.ts. */
export function watchUnread(work: () => unknown = () => deleteUnread(now())): void {
  const once = () => {
    try {
      work();
    } catch (error) {
      // Another program writes, or the disk is full: tomorrow is early enough.
      console.error(error);
    }
  };
  once();
  // It keeps no server alive.
  setInterval(once, DAY).unref();
}
