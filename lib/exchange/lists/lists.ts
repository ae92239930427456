import { and, desc, eq } from 'drizzle-orm';
import { type Tx, write } from '#db/client.ts';
import type { ImportEntity } from '#db/enums.ts';
import { type ImportAnswers, imports } from '#db/schema/index.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';
import { keepImport, keptImport, noteSaid } from '#lib/exchange/files/kept-imports.ts';
import { startOfList } from '#lib/exchange/files/list-start.ts';
import { packRows, unpackRows } from '#lib/exchange/files/packed-rows.ts';
import { type ImportRow, type Propose, type Table, tableOf } from '#lib/exchange/files/table.ts';

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
        ...[eq(imports.festivalId, festival.id), eq(imports.entity, entity)],
        ...[eq(imports.header, header), eq(imports.hasHeader, true)],
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
