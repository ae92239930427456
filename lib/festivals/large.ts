import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { changes, events, festivals, films, people } from '#db/schema/index.ts';
import type { Festival } from '#lib/authorized.ts';

/**
 * So many séances make a festival large. Below it no page and no publication takes half a second; above it they take seconds, in which a server that
 * drew them itself would answer nobody.
 */
export const LARGE = 500;

/** So many films or people are read as long as a large festival is. */
const MANY = 2000;

/** Whether a festival has so many rows of a table: one look into an index. */
const has = (most: number, table: typeof events | typeof films | typeof people) =>
  sql`exists (select 1 from ${table} where ${table.festivalId} = ${festivals.id} limit 1 offset ${sql.raw(String(most - 1))})`;

const prepare = (db: Db, isOf: SQL) =>
  db
    .select({ one: sql`1` })
    .from(festivals)
    .where(and(eq(festivals.slug, sql.placeholder('slug')), isOf))
    .prepare();

/** Asked for whatever is not kept: the statement is compiled once per connection. */
function asked(isOf: SQL): (slug: string, db: Db) => boolean {
  const statements = new WeakMap<Db, ReturnType<typeof prepare>>();
  return (slug, db) => {
    const statement = statements.get(db) ?? prepare(db, isOf);
    statements.set(db, statement);
    return statement.get({ slug }) !== undefined;
  };
}

const hasSeances = asked(has(LARGE, events));
const hasFilmsOrPeople = asked(sql`(${has(MANY, films)} or ${has(MANY, people)})`);

/** Whether the festival at this address has so many séances, drafts among them. */
export const isLarge = (slug: string, db: Db = getDb()): boolean => hasSeances(slug, db);

/** Whether what reads all of a festival is for a thread: it is large, or has many films or people. */
export const isForThreads = (slug: string, db: Db = getDb()): boolean =>
  isLarge(slug, db) || hasFilmsOrPeople(slug, db);

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

/** A large festival, and where it lies. */
export type LargeFestival = Pick<Festival, 'id' | 'slug' | 'timeZone'> & { db: Db };

/** The large festivals, at most so many: those that were changed last. */
export function largeFestivals(most: number, db: Db = getDb()): LargeFestival[] {
  const { id, slug, timeZone } = festivals;
  return db
    .select({ id, slug, timeZone })
    .from(festivals)
    .where(sql`(select count(*) from ${events} where ${events.festivalId} = ${id}) >= ${LARGE}`)
    .orderBy(desc(sql`(select max(${changes.id}) from ${changes} where ${changes.festivalId} = ${id})`), desc(id))
    .limit(most)
    .all()
    .map((festival) => ({ ...festival, db }));
}

/** The address of a festival by its id; null when there is none. */
export const slugOf = (id: number | null, db: Db = getDb()): string | null =>
  db.select({ slug: festivals.slug }).from(festivals).where(sql`${festivals.id} = ${id}`).get()?.slug ?? null;
