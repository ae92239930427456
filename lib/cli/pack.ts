import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };
import { ensureBuilt, isOutside } from './build.ts';
import { installedBy, type Lock } from './packed-packages.ts';
import { terminalWords } from './words.ts';

/*
 * `npm run pack -- FOLDER`: the built app with what it runs on, for a machine that builds nothing.
 * `node lib/cli/start.mjs --built` starts it there, and `npm run lanterne` works.
 */

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const say = terminalWords();

/**
 * What a build alone asks for, or has put into its own files: nothing of it is read once there is
 * one.
 */
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
/** The compilers of Next, and of next-intl for its plugin. */
const UNUSED = /^(?:@next\/swc-|@swc\/core|next-intl-swc-plugin-extractor$)/;

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
  // A build finds its packages by links: followed, they would lead back to where it was made.
  cpSync(join(root, '.next'), join(target, '.next'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !isOfCache(path),
  });
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const asked = Object.keys(manifest.dependencies).filter((name) => !OF_BUILDS.includes(name));
  for (const path of installedBy(lock, asked, UNUSED))
    if (existsSync(join(root, path)))
      cpSync(join(root, path), join(target, path), { recursive: true, filter: (from) => !isNested(path, from) });
  // What `npm run lanterne` is run by.
  const tsx = join('node_modules', '.bin', 'tsx');
  cpSync(join(root, tsx), join(target, tsx), { verbatimSymlinks: true });
  console.log(say('packed', { folder: target, size: String(Math.round(sizeOf(target) / 1_000_000)) }));
  return 0;
}

/** The packages inside a package are packages of their own, which are asked for or not. */
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
// `--help` is no name of a folder.
process.exitCode = folder && !folder.startsWith('-') ? await pack(resolve(folder)) : refuse(say('packUsage'));
