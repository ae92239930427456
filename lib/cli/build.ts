import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildJobs } from '#lib/jobs/jobs-file.ts';
import { hintScripts } from './hinted-scripts.ts';
import { BUILD_NEEDS, freeMemory } from './memory.ts';
import { buildSettings, SETTINGS } from './packed-config.ts';
import { terminalWords } from './words.ts';

/** The command of Next.js, in an installation at `root`. */
const nextCommand = (root: string) => join(root, 'node_modules', 'next', 'dist', 'bin', 'next');

/** The sources of a build. Tests are excluded, so that writing one does not cause a build. */
const SOURCES = ['app', 'lib', 'db', 'public'];
const FILES = [
  'package-lock.json',
  'package.json',
  'next.config.mjs',
  'next-settings.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'tsconfig.json',
];
/** Whether a file is only for tests, by its name. */
export const isOutside = (name: string) => /\.(test|bench)\.tsx?$/.test(name) || name === 'testing.ts';

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (!isOutside(entry.name)) yield path;
  }
}

/** A hash of lockfile and sources: equal hashes, equal builds. */
export function sourceHash(root: string): string {
  const paths = [
    ...FILES.map((file) => join(root, file)).filter(existsSync),
    ...SOURCES.map((folder) => join(root, folder))
      .filter(existsSync)
      .flatMap((folder) => [...filesBelow(folder)]),
  ];
  const hash = createHash('sha256').update(process.version);
  for (const path of paths.sort()) {
    hash.update(`\0${relative(root, path)}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/**
 * Cannot be opened or created on any system: a build that tried to open the database would fail, so
 * every build proves that none does.
 */
const NO_DATA = '/dev/null/no-data';

const stamp = (root: string) => join(root, '.next', 'lanterne-build');

export function isBuilt(root: string, hash = sourceHash(root)): boolean {
  return (
    ['BUILD_ID', SETTINGS].every((name) => existsSync(join(root, '.next', name))) &&
    existsSync(stamp(root)) &&
    readFileSync(stamp(root), 'utf8') === hash
  );
}

/**
 * Builds when the sources differ from those of the last build, unless there is too little memory.
 * Returns the exit code of the build, 0 when none was needed.
 */
export async function ensureBuilt(root: string, onBuild: () => void): Promise<number> {
  const hash = sourceHash(root);
  if (isBuilt(root, hash)) return 0;
  const free = freeMemory();
  if (free < BUILD_NEEDS) {
    console.error(terminalWords()('buildNeedsMemory', { free: megabytes(free), needed: megabytes(BUILD_NEEDS) }));
    return 1;
  }
  onBuild();
  const code = await run(root, ['build']);
  if (code !== 0) return code;
  await buildJobs(root);
  await buildSettings(root);
  hintScripts(root);
  writeFileSync(stamp(root), hash);
  return 0;
}

const megabytes = (bytes: number) => String(Math.round(bytes / 1_000_000));

function run(root: string, args: string[]): Promise<number> {
  const child = spawn(process.execPath, [nextCommand(root), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', LANTERNE_DATA: NO_DATA },
  });
  // Stopped with this process: otherwise the build would go on for a minute.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
