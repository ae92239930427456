import { gunzipSync, gzipSync } from 'node:zlib';
import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { type Db, perConnection, type Tx, write } from '#db/client.ts';
import { festivals, pictures, publishedPictures, savedTemplates, tasks } from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import { recordRoot } from '#lib/history/roots.ts';
import type { DocumentPicture, PublicDocument } from '#lib/model/documents.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import type { Authorized } from '#lib/policy.ts';
import { instantFrom } from '#lib/time/clock.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { pictureKind } from './mutations.ts';

/*
 * Pictures once they are public: which releases name them, when they end, and withdrawing one from
 * releases, templates and briefings.
 */

/**
 * Records which pictures a release names; from then on their addresses answer everybody. If a
 * picture appears twice in it, the earlier of its last days applies. Where every use in the
 * draft with a giver ends earlier, that applies to what was published before too. Called in the
 * transaction of the release.
 */
export function publishPictures(tx: Tx, festivalId: number, named: readonly DocumentPicture[]): void {
  // The last row written is kept, so the earliest end is written last.
  const byEnd = named.toSorted((one, other) => (endOf(one) < endOf(other) ? 1 : -1));
  for (const { hash, format, until } of byEnd)
    tx.insert(publishedPictures)
      .values({ festivalId, hash, format, until })
      .onConflictDoUpdate({
        target: [publishedPictures.festivalId, publishedPictures.hash],
        set: { until, endedAt: null },
      })
      .run();
  const drafted = sql<string>`(select max(coalesce(${pictures.until}, ${NEVER})) from ${pictures}
    where ${pictures.festivalId} = ${festivalId} and ${pictures.hash} = ${publishedPictures.hash}
      and ${pictures.givenBy} <> '')`;
  const isEarlier = sql`${drafted} < coalesce(${publishedPictures.until}, ${NEVER})`;
  tx.update(publishedPictures)
    .set({ until: drafted })
    .where(and(eq(publishedPictures.festivalId, festivalId), isEarlier))
    .run();
}

const NEVER = '9999-12-31';
const endOf = ({ until }: DocumentPicture) => until ?? NEVER;

const isGone = or(isNotNull(publishedPictures.endedAt), isNotNull(publishedPictures.withdrawnAt));

// A prepared statement, because every public request asks this.
const statementOf = perConnection((db) =>
  db
    .select({
      hash: publishedPictures.hash,
      at: sql<string>`max(coalesce(${publishedPictures.endedAt}, ''), coalesce(${publishedPictures.withdrawnAt}, ''))`,
    })
    .from(publishedPictures)
    .where(and(eq(publishedPictures.festivalId, sql.placeholder('festivalId')), isGone))
    .orderBy(publishedPictures.hash)
    .prepare(),
);

/** Pictures that were published and must no longer be shown, by hash, and since when (instant). */
export function gonePictures(festivalId: number, db: Db | Tx): { hash: string; at: string }[] {
  return statementOf(db).all({ festivalId });
}

/** Hashes of the pictures that were withdrawn from everywhere. */
export const withdrawnHashes = (festivalId: number, tx: Db | Tx): string[] =>
  tx
    .select({ hash: publishedPictures.hash })
    .from(publishedPictures)
    .where(and(eq(publishedPictures.festivalId, festivalId), isNotNull(publishedPictures.withdrawnAt)))
    .all()
    .map(({ hash }) => hash);

/** The document without these pictures; the same document where it names none of them. */
export function withoutPictures<T extends Pick<PublicDocument, 'pictures'>>(document: T, hashes: readonly string[]): T {
  const gone = new Set(hashes);
  const left = document.pictures?.filter(({ hash }) => !gone.has(hash)) ?? [];
  if (left.length === (document.pictures?.length ?? 0)) return document;
  const standing = { ...document, pictures: left };
  if (left.length === 0) delete (standing as { pictures?: unknown }).pictures;
  return standing;
}

/**
 * « Retirer partout »: removes a picture from the draft, whatever it is of, and from everything
 * published, for good. Answers the batch. `onPublic` is called in the transaction if the picture
 * was public. Throws notFound.
 */
export function withdrawPicture(
  festival: Authorized<'publish'>,
  id: number,
  now: string,
  onPublic: (tx: Tx) => void,
): string {
  return write(festival.db, (tx, batch) => {
    const before = orNotFound(pictureKind.read(tx, festival.id, id));
    const { hash, format } = before;
    const same = and(eq(pictures.festivalId, festival.id), eq(pictures.hash, hash));
    const rows = tx.select().from(pictures).where(same).all();
    tx.delete(pictures).where(same).run();
    for (const row of rows)
      recordRoot(tx, festival, now, 'picture', { verb: 'withdrawn', before: row, after: null, batch });
    if (withdrawHash(tx, festival, { hash, format, batch }, now)) onPublic(tx);
    return batch;
  });
}

