import { sql } from 'drizzle-orm';
import { type Db, getDb } from '../../db/client.ts';
import { events, festivals } from '../../db/schema/index.ts';

/**
 * So many séances make a festival large. Below it no page and no publication takes half a second; above it they take seconds, in which a server that
 * drew them itself would answer nobody.
 */
export const LARGE = 500;

const prepare = (db: Db) =>
  db
    .select({ one: sql`1` })
    .from(events)
    .where(
      sql`${events.festivalId} in (select ${festivals.id} from ${festivals} where ${festivals.slug} = ${sql.placeholder('slug')})`,
    )
    .limit(1)
    .offset(LARGE - 1)
    .prepare();

// Asked for whatever is not kept: the statement is compiled once per connection.
const statements = new WeakMap<Db, ReturnType<typeof prepare>>();

/** Whether the festival at this address has so many séances, drafts among them. One look into an index. */
export function isLarge(slug: string, db: Db = getDb()): boolean {
  const statement = statements.get(db) ?? prepare(db);
  statements.set(db, statement);
  return statement.get({ slug }) !== undefined;
}

/** Whether there is any large festival. */
export function hasLarge(db: Db = getDb()): boolean {
  const found = db
    .select({ one: sql`1` })
    .from(events)
    .groupBy(events.festivalId)
    .having(sql`count(*) >= ${LARGE}`)
    .get();
  return found !== undefined;
}

/** The address of a festival by its id; null when there is none. */
export const slugOf = (id: number | null, db: Db = getDb()): string | null =>
  db.select({ slug: festivals.slug }).from(festivals).where(sql`${festivals.id} = ${id}`).get()?.slug ?? null;
