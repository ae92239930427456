import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isLocale } from '#lib/i18n/locale.ts';

/**
 * The list of the site's own files in a folder: the next run replaces these and touches nothing
 * else.
 */
const LIST = 'lanterne-site.json';
/**
 * Where a run writes first: within the folder itself, because the parent folder may be on another
 * disk or belong to somebody else.
 */
const UNFINISHED = '.lanterne-unfinished';

/** Files of somebody else that have the names of files of the site. */
export class ForeignFiles extends Error {
  constructor(readonly files: readonly string[]) {
    super(files.join(', '));
  }
}

type Placed = Readonly<{ files: number; bytes: number; changed: number; removed: number }>;

/**
 * The folder of a site. Everything is first written aside, which takes time, and then renamed into
 * place: an interrupted run leaves the site as it was, and the next run removes what it left. Files
 * that pages need are placed before the pages, so that no page lacks any.
 */
export function openSiteFolder(folder: string) {
  const aside = join(folder, UNFINISHED);
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  const written = new Set<string>();
  const givingWay = new Set<string>();
  let bytes = 0;

  return {
    /** A file that `givesWay` is left out where somebody put a file of their own. */
    write(file: string, content: Uint8Array, givesWay = false): void {
      const path = join(aside, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      written.add(file);
      if (givesWay) givingWay.add(file);
      bytes += content.length;
    },
    /**
     * Moves what was written into place, and removes what the site no longer contains. Throws
     * ForeignFiles, without changing anything.
     */
    place(): Placed {
      const own = ownFiles(folder);
      const isForeign = (file: string) => !own.has(file) && existsSync(join(folder, file));
      for (const file of givingWay) if (isForeign(file)) written.delete(file);
      const foreign = [...written].filter(isForeign);
      if (foreign.length > 0) throw new ForeignFiles(foreign);
      const gone = [...own].filter((file) => !written.has(file));
      // The list names the files of both runs until this one is complete, so that after an
      // interruption the next one still knows them all.
      writeList(folder, [...written, ...gone]);
      const changed = pagesLast([...written]).filter((file) => putInPlace(join(aside, file), join(folder, file)));
      const removed = gone.filter((file) => remove(folder, file));
      writeList(folder, [...written]);
      return { files: written.size, bytes, changed: changed.length, removed: removed.length };
    },
    /** Deletes what was not placed. */
    close(): void {
      rmSync(aside, { recursive: true, force: true });
    },
  };
}

/** Pages come last, and the first page last of all, because programs and people start from it. */
const pagesLast = (files: readonly string[]): string[] => [
  ...files.filter((file) => !file.endsWith('.html')),
  ...files.filter((file) => file.endsWith('.html')).reverse(),
];

/**
 * Answers whether the file changed. An unchanged file keeps its date, so that uploading the folder
 * sends only what is new.
 */
function putInPlace(from: string, to: string): boolean {
  if (existsSync(to) && statSync(to).size === statSync(from).size && readFileSync(to).equals(readFileSync(from)))
    return false;
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
  return true;
}

function remove(folder: string, file: string): boolean {
  const path = join(folder, file);
  if (!existsSync(path)) return false;
  rmSync(path);
  for (
    let above = dirname(file);
    above !== '.' && readdirSync(join(folder, above)).length === 0;
    above = dirname(above)
  )
    rmdirSync(join(folder, above));
  return true;
}

function ownFiles(folder: string): ReadonlySet<string> {
  const path = join(folder, LIST);
  if (!existsSync(path)) return new Set();
  const { files } = parsed(readFileSync(path, 'utf8')) as { files?: unknown };
  // Whoever edits the list must not be able to delete files outside the folder with it.
  const isFile = (file: unknown): file is string => typeof file === 'string' && isSafeFile(file);
  return new Set(Array.isArray(files) ? files.filter(isFile) : []);
}

/** A damaged list names nothing; then all files there count as somebody else's. */
function parsed(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

function writeList(folder: string, files: readonly string[]): void {
  const unfinished = join(folder, `.${basename(LIST)}`);
  writeFileSync(unfinished, `${JSON.stringify({ format: 1, files: [...files].sort() }, null, 1)}\n`);
  renameSync(unfinished, join(folder, LIST));
}

const SAFE_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/** Whether a file name is valid on any system and web server, and stays within the folder. */
export const isSafeFile = (file: string): boolean =>
  file.length <= 400 && file.split('/').every((name) => SAFE_NAME.test(name) && !name.endsWith('.'));

/**
 * The file for an address: `/fr/festivals/lueurs-2026/days/2026-11-28` is
 * `…/2026-11-28/index.html`, which every web server shows at that address. A path with an extension
 * keeps its name, with its options in it: `programme.lang-en.ics`. Null for what a site does not
 * contain: pages of the installation, other festivals, unsafe names.
 */
export function fileOf(address: string, festival: string): string | null {
  const { pathname, searchParams } = new URL(address, 'http://site.invalid');
  const names = pathname.slice(1).split('/');
  const [first = '', section, name] = names;
  if (first === '' || (isLocale(first) && (section !== 'festivals' || name !== festival))) return null;
  if (isLocale(first) && !names.at(-1)?.includes('.')) names.push('index.html');
  else names.push(withOptions(names.pop() ?? '', searchParams));
  const file = names.join('/');
  return isSafeFile(file) ? file : null;
}

/**
 * `programme.ics?lang=en` is another file than `programme.ics`, while `?v=` only tells its version.
 * A page is the same with any query.
 */
function withOptions(name: string, asked: URLSearchParams): string {
  const options = [...asked].filter(([option, value]) => option !== 'v' && value !== '');
  const said = options.map(([option, value]) => `.${option}-${value}`).join('');
  return name.replace(/(\.[^.]+)?$/, (ending) => said + ending);
}

/**
 * The address of a file under that of its site, as a web space shows it: a page without the name of
 * its file.
 */
export const addressOfFile = (file: string): string => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

/**
 * A relative link from one file of a site to another, which works under any address and in a folder
 * on a disk.
 */
export function wayTo(file: string, from: string): string {
  const [to, start] = [file.split('/'), from.split('/').slice(0, -1)];
  let same = 0;
  while (same < start.length && start[same] === to[same]) same += 1;
  return [...start.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
