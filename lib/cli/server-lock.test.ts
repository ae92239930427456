import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { env } from '#lib/env.ts';
import { RefusedStart } from './refused-start.ts';
import { holdDataFolder, takeServerLock, thisProcess } from './server-lock.ts';
import { terminalWords } from './words.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'lanterne-lock-'));
const me = thisProcess(3000, '2026-03-04T05:06:07.000Z');
/** The arguments for another process that takes a folder; `then` can keep it running. */
const taking = (folder: string, then = '') => [
  '--import',
  'tsx',
  '--input-type=module',
  '--eval',
  `import { takeServerLock, thisProcess } from ${JSON.stringify(fileURLToPath(new URL('./server-lock.ts', import.meta.url)))};
   console.log(takeServerLock(${JSON.stringify(folder)}, thisProcess(4000, 'then')).ok);
   ${then}`,
];

describe('takeServerLock', () => {
  it('tells a second server who holds the folder, and lets it in once the first has ended', () => {
    const folder = newFolder();
    const first = takeServerLock(folder, me);
    expect(first.ok).toBe(true);
    const open = readdirSync(folder).filter((name) => (statSync(join(folder, name)).mode & 0o077) > 0);
    expect(open, 'what others can read').toEqual([]);
    expect(takeServerLock(folder, { ...me, port: 3001 })).toEqual({ ok: false, holder: me });
    if (first.ok) first.lock.release();
    const second = takeServerLock(folder, me);
    expect(second.ok).toBe(true);
    if (second.ok) second.lock.release();
  });

  it('is kept by a process that asks for it again', () => {
    const folder = newFolder();
    const first = takeServerLock(folder, me);
    expect(takeServerLock(folder, me).ok).toBe(false);
    expect(spawnSync(process.execPath, taking(folder)).stdout.toString().trim()).toBe('false');
    if (first.ok) first.lock.release();
  });

  it('is asked for before a start builds anything, as a build replaces what the holder reads', () => {
    const folder = newFolder();
    const first = takeServerLock(folder, me);
    const start = fileURLToPath(new URL('./before-start.ts', import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', start], {
      env: { ...process.env, LANTERNE_DATA: folder, LC_ALL: 'en' },
      encoding: 'utf8',
    });
    expect([status, stdout, stderr]).toEqual([1, '', expect.stringContaining(String(me.pid))]);
    if (first.ok) first.lock.release();
  });

  it.runIf(process.getuid?.() === 0)('is not taken by root where the data are of another account', () => {
    const folder = newFolder();
    chownSync(folder, 12_345, 12_345);
    const refusal = { isNamed: 'false', account: '12345', group: '12345', folder };
    expect(() => holdDataFolder({ ...env({}), dataFolder: folder })).toThrow(
      new RefusedStart(terminalWords()('otherAccount', refusal)),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is free again when its holder was killed', async () => {
    const folder = newFolder();
    const holder = spawn(process.execPath, taking(folder, 'setInterval(() => {}, 1000);'));
    const said = await new Promise<string>((resolve, reject) => {
      holder.stdout.once('data', (text) => resolve(String(text)));
      holder.stderr.once('data', (text) => reject(new Error(String(text))));
    });
    expect(said.trim()).toBe('true');
    expect(takeServerLock(folder, me)).toMatchObject({ ok: false, holder: { pid: holder.pid, port: 4000 } });
    const gone = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await gone;
    const mine = takeServerLock(folder, me);
    expect(mine.ok).toBe(true);
    if (mine.ok) mine.lock.release();
  });
});