/**
 * From now on the address of this picture answers nobody, no template brings it into a festival and
 * no briefing contains it. Answers whether it was public.
 */
export function withdrawHash(
  tx: Tx,
  festival: Authorized<'publish'>,
  { hash, format, batch }: Pick<DocumentPicture, 'hash' | 'format'> & { batch: string },
  now: string,
): boolean {
  const festivalId = festival.id;
  const own = and(eq(publishedPictures.festivalId, festivalId), eq(publishedPictures.hash, hash));
  const published = tx.select({ hash: publishedPictures.hash }).from(publishedPictures).where(own).get();
  if (!published) tx.insert(publishedPictures).values({ festivalId, hash, format }).run();
  tx.update(publishedPictures).set({ withdrawnAt: now }).where(own).run();
  withdrawFromTemplates(tx, hash);
  for (const task of withdrawFromBriefings(tx, festivalId, hash))
    recordRoot(tx, festival, now, 'task', { verb: 'edited', ...task, batch });
  return published !== undefined;
}

/** The greatest offset of a time zone from UTC, in milliseconds. */
const MOST_AHEAD = 14 * 3_600_000;

/**
 * Ends the publication of pictures whose last day is over in the festival's time zone; `onPublic`
 * is called for each festival that showed one. `now` is an instant. Answers how many ended.
 */
export function endPictures(db: Db, now: string, onPublic: (tx: Tx, festivalId: number) => void): number {
  const latest = instantFrom(now, MOST_AHEAD).slice(0, 10);
  const due = and(isNull(publishedPictures.endedAt), lt(publishedPictures.until, latest));
  const asked = db
    .select({ picture: publishedPictures, timeZone: festivals.timeZone })
    .from(publishedPictures)
    .innerJoin(festivals, eq(festivals.id, publishedPictures.festivalId))
    .where(due)
    .all()
    .filter(({ picture, timeZone }) => (picture.until ?? '') < dateOfInstant(now, timeZone));
  if (asked.length === 0) return 0;
  return write(db, (tx) => {
    for (const { picture } of asked)
      tx.update(publishedPictures)
        .set({ endedAt: now })
        .where(and(eq(publishedPictures.festivalId, picture.festivalId), eq(publishedPictures.hash, picture.hash)))
        .run();
    for (const festivalId of new Set(asked.map(({ picture }) => picture.festivalId))) onPublic(tx, festivalId);
    return asked.length;
  });
}

type Named = { pictures?: Pick<DraftPicture, 'hash' | 'format'>[] };

/**
 * The programmes of the saved templates (lib/templates/saved.ts) that contain this text. The files
 * of the pictures they name are kept as long as they are; no table refers to them.
 */
function textsOf(db: Db | Tx, part: string): { id: number; text: Buffer }[] {
  const { id, programme } = savedTemplates;
  return db
    .select({ id, programme })
    .from(savedTemplates)
    .all()
    .map((row) => ({ id: row.id, text: gunzipSync(row.programme) }))
    .filter(({ text }) => text.includes(part));
}

/** Hash and format of all pictures that saved templates name. */
export const picturesInTemplates = (db: Db | Tx): Pick<DraftPicture, 'hash' | 'format'>[] =>
  textsOf(db, '"pictures":').flatMap(({ text }) => (JSON.parse(text.toString()) as Named).pictures ?? []);

/** Removes a picture from every saved template after it was withdrawn from everywhere. */
export function withdrawFromTemplates(tx: Tx, hash: string): void {
  for (const { id, text } of textsOf(tx, hash)) {
    const { pictures = [], ...rest } = JSON.parse(text.toString()) as Named;
    const left = { ...rest, pictures: pictures.filter((one) => one.hash !== hash) };
    tx.update(savedTemplates)
      .set({ programme: gzipSync(JSON.stringify(left)) })
      .where(eq(savedTemplates.id, id))
      .run();
  }
}

type TaskRow = Readonly<typeof tasks.$inferSelect>;

/**
 * Removes a picture from the briefings of a festival after it was withdrawn from everywhere.
 * Answers the tasks that had it, before and after.
 */
export function withdrawFromBriefings(tx: Tx, festivalId: number, hash: string): { before: TaskRow; after: TaskRow }[] {
  const named = and(eq(tasks.festivalId, festivalId), sql`${tasks.briefingFile} ->> 'hash' = ${hash}`);
  const withoutFile = { briefingFile: null, version: sql<number>`${tasks.version} + 1` };
  return tx
    .select()
    .from(tasks)
    .where(named)
    .all()
    .map((before) => ({
      before,
      after: tx.update(tasks).set(withoutFile).where(eq(tasks.id, before.id)).returning().get(),
    }));
}
