import { mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { endFile, keepFile, keptFile, letFilesGo } from './kept-files.ts';

const actor = (userId: number) => ({ userId, name: '', email: '', isAdministrator: false });

it('keeps the last three files of each person, until they are imported or a day is over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-kept-'));
  const tokens = [1, 2, 3, 4].map((byte) => keepFile(folder, actor(1), Buffer.from([byte])));
  const last = tokens.at(-1) ?? '';
  expect(readFileSync(keptFile(folder, actor(1), last) ?? '')).toEqual(Buffer.from([4]));
  expect(keptFile(folder, actor(2), last)).toBeNull();
  expect(keptFile(folder, actor(1), '../lanterne.db')).toBeNull();
  expect(readdirSync(join(folder, 'incoming'))).toHaveLength(3);
  endFile(folder, actor(2), last);
  expect(keptFile(folder, actor(1), last)).not.toBeNull();
  endFile(folder, actor(1), last);
  expect(keptFile(folder, actor(1), last)).toBeNull();
  letFilesGo(folder, new Date().toISOString());
  expect(readdirSync(join(folder, 'incoming'))).toHaveLength(2);
  letFilesGo(folder, new Date(Date.now() + 25 * 3_600_000).toISOString());
  expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
});

it('does not fail if a file disappears between listing and reading', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-kept-'));
  keepFile(folder, actor(1), Buffer.from([1]));
  // It is listed, but leads nowhere.
  symlinkSync(join(folder, 'gone'), join(folder, 'incoming', `1-${'x'.repeat(22)}`));
  const token = keepFile(folder, actor(1), Buffer.from([2]));
  expect(readFileSync(keptFile(folder, actor(1), token) ?? '')).toEqual(Buffer.from([2]));
});
