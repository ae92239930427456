import { readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFile } from '#db/client.ts';
import { type Env, env } from './env.ts';
import { type DatabaseCheck, type Fault, isDamagedDatabase, lastCheck, lastFaults } from './faults.ts';

const DAY = 86_400_000;

type Folders = Pick<Env, 'dataFolder' | 'backupFolder'>;

/** What whoever runs the server has to know about it. Sizes are in bytes, times are instants. */
type ServerState = Readonly<{
  startedAt: string;
  freeBytes: number;
  diskBytes: number;
  databaseBytes: number;
  /** The check of the database when the server started; null where it was not checked. */
  check: DatabaseCheck | null;
  isDamaged: boolean;
  /** When the newest backup was made, nightly or before an update; null when there is none. */
  lastBackupAt: string | null;
  /** The errors of the last day, the newest first. */
  faults: readonly Fault[];
}>;

/** The state of this server at this moment, an instant. */
export function serverState(now: string, { dataFolder, backupFolder }: Folders = env()): ServerState {
  const { bavail, blocks, bsize } = statfsSync(dataFolder);
  const file = databaseFile(dataFolder);
  const sizes = ['', '-wal'].map((end) => statSync(file + end, { throwIfNoEntry: false })?.size ?? 0);
  const dayAgo = new Date(Date.parse(now) - DAY).toISOString();
  return {
    startedAt: new Date(Date.parse(now) - process.uptime() * 1000).toISOString(),
    freeBytes: bavail * bsize,
    diskBytes: blocks * bsize,
    databaseBytes: sizes.reduce((sum, size) => sum + size, 0),
    check: lastCheck(),
    isDamaged: isDamagedDatabase(),
    lastBackupAt: [join(dataFolder, 'backups'), backupFolder].map(newestIn).sort().at(-1) || null,
    faults: lastFaults().filter(({ at }) => at > dayAgo),
  };
}

/**
 * When the newest backup in this folder was made, a file or a folder; '' when there is none. A
 * database that a restore replaced does not count, nor does an unfinished backup.
 */
function newestIn(folder: string): string {
  try {
    const names = readdirSync(folder).filter((name) => /^(?:lanterne|daily|weekly|monthly)-(?!.*\.part-)/.test(name));
    const times = names.map((name) => statSync(join(folder, name)).mtime.toISOString());
    return times.sort().at(-1) ?? '';
  } catch {
    return '';
  }
}
