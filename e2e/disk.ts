import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
const newFolder = () => mkdtempSync(join(tmpdir(), 'lanterne-disk-'));

export type SmallDisk = {
  folder: string;
  /** Writes until the disk is full. */
  fill: () => void;
  /** Frees what `fill` took. */
  free: () => void;
  /** No file on it may be open for writing. */
  makeReadOnly: () => void;
  remove: () => void;
};

/** A disk of `megabytes` in memory; null where this system does not let the test mount one. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = newFolder();
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
  } catch {
    return null;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => {
      const file = openSync(ballast, 'a');
      try {
        const { bsize } = statfsSync(folder);
        for (const piece of [Buffer.alloc(1024 * 1024), Buffer.alloc(bsize)]) fillWith(file, piece);
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(ballast, { force: true }),
    makeReadOnly: () => run('mount', '-o', 'remount,ro', folder),
    remove: () => {
      // Lazily, since a failed test may have left its server running on it.
      run('umount', '-l', folder);
      rmdirSync(folder);
    },
  };
}

function fillWith(file: number, piece: Buffer): void {
  for (;;) {
    try {
      if (writeSync(file, piece) < piece.length) return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
      throw error;
    }
  }
}

/**
 * Makes writes to files fail, even through open handles, like a disk that fails under a running
 * server; returns the function that ends it. Null where the file system cannot do this.
 */
export function refuseWrites(files: readonly string[]): (() => void) | null {
  const probe = join(newFolder(), 'probe');
  const handle = openSync(probe, 'w');
  try {
    run('chattr', '+i', probe);
    writeSync(handle, 'x');
    return null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  } finally {
    closeSync(handle);
    try {
      run('chattr', '-i', probe);
    } catch {}
  }
  run('chattr', '+i', ...files);
  return () => run('chattr', '-i', ...files);
}
