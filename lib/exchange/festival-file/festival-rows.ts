import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db, Tx } from '#db/client.ts';
import { insertAll, nextId } from '#db/rows.ts';
import { acceptedWarnings, festivals, type releases } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { orNotFound } from '#lib/errors.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { type Warning, warningKey } from '#lib/events/warning.ts';
import { cleanText } from '#lib/i18n/clean-text.ts';
import { withoutCrewNotes } from '#lib/programme/packed.ts';
import { newPublicKey } from '#lib/programme/public-key.ts';
import { textOfDocument } from './document-schema.ts';
import { type FestivalContent, type FileRefusal, type FileRow, listOfTarget } from './festival-file.ts';
import { isPlain, type Part, type PartName, partNames, pathText } from './festival-part.ts';
import { festivalPart, parts } from './festival-parts.ts';

/*
 * Reads all rows of a festival for its file, and writes those of a file, as the same festival or
 * as a copy.
 */

type Row = Readonly<Record<string, unknown>>;

/**
 * In bytes of stored documents: older releases beyond this are left out. Unpacked they take some
 * thirty times as much.
 */
const MAX_DOCUMENTS = 1_000_000;

/**
 * All rows of a festival for its file. Rows are in the order of their ids, and those without an id
 * in the order of what they refer to, so that the same festival makes the same file on every
 * installation. Throws notFound.
 */
export function festivalContentOf(festivalId: number, isPrivate: boolean, tx: Db | Tx): FestivalContent {
  const festival: Row = orNotFound(tx.select().from(festivals).where(eq(festivals.id, festivalId)).get());
  const positions = new Map<PartName, Map<number, number>>();
  const lists: Partial<Record<PartName, readonly FileRow[]>> = {};
  let releasesLeftOut = 0;
  for (const name of partNames) {
    const part = parts[name];
    let rows = rowsOf(part, festivalId, tx);
    if (!isPrivate) rows = rows.filter((row) => !part.isPrivate(row));
    if (name === 'releases') {
      const kept = latestThatFit(rows);
      releasesLeftOut = rows.length - kept.length;
      rows = isPrivate ? kept : kept.map((row) => withoutCrewNotes(row as typeof releases.$inferSelect));
    }
    positions.set(name, new Map(rows.map(({ id }, at) => [Number(id), at])));
    lists[name] = listOf(name, rows, positions, isPrivate);
  }
  lists.acceptedWarnings = standing(lists.acceptedWarnings ?? [], festivalId, positions, tx);
  return {
    isPrivate,
    releasesLeftOut,
    festival: fileRow(festivalPart, festival, positions, isPrivate),
    lists: lists as FestivalContent['lists'],
  };
}

/** The columns of a table by name, because drizzle has them under the names of the schema. */
const columnsOf = ({ table }: Part): Readonly<Record<string, SQLiteColumn | undefined>> => getTableColumns(table);

function rowsOf(part: Part, festivalId: number, tx: Db | Tx): Row[] {
  const columns = columnsOf(part);
  const byId = columns.id ? [asc(columns.id)] : [];
  const rest = part.columns.flatMap(({ column }) => columns[column] ?? []);
  if (!columns.festivalId) return [];
  return tx
    .select()
    .from(part.table)
    .where(and(eq(columns.festivalId, festivalId), part.standing))
    .orderBy(...(byId.length > 0 ? byId : rest.map((column) => asc(column))))
    .all();
}

function latestThatFit(rows: readonly Row[]): Row[] {
  let bytes = 0;
  const newestFirst = [...rows].sort((a, b) => Number(b.number) - Number(a.number));
  const kept = new Set(
    newestFirst.filter((row, i) => {
      for (const column of ['publicDocument', 'teamDocument'])
        if (Buffer.isBuffer(row[column])) bytes += row[column].length;
      return i === 0 || bytes <= MAX_DOCUMENTS;
    }),
  );
  return rows.filter((row) => kept.has(row));
}

function listOf(name: PartName, rows: readonly Row[], positions: Positions, isPrivate: boolean): FileRow[] {
  const part = parts[name];
  const written = rows.map((row) => fileRow(part, row, positions, isPrivate));
  // Without rows that refer to deleted ones.
  return written.filter((row) =>
    part.columns.every(({ key, target }) => typeof target === 'string' || target === null || row[key] !== null),
  );
}

