import { setImmediate } from 'node:timers/promises';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { type Db, getDb, perConnection, type Tx } from '#db/client.ts';
import { festivals, hosts, releases } from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { BoundedCache } from '#lib/bounded-cache.ts';
import { withdrawnNamesOf } from '#lib/draft/queries.ts';
import type { PublicDocument, TeamDocument } from '#lib/model/documents.ts';
import { documentWithoutName, type WithdrawnName } from '#lib/model/withdrawn-names.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { gonePictures, withoutPictures } from '#lib/pictures/published.ts';
import { indexDocument } from './document-index.ts';
import { findLasting } from './facets.ts';
import { hostChangedAt, isHolding } from './own-host.ts';
import { unpackDocument, unpackInSlices } from './packed.ts';
import { comparing } from './visible.ts';

/*
 * Reads what is published, and keeps it in memory: the current release by address or key, older
 * releases, and the history of releases. Withdrawn names and pictures are left out here, for every
 * reader.
 */

/** The current release of a festival as the public sees it. */
export type Released = Readonly<{
  festivalId: number;
  slug: string;
  publicKey: string;
  /** The host it is read under; null: that of the installation. */
  host: string | null;
  number: number;
  /** The SHA-256 of the public document's JSON. */
  sha256: string;
  document: PublicDocument;
  /**
   * An instant: when the public last saw a change, by a publication, or because a picture or name
   * was taken back or ran out, or because it is read under another host.
   */
  changedAt: string;
}>;

// Parsing 1,500 events takes 8 ms, so each document is parsed once. The key is the hash of its
// bytes, so the cache is never stale. The limit counts the stored bytes: it holds five documents of
// 14,000 séances, or some forty of 1,500.
const MAX_KEPT = 6_000_000;
const keptDocuments = oneInProcess(
  'lanterneDocuments',
  () => new BoundedCache<PublicDocument | TeamDocument>(MAX_KEPT),
);
const documentsBeingRead = oneInProcess('lanterneReading', () => new Map<string, Promise<PublicDocument>>());

function parsed<T extends PublicDocument | TeamDocument>(sha256: string, bytes: () => Buffer): T {
  const known = keptDocuments().get(sha256) as T | undefined;
  if (known) return known;
  const packed = bytes();
  const document = unpackDocument<T>(packed);
  keptDocuments().set(sha256, document, packed.length);
  return document;
}

const columns = {
  id: releases.id,
  festivalId: festivals.id,
  slug: festivals.slug,
  publicKey: festivals.publicKey,
  host: hosts.host,
  number: releases.number,
  sha256: releases.publicSha256,
};

// Kept prepared, because every public request runs it.
const statementsOf = perConnection((db) => {
  const currentWhere = (where: SQL) =>
    db
      .select({ ...columns, hostAt: hostChangedAt(db) })
      .from(releases)
      .innerJoin(festivals, eq(festivals.id, releases.festivalId))
      .leftJoin(hosts, and(eq(hosts.festivalId, festivals.id), isHolding))
      .where(where)
      .orderBy(desc(releases.number))
      .limit(1)
      .prepare();
  return {
    bySlug: currentWhere(eq(festivals.slug, sql.placeholder('value'))),
    byKey: currentWhere(eq(festivals.publicKey, sql.placeholder('value'))),
  };
});

type By = keyof ReturnType<typeof statementsOf>;

/** The public document of a release in its stored form. */
export const packedPublic = (id: number, db: Db) =>
  db.select({ bytes: releases.publicDocument }).from(releases).where(eq(releases.id, id)).get()?.bytes ??
  Buffer.alloc(0);

function current(db: Db, by: By, value: string): Released | null {
  const row = statementsOf(db)[by].get({ value });
  if (!row) return null;
  const { id, ...rest } = row;
  return standingRelease({ ...rest, document: parsed<PublicDocument>(row.sha256, () => packedPublic(id, db)) }, db);
}

type Stood<T> = { gone: string; changedAt: string; document: T };
const stood = new WeakMap<PublicDocument | TeamDocument, Stood<PublicDocument | TeamDocument>>();

/**
 * A document without the pictures and names that were taken back or ran out since it was made, and
 * a text that identifies which. The same object is returned each time, so that what is computed
 * once per document stays valid.
 */
function standing<T extends PublicDocument | TeamDocument>(document: T, festivalId: number, db: Db | Tx): Stood<T> {
  const pictures = document.pictures ? gonePictures(festivalId, db) : [];
  const names = withdrawnNamesOf(festivalId, db);
  const { publishedAt } = document;
  if (pictures.length === 0 && names.length === 0) return { gone: '', changedAt: publishedAt, document };
  const hashes = pictures.map(({ hash }) => hash);
  const gone = `${hashes.join()}${names.length === 0 ? '' : JSON.stringify(names)}`;
  const known = stood.get(document) as Stood<T> | undefined;
  if (known?.gone === gone) return known;
  const changedAt = [publishedAt, ...[...pictures, ...names].map(({ at }) => at)].sort().at(-1) ?? publishedAt;
  const made = { gone, changedAt, document: documentWithoutNames(withoutPictures(document, hashes), names) };
  stood.set(document, made);
  return made;
}

/**
 * The release with its document as it stands now. Its hash is made of what was taken out too,
 * because that changes the bytes.
 */
function standingRelease(
  { hostAt, ...released }: Omit<Released, 'changedAt'> & { hostAt: string | null },
  db: Db,
): Released {
  const { gone, changedAt: at, document } = standing(released.document, released.festivalId, db);
  const changedAt = hostAt !== null && hostAt > at ? hostAt : at;
  if (document === released.document) return { ...released, changedAt };
  const sha256 = sha256Of(released.sha256 + gone);
  return { ...released, sha256, changedAt, document };
}

