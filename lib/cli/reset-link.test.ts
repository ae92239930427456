import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { databaseFile } from '#db/client.ts';
import { openTestFile } from '#db/testing.ts';
import { resetOf } from '#lib/accounts/resets.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { now } from '#lib/time/clock.ts';

const root = resolve(import.meta.dirname, '../..');

function run(dataFolder: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'lib/cli/reset-link.ts', ...args],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        LANG: 'en',
        LC_ALL: '',
        LANTERNE_DATA: dataFolder,
        LANTERNE_URL: 'https://lueurs.example',
        PORT: '',
      },
    },
  );
  return { status, stdout, stderr };
}

it('prints a link that works for the account, or says why there is none', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-reset-'));
  const none = run(dataFolder, 'camille@example.org');
  expect([none.status, none.stdout]).toEqual([1, '']);
  expect(none.stderr).toContain('LANTERNE_DATA');

  const db = openTestFile(dataFolder);
  makeAccount(db, 'Camille', { isAdministrator: true });
  const printed = run(dataFolder, 'Camille@example.org');
  expect([printed.status, printed.stderr]).toEqual([0, '']);
  const token = /https:\/\/lueurs\.example\/fr\/reset\/([\w-]{22})$/m.exec(printed.stdout)?.[1] ?? '';
  expect(resetOf(token, now(), db)).toMatchObject({ ok: true, email: 'camille@example.org' });
  const other = run(dataFolder, 'nobody@example.org');
  expect([other.status, other.stderr]).toEqual([1, expect.stringContaining('nobody@example.org')]);
  expect(run(dataFolder, '--help').stderr).toContain('npm run reset-link -- camille@example.org');
  db.$client.close();
  writeFileSync(databaseFile(dataFolder), 'no database at all, and longer than a page head '.repeat(100));
  const broken = run(dataFolder, 'camille@example.org').stderr;
  expect(broken).toMatch(/^The database in .* cannot be opened .*\n$/);
});
