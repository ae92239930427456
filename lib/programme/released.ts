import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '../../db/client.ts';
import { festivals, releases } from '../../db/schema/index.ts';
import { cleanText } from '../i18n/clean-text.ts';
import type { PublicDocument, TeamDocument } from './documents.ts';

/** The current release of a festival as the public sees it. */
export type Released = Readonly<{
  festivalId: number;
  slug: string;
  publicKey: string;
  number: number;
  /** Of the public document's JSON. */
  sha256: string;
  document: PublicDocument;
}>;

/** A document as it is stored: gzip JSON and the sha256 of the JSON. */
export function pack(document: PublicDocument | TeamDocument): { bytes: Buffer; sha256: string } {
  const json = Buffer.from(JSON.stringify(document));
  return { bytes: gzipSync(json, { level: 9 }), sha256: createHash('sha256').update(json).digest('hex') };
}

// What JSON escapes beside line ends and tabs: controls, and surrogates that stand alone.
const HARMFUL = /\\(?:r|b|f|u00[01]|u007f|ud[89a-f])/i;
const HAS_C1 = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/;

/**
 * The document as it was packed. Forms clean what is typed; a text that came another way (a row written by hand, an old backup) is cleaned
 * here, before a browser reads other line ends than the script that takes the page over.
 */
export function unpack<T extends PublicDocument | TeamDocument>(bytes: Buffer): T {
  const json = gunzipSync(bytes).toString('utf8');
  if (!HARMFUL.test(json) && !HAS_C1.test(json)) return JSON.parse(json) as T;
  return JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? cleanText(value) : value)) as T;
}

// Parsing 1,500 events takes 8 ms, so each document is parsed once. The key is the hash of its bytes, hence never stale.
const CACHED_DOCUMENTS = 12;
const shared = globalThis as typeof globalThis & { lanterneDocuments?: Map<string, PublicDocument | TeamDocument> };

function parsed<T extends PublicDocument | TeamDocument>(sha256: string, bytes: () => Buffer): T {
  shared.lanterneDocuments ??= new Map();
  const cache = shared.lanterneDocuments;
  const document = (cache.get(sha256) as T | undefined) ?? unpack<T>(bytes());
  cache.delete(sha256);
  cache.set(sha256, document);
  const oldest = cache.keys().next().value;
  if (cache.size > CACHED_DOCUMENTS && oldest !== undefined) cache.delete(oldest);
  return document;
}

const columns = {
  id: releases.id,
  festivalId: festivals.id,
  slug: festivals.slug,
  publicKey: festivals.publicKey,
  number: releases.number,
  sha256: releases.publicSha256,
};

function prepare(db: Db) {
  const currentWhere = (where: SQL) =>
    db
      .select(columns)
      .from(releases)
      .innerJoin(festivals, eq(festivals.id, releases.festivalId))
      .where(where)
      .orderBy(desc(releases.number))
      .limit(1)
      .prepare();
  return {
    bySlug: currentWhere(eq(festivals.slug, sql.placeholder('value'))),
    byKey: currentWhere(eq(festivals.publicKey, sql.placeholder('value'))),
  };
}

// Writing the SQL takes some thirty times as long as running it, and every public request runs it.
const statements = new WeakMap<Db, ReturnType<typeof prepare>>();

function current(db: Db, by: keyof ReturnType<typeof prepare>, value: string): Released | null {
  const prepared = statements.get(db) ?? prepare(db);
  statements.set(db, prepared);
  const row = prepared[by].get({ value });
  if (!row) return null;
  const { id, ...rest } = row;
  const bytes = () =>
    db.select({ bytes: releases.publicDocument }).from(releases).where(eq(releases.id, id)).get()?.bytes ??
    Buffer.alloc(0);
  return { ...rest, document: parsed<PublicDocument>(row.sha256, bytes) };
}

/** The published programme of this address; null when the festival does not exist or was never published. */
export function releasedBySlug(slug: string, db: Db = getDb()): Released | null {
  return current(db, 'bySlug', slug);
}

/** The published programme of this public key (the proxy's rewrite); null when the key is no longer the current one. */
export function releasedByKey(key: string, db: Db = getDb()): Released | null {
  return current(db, 'byKey', key);
}

/** The current team document; null when nothing was ever published. Only for the desk and for secret links. */
export function teamDocumentOf(festivalId: number, db: Db | Tx = getDb()): TeamDocument | null {
  const row = db
    .select({ bytes: releases.teamDocument, sha256: releases.teamSha256 })
    .from(releases)
    .where(eq(releases.festivalId, festivalId))
    .orderBy(desc(releases.number))
    .limit(1)
    .get();
  return row ? parsed<TeamDocument>(row.sha256, () => row.bytes) : null;
}

/** Both documents of one release, of the current one without `number`; null when there is none. */
export function releaseDocuments(
  festivalId: number,
  number?: number,
  db: Db | Tx = getDb(),
): { number: number; public: PublicDocument; team: TeamDocument } | null {
  const row = db
    .select()
    .from(releases)
    .where(
      number === undefined
        ? eq(releases.festivalId, festivalId)
        : and(eq(releases.festivalId, festivalId), eq(releases.number, number)),
    )
    .orderBy(desc(releases.number))
    .limit(1)
    .get();
  if (!row) return null;
  return {
    number: row.number,
    public: unpack<PublicDocument>(row.publicDocument),
    team: unpack<TeamDocument>(row.teamDocument),
  };
}
