import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { BackedUp } from '#lib/keeping/backups.ts';
import { backup, lookAtNight } from './backup.ts';
import type { Given } from './command.ts';

const done: BackedUp = { ok: true, folder: '/f', bytes: 1, isNew: true };

it('makes one backup a night, not before the quiet hour, and one at a time', async () => {
  const made: string[] = [];
  let end = () => {};
  const look = lookAtNight((date) => {
    made.push(date);
    return new Promise((resolve) => {
      end = () => resolve(done);
    });
  });
  await look('2026-03-04T03:59');
  expect(made).toEqual([]);
  const first = look('2026-03-04T04:00');
  await look('2026-03-04T04:10');
  end();
  await first;
  await look('2026-03-04T23:50');
  await look('2026-03-05T00:10');
  expect(made).toEqual(['2026-03-04']);
  void look('2026-03-05T09:30');
  expect(made).toEqual(['2026-03-04', '2026-03-05']);
});

it('says why there is no backup, and tries again', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const answers: BackedUp[] = [
    { ok: false, reason: 'noSpace', free: 1_500_000, needed: 3_000_000 },
    { ok: false, reason: 'unusable', folder: '/srv/lanterne', problem: 'EROFS' },
    done,
  ];
  const look = lookAtNight(async () => answers.shift() ?? done);
  await look('2026-03-04T04:00');
  expect(said.mock.calls).toEqual([[expect.stringMatching(/1\.5.*3\.0.*LANTERNE_BACKUP/)]]);
  await look('2026-03-04T04:10');
  expect(said).toHaveBeenLastCalledWith(expect.stringMatching(/\/srv\/lanterne.*EROFS.*LANTERNE_BACKUP/));
  await look('2026-03-04T04:20');
  await look('2026-03-04T04:30');
  expect([said.mock.calls.length, answers]).toEqual([2, []]);
  said.mockRestore();
});

it('is readable only by its owner from the first byte on, and deletes leftovers of a killed run', async () => {
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
