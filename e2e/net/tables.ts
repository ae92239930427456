import { gunzipSync } from 'node:zlib';
import type { Db } from '#db/client.ts';

/* A database as text: each row with its columns by name, so that two states can be compared. */

/** Random values and hashes: ids, keys, tokens. */
export const RANDOM = /\b(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{16})\b/g;

/** A readable value: bytes decompressed if they are compressed, else their number; JSON parsed. */
function written(value: unknown): unknown {
  if (Buffer.isBuffer(value))
    return value[0] === 0x1f && value[1] === 0x8b
      ? written(gunzipSync(value).toString('utf8'))
      : `${value.length} bytes`;
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value.split('\n');
  }
}

/** The rows of a table, each as JSON on several lines. */
export function rowsOf(db: Db, table: string, where = ''): string[] {
  const rows = db.$client.prepare(`select * from "${table}" ${where}`).all() as Record<string, unknown>[];
  return rows.map((row) =>
    JSON.stringify(
      Object.fromEntries(
        Object.keys(row)
          .sort()
          .map((name) => [name, written(row[name])]),
      ),
      null,
      1,
    ),
  );
}

/**
 * Every table with its rows, except those of the search index and of SQLite itself, which are made
 * from the others.
 */
export function textOfTables(db: Db): string {
  const names = db.$client
    .prepare("select name from sqlite_master where type = 'table' and sql not like '%virtual%' order by name")
    .pluck()
    .all() as string[];
  return names
    .filter((name) => !/^(?:sqlite_|__)|_(?:data|idx|content|docsize|config)$/.test(name))
    .map((name) => `## ${name}\n${rowsOf(db, name).join('\n')}\n`)
    .join('\n');
}
