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
import { isSafeFile } from './file-of.ts';

/**
 * Says which files of a folder are the site's: the next run replaces them, and touches nothing
 * else.
 */
const LIST = 'lanterne-site.json';
/**
 * Where a run writes before it places anything: in the folder itself, since the one above may be
 * another disk, or somebody else's.
 */
const UNFINISHED = '.lanterne-unfinished';

/** Files that somebody else put where the site has its own. */
export class ForeignFiles extends Error {
  constructor(readonly files: readonly string[]) {
    super(files.join(', '));
  }
}

type Placed = Readonly<{ files: number; bytes: number; changed: number; removed: number }>;

/**
 * The folder of a site. All is written aside first, which takes the time, and put in its place by
 * renaming: a run that is cut off before leaves the site as it was, and the next one removes what
 * it left. What pages need is put there before them, so that none is ever without it.
 */
export function openSiteFolder(folder: string) {
  const aside = join(folder, UNFINISHED);
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  const written = new Set<string>();
  const givingWay = new Set<string>();
  let bytes = 0;

  return {
    /** One that `givesWay` is left out where somebody put a file of their own. */
    write(file: string, content: Uint8Array, givesWay = false): void {
      const path = join(aside, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      written.add(file);
      if (givesWay) givingWay.add(file);
      bytes += content.length;
    },
    /**
     * Puts what was written in its place, and removes what the site no longer has. Throws
     * ForeignFiles, with nothing changed.
     */
    place(): Placed {
      const own = ownFiles(folder);
      const isForeign = (file: string) => !own.has(file) && existsSync(join(folder, file));
      for (const file of givingWay) if (isForeign(file)) written.delete(file);
      const foreign = [...written].filter(isForeign);
      if (foreign.length > 0) throw new ForeignFiles(foreign);
      const gone = [...own].filter((file) => !written.has(file));
      // Of both runs until it is done: cut off here, the next one still knows its files.
      writeList(folder, [...written, ...gone]);
      const changed = pagesLast([...written]).filter((file) => putInPlace(join(aside, file), join(folder, file)));
      const removed = gone.filter((file) => remove(folder, file));
      writeList(folder, [...written]);
      return { files: written.size, bytes, changed: changed.length, removed: removed.length };
    },
    /** Forgets what was not placed. */
    close(): void {
      rmSync(aside, { recursive: true, force: true });
    },
  };
}

/** Programs and people find pages by the first one, which comes last. */
const pagesLast = (files: readonly string[]): string[] => [
  ...files.filter((file) => !file.endsWith('.html')),
  ...files.filter((file) => file.endsWith('.html')).reverse(),
];

/**
 * Whether it changed. What did not keeps its date, so that whoever sends the folder away sends only
 * what is new.
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
  // Whoever edits the list removes nothing outside the folder with it.
  const isFile = (file: unknown): file is string => typeof file === 'string' && isSafeFile(file);
  return new Set(Array.isArray(files) ? files.filter(isFile) : []);
}

/** A list that is no list names nothing: then what lies there is somebody else's. */
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
