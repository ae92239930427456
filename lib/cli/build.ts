import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { buildJobs } from '#lib/jobs/jobs-file.ts';
import { terminalWords } from './words.ts';

/*
 * Building the app: whether it is needed, whether there is memory for it, the hint in its scripts,
 * and the settings of Next.js as JavaScript.
 */

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
  'instrumentation-client.ts',
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

/**
 * At the top of a script, this tells a browser to compile all functions in it at once, in a
 * separate thread, and to cache them for the next visit (Chromium from 136 on,
 * https://v8.dev/blog/explicit-compile-hints); others ignore it. The scripts of a build define
 * functions that run once all scripts are loaded. Without the hint, each would be compiled when it
 * is first called, on every visit, because browsers only cache what was compiled when the script
 * itself ended.
 */
export const HINT = '//# allFunctionsCalledOnLoad\n';

/** Puts the hint at the top of the scripts of a build. */
export function hintScripts(root: string): void {
  const folder = join(root, '.next', 'static', 'chunks');
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.js')) continue;
    const file = join(folder, name);
    const script = readFileSync(file, 'utf8');
    if (!script.startsWith(HINT)) writeFileSync(file, HINT + script);
  }
}

/**
 * In bytes, measured on two cores: with less memory, the system kills a build half way, after
 * minutes.
 */
const BUILD_NEEDS = 3_500_000_000;

/**
 * How much memory a program may still use on this machine or in this container, in bytes, including
 * swap.
 */
export function freeMemory(read: (path: string) => string = (path) => readFileSync(path, 'utf8')): number {
  const limit = limitOf(read);
  return Math.min(availableOf(read), limit);
}

function availableOf(read: (path: string) => string): number {
  try {
    const text = read('/proc/meminfo');
    const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN) * 1024;
    const free = of('MemAvailable') + of('SwapFree');
    return Number.isNaN(free) ? freemem() : free;
  } catch {
    // Systems other than Linux.
    return freemem();
  }
}

/** How much memory a container may still use; infinite without a limit. */
function limitOf(read: (path: string) => string): number {
  try {
    const max = Number(read('/sys/fs/cgroup/memory.max'));
    return Number.isNaN(max) ? Number.POSITIVE_INFINITY : max - Number(read('/sys/fs/cgroup/memory.current'));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/**
 * What next-intl adds to the settings is only needed for a build. A built server would load a
 * compiler for it, which needs a folder to write into.
 */
const withoutCompiler: Plugin = {
  name: 'without-compiler',
  setup(build) {
    build.onResolve({ filter: /^next-intl\/plugin$/ }, ({ path }) => ({ path, namespace: 'packed' }));
    build.onLoad({ filter: /.*/, namespace: 'packed' }, () => ({
      contents: 'export default () => (config) => config;',
    }));
  },
};

/** The file with the settings of Next.js in the folder of a build. */
export const SETTINGS = 'lanterne-settings.mjs';

/**
 * Writes the settings of Next.js as JavaScript beside a build, where its server reads them
 * (next.config.mjs).
 */
async function buildSettings(root: string): Promise<void> {
  writeFileSync(join(root, '.next', SETTINGS), await packedConfig(root));
}

/**
 * The settings of Next.js as JavaScript: to read them in TypeScript, Next.js would need its
 * compiler of 130 MB.
 */
export async function packedConfig(root: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'next-settings.ts')],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    plugins: [withoutCompiler],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