function fileRow(part: Part, row: Row, positions: Positions, isPrivate: boolean): FileRow {
  const entries = part.columns.map(({ key, column, target }): [string, unknown] => {
    if (!isPrivate && Object.hasOwn(part.blank, column)) return [key, part.blank[column]];
    const value = row[column];
    if (target === null) return [key, written(value)];
    const list = listOfTarget(target, row);
    return [key, value === null || list === null ? null : (positions.get(list)?.get(Number(value)) ?? null)];
  });
  return Object.fromEntries(entries);
}

/**
 * A value as JSON: documents as the text from which their hash was made, and other texts without
 * characters that another program could not read.
 */
function written(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return textOfDocument(value);
  if (typeof value === 'string') return isPlain(value) ? value : cleanText(value);
  if (Array.isArray(value)) return value.map(written);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, written(one)]));
}

function standing(rows: readonly FileRow[], festivalId: number, positions: Positions, tx: Db | Tx): FileRow[] {
  if (rows.length === 0) return [];
  const known = warningsByFacts(festivalId, positions, tx);
  return rows.flatMap((row) => {
    const facts = known.get(`${row.code} ${row.facts}`);
    return facts === undefined ? [] : [{ ...row, facts }];
  });
}

/** The position of each row of a table in its list in the file, by id. */
type Positions = ReadonlyMap<PartName, ReadonlyMap<number, number>>;

const LISTS: Readonly<Record<string, PartName>> = {
  eventIds: 'events',
  roomId: 'rooms',
  personId: 'people',
  filmId: 'films',
  themeId: 'themes',
  blockId: 'blocks',
  fromVenueId: 'venues',
  toVenueId: 'venues',
};

/**
 * The facts of an accepted warning contain ids of rows, which are different on another
 * installation. A file states the warning with positions instead of ids. Returns that text by the
 * key (code and facts) that the warning has here.
 */
function warningsByFacts(festivalId: number, positions: Positions, tx: Db | Tx): Map<string, string> {
  return new Map(told(festivalId, positions, tx).map(({ warning, text }) => [warningKey(warning), text]));
}

/** The reverse: the facts that a warning of the file has here, by code and text. */
function factsByWarning(festivalId: number, positions: Positions, tx: Db | Tx): Map<string, string> {
  return new Map(
    told(festivalId, positions, tx).map(({ warning, text }) => [`${warning.code} ${text}`, warning.facts]),
  );
}

/** Also hours that files of earlier versions do not state, and that follow from the rest. */
const UNTOLD: ReadonlySet<string> = new Set(['facts', 'code', 'leavesAt', 'neededAt']);

