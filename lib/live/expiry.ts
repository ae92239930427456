import { and, eq, isNotNull, isNull, lte, min } from 'drizzle-orm';
import { type Db, getDb, write } from '#db/client.ts';
import { hasRow } from '#db/rows.ts';
import { liveFacts } from '#db/schema/index.ts';
import { onWrite, recordChange } from '#lib/history/record.ts';
import { onlyOneAtWork } from '#lib/one-in-process.ts';
import { endPictures } from '#lib/pictures/published.ts';
import { renewPublicKey } from '#lib/programme/public-key.ts';

/**
 * In milliseconds, the longest wait before the next look: other programs write too, and clocks may
 * be set.
 */
const LOOK_AGAIN = 30_000;
/**
 * In milliseconds, the wait after a failure, for example when another program has locked the
 * database.
 */
const TRY_AGAIN = 1000;

/**
 * Ends the facts whose time has come, each with a line of history without an author. In the same
 * transaction it renews the public key of their festivals, so that cached pages with these facts
 * are no longer used. `now` is an instant. Returns how many ended.
 */
export function endExpired(db: Db, now: string): number {
  const due = and(isNull(liveFacts.endedAt), lte(liveFacts.until, now));
  // Most looks find nothing, and this check needs no write lock.
  if (!hasRow(db, liveFacts, due)) return 0;
  return write(db, (tx) => {
    const rows = tx.select().from(liveFacts).where(due).all();
    for (const before of rows) {
      const ended = { endedAt: before.until };
      const after = tx.update(liveFacts).set(ended).where(eq(liveFacts.id, before.id)).returning().get();
      const { festivalId, id: entityId } = before;
      recordChange(tx, {
        festivalId,
        actor: null,
        at: now,
        verb: 'expired',
        entity: 'live-fact',
        entityId,
        before,
        after,
      });
    }
    for (const festivalId of new Set(rows.map((row) => row.festivalId))) renewPublicKey(tx, festivalId);
    return rows.length;
  });
}

/** The instant at which the next fact ends by itself; null when none does. */
export function nextExpiry(db: Db): string | null {
  const row = db
    .select({ until: min(liveFacts.until) })
    .from(liveFacts)
    .where(and(isNull(liveFacts.endedAt), isNotNull(liveFacts.until)))
    .get();
  return row?.until ?? null;
}

/** The clock and timer in use; tests move them by hand. */
export type Clock = {
  /** Epoch milliseconds. */
  now: () => number;
  /** Calls `work` once after so many milliseconds; returns a function that cancels it. */
  after: (milliseconds: number, work: () => void) => () => void;
};

const wallClock: Clock = {
  now: Date.now,
  after: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds);
    // The timer must not keep a server alive that is asked to stop.
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/**
 * Ends everything that is over now, including what ended while no server ran, and from now on each
 * fact when its time comes. Restarting loses nothing, because the times are in the database.
 * Returns the function that stops it; starting it again replaces the first.
 */
export const watchExpiry = (open: () => Db = getDb, clock: Clock = wallClock): (() => void) =>
  onlyOneAtWork('lanterneExpiry', () => {
    let cancel = () => {};
    const look = () => {
      cancel();
      cancel = clock.after(endAndWait(open, clock), look);
    };
    const forget = onWrite(look);
    look();
    return () => {
      cancel();
      forget();
    };
  });

/** Ends what is due; returns after how many milliseconds to look again. */
function endAndWait(open: () => Db, clock: Clock): number {
  try {
    const db = open();
    const now = new Date(clock.now()).toISOString();
    endExpired(db, now);
    endPictures(db, now, renewPublicKey);
    const next = nextExpiry(db);
    const wait = next === null ? LOOK_AGAIN : Math.min(LOOK_AGAIN, Date.parse(next) - clock.now());
    // A fact that should have ended and did not must not keep the process busy.
    return wait > 0 ? wait : TRY_AGAIN;
  } catch (error) {
    console.error(error);
    return TRY_AGAIN;
  }
}
