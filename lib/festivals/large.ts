import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { type Db, getDb, perConnection } from '#db/client.ts';
import { changes, events, festivals, films, people } from '#db/schema/index.ts';
import type { Festival } from '#lib/authorized.ts';

/**
 * So many séances make a festival large. Below it no page and no publication takes half a second;
 * above it they take seconds, in which a server that drew them itself would answer nobody.
 */
export const LARGE = 500;

/** So many films or people are read as long as so many séances are. */
const MANY = 2000;

/** Whether the festival of a row has so many rows of a table: one look into an index. */
const has = (most: number, table: typeof events | typeof films | typeof people) =>
  sql`exists (select 1 from ${table} where ${table.festivalId} = ${festivals.id} limit 1 offset ${sql.raw(String(most - 1))})`;

const hasSeances = has(LARGE, events);
const hasLargeDraft = sql`(${hasSeances} or ${has(MANY, films)} or ${has(MANY, people)})`;

/** Asked for every page that is not kept, so that its statement is compiled once per connection. */
function asked(isOf: SQL): (slug: string, db?: Db) => boolean {
  const statementOf = perConnection((db) =>
    db
      .select({ one: sql`1` })
      .from(festivals)
      .where(and(eq(festivals.slug, sql.placeholder('slug')), isOf))
      .prepare(),
  );
  return (slug, db = getDb()) => statementOf(db).get({ slug }) !== undefined;
}

/**
 * Whether the festival at this address has so many séances, drafts among them: its public pages are
 * drawn in threads.
 */
export const isLarge = asked(hasSeances);

/**
 * Whether the desk of this festival reads a lot, be it séances, films or people: a second server
 * draws it, and threads do what reads all of it.
 */
export const isLargeDraft = asked(hasLargeDraft);

/** Whether the desk of any festival reads a lot. */
export function hasAnyLargeDraft(db: Db = getDb()): boolean {
  return db.select({ one: sql`1` }).from(festivals).where(hasLargeDraft).limit(1).get() !== undefined;
}

/** A large festival, and where it lies. */
export type LargeFestival = Pick<Festival, 'id' | 'slug' | 'timeZone' | 'dayStartsAt'> & { db: Db };

/** The festivals of many séances, at most so many: those that were changed last. */
export function largeFestivals(most: number, db: Db = getDb()): LargeFestival[] {
  const { id, slug, timeZone, dayStartsAt } = festivals;
  return db
    .select({ id, slug, timeZone, dayStartsAt })
    .from(festivals)
    .where(hasSeances)
    .orderBy(desc(sql`(select max(${changes.id}) from ${changes} where ${changes.festivalId} = ${id})`), desc(id))
    .limit(most)
    .all()
    .map((festival) => ({ ...festival, db }));
}

/** The address of a festival by its id; null when there is none. */
export const slugOf = (id: number | null, db: Db = getDb()): string | null =>
  db.select({ slug: festivals.slug }).from(festivals).where(sql`${festivals.id} = ${id}`).get()?.slug ?? null;
