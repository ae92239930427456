import { sql } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';

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

const kept = new WeakMap<Db, Map<number, { at: number; stars: Stars }>>();

/**
 * How many selections contain each séance of a festival, up to ten minutes old. `now` is an
 * instant.
 */
export function starsOf(festivalId: number, now: string, db: Db = getDb()): Stars {
  const known = kept.get(db) ?? new Map<number, { at: number; stars: Stars }>();
  kept.set(db, known);
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
