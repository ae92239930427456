import { and, asc, count, eq, isNull, ne, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { type Tx, write } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { PictureUse } from '#db/enums.ts';
import { insertRow, ownRow } from '#db/rows.ts';
import { changes, pictures, publishedPictures } from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import { type RootKind, rowKind } from '#lib/history/root-kind.ts';
import {
  type Changed,
  type ClientKey,
  editFacts,
  patchRoot,
  type RefusedEdit,
  recordRoot,
  removeRoot,
  type Written,
  writeOnce,
} from '#lib/history/roots.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import type { Authorized } from '#lib/policy.ts';
import type { KeptPicture } from './picture-files.ts';
import { MAX_PICTURES, type PictureInput, type PicturesGround, type PictureWords } from './schema.ts';
import { MAX_OF_USE, SUBJECTS, type Subject } from './subject.ts';

/**
 * A picture withdrawn from everywhere does not come back, whichever act is undone. Nor does a
 * picture come back beside its replacement, where only one is allowed.
 */
export const pictureKind: RootKind<DraftPicture> = {
  ...rowKind('picture', 'schedule', pictures),
  staysSo: (tx, festivalId, { before }) => before !== null && holds(tx, staysAway(festivalId, JSON.stringify(before))),
};

const holds = (tx: Tx, condition: SQL<number>): boolean =>
  tx.get<{ is: number }>(sql`select ${condition} as "is"`)?.is === 1;

/** The columns that say what these pictures are of, shared by all of them. */
export function ofSubject(festivalId: number, subject: Subject) {
  const columns = Object.entries(SUBJECTS).map(([kind, column]) =>
    subject.kind === kind && 'id' in subject ? eq(pictures[column], subject.id) : isNull(pictures[column]),
  );
  return and(eq(pictures.festivalId, festivalId), ...columns);
}

type NewPicture = Readonly<{
  subject: Subject;
  use: PictureUse;
  kept: KeptPicture;
  /** The original name of the file. */
  fileName: string;
  /** Information about it that is not in the file. */
  told?: Partial<Pick<PictureInput, 'alt' | 'givenBy' | 'purposes'>>;
}>;

/**
 * Adds a picture of `subject`, which belongs to this festival. If only one picture of its use is
 * allowed, it replaces that one. If the subject has this picture already, answers that one; refuses
 * a picture that was withdrawn from everywhere. Pictures that arrive together share one `batch`.
 */
export function addPicture(
  festival: Authorized<'schedule'>,
  { subject, use, kept, fileName, told = {} }: NewPicture,
  { clientKey, batch: asked, verb = 'created' }: { clientKey: ClientKey; batch: string; verb?: 'created' | 'drawn' },
  now: string,
): Written | RefusedEdit {
  const refuse = (why: FieldError): RefusedEdit => ({ ok: false, reason: 'fields', fields: { file: why } });
  return writeOnce(festival, 'picture', clientKey, (tx, fresh): Written | RefusedEdit => {
    if (holds(tx, isWithdrawn(festival.id, kept.hash))) return refuse('withdrawn');
    const own = and(ofSubject(festival.id, subject), eq(pictures.use, use));
    const there = tx.select().from(pictures).where(own).all();
    const same = there.find(({ hash }) => hash === kept.hash);
    if (same) return { ok: true, id: same.id, batch: null };
    const all = tx.select({ count: count() }).from(pictures).where(eq(pictures.festivalId, festival.id)).get();
    if ((all?.count ?? 0) >= MAX_PICTURES) return refuse(`tooMany:${MAX_PICTURES}`);
    const most = MAX_OF_USE[use];
    if (most > 1 && there.length >= most) return refuse(`tooMany:${most}`);
    const batch = isOwnBatch(tx, festival, asked) ? asked : fresh;
    if (most === 1) for (const before of there) removeRoot(tx, festival, pictureKind, before, { batch }, now);
    const id = insertRow(tx, pictures, {
      ...kept,
      ...told,
      ...columnsOf(subject),
      festivalId: festival.id,
      use,
      position: Math.max(-1, ...there.map(({ position }) => position)) + 1,
      fileName,
      createdAt: now,
    });
    const after = pictureKind.read(tx, festival.id, id);
    return {
      ok: true,
      id,
      batch: recordRoot(tx, festival, now, 'picture', { verb, before: null, after, batch, clientKey }),
    };
  });
}

/**
 * Whether the batch named by the browser is new, or contains only pictures that the same person
 * brought in.
 */
function isOwnBatch(tx: Tx, festival: Authorized<'schedule'>, batch: string): boolean {
  const foreign = or(
    ne(changes.festivalId, festival.id),
    ne(changes.entity, 'picture'),
    ne(changes.actorId, festival.actor.userId),
  );
  return !tx
    .select({ id: changes.id })
    .from(changes)
    .where(and(eq(changes.batch, batch), foreign))
    .get();
}

const columnsOf = (subject: Subject) => (subject.kind === 'festival' ? {} : { [SUBJECTS[subject.kind]]: subject.id });

/** Saves the form of a picture. */
export function editPicture(
  festival: Authorized<'schedule'>,
  id: number,
  input: PictureInput,
  now: string,
): Written | Changed<DraftPicture> | RefusedEdit {
  const { version, clientKey } = input;
  return editFacts(festival, pictureKind, { id, version, clientKey }, withoutRecordFields(input), now);
}

const ownPicture = (festivalId: number, id: number) => ownRow(pictures, festivalId, id);

/**
 * Saves words for several pictures in one batch; pictures changed by somebody since are left alone.
 * Answers the batch, and how many were left.
 */
export function editPictureWords(
  festival: Authorized<'schedule'>,
  words: PictureWords,
  now: string,
): { batch: string | null; changed: number; stale: number } {
  return write(festival.db, (tx, batch) => {
    let [changed, stale] = [0, 0];
    for (const { id, version, alt, credit } of words) {
      const before = pictureKind.read(tx, festival.id, id);
      if (!before) continue;
      const isSame = isEqualText(before.alt, alt) && before.credit === credit;
      if (isSame) continue;
      if (before.version !== version) stale += 1;
      else changed += setColumns(tx, festival, before, { alt, credit }, { batch, now });
    }
    return { batch: changed > 0 ? batch : null, changed, stale };
  });
}

/**
 * Saves the ground of several pictures in one batch. Answers the batch, and for how many it was
 * saved.
 */
export function setPicturesGround(
  festival: Authorized<'schedule'>,
  { pictures: ids, ...ground }: PicturesGround,
  now: string,
): { batch: string | null; count: number } {
  return write(festival.db, (tx, batch) => {
    let count = 0;
    for (const id of ids) {
      const before = pictureKind.read(tx, festival.id, id);
      if (before) count += setColumns(tx, festival, before, ground, { batch, now });
    }
    return { batch: count > 0 ? batch : null, count };
  });
}

const isEqualText = (one: Bilingual, other: Bilingual) =>
  (one.fr ?? '') === (other.fr ?? '') && (one.en ?? '') === (other.en ?? '');

/** Answers 1 where something changed. */
function setColumns(
  tx: Tx,
  festival: Authorized<'schedule'>,
  before: DraftPicture,
  columns: Partial<PictureInput>,
  { batch, now }: { batch: string; now: string },
): 0 | 1 {
  const written = patchRoot(tx, festival, pictureKind, before, { verb: 'edited', batch }, now, columns);
  return written.ok && written.batch !== null ? 1 : 0;
}

/**
 * Puts a picture before the others of its use. Answers the batch; null if it was first already.
 * Throws notFound.
 */
export function putPictureFirst(festival: Authorized<'schedule'>, id: number, now: string): string | null {
  return write(festival.db, (tx) => {
    const picture = orNotFound(pictureKind.read(tx, festival.id, id));
    const all = tx
      .select()
      .from(pictures)
      .where(and(sameSubject(picture), eq(pictures.use, picture.use)))
      .orderBy(asc(pictures.position), asc(pictures.id))
      .all();
    const first = all[0];
    if (!first || first.id === id) return null;
    const position = first.position - 1;
    tx.update(pictures)
      .set({ position, version: picture.version + 1 })
      .where(ownPicture(festival.id, id))
      .run();
    const after = pictureKind.read(tx, festival.id, id);
    return recordRoot(tx, festival, now, 'picture', { verb: 'edited', before: picture, after });
  });
}

const sameSubject = (row: DraftPicture) =>
  and(
    eq(pictures.festivalId, row.festivalId),
    ...Object.values(SUBJECTS).map((column) => {
      const id = row[column];
      return id === null ? isNull(pictures[column]) : eq(pictures[column], id);
    }),
  );

/**
 * Removes a picture; its file is kept as long as the bin offers it (`cleanPictures`). Answers the
 * batch. Throws notFound.
 */
export function removePicture(festival: Authorized<'schedule'>, id: number, now: string): string {
  return write(festival.db, (tx) => {
    const before = orNotFound(pictureKind.read(tx, festival.id, id));
    return removeRoot(tx, festival, pictureKind, before, {}, now);
  });
}

type Value = SQLWrapper | string | number;

/** Whether the picture with this hash was withdrawn from everywhere, which is for good. */
const isWithdrawn = (festivalId: Value, hash: Value): SQL<number> =>
  sql`exists (select 1 from ${publishedPictures} where ${publishedPictures.festivalId} = ${festivalId}
    and ${publishedPictures.hash} = ${hash} and ${publishedPictures.withdrawnAt} is not null)`;

const ALONE = Object.entries(MAX_OF_USE).flatMap(([use, most]) => (most === 1 ? use : []));

/**
 * Whether a picture, given as the JSON of its row, must not come back: it was withdrawn from
 * everywhere, or another has taken its place where only one is allowed. `which` restricts the
 * others that count; by default all do.
 */
export function staysAway(festivalId: Value, picture: Value, which: SQL = sql`true`): SQL<number> {
  const isOfSame = Object.values(SUBJECTS).map((column) => sql`${pictures[column]} is ${picture} ->> ${column}`);
  return sql`(${isWithdrawn(festivalId, sql`${picture} ->> 'hash'`)} or exists (select 1 from ${pictures}
    where ${pictures.festivalId} = ${festivalId} and ${pictures.id} <> ${picture} ->> 'id'
      and ${pictures.use} = ${picture} ->> 'use' and ${pictures.use} in ${ALONE}
      and ${sql.join(isOfSame, sql` and `)} and ${which}))`;
}
