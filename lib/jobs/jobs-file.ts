import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const allOf = (root: string) => join(root, 'node_modules', '.cache', 'lanterne');
const sourceFile = (root: string) => join(root, 'app', '_server', 'jobs', 'worker.ts');
/**
 * The program of the threads that a build has made. It lies with the build, which takes it along
 * when it is made anew.
 */
const builtFolder = (root: string) => join(root, '.next', 'lanterne-jobs');
/** Of the program's files the one that is run. */
const FIRST = 'worker.mjs';

/**
 * The program of the pool's threads as an address: JavaScript, because a thread of Node 20 reads no
 * TypeScript, and a file for each kind of job, of which a thread reads what its own need. A server
 * that was built takes the one of its build; tests and commands make it of the sources as they are.
 */
export async function jobsFile(root = process.cwd()): Promise<string> {
  const built = join(builtFolder(root), FIRST);
  // What `npm run pack` makes has no sources to make it of.
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
  // Below node_modules, where it finds the packages it imports; named by what it says, so that two
  // who make it at once do not meet.
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
      // Somebody else has made the same meanwhile.
      if (!existsSync(first)) throw error;
    }
    forgetOld(all);
    return first;
  } catch (error) {
    // A command of whoever may not write there takes what the build has made.
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

/** Of programs that are not made of the sources any more, in milliseconds. */
const KEPT_FOR = 86_400_000;

/**
 * Its age is counted from its last use: a thread reads its other files when it is asked for their
 * jobs.
 */
function noteUse(folder: string): void {
  try {
    utimesSync(folder, new Date(), new Date());
  } catch {
    // It is another account's, which says so itself.
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
    // A thread for one file reads only what that needs, and looks for no package on the disk.
    external: ['better-sqlite3', 'esbuild', 'exifreader', 'piscina', 'sharp'],
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
    // Whoever reads where an error came from reads the names of the sources.
    keepNames: true,
    logLevel: 'silent',
  });
  return outputFiles.map(({ path, text }) => ({ name: basename(path), text }));
}
