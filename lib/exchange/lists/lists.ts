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
 * Keeps what was read until it is brought in, and answers its id; null of headings alone. What its
 * columns hold is what was said of the last list with the same headings, else, and where it has
 * none, what `proposal` makes of it in the festival's first language. Nothing of it is in the
 * programme or in the history.
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
    // Headings that somebody has named before are some, whatever they look like.
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

/** What was last said of the columns of a list with these headings. */
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
 * The list of this id that the actor brought to this festival; null for any other, and once its
 * rows are gone.
 */
export function keptList(festival: Importing, entity: ImportEntity, id: number): KeptList | null {
  const row = keptImport(festival, id, [entity]);
  if (!row?.rows) return null;
  const table = tableOf(unpackRows(row.rows), row.hasHeader);
  if ('code' in table) return null;
  return { id, name: row.name, table, hasHeader: row.hasHeader, mapping: row.mapping, answers: row.answers };
}

/**
 * Notes what was said of a list: whether it has headings, what its columns hold, which rows are
 * whom, what was mended.
 */
export function sayOfList(
  festival: Importing,
  id: number,
  said: { hasHeader: boolean; mapping: readonly string[]; answers: ImportAnswers },
  now: string,
): void {
  write(festival.db, (tx) => noteSaid(tx, festival, id, { ...said, mapping: [...said.mapping] }, now));
}
