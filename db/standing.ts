import { rmSync, statSync } from 'node:fs';

/** The database, its log and the index of its log. */
const PARTS = ['', '-wal', '-shm'];

/** Which files a connection works on, by device and inode; null for one that was not there. */
export type OpenedFiles = Readonly<{ file: string; ids: readonly (string | null)[] }>;

/**
 * The database is not the one that was opened: it was removed, or another lies in its place. What
 * was to be written there would be lost.
 */
export class DatabaseGone extends Error {
  override readonly name = 'DatabaseGone';
  readonly code = 'DATABASE_GONE';
}

/** The files that lie there now. */
export const filesAt = (file: string): OpenedFiles => ({ file, ids: PARTS.map((part) => idOf(file + part)) });

/**
 * Whether a connection still works on what lies there. A part that was not there when it was opened
 * may have come.
 */
export function isStanding({ file, ids }: OpenedFiles): boolean {
  return PARTS.every((part, index) => ids[index] === null || ids[index] === idOf(file + part));
}

/** Whether the database itself is still the same, whatever became of its log. */
export const isSameDatabase = ({ file, ids: [id] }: OpenedFiles): boolean => id === idOf(file);

/** Whether another database lies there now. */
export const isReplaced = ({ file, ids: [id] }: OpenedFiles): boolean => ![id, null].includes(idOf(file));

/**
 * Takes away the log of a database that was replaced, whose words went into it before. SQLite finds
 * a log by its name alone: it would read this one into the database that lies there now, and
 * whoever still works on the old one would later write the log of the new one into that. One that
 * is not ours is left.
 */
export function removeLogOf({ file, ids }: OpenedFiles): void {
  for (const [index, part] of PARTS.entries())
    if (index > 0 && ids[index] !== null && ids[index] === idOf(file + part)) rmSync(file + part);
}

function idOf(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.dev} ${stat.ino}` : null;
}
