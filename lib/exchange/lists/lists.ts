import { and, desc, eq } from 'drizzle-orm';
import { type Tx, write } from '#db/client.ts';
import type { ImportEntity } from '#db/enums.ts';
import { type ImportAnswers, imports } from '#db/schema/index.ts';
import {
  type Boxes,
  type Importing,
  keepImport,
  keptImport,
  leftOf,
  noteSaid,
} from '#lib/exchange/files/kept-imports.ts';
import { startOfList } from '#lib/exchange/files/list-start.ts';
import { type ImportRow, type Propose, packRows, type Table, tableOf, unpackRows } from '#lib/exchange/files/table.ts';

/*
 * A list that waits to be imported: storing it, and the answers and corrections that somebody
 * gives about it.
 */

export type KeptList = Readonly<{
  id: number;
  name: string;
  table: Table;
  hasHeader: boolean;
  mapping: readonly string[];
  answers: ImportAnswers;
}>;

const headerText = (table: Table) => table.header.join('\u001f').slice(0, 4000);

/**
 * Stores what was read until it is imported, and returns its id; null if there are only headings.
 * The meaning of its columns is taken from the last list with the same headings, else from
 * `proposal`, in the festival's main language. Nothing is written to the programme or the history.
 */
export function keepList(
  festival: Importing,
  entity: ImportEntity,
  { name, rows: read }: { name: string; rows: readonly ImportRow[] },
  proposal: Propose,
  now: string,
): number | null {
  const propose: Propose = (table) => proposal(table, festival.locale);
  const start = startOfList(read, propose, entity === 'event' ? festival.locale : null);
  const { rows } = start;
  const named = tableOf(rows, true);
  if ('code' in named) return null;
  return write(festival.db, (tx) => {
    const before = mappingOf(tx, festival, entity, headerText(named));
    // Headings that were used before are headings, whatever they look like.
    const hasHeader = start.hasHeader || before !== undefined;
    const bare = hasHeader ? named : tableOf(rows, false);
    const table = 'code' in bare ? named : bare;
    if (table.rows.length === 0) return null;
    const header = headerText(table);
    const mapping = before ?? propose(table).map((column) => column ?? '');
    return keepImport(
      tx,
      festival,
      { entity, name, rows: Buffer.from(packRows(rows).bytes), header, hasHeader, mapping },
      now,
    );
  });
}

/** The last stored meaning of columns with these headings. */
const mappingOf = (tx: Tx, festival: Importing, entity: ImportEntity, header: string) =>
  tx
    .select({ mapping: imports.mapping })
    .from(imports)
    .where(
      and(
        eq(imports.festivalId, festival.id),
        eq(imports.entity, entity),
        eq(imports.header, header),
        eq(imports.hasHeader, true),
      ),
    )
    .orderBy(desc(imports.id))
    .limit(1)
    .get()?.mapping;

/**
 * The list of this id that the actor uploaded for this festival; null for any other, and once its
 * rows are deleted.
 */
export function keptList(festival: Importing, entity: ImportEntity, id: number): KeptList | null {
  const row = keptImport(festival, id, [entity]);
  if (!row?.rows) return null;
  const table = tableOf(unpackRows(row.rows), row.hasHeader);
  if ('code' in table) return null;
  return { id, name: row.name, table, hasHeader: row.hasHeader, mapping: row.mapping, answers: row.answers };
}

/**
 * Stores the answers about a list: whether it has headings, the meaning of its columns, which
 * records its rows are, and corrected cells.
 */
export function sayOfList(
  festival: Importing,
  id: number,
  said: { hasHeader: boolean; mapping: readonly string[]; answers: ImportAnswers },
  now: string,
): void {
  write(festival.db, (tx) => noteSaid(tx, festival, id, { ...said, mapping: [...said.mapping] }, now));
}

/** The answers of a form about the columns of a list, and about its cells by line and column. */
export type SaidOfCells = Readonly<{
  hasHeader: boolean;
  mapping: readonly string[];
  mended: Readonly<Record<string, Readonly<Record<string, string>>>>;
}>;

/** Also the answers about its lines: which record each is, and which are left out. */
export type SaidOfLines = SaidOfCells &
  Readonly<{
    /** `twin`: the same as a line above, so it is not imported twice. */
    same: Readonly<Record<string, number | 'new' | 'twin'>>;
    take: Boxes;
    takeFields: Readonly<Record<string, Boxes>>;
  }>;

/** Answers about lines that do not exist are dropped. */
function ofLines<T>({ rows }: Table, said: Readonly<Record<string, T>>): Record<string, T> {
  const lines = new Set(rows.map(({ line }) => String(line)));
  return Object.fromEntries(Object.entries(said).filter(([line]) => lines.has(line)));
}

/** As an input field of one line shows it; browsers remove line breaks. */
const inOneLine = (cell: string) => cell.replace(/[\r\n]/g, '');

/**
 * Corrected cells. A form asks only for the cells of a line that are still not understood. An
 * unchanged one is not a correction: storing it would override what its column means elsewhere.
 */
export function mendedOf(
  { table, mapping, answers }: Pick<KeptList, 'table' | 'mapping' | 'answers'>,
  said: SaidOfCells['mended'],
): Record<string, Record<string, string>> {
  const before = answers.mended ?? {};
  const read = new Map(table.rows.map(({ line, cells }) => [String(line), cells]));
  const shown = (line: string, column: string) =>
    before[line]?.[column] ?? read.get(line)?.[mapping.indexOf(column)] ?? '';
  const now = Object.entries(ofLines(table, said)).flatMap(([line, cells]) => {
    const typed = Object.entries(cells).filter(([column, cell]) => inOneLine(cell) !== inOneLine(shown(line, column)));
    return typed.length === 0 ? [] : [[line, { ...before[line], ...Object.fromEntries(typed) }]];
  });
  return { ...before, ...Object.fromEntries(now) };
}

/** All answers about a list, the new ones added to the earlier ones. */
export function answersWith(kept: KeptList, { same, mended, take, takeFields }: SaidOfLines): ImportAnswers {
  const { table, answers } = kept;
  const twins = Object.entries(same).flatMap(([line, said]) => (said === 'twin' ? [[line, '']] : []));
  const others = Object.entries(same).flatMap(([line, said]) => (said === 'twin' ? [] : [[line, said] as const]));
  return {
    same: { ...answers.same, ...ofLines(table, Object.fromEntries(others)) },
    mended: mendedOf(kept, mended),
    left: ofLines(table, leftOf(answers.left, { ...take, ...Object.fromEntries(twins) }, takeFields)),
  };
}
