import { spawnSync } from 'node:child_process';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder, writeProblem } from './data-folder.ts';

it('makes a folder and its parents only for their owner, and says why it cannot be made', () => {
  const place = mkdtempSync(join(tmpdir(), 'lanterne-folder-'));
  const deep = join(place, 'one', 'two');
  makeFolder(deep);
  expect(() => makeFolder(deep)).not.toThrow();
  expect([join(place, 'one'), deep].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o700]);
  writeFileSync(join(place, 'file'), '');
  expect(writeProblem(join(place, 'file'))).toContain('EEXIST');
});

// In a process of its own: Node's own way never ends there, and nothing could stop it.
it.runIf(process.platform === 'linux')('gives up where the system knows no such place', () => {
  const asked = "import { writeProblem } from './db/data-folder.ts'; console.log(writeProblem('/proc/none/here'));";
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', asked], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  expect(stdout).toContain('ENOENT');
});
