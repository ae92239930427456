import { rmSync, statSync } from 'node:fs';

/** The suffixes of the database, its log and the index of its log. */
const PARTS = ['', '-wal', '-shm'];

/** The files of a connection, by device and inode; null for one that did not exist. */
export type OpenedFiles = Readonly<{ file: string; ids: readonly (string | null)[] }>;

/**
 * The database is not the one that was opened: it was removed, or another is in its place. Anything
 * written there would be lost.
 */
export class DatabaseGone extends Error {
  override readonly name = 'DatabaseGone';
  readonly code = 'DATABASE_GONE';
}

/** The files that are there now. */
export const filesAt = (file: string): OpenedFiles => ({ file, ids: PARTS.map((part) => idOf(file + part)) });

/**
 * Whether a connection still uses the files that are there. A part that did not exist when it was
 * opened may have been created since.
 */
export function isStanding({ file, ids }: OpenedFiles): boolean {
  return PARTS.every((part, index) => ids[index] === null || ids[index] === idOf(file + part));
}

/** Whether the database itself is still the same, whatever became of its log. */
export const isSameDatabase = ({ file, ids: [id] }: OpenedFiles): boolean => id === idOf(file);

/** Whether another database is there now. */
export const isReplaced = ({ file, ids: [id] }: OpenedFiles): boolean => ![id, null].includes(idOf(file));

/**
 * Removes the log of a database that was replaced, after its content was written into that
 * database. SQLite finds a log only by its name: it would read this one into the database that is
 * there now, and a program that still uses the old database would write the new one's log into the
 * old. A log that is not ours is left alone.
 */
export function removeLogOf({ file, ids }: OpenedFiles): void {
  for (const [index, part] of PARTS.entries())
    if (index > 0 && ids[index] !== null && ids[index] === idOf(file + part)) rmSync(file + part);
}

function idOf(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.dev} ${stat.ino}` : null;
}
