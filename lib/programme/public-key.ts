import { eq, exists, sql } from 'drizzle-orm';
import { type Db, getDb, perConnection } from '#db/client.ts';
import { festivals, releases } from '#db/schema/index.ts';
import { CountedCache } from '#lib/bounded-cache.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { type Released, releasedByKey, releasedBySlug } from './released.ts';

/**
 * What the proxy needs to forward a public request: the key of the pages, and whether they are
 * marked « démonstration ».
 */
type PublicKey = Readonly<{ key: string; isDemonstration: boolean }>;

// Kept prepared, because every public request runs it.
const statementOf = perConnection((db) =>
  db
    .select({ key: festivals.publicKey, isDemonstration: festivals.isDemonstration })
    .from(festivals)
    .where(
      sql`${eq(festivals.slug, sql.placeholder('slug'))} and ${exists(
        db.select({ one: sql`1` }).from(releases).where(eq(releases.festivalId, festivals.id)),
      )}`,
    )
    .prepare(),
);

// A publication between the proxy's look-up and the page's would answer a visitor, and every cache
// on the way, with a 404. So a key that was recently handed out still finds its festival.
const REMEMBERED_KEYS = 200;
const handedOut = oneInProcess('lanterneKeys', () => new CountedCache<string>(REMEMBERED_KEYS));

/**
 * The public key of a festival that was published at least once; null for any other address. It
 * takes one indexed query.
 */
export function publicKeyOf(slug: string, db: Db = getDb()): PublicKey | null {
  const found = statementOf(db).get({ slug }) ?? null;
  if (found) handedOut().set(found.key, slug);
  return found;
}

/**
 * The programme from which a page is drawn: the one of this key, else what is public now of the
 * festival that recently had the key.
 */
export function releasedOfKey(key: string, db: Db): Released | null {
  const current = releasedByKey(key, db);
  if (current) return current;
  const slug = handedOut().get(key);
  return slug === undefined ? null : releasedBySlug(slug, db);
}
