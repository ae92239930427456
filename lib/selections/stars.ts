import { sql } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';

/**
 * Of fewer selections nothing is told, of all or of one séance: of few visitors one knows some, and
 * would learn what they chose. No sum of stars is told either, from which the others could be taken
 * away.
 */
export const LEAST_TOLD = 5;

/**
 * So long a count is shown before it is counted again, in milliseconds: it costs little, and a
 * change does not say at which moment somebody chose.
 */
const COUNTED_EVERY = 600_000;

/**
 * The selections that are kept on this server and not empty, and in how many each séance is, by its
 * number.
 */
type Stars = Readonly<{ selections: number; of: ReadonlyMap<number, number> }>;

const kept = new WeakMap<Db, Map<number, { at: number; stars: Stars }>>();

/**
 * In how many selections each séance of a festival is, up to ten minutes old. `now` is an instant.
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
 * A séance's count as it is told, in steps: 5, 10, 20, 50, 100… One more or less beside one more
 * selection in all would point at somebody.
 */
function stepOf(count: number): number {
  let step = LEAST_TOLD;
  for (let ten = 10; ten <= count; ten *= 10)
    for (const next of [ten, 2 * ten, 5 * ten]) if (next <= count) step = next;
  return step;
}

/**
 * What is told of one séance: the step its count is at or above, `few` below the least that is
 * told, or nothing where hardly anybody keeps a selection here.
 */
export function toldStars({ selections, of }: Stars, number: number): number | 'few' | null {
  if (selections < LEAST_TOLD) return null;
  const count = of.get(number) ?? 0;
  return count < LEAST_TOLD ? 'few' : stepOf(count);
}

const toldOf = (count: number) => (count < LEAST_TOLD ? 0 : count);

/**
 * What is told of a whole festival, 0 for nothing. Calendars of selections are among all from the
 * least that is told on: before, the rest would tell them.
 */
export function toldInAll(
  { selections }: Pick<Stars, 'selections'>,
  { all, own }: { all: number; own: number },
): { selections: number; calendars: number; own: number } {
  return { selections: toldOf(selections), calendars: all - own + toldOf(own), own: toldOf(own) };
}
