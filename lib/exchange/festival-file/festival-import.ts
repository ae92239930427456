import { inArray } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type Db, openDatabase, type Tx, write } from '#db/client.ts';
import type { Bilingual, KeptFile } from '#db/columns.ts';
import { migratedDatabase } from '#db/migrate.ts';
import * as t from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { type Created, type Creator, creationKey, madeBefore, recordCreation } from '#lib/festivals/creation.ts';
import { freeSlug, isSlugTaken } from '#lib/festivals/queries.ts';
import { festivalSlug, MAX_DAYS } from '#lib/festivals/schema.ts';
import { savedCode } from '#lib/i18n/languages.ts';
import type { PublicDocument, TeamDocument } from '#lib/model/documents.ts';
import { hasOriginal } from '#lib/pictures/picture-files.ts';
import { publishPictures } from '#lib/pictures/published.ts';
import { isEqual } from '#lib/plain-values.ts';
import { packDocument, packedUnder, unpackDocument } from '#lib/programme/packed.ts';
import { daysBetween } from '#lib/time/calendar.ts';
import { textOfDocument } from './document-schema.ts';
import { type FestivalContent, type FileRefusal, type FileRow, readFestivalFile } from './festival-file.ts';
import { isTooLong, type PartName, partNames, values } from './festival-part.ts';
import { asCopy, insertContent, RefusedRow } from './festival-rows.ts';

/** What importing a file would create, shown before it is done. */
export type FestivalPlan = Readonly<{
  name: Bilingual;
  startsOn: string;
  endsOn: string;
  /** The slug in the file, and a free one on this installation. */
  slug: string;
  freeSlug: string;
  /**
   * Whether this festival, or one of its séances, is here already. Then the import makes a copy
   * with its own uids, unpublished.
   */
  isCopy: boolean;
  isPrivate: boolean;
  counts: Readonly<Record<PartName, number>>;
  /** How many tasks have a briefing's file that is missing here. */
  missingBriefingFiles: number;
  /**
   * The number of the release that would be public at once; null when nothing was published, and
   * for a copy.
   */
  publishes: number | null;
  releasesLeftOut: number;
}>;

/**
 * The plan of a file, or why it is refused. Everything is tried in an empty database in memory, so
 * that errors are found here. Writes nothing.
 */
export function planFestival(bytes: Uint8Array, db: Db, dataFolder: string): FestivalPlan | FileRefusal {
  const content = checked(bytes);
  if ('code' in content) return content;
  const refusal = tried(content);
  if (refusal) return refusal;
  const { festival, lists } = content;
  const isCopy = isHere(uidsOf(content), db);
  const numbers = lists.releases.map((row) => Number(row.number));
  return {
    name: values.bilingual.parse(festival.name),
    startsOn: String(festival.startsOn),
    endsOn: String(festival.endsOn),
    slug: String(festival.slug),
    freeSlug: freeSlugLike(db, String(festival.slug)),
    isCopy,
    isPrivate: content.isPrivate,
    counts: Object.fromEntries(partNames.map((name) => [name, lists[name].length])) as Record<PartName, number>,
    missingBriefingFiles: lists.tasks.filter((row) => {
      const file = row.briefingFile as KeptFile | null;
      return file !== null && !hasOriginal(dataFolder, file.hash, file.format);
    }).length,
    publishes: isCopy || numbers.length === 0 ? null : Math.max(...numbers),
    releasesLeftOut: content.releasesLeftOut,
  };
}

export type Imported = ({ ok: true } & Created) | { ok: false; refusal: FileRefusal };

/**
 * Creates the festival of the file under this slug, owned by the person who imports it: one
 * transaction, one batch of changes. A form that is sent twice (with the same `clientKey`) returns
 * the festival that was created the first time. `now` is an ISO instant.
 */