/**
 * The published programme of this address or key. It is read in slices, and only once for all who
 * wait for it: 14,000 séances take half a second, in which others are answered. Null when there is
 * none. Afterwards the functions below answer at once.
 */
export async function readAhead(by: By, value: string, db: Db = getDb()): Promise<Released | null> {
  const row = statementsOf(db)[by].get({ value });
  if (!row) return null;
  const { id: _id, ...rest } = row;
  const known = keptDocuments().get(row.sha256) as PublicDocument | undefined;
  if (known) return standingRelease({ ...rest, document: known }, db);
  const reading = documentsBeingRead();
  const begun = reading.get(row.sha256) ?? readInSlices(row, db).finally(() => reading.delete(row.sha256));
  reading.set(row.sha256, begun);
  return standingRelease({ ...rest, document: await begun }, db);
}

async function readInSlices({ id, sha256 }: { id: number; sha256: string }, db: Db): Promise<PublicDocument> {
  const packed = packedPublic(id, db);
  const document = await unpackInSlices<PublicDocument>(packed);
  // The first page that is asked for needs the filters, so they are found now.
  for (const _ of findLasting(document)) await setImmediate();
  keptDocuments().set(sha256, document, packed.length);
  return document;
}

/**
 * The published programme at this address; null when the festival does not exist or was never
 * published.
 */
export function releasedBySlug(slug: string, db: Db = getDb()): Released | null {
  return current(db, 'bySlug', slug);
}

/**
 * The published programme of this public key (from the proxy's rewrite); null when the key is no
 * longer current.
 */
export function releasedByKey(key: string, db: Db): Released | null {
  return current(db, 'byKey', key);
}

/**
 * The current team document without pictures and names that were taken back; null when nothing was
 * ever published. Only for the desk and for secret links.
 */
export function teamDocumentOf(festivalId: number, db: Db | Tx): TeamDocument | null {
  const row = db
    .select({ bytes: releases.teamDocument, sha256: releases.teamSha256 })
    .from(releases)
    .where(eq(releases.festivalId, festivalId))
    .orderBy(desc(releases.number))
    .limit(1)
    .get();
  return row
    ? standing(
        parsed<TeamDocument>(row.sha256, () => row.bytes),
        festivalId,
        db,
      ).document
    : null;
}

const isNumbered = (festivalId: number, number: number) =>
  and(eq(releases.festivalId, festivalId), eq(releases.number, number));

/**
 * Both documents of one release, without `number` of the current one, and without pictures and
 * names that were taken back; null when there is none.
 */
export function releaseDocuments(
  festivalId: number,
  number?: number,
  db: Db | Tx = getDb(),
): { number: number; public: PublicDocument; team: TeamDocument } | null {
  const row = db
    .select()
    .from(releases)
    .where(number === undefined ? eq(releases.festivalId, festivalId) : isNumbered(festivalId, number))
    .orderBy(desc(releases.number))
    .limit(1)
    .get();
  if (!row) return null;
  const shown = parsed<PublicDocument>(row.publicSha256, () => row.publicDocument);
  const team = parsed<TeamDocument>(row.teamSha256, () => row.teamDocument);
  return {
    number: row.number,
    public: standing(shown, festivalId, db).document,
    team: standing(team, festivalId, db).document,
  };
}

/** One line of the history of releases. `at` is an instant. */
export type ReleaseEntry = Pick<typeof releases.$inferSelect, 'number' | 'at' | 'byName' | 'note' | 'republishes'>;

/** Whether a festival has a release of this number. */
export const hasRelease = (festivalId: number, number: number): boolean =>
  getDb().select({ number: releases.number }).from(releases).where(isNumbered(festivalId, number)).get() !== undefined;

/** How many releases the history lists. */
const MAX_RELEASES = 200;

/** The releases of a festival, the current one first, without their documents. */
export function releaseHistory(festivalId: number, db: Db | Tx = getDb()): ReleaseEntry[] {
  const { number, at, byName, note, republishes } = releases;
  return db
    .select({ number, at, byName, note, republishes })
    .from(releases)
    .where(eq(releases.festivalId, festivalId))
    .orderBy(desc(number))
    .limit(MAX_RELEASES)
    .all();
}

const states = new WeakMap<object, string>();

/**
 * A text that identifies the names taken out of a document, for caches that outlive one release;
 * empty where none were taken back.
 */
export const withdrawnFrom = (document: object): string => states.get(document) ?? '';

/**
 * The document of a release without the names that were taken back. A séance that changes by this
 * counts as changed at that moment: otherwise calendars that compare LAST-MODIFIED would keep the
 * name for ever.
 */
export function documentWithoutNames<D extends PublicDocument | TeamDocument>(
  document: D,
  withdrawn: readonly WithdrawnName[],
): D {
  const made = withdrawn.reduce(
    (told, one) => changedSince(told, documentWithoutName<PublicDocument | TeamDocument>(told, one) as D, one.at),
    document,
  );
  if (withdrawn.length > 0) states.set(made, JSON.stringify(withdrawn));
  return made;
}

function changedSince<D extends PublicDocument | TeamDocument>(before: D, after: D, at: string): D {
  const had = indexDocument(before);
  const isStill = comparing(had, indexDocument(after));
  const changedAt = (event: D['events'][number]) => {
    const old = had.events.get(event.number);
    return event.changedAt < at && !(old && isStill(old, event)) ? at : event.changedAt;
  };
  return { ...after, events: after.events.map((event) => ({ ...event, changedAt: changedAt(event) })) };
}
