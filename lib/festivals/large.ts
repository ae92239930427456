import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { type Db, getDb, perConnection } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { changes, events, festivals, films, people } from '#db/schema/index.ts';
import type { Festival } from '#lib/policy.ts';

/**
 * From so many séances on a festival is large. For smaller ones no page and no publication takes
 * half a second; for larger ones they take seconds, in which a server that drew them itself would
 * answer nobody.
 */
export const LARGE = 500;

/** Reading so many films or people takes as long as reading so many séances. */
const MANY = 2000;

/**
 * Whether the festival of a row has more rows of a table than this; a single look-up in an index.
 */
const has = (most: number, table: typeof events | typeof films | typeof people) =>
  sql`exists (select 1 from ${table} where ${table.festivalId} = ${festivals.id} limit 1 offset ${sql.raw(String(most - 1))})`;

const hasSeances = has(LARGE, events);
const hasLargeDraft = sql`(${hasSeances} or ${has(MANY, films)} or ${has(MANY, people)})`;

/** Compiled once per connection, because every page that is not cached needs it. */
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
 * Whether the festival at this address is large, counting drafts: its public pages are then drawn
 * in threads.
 */
export const isLarge = asked(hasSeances);

/**
 * Whether the desk of this festival reads many séances, films or people: a second server then draws
 * it, and threads read what needs all of it.
 */
export const isLargeDraft = asked(hasLargeDraft);

/** Whether the desk of any festival does. */
export function hasAnyLargeDraft(db: Db = getDb()): boolean {
  return db.select({ one: sql`1` }).from(festivals).where(hasLargeDraft).limit(1).get() !== undefined;
}

/** A large festival with its zone. */
export type LargeFestival = Pick<Festival, 'id' | 'slug' | 'timeZone' | 'dayStartsAt'> & { db: Db };

/** At most so many of the large festivals: those that were changed last. */
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

/** The name of a festival by its id; null when there is none. */
export const festivalNameOf = (id: number | null, db: Db = getDb()): Bilingual | null =>
  db.select({ name: festivals.name }).from(festivals).where(sql`${festivals.id} = ${id}`).get()?.name ?? null;
