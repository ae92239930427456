import { chmodSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { closeToOthers } from './ready-to-serve.ts';

const modeOf = (path: string) => statSync(path).mode & 0o7777;

it('closes the data folder and what lies in it to others, and says what was open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-modes-'));
  const [database, key, backups] = ['lanterne.db', 'secret', 'backups'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(database, '');
  writeFileSync(key, '');
  mkdirSync(backups);
  chmodSync(folder, 0o755);
  chmodSync(database, 0o644);
  chmodSync(key, 0o600);
  chmodSync(backups, 0o770);

  expect(closeToOthers(folder)).toEqual({ mended: [folder, backups, database], open: [] });
  expect([folder, database, key, backups].map(modeOf)).toEqual([0o700, 0o600, 0o600, 0o700]);
  expect(closeToOthers(folder)).toEqual({ mended: [], open: [] });
});

it('leaves a folder that many share as it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-modes-'));
  chmodSync(folder, 0o1777);
  writeFileSync(join(folder, 'of-others'), '', { mode: 0o644 });
  expect(closeToOthers(folder)).toEqual({ mended: [], open: [folder] });
  expect(modeOf(folder)).toBe(0o1777);
});
