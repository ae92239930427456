import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { type Db, getDb, perConnection, type Tx } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';
import { CountedCache } from '#lib/bounded-cache.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { isReleased } from './own-host.ts';
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
    .where(sql`${eq(festivals.slug, sql.placeholder('slug'))} and ${isReleased(db)}`)
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

/**
 * 64 random bits, so that nobody can guess the address of a cached page and no two states of a
 * programme share one.
 */
export const newPublicKey = () => randomBytes(8).toString('hex');

/**
 * Everything that changes what the public sees calls this in its transaction, so that pages cached
 * under the old key are no longer used.
 */
export function renewPublicKey(tx: Tx, festivalId: number): void {
  tx.update(festivals).set({ publicKey: newPublicKey() }).where(eq(festivals.id, festivalId)).run();
}

/** The pages of earlier editions announce the next one, so they change when its public facts do. */
export function renewEarlierEditions(tx: Tx, festivalId: number): void {
  const renewed = new Set([festivalId]);
  for (let id = previousOf(tx, festivalId); id !== null && !renewed.has(id); id = previousOf(tx, id)) {
    renewed.add(id);
    renewPublicKey(tx, id);
  }
}

const previousOf = (tx: Tx, id: number): number | null =>
  tx.select({ id: festivals.previousId }).from(festivals).where(eq(festivals.id, id)).get()?.id ?? null;
