import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import { type Db, getDb, write } from '#db/client.ts';
import { hasRow } from '#db/rows.ts';
import { askedCalendars, festivals } from '#db/schema/index.ts';
import { asStorageError, LanterneError } from '#lib/errors.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { instantFrom } from '#lib/time/clock.ts';

/*
 * Counts in how many selections each séance is, and how many calendars visitors' calendar programs
 * fetch. A program fetches many times a day, so each address counts once a day. Nothing is kept
 * about who fetches: no network address and no program name. Requests are noted in memory and
 * written together, so that fetching a calendar does not write to the database.
 */

const HOUR = 3_600_000;
/** How long an address counts after it was fetched, in milliseconds. */
const COUNTED_FOR = 24 * HOUR;
/**
 * The least time between two writes for the same address, in milliseconds, however often it is
 * fetched.
 */
const WRITTEN_EVERY = HOUR;
/**
 * How often the notes in memory are written, in milliseconds. A server that is killed loses at most
 * this much.
 */
const WRITE_EVERY = 600_000;
/** How many rows one statement writes. */
const AT_ONCE = 500;

type Asked = { festivalId: number; address: string; askedAt: string };
type Kept = { waiting: Map<string, Asked>; written: Map<string, number> };

const kept = oneInProcess<Kept>('lanterneAskedCalendars', () => ({ waiting: new Map(), written: new Map() }));

/** Search engines fetch every address of a site but subscribe to none, so they are not counted. */
const ROBOT = /bot|crawl|spider|slurp|preview/i;

/**
 * What is counted: one of the programme's calendars, or a selection's calendar by the id of the
 * selection.
 */
type AskedCalendar = { of: string; key?: string | number };

/**
 * Notes that a calendar was fetched. `program` is the User-Agent of the request; it is checked and
 * not kept. `now` is an instant.
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
 * Writes the notes in memory in one transaction, and deletes the rows that no longer count. Answers
 * how many were written.
 */
export function writeAsked(now: string, db: Db = getDb()): number {
  const { waiting, written } = kept();
  const ending = instantFrom(now, -COUNTED_FOR);
  const old = lt(askedCalendars.askedAt, ending);
  const asked = [...waiting.values()];
  if (asked.length === 0 && !hasRow(db, askedCalendars, old)) return 0;
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

/** Writes the notes regularly from now on, while the server runs. */
export function watchAsked(now: () => string): void {
  const look = () => {
    try {
      writeAsked(now());
    } catch (error) {
      // If another program is writing or the disk is full, the notes are kept for the next time.
      if (!(asStorageError(error) instanceof LanterneError)) console.error(error);
    }
  };
  // The timer alone does not keep the process running.
  setInterval(look, WRITE_EVERY).unref();
}

/**
 * How many calendars of a festival were fetched within the last day, and how many of those are of
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

/**
 * The least number of selections to be told, of the whole festival or of one séance. Of only a few
 * visitors one might know some, and learn what they chose. The sum of all stars is not told either,
 * because the small counts could be computed from it.
 */
export const LEAST_TOLD = 5;

/**
 * How long a count is kept before it is counted again, in milliseconds. This saves work, and a
 * change does not reveal the moment at which somebody chose.
 */
const COUNTED_EVERY = 600_000;

/**
 * The number of non-empty selections kept on this server, and for each séance, by its number, how
 * many of them contain it.
 */
type Stars = Readonly<{ selections: number; of: ReadonlyMap<number, number> }>;

const keptStars = new WeakMap<Db, Map<number, { at: number; stars: Stars }>>();

/**
 * How many selections contain each séance of a festival, up to ten minutes old. `now` is an
 * instant.
 */
export function starsOf(festivalId: number, now: string, db: Db = getDb()): Stars {
  const known = keptStars.get(db) ?? new Map<number, { at: number; stars: Stars }>();
  keptStars.set(db, known);
  const at = Date.parse(now);
  const last = known.get(festivalId);
  if (last && at - last.at < COUNTED_EVERY && at >= last.at) return last.stars;
  const stars = countStars(festivalId, db);
  known.set(festivalId, { at, stars });
  return stars;
}

function countStars(festivalId: number, db: Db): Stars {
  const rows = db.all<{ number: number; selections: number }>(sql`
    select json_extract(chosen.value, '$[0]') as number, count(*) as selections
    from selections, json_each(selections.events) as chosen
    where selections.festival_id = ${festivalId}
    group by 1`);
  const all = db.get<{ selections: number }>(sql`
    select count(*) as selections from selections
    where festival_id = ${festivalId} and (json_array_length(events) > 0 or json_array_length(films) > 0)`);
  return {
    selections: all?.selections ?? 0,
    of: new Map(rows.map(({ number, selections }) => [number, selections])),
  };
}

/**
 * The count of a séance, rounded down to a step: 5, 10, 20, 50, 100… An exact count that grows
 * together with the number of selections would reveal what one visitor chose.
 */
function stepOf(count: number): number {
  let step = LEAST_TOLD;
  for (let ten = 10; ten <= count; ten *= 10)
    for (const next of [ten, 2 * ten, 5 * ten]) if (next <= count) step = next;
  return step;
}

/**
 * What is told of one séance: its count rounded down to a step, `few` below the smallest that is
 * told, or null where hardly anybody keeps a selection here.
 */
export function toldStars({ selections, of }: Stars, number: number): number | 'few' | null {
  if (selections < LEAST_TOLD) return null;
  const count = of.get(number) ?? 0;
  return count < LEAST_TOLD ? 'few' : stepOf(count);
}

const toldOf = (count: number) => (count < LEAST_TOLD ? 0 : count);

/**
 * What is told of a whole festival; 0 when nothing is. Calendars of selections are included in the
 * total only from the least number on; below it, the difference to the other calendars would reveal
 * them.
 */
export function toldInAll(
  { selections }: Pick<Stars, 'selections'>,
  { all, own }: { all: number; own: number },
): { selections: number; calendars: number; own: number } {
  return { selections: toldOf(selections), calendars: all - own + toldOf(own), own: toldOf(own) };
}
