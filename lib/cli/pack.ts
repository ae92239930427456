import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };
import { ensureBuilt, isOutside } from './build.ts';
import { installedBy, type Lock } from './packed-packages.ts';
import { terminalWords } from './words.ts';

/*
 * `npm run pack -- FOLDER`: packs the built app with everything it needs, for a machine that cannot
 * build. There, `node lib/cli/start.mjs --built` starts it, and `npm run lanterne` works.
 */

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const say = terminalWords();

/** Packages that only a build needs, or that a build has copied into its own files. */
const OF_BUILDS = [
  'typescript',
  'tailwindcss',
  '@tailwindcss/postcss',
  'postcss',
  'drizzle-kit',
  'lucide-react',
  'react-aria-components',
  'react-hook-form',
  '@hookform/resolvers',
  'serwist',
  ...Object.keys(manifest.dependencies).filter((name) => name.startsWith('@types/')),
];
/** The compilers of Next.js, and of next-intl's plugin. */
const UNUSED = /^(?:@next\/swc-|@swc\/core|next-intl-swc-plugin-extractor$)/;
/** What only those who read or compile a package use: a third of its files. */
const OF_AUTHORS = /\.(?:map|d\.[cm]?ts)$/;

const FOLDERS = ['db', 'deploy', 'docs', 'lib', 'public'];
const FILES = [
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'next.config.mjs',
];

async function pack(target: string): Promise<number> {
  if (existsSync(target) && readdirSync(target).length > 0) return refuse(say('packNotEmpty', { folder: target }));
  if ((await ensureBuilt(root, () => console.log(say('building')))) !== 0) return refuse(say('buildFailed'));
  mkdirSync(target, { recursive: true });
  for (const name of FILES) cpSync(join(root, name), join(target, name));
  for (const name of FOLDERS)
    cpSync(join(root, name), join(target, name), { recursive: true, filter: (path) => !isOutside(basename(path)) });
  const isOfCache = (path: string) =>
    dirname(path) === join(root, '.next') && /^(?:cache|dev|types|trace)/.test(basename(path));
  // A build finds its packages through links, which would lead back to the machine that made it.
  cpSync(join(root, '.next'), join(target, '.next'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !isOfCache(path),
  });
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const asked = Object.keys(manifest.dependencies).filter((name) => !OF_BUILDS.includes(name));
  for (const path of installedBy(lock, asked, UNUSED))
    if (existsSync(join(root, path)))
      cpSync(join(root, path), join(target, path), {
        recursive: true,
        filter: (from) => !isNested(path, from) && !OF_AUTHORS.test(from),
      });
  // Runs `npm run lanterne`.
  const tsx = join('node_modules', '.bin', 'tsx');
  cpSync(join(root, tsx), join(target, tsx), { verbatimSymlinks: true });
  console.log(say('packed', { folder: target, size: String(Math.round(sizeOf(target) / 1_000_000)) }));
  return 0;
}

/** Packages inside a package are handled separately. */
const isNested = (path: string, from: string) => from.slice(join(root, path).length).includes('node_modules');

function sizeOf(path: string): number {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}

const [, , folder = ''] = process.argv;
// `--help` is not the name of a folder.
process.exitCode = folder && !folder.startsWith('-') ? await pack(resolve(folder)) : refuse(say('packUsage'));
