import type { Db } from '#db/client.ts';

type Row = Readonly<Record<string, unknown>>;
type Column = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number };
type Key = { table: string; from: string; to: string };

const tablesIn = ({ $client }: Db) =>
  $client
    .prepare(
      "select name, sql from sqlite_master where type = 'table' and name not glob '*_migrations' and name not glob 'sqlite*' and name not glob 'search_index_*'",
    )
    .all() as { name: string; sql: string }[];

/** Every row of a database, by its table. */
export const everyRow = (db: Db): Record<string, Row[]> =>
  Object.fromEntries(
    tablesIn(db).map(({ name }) => [name, db.$client.prepare(`select * from "${name}"`).all() as Row[]]),
  );

/**
 * Puts a row of this festival into each table that has none: of no table may a test of all of them
 * see nothing. `given` by table.
 */
export function fillEmpty(db: Db, festivalId: number, given: Readonly<Record<string, Row>>): void {
  const { $client } = db;
  for (let left = 9; left > 0; left -= 1)
    for (const { name, sql } of tablesIn(db)) {
      const keys = new Map(
        ($client.pragma(`foreign_key_list("${name}")`) as Key[]).map((key) => [key.from, key] as const),
      );
      if ($client.prepare(`select 1 from "${name}"`).get() || keys.size === 0) continue;
      const columns = $client.pragma(`table_info("${name}")`) as Column[];
      const value = ({ name: column, type }: Column): unknown => {
        if (column === 'festival_id') return festivalId;
        const key = keys.get(column);
        if (key) return $client.prepare(`select "${key.to}" from "${key.table}"`).pluck().get();
        const choice = new RegExp(`"${column}" in \\('([^']*)'`).exec(sql)?.[1];
        if (choice !== undefined) return choice;
        if (/_on$/.test(column)) return '2026-06-06';
        if (/(?:^|_)at$/.test(column)) return '2026-03-04T05:06:07.890Z';
        return type === 'INTEGER' ? 1 : '{}';
      };
      const needed = columns.filter(
        ({ name: column, notnull, dflt_value }) =>
          column === 'festival_id' || (notnull && dflt_value === null && column !== 'id'),
      );
      const row = { ...Object.fromEntries(needed.map((column) => [column.name, value(column)])), ...given[name] };
      const names = Object.keys(row);
      if (Object.values(row).includes(undefined)) continue;
      $client
        .prepare(`insert into "${name}" (${names.map((one) => `"${one}"`)}) values (${names.map(() => '?')})`)
        .run(...Object.values(row));
    }
}
