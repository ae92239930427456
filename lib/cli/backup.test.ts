import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backup } from './backup.ts';
import type { Given } from './command.ts';

it('is for its owner alone from its first byte on, beside what a run that was killed left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-backup-'));
  const file = join(folder, 'all.db');
  writeFileSync(`${file}.part`, 'half of it', { mode: 0o644 });
  const seen: [number, number][] = [];
  const note = async (draft: string) => {
    const { mode, size } = statSync(draft);
    seen.push([mode & 0o777, size]);
    throw new Error('the disk is full');
  };
  const given = { positionals: [file], say: () => '', db: () => ({ $client: { backup: note } }) };
  await expect(backup.run(given as unknown as Given)).rejects.toThrow('full');
  expect([seen, readdirSync(folder)]).toEqual([[[0o600, 0]], []]);
});
