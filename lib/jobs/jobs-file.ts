import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const allOf = (root: string) => join(root, 'node_modules', '.cache', 'lanterne');
const sourceFile = (root: string) => join(root, 'app', '_server', 'jobs', 'worker.ts');
/**
 * Where a build puts the program of the threads. In the build's folder, so that a new build
 * replaces it.
 */
const builtFolder = (root: string) => join(root, '.next', 'lanterne-jobs');
/** The file of the program that is run; the others are loaded by it. */
const FIRST = 'worker.mjs';

/**
 * The address of the pool's program. It is JavaScript, because a thread of Node 20 cannot read
 * TypeScript, with a file for each kind of job, so that a thread loads only what its jobs need. A
 * built server uses the one of its build; tests and commands make it from the present sources.
 */
export async function jobsFile(root = process.cwd()): Promise<string> {
  const built = join(builtFolder(root), FIRST);
  // An installation made by `npm run pack` has no sources to make it from.
  const isMade = process.env.NODE_ENV === 'production' || !existsSync(sourceFile(root));
  const file = isMade && existsSync(built) ? built : await madeNow(root);
  return pathToFileURL(file).href;
}

/** Makes the program for a build. */
export async function buildJobs(root: string): Promise<void> {
  const folder = builtFolder(root);
  rmSync(folder, { recursive: true, force: true });
  write(folder, await program(root));
}

async function madeNow(root: string): Promise<string> {
  const files = await program(root);
  const said = createHash('sha256');
  for (const { name, text } of files) said.update(`\0${name}\0`).update(text);
  // Below node_modules, where it finds the packages it imports. The name is a hash of its content,
  // so that two processes that make it at once do not disturb each other.
  const all = allOf(root);
  const folder = join(all, `jobs-${said.digest('hex').slice(0, 16)}`);
  const first = join(folder, FIRST);
  if (existsSync(first)) {
    noteUse(folder);
    return first;
  }
  try {
    const unfinished = `${folder}.${randomUUID()}`;
    write(unfinished, files);
    try {
      renameSync(unfinished, folder);
    } catch (error) {
      rmSync(unfinished, { recursive: true });
      // Another process has made the same one meanwhile.
      if (!existsSync(first)) throw error;
    }
    forgetOld(all);
    return first;
  } catch (error) {
    // A command whose user may not write there uses the program of the build.
    const built = join(builtFolder(root), FIRST);
    if (existsSync(built)) return built;
    throw error;
  }
}

type Files = readonly { name: string; text: string }[];

function write(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
}

/** In milliseconds: programs made from other sources are deleted after this time. */
const KEPT_FOR = 86_400_000;

/** Renews its age at each use, because a thread loads further files of it later. */
function noteUse(folder: string): void {
  try {
    utimesSync(folder, new Date(), new Date());
  } catch {
    // It belongs to another account, which does this itself.
  }
}

function forgetOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > KEPT_FOR) rmSync(file, { recursive: true, force: true });
  }
}

async function program(root: string): Promise<Files> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [sourceFile(root)],
    absWorkingDir: root,
    outdir: 'made',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // A thread for one file loads only what it needs, and searches no packages on the disk.
    external: ['better-sqlite3', 'esbuild', 'exifreader', 'piscina', 'sharp'],
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
    // So that stack traces have the names of the sources.
    keepNames: true,
    logLevel: 'silent',
  });
  return outputFiles.map(({ path, text }) => ({ name: basename(path), text }));
}