function told(festivalId: number, positions: Positions, tx: Db | Tx): { warning: Warning; text: string }[] {
  const seen = new Map<string, number>();
  return conflictsOf(loadDraft(festivalId, tx)).map((warning) => {
    const text = JSON.stringify(
      Object.entries(warning)
        .filter(([key, value]) => !UNTOLD.has(key) && value !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => [key, placed(positions, key, value)]),
    );
    // Warnings with the same text are told apart by their order.
    const key = `${warning.code} ${text}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return { warning, text: before === 0 ? text : `${text} ${before + 1}` };
  });
}

function placed(positions: Positions, key: string, value: unknown): unknown {
  const list = LISTS[key];
  if (list === undefined) return value;
  const at = (id: unknown) => positions.get(list)?.get(Number(id)) ?? null;
  return Array.isArray(value) ? value.map(at) : at(value);
}

/** Thrown inside the transaction, which is rolled back, when a table refuses a row. */
export class RefusedRow extends Error {
  constructor(readonly refusal: FileRefusal) {
    super(refusal.code);
  }
}

type Ids = ReadonlyMap<PartName, number>;
type InsertedRow = Record<string, unknown>;

/**
 * Writes a festival with all its lists, under `slug`, without members and history. `db` is in the
 * transaction. Returns its id. Throws RefusedRow, with the place, when a table refuses a row.
 */
export function insertContent(db: Db, tx: Tx, content: FestivalContent, slug: string): number {
  const { festival, lists } = content;
  const festivalId = nextId(tx, festivals);
  insertRows(db, festivals, [{ ...festival, id: festivalId, slug, publicKey: newPublicKey() }], 'festival');
  const first = new Map(partNames.map((name) => [name, nextId(tx, parts[name].table)]));
  for (const name of partNames) {
    const { table, columns, later } = parts[name];
    const hasId = 'id' in getTableColumns(table);
    const rows = lists[name].map((row, at): InsertedRow => {
      const own = hasId ? { id: idAt(first, name, at) } : {};
      const values = columns.map(({ key, column, target }) => [
        column,
        later.includes(column) ? null : valueIn(first, row, key, target),
      ]);
      return { ...own, festivalId, ...Object.fromEntries(values) };
    });
    insertRows(db, table, rows, name);
    if (later.length > 0) writeLater(tx, name, lists[name], first);
  }
  settleAcceptances(tx, festivalId, lists, first);
  return festivalId;
}

const idAt = (first: Ids, name: PartName, at: number) => (first.get(name) ?? 0) + at;

function valueIn(first: Ids, row: FileRow, key: string, target: Parameters<typeof listOfTarget>[0]): unknown {
  const list = listOfTarget(target, row);
  const value = row[key];
  return list !== null && typeof value === 'number' ? idAt(first, list, value) : value;
}

const insertRows = (db: Db, table: SQLiteTable, rows: readonly InsertedRow[], list: string): void =>
  insertAll(db, table, rows, (error, at) => {
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) return error;
    const about = error.message.replace(/ constraint failed/, '').slice(0, 200);
    return new RefusedRow({ code: 'rule', where: pathText([list, at]), about });
  });

function writeLater(tx: Tx, name: PartName, rows: readonly FileRow[], first: Ids): void {
  const { table, columns, later } = parts[name];
  for (const [at, row] of rows.entries()) {
    const values = columns.flatMap(({ key, column, target }): [string, unknown][] =>
      later.includes(column) && row[key] !== null ? [[column, valueIn(first, row, key, target)]] : [],
    );
    if (values.length === 0) continue;
    tx.update(table)
      .set(Object.fromEntries(values))
      .where(sql`id = ${idAt(first, name, at)}`)
      .run();
  }
}

/**
 * Gives each accepted warning the facts that it has here; deletes those whose warning no longer
 * exists.
 */
function settleAcceptances(tx: Tx, festivalId: number, lists: FestivalContent['lists'], first: Ids): void {
  if (lists.acceptedWarnings.length === 0) return;
  const positions = new Map(
    partNames.map((name) => [name, new Map(lists[name].map((_, at) => [idAt(first, name, at), at]))]),
  );
  const known = factsByWarning(festivalId, positions, tx);
  for (const [at, { code, facts }] of lists.acceptedWarnings.entries()) {
    const here = known.get(`${code} ${facts}`);
    const own = eq(acceptedWarnings.id, idAt(first, 'acceptedWarnings', at));
    if (here === undefined) tx.delete(acceptedWarnings).where(own).run();
    else tx.update(acceptedWarnings).set({ facts: here }).where(own).run();
  }
}

/**
 * The same festival as a new one: with its own uids, so that calendars do not mix up the séances of
 * the two, and with nothing published.
 */
export function asCopy(content: FestivalContent): FestivalContent {
  const renewed = (rows: readonly FileRow[]) => rows.map((row) => ({ ...row, uid: randomUUID() }));
  const { lists } = content;
  return {
    ...content,
    festival: { ...content.festival, uid: randomUUID() },
    lists: {
      ...lists,
      people: renewed(lists.people),
      events: renewed(lists.events),
      // In the copy nobody has seen a shift yet, and nobody is told of assignments cancelled in the
      // original.
      assignments: lists.assignments.map((row) => ({
        ...row,
        uid: randomUUID(),
        seenStartsAt: null,
        seenEndsAt: null,
        seenEndsAgain: false,
        seenRoom: null,
        seenPlace: null,
        seenTask: null,
        seenRelease: row.state === 'cancelled' ? 0 : null,
      })),
      releases: [],
      // Live facts belong to releases, and counts to séances that took place in the original.
      liveFacts: [],
      entryCounts: [],
    },
  };
}
