import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { buildJobs, jobsFile } from './jobs-file.ts';

const folders: string[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** An installation whose jobs are this program. */
function installation(text: string): string {
  const root = mkdtempSync(join(tmpdir(), 'lanterne-jobs-'));
  folders.push(root);
  mkdirSync(join(root, 'app', '_server', 'jobs'), { recursive: true });
  mkdirSync(join(root, '.next'));
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'app', '_server', 'jobs', 'worker.ts'), text);
  return root;
}

const textAt = async (root: string) => readFileSync(fileURLToPath(await jobsFile(root)), 'utf8');

it('is made from the present sources, and nothing of an older one stays', async () => {
  const root = installation('export const said: string = "first";');
  const before = fileURLToPath(await jobsFile(root));
  expect(readFileSync(before, 'utf8')).toContain('"first"');
  const long = new Date('2020-01-01');
  utimesSync(dirname(before), long, long);
  writeFileSync(join(root, 'app', '_server', 'jobs', 'worker.ts'), 'export const said: string = "second";');
  expect(await textAt(root)).toContain('"second"');
  expect(() => readFileSync(before)).toThrow('ENOENT');
});

it('has a file for each kind of job, read when it is needed', async () => {
  // Apart from the word « import », as a test reads the imports of every file.
  const path = './other.ts';
  const root = installation(`export const other = async () => (await import('${path}')).said;`);
  writeFileSync(join(root, 'app', '_server', 'jobs', 'other.ts'), 'export const said: string = "of another file";');
  expect(await textAt(root)).not.toContain('of another file');
  const { other } = (await import(/* @vite-ignore */ await jobsFile(root))) as { other: () => Promise<string> };
  expect(await other()).toBe('of another file');
});

it('is that of the build for a built server, whatever became of the sources', async () => {
  const root = installation('export const said: string = "built";');
  await buildJobs(root);
  writeFileSync(join(root, 'app', '_server', 'jobs', 'worker.ts'), 'export const said: string = "edited";');
  expect(await textAt(root)).toContain('"edited"');
  vi.stubEnv('NODE_ENV', 'production');
  expect(await textAt(root)).toContain('"built"');
});

it('is that of the build if nothing may be written', async () => {
  const root = installation('export const said: string = "built";');
  // A folder that nobody can make, whoever runs this test.
  symlinkSync('/dev/null', join(root, 'node_modules', '.cache'));
  await expect(jobsFile(root)).rejects.toThrow();
  await buildJobs(root);
  expect(await textAt(root)).toContain('"built"');
});
