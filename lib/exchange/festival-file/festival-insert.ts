import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db, Tx } from '#db/client.ts';
import { insertAll, nextId } from '#db/rows.ts';
import { acceptedWarnings, festivals } from '#db/schema/index.ts';
import { newPublicKey } from '#lib/programme/public-key.ts';
import { type FestivalContent, type FileRefusal, type FileRow, listOfTarget } from './festival-content.ts';
import { type PartName, partNames } from './festival-part.ts';
import { parts } from './festival-parts.ts';
import { factsByWarning } from './festival-rows.ts';
import { pathText } from './festival-values.ts';

/** Thrown inside the transaction, which is rolled back, when a table refuses a row. */
export class RefusedRow extends Error {
  constructor(readonly refusal: FileRefusal) {
    super(refusal.code);
  }
}

type Ids = ReadonlyMap<PartName, number>;
type Row = Record<string, unknown>;

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
    const rows = lists[name].map((row, at): Row => {
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

const insertRows = (db: Db, table: SQLiteTable, rows: readonly Row[], list: string): void =>
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
        seenRoom: null,
        seenRelease: row.state === 'cancelled' ? 0 : null,
      })),
      releases: [],
      // Live facts belong to releases, and counts to séances that took place in the original.
      liveFacts: [],
      entryCounts: [],
    },
  };
}
