import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folderOf = (root: string) => join(root, 'node_modules', '.cache', 'lanterne');
const sourceFile = (root: string) => join(root, 'app', '_server', 'jobs', 'worker.ts');
/** The program of the threads that a build has made. It lies with the build, which takes it along when it is made anew. */
const builtFile = (root: string) => join(root, '.next', 'lanterne-jobs.mjs');

/**
 * The program of the pool's threads as an address: one file, because a thread of Node 20 reads no
 * TypeScript. A server that was built takes the one of its build; tests and commands make it of the
 * sources as they are.
 */
export async function jobsFile(root = process.cwd()): Promise<string> {
  const built = builtFile(root);
  // What `npm run pack` makes has no sources to make it of.
  const isMade = process.env.NODE_ENV === 'production' || !existsSync(sourceFile(root));
  const file = isMade && existsSync(built) ? built : await madeNow(root);
  return pathToFileURL(file).href;
}

/** Makes the program for a build. */
export async function buildJobs(root: string): Promise<void> {
  writeFileSync(builtFile(root), await program(root));
}

async function madeNow(root: string): Promise<string> {
  const text = await program(root);
  // Below node_modules, where it finds the packages it imports; named by what it says, so that two
  // who make it at once do not meet.
  const folder = folderOf(root);
  const file = join(folder, `jobs-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.mjs`);
  if (existsSync(file)) return file;
  try {
    mkdirSync(folder, { recursive: true });
    const unfinished = `${file}.${randomUUID()}`;
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
    forgetOld(folder);
    return file;
  } catch (error) {
    // A command of whoever may not write there takes what the build has made.
    if (existsSync(builtFile(root))) return builtFile(root);
    throw error;
  }
}

/** Of programs that are not made of the sources any more, in milliseconds. */
const KEPT_FOR = 86_400_000;

function forgetOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > KEPT_FOR) rmSync(file, { force: true });
  }
}

async function program(root: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [sourceFile(root)],
    absWorkingDir: root,
    bundle: true,
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
  return outputFiles[0]?.text ?? '';
}
