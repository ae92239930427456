import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import { type Db, getDb, write } from '#db/client.ts';
import { askedCalendars, festivals } from '#db/schema/index.ts';
import { asStorageError, LanterneError } from '#lib/errors.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { instantFrom } from '#lib/time/clock.ts';

/*
 * How many calendars the programs of visitors ask for. A program asks many times a day, so that
 * each address counts once in a day. Of who asks, nothing is kept: no network address, no name of a
 * program. What is asked for waits in memory and is written together, so that a calendar costs no
 * write.
 */

const HOUR = 3_600_000;
/** So long an address counts after it was asked for, in milliseconds. */
const COUNTED_FOR = 24 * HOUR;
/** An address that is asked for all the time is written no more often, in milliseconds. */
const WRITTEN_EVERY = HOUR;
/** So often what waits is written, in milliseconds: what a server that is killed forgets. */
const WRITE_EVERY = 600_000;
/** Rows of one statement. */
const AT_ONCE = 500;

type Asked = { festivalId: number; address: string; askedAt: string };
type Kept = { waiting: Map<string, Asked>; written: Map<string, number> };

const kept = oneInProcess<Kept>('lanterneAskedCalendars', () => ({ waiting: new Map(), written: new Map() }));

/** Search engines read every address of a site, and subscribe to none. */
const ROBOT = /bot|crawl|spider|slurp|preview/i;

/** What is counted: one of the programme's calendars, or that of a selection by its id. */
type AskedCalendar = { of: string; key?: string | number };

/**
 * Notes that a calendar was asked for. `program` is what its reader calls itself, looked at and
 * forgotten; `now` is an instant.
 */
export function noteAsked(festivalId: number, { of, key }: AskedCalendar, program: string | null, now: string): void {
  if (program !== null && ROBOT.test(program)) return;
  const address = key === undefined ? of : `${of}/${key}`;
  const name = `${festivalId} ${address}`;
  const { waiting, written } = kept();
  if (Date.parse(now) - (written.get(name) ?? 0) >= WRITTEN_EVERY)
    waiting.set(name, { festivalId, address, askedAt: now });
}

/**
 * Writes what waits, in one transaction, and lets go of what counts no more. Answers how many were
 * written.
 */
export function writeAsked(now: string, db: Db = getDb()): number {
  const { waiting, written } = kept();
  const ending = instantFrom(now, -COUNTED_FOR);
  const old = lt(askedCalendars.askedAt, ending);
  const asked = [...waiting.values()];
  if (asked.length === 0 && !db.select().from(askedCalendars).where(old).limit(1).get()) return 0;
  write(db, (tx) => {
    tx.delete(askedCalendars).where(old).run();
    const ids = [...new Set(asked.map(({ festivalId }) => festivalId))];
    const known = tx.select({ id: festivals.id }).from(festivals).where(inArray(festivals.id, ids)).all();
    const standing = new Set(known.map(({ id }) => id));
    const rows = asked.filter(({ festivalId }) => standing.has(festivalId));
    for (let from = 0; from < rows.length; from += AT_ONCE)
      tx.insert(askedCalendars)
        .values(rows.slice(from, from + AT_ONCE))
        .onConflictDoUpdate({
          target: [askedCalendars.festivalId, askedCalendars.address],
          set: { askedAt: sql`excluded.asked_at` },
        })
        .run();
  });
  waiting.clear();
  for (const { festivalId, address, askedAt } of asked) written.set(`${festivalId} ${address}`, Date.parse(askedAt));
  for (const [name, at] of written) if (at < Date.parse(ending)) written.delete(name);
  return asked.length;
}

/** From now on writes what waits, while the server runs. */
export function watchAsked(now: () => string): void {
  const look = () => {
    try {
      writeAsked(now());
    } catch (error) {
      // Another program writes, or the disk is full: it waits on.
      if (!(asStorageError(error) instanceof LanterneError)) console.error(error);
    }
  };
  // It keeps no server alive.
  setInterval(look, WRITE_EVERY).unref();
}

/**
 * How many calendars of a festival were asked for within a day, and how many of them are of
 * selections.
 */
export function askedWithinDay(festivalId: number, now: string, db: Db = getDb()): { all: number; own: number } {
  const since = instantFrom(now, -COUNTED_FOR);
  const row = db
    .select({
      all: sql<number>`count(*)`,
      own: sql<number>`count(*) filter (where ${askedCalendars.address} like 'own/%')`,
    })
    .from(askedCalendars)
    .where(and(eq(askedCalendars.festivalId, festivalId), gte(askedCalendars.askedAt, since)))
    .get();
  return row ?? { all: 0, own: 0 };
}