export function importFestival(
  creator: Creator,
  bytes: Uint8Array,
  { slug, clientKey }: { slug: string; clientKey: string | null },
  now: string,
): Imported {
  const { db, actor } = creator;
  const made = madeBefore(creator, clientKey);
  if (made) return { ok: true, ...made };
  const content = checked(bytes);
  if ('code' in content) return { ok: false, refusal: content };
  if (!festivalSlug.safeParse(slug).success) return { ok: false, refusal: { code: 'slug', about: slug } };
  const uids = uidsOf(content);
  try {
    return write(db, (tx, batch): Imported => {
      const before = madeBefore(creator, clientKey, tx);
      if (before) return { ok: true, ...before };
      if (isSlugTaken(tx, slug)) return { ok: false, refusal: { code: 'slugTaken', about: slug } };
      const brought = isHere(uids, tx) ? asCopy(content) : underSlug(withSavedCodes(content), slug);
      const id = insertContent(db, tx, brought, slug);
      // In order, because the last document that mentions a picture decides.
      for (const { publicDocument } of brought.lists.releases)
        if (Buffer.isBuffer(publicDocument))
          publishPictures(tx, id, unpackDocument<PublicDocument>(publicDocument).pictures ?? []);
      tx.insert(t.memberships).values({ festivalId: id, userId: actor.userId, role: 'owner', createdAt: now }).run();
      recordCreation(tx, id, actor, now, { batch, clientKey: creationKey(creator, clientKey) });
      return { ok: true, id, slug };
    });
  } catch (error) {
    if (error instanceof RefusedRow) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** The slug in the file if it is free; else with a number behind it. */
const freeSlugLike = (db: Db, slug: string) =>
  festivalSlug.safeParse(slug).success && !isSlugTaken(db, slug) ? slug : freeSlug(db, slug);

function checked(bytes: Uint8Array): FestivalContent | FileRefusal {
  const content = readFestivalFile(bytes);
  if ('code' in content) return content;
  return inconsistency(content) ?? content;
}

const NUMBERED = [
  'venues',
  'rooms',
  'series',
  'films',
  'people',
  'events',
  'partners',
] as const satisfies readonly PartName[];
const DOCUMENTS = [
  ['publicDocument', 'publicSha256'],
  ['teamDocument', 'teamSha256'],
] as const;

/** Checks what no table refuses but the program relies on. */
function inconsistency({ festival, lists }: FestivalContent): FileRefusal | null {
  const days = daysBetween(String(festival.startsOn), String(festival.endsOn)) + 1;
  if (days < 1 || days > MAX_DAYS) return { code: 'dates', where: 'festival.endsOn', about: String(MAX_DAYS) };
  if (!festivalSlug.safeParse(festival.slug).success) return { code: 'slug', about: String(festival.slug) };
  const highest = NUMBERED.flatMap((name) => lists[name].map((row) => Number(row.number))).reduce(
    (most, number) => Math.max(most, number),
    0,
  );
  if (Number(festival.nextNumber) <= highest)
    return { code: 'value', where: 'festival.nextNumber', about: `> ${highest}` };
  for (const [at, row] of lists.releases.entries()) {
    for (const [column, hash] of DOCUMENTS) {
      const bytes = row[column];
      const where = `releases[${at}].${column}`;
      if (!Buffer.isBuffer(bytes) || sha256Of(textOfDocument(bytes)) !== row[hash]) return { code: 'hash', where };
      const document = unpackDocument<PublicDocument | TeamDocument>(bytes);
      if (document.festival.uid !== festival.uid) return { code: 'value', where: `${where}.festival.uid` };
      const long = document.events.findIndex(({ startsAt, endsAt }) => isTooLong(startsAt, endsAt));
      if (long >= 0) return { code: 'value', where: `${where}.events[${long}].endsAt` };
    }
  }
  return tooLongSpan(lists);
}

const SPANS = [
  ['events', 'startsAt', 'publicEndFixed'],
  ['shifts', 'startsAt', 'endsAt'],
  ['availabilities', 'startsAt', 'endsAt'],
  ['assignments', 'agreedStartsAt', 'agreedEndsAt'],
] as const satisfies readonly [PartName, string, string][];

function tooLongSpan(lists: FestivalContent['lists']): FileRefusal | null {
  for (const [name, from, to] of SPANS) {
    const at = lists[name].findIndex((row) => isTooLong(row[from], row[to]));
    if (at >= 0) return { code: 'value', where: `${name}[${at}].${to}` };
  }
  return null;
}

/** Writes it into a database in memory, to find out what the tables refuse. */
function tried(content: FestivalContent): FileRefusal | null {
  const db = openDatabase(migratedDatabase());
  try {
    write(db, (tx) => insertContent(db, tx, content, String(content.festival.slug)));
    return null;
  } catch (error) {
    if (error instanceof RefusedRow) return error.refusal;
    throw error;
  } finally {
    db.$client.close();
  }
}

type Uids = Readonly<Record<'festivals' | 'events' | 'assignments', readonly string[]>>;

/**
 * The uids by which calendars and selections know it. Releases contain uids of séances that the
 * draft no longer has.
 */
function uidsOf({ festival, lists }: FestivalContent): Uids {
  const of = (rows: readonly FileRow[]) => rows.map((row) => String(row.uid));
  const published = lists.releases.flatMap(({ publicDocument, teamDocument }) =>
    [publicDocument, teamDocument].flatMap((bytes) =>
      Buffer.isBuffer(bytes) ? unpackDocument<PublicDocument | TeamDocument>(bytes).events.map(({ uid }) => uid) : [],
    ),
  );
  return {
    festivals: [String(festival.uid)],
    events: [...new Set([...of(lists.events), ...published])],
    assignments: of(lists.assignments),
  };
}

/** Whether one of these uids exists on this installation. */
const isHere = (uids: Uids, tx: Db | Tx): boolean =>
  someKnown(tx, t.festivals, t.festivals.uid, uids.festivals) ||
  someKnown(tx, t.events, t.events.uid, uids.events) ||
  someKnown(tx, t.assignments, t.assignments.uid, uids.assignments);

const ASKED_AT_ONCE = 500;

function someKnown(tx: Db | Tx, table: SQLiteTable, column: SQLiteColumn, uids: readonly string[]): boolean {
  for (let from = 0; from < uids.length; from += ASKED_AT_ONCE) {
    const some = uids.slice(from, from + ASKED_AT_ONCE);
    if (tx.select({ uid: column }).from(table).where(inArray(column, some)).limit(1).get()) return true;
  }
  return false;
}

/**
 * The same with language codes in releases changed to those that séances use now. Otherwise séances
 * would seem to change at the next publication.
 */
const withSavedCodes = ({ lists, ...content }: FestivalContent): FestivalContent => ({
  ...content,
  lists: {
    ...lists,
    releases: lists.releases.map((row) => {
      const changed = DOCUMENTS.flatMap(([column, hash]) => {
        const bytes = row[column];
        const packed = Buffer.isBuffer(bytes) ? documentWithSavedCodes(bytes) : null;
        return packed ? [[column, packed.bytes] as const, [hash, packed.sha256] as const] : [];
      });
      return { ...row, ...Object.fromEntries(changed) };
    }),
  },
});

/** Null where all codes are right already, so that the exact text is kept. */
function documentWithSavedCodes(bytes: Buffer): ReturnType<typeof packDocument> | null {
  const document = unpackDocument<PublicDocument | TeamDocument>(bytes);
  const events = document.events.map(({ ...event }) => {
    for (const field of ['spoken', 'translatedInto'] as const)
      if (event[field]) event[field] = [...new Set(event[field].map(savedCode))];
    return event;
  });
  if (isEqual(events, document.events)) return null;
  return packDocument({ ...document, events } as PublicDocument | TeamDocument);
}

/** The same under another slug. */
function underSlug(content: FestivalContent, slug: string): FestivalContent {
  if (content.festival.slug === slug) return content;
  const releases = content.lists.releases.map((row) => {
    const { publicDocument, teamDocument } = row;
    if (!Buffer.isBuffer(publicDocument) || !Buffer.isBuffer(teamDocument)) return row;
    return { ...row, ...packedUnder({ publicDocument, teamDocument }, slug) };
  });
  return { ...content, lists: { ...content.lists, releases } };
}
