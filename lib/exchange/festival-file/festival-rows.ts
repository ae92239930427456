import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Db, Tx } from '#db/client.ts';
import { festivals, type releases } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { orNotFound } from '#lib/errors.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { type Warning, warningKey } from '#lib/events/warning.ts';
import { cleanText } from '#lib/i18n/clean-text.ts';
import { withoutCrewNotes } from '#lib/programme/packed.ts';
import { textOfDocument } from './document-schema.ts';
import { type FestivalContent, type FileRow, listOfTarget } from './festival-content.ts';
import { type Part, type PartName, partNames } from './festival-part.ts';
import { festivalPart, parts } from './festival-parts.ts';
import { isPlain } from './festival-values.ts';

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
export function factsByWarning(festivalId: number, positions: Positions, tx: Db | Tx): Map<string, string> {
  return new Map(
    told(festivalId, positions, tx).map(({ warning, text }) => [`${warning.code} ${text}`, warning.facts]),
  );
}

function told(festivalId: number, positions: Positions, tx: Db | Tx): { warning: Warning; text: string }[] {
  const seen = new Map<string, number>();
  return conflictsOf(loadDraft(festivalId, tx)).map((warning) => {
    const { facts: _, code: __, ...about } = warning;
    const text = JSON.stringify(
      Object.entries(about)
        .filter(([, value]) => value !== undefined)
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
