import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { databaseFile } from '#db/client.ts';
import { noteCheck, noteFault } from './faults.ts';
import { serverState } from './health.ts';

const NOW = '2026-11-28T22:00:00.000Z';

// What other files have noted.
beforeEach(() => {
  (globalThis as { lanterneFaults?: unknown }).lanterneFaults = undefined;
});

it('tells what whoever keeps the server has to know', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-state-'));
  const folders = { dataFolder: folder, backupFolder: join(folder, 'elsewhere') };
  writeFileSync(databaseFile(folder), 'x'.repeat(100));
  writeFileSync(`${databaseFile(folder)}-wal`, 'x'.repeat(20));
  expect(serverState(NOW, folders)).toMatchObject({ databaseBytes: 120, lastBackupAt: null, check: null, faults: [] });

  mkdirSync(join(folder, 'backups', 'daily-2026-11-27'), { recursive: true });
  for (const [name, at] of [
    ['daily-2026-11-27', '2026-11-27T04:00:00.000Z'],
    ['lanterne-2026.db', '2026-11-20T04:00:00.000Z'],
    ['replaced-2026.db', NOW],
  ] as const) {
    const path = join(folder, 'backups', name);
    if (name.endsWith('.db')) writeFileSync(path, '');
    utimesSync(path, new Date(at), new Date(at));
  }
  const check = { at: NOW, milliseconds: 3, isWhole: true };
  noteCheck(check);
  noteFault(new Error('before'), '2026-11-27T21:59:59.000Z');
  noteFault(new Error('one'), '2026-11-27T22:00:01.000Z');
  noteFault(new Error('two'), NOW);
  expect(serverState(NOW, folders)).toMatchObject({
    check,
    isDamaged: false,
    lastBackupAt: '2026-11-27T04:00:00.000Z',
    faults: [{ message: 'Error: two' }, { message: 'Error: one' }],
  });
  mkdirSync(join(folder, 'backups', 'daily-2026-11-28.part-99'));
  expect(serverState(NOW, folders).lastBackupAt).toBe('2026-11-27T04:00:00.000Z');
  // Of the night, in the folder that was named for it.
  const night = join(folder, 'elsewhere', 'daily-2026-11-28');
  mkdirSync(night, { recursive: true });
  utimesSync(night, new Date('2026-11-28T04:00:00.000Z'), new Date('2026-11-28T04:00:00.000Z'));
  expect(serverState(NOW, folders).lastBackupAt).toBe('2026-11-28T04:00:00.000Z');
});
