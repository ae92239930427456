import { spawnSync } from 'node:child_process';
import { HASH } from './read.ts';

/*
 * The readable differences between two kept folders: each once, with the addresses where it
 * appears.
 */

/** One difference between two texts: its lines as in a unified diff, and the file. */
type Hunk = { file: string; lines: string[] };

/** How many lines of a difference are printed; the rest is in the two folders. */
const MAX_LINES = 40;
/** How many addresses are named below a difference. */
const MAX_NAMED = 3;

/** Compares two folders of text files with git. Returns what to print and how many files differ. */
export function compareFolders(before: string, after: string): { report: string; files: number } {
  const options = ['--no-index', '--no-color', '--no-ext-diff', '--no-renames', '--patience', '--text', '-U1'];
  const diff = spawnSync('git', ['diff', ...options, before, after], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (diff.status !== 0 && diff.status !== 1) throw new Error(diff.stderr || String(diff.error));
  const hunks = withoutHashes(hunksOf(diff.stdout, before, after));
  const files = new Set(hunks.map(({ file }) => file));
  return { report: reportOf(hunks), files: files.size };
}

function hunksOf(diff: string, before: string, after: string): Hunk[] {
  const hunks: Hunk[] = [];
  let file = '';
  const bare = (line: string, folder: string) =>
    line
      .slice(6)
      .replace(/\t$/, '')
      .replace(`${folder.replace(/^\//, '')}/`, '');
  for (const line of diff.split('\n')) {
    if (line.startsWith('diff --git ')) file = '';
    else if (line.startsWith('--- a/')) file = bare(line, before);
    else if (line.startsWith('+++ b/')) file = bare(line, after);
    else if (
      line.startsWith('--- /dev/null') ||
      line.startsWith('+++ /dev/null') ||
      /^(?:index|new file|deleted file|old mode|new mode) /.test(line)
    )
      continue;
    else if (line.startsWith('@@')) hunks.push({ file, lines: [] });
    else if (hunks.length > 0 && /^[ +\\-]/.test(line)) hunks.at(-1)?.lines.push(line);
  }
  return hunks;
}

const isChange = (line: string) => line.startsWith('+') || line.startsWith('-');

/** The hash of all bytes repeats what the text says, unless nothing else in the file differs. */
function withoutHashes(hunks: readonly Hunk[]): Hunk[] {
  const isHash = (line: string) => line.slice(1).startsWith(HASH);
  const told = new Set(
    hunks.filter(({ lines }) => lines.some((line) => isChange(line) && !isHash(line))).map(({ file }) => file),
  );
  return hunks
    .map(({ file, lines }) => ({ file, lines: told.has(file) ? lines.filter((line) => !isHash(line)) : lines }))
    .filter(({ lines }) => lines.some(isChange));
}

/**
 * Differences that are the same except for numbers, languages in addresses and names in paths count
 * as one.
 */
const kindOf = ({ lines }: Hunk) =>
  lines
    .filter(isChange)
    .join('\n')
    .replace(/\d+/g, '#')
    .replace(/\/(?:fr|en)\//g, '/##/');

function reportOf(hunks: readonly Hunk[]): string {
  const kinds = new Map<string, Hunk[]>();
  for (const hunk of hunks) kinds.set(kindOf(hunk), [...(kinds.get(kindOf(hunk)) ?? []), hunk]);
  return [...kinds.values()]
    .sort((a, b) => b.length - a.length)
    .map((same) => {
      const files = [...new Set(same.map(({ file }) => file.replace(/\.txt$/, '')))];
      const lines = same[0]?.lines ?? [];
      const left = lines.length - MAX_LINES;
      return [
        files.length === 1 ? `At ${files[0]}:` : `The same difference at ${files.length} addresses, as at`,
        ...(files.length === 1 ? [] : files.slice(0, MAX_NAMED).map((file) => `  ${file}`)),
        ...lines.slice(0, MAX_LINES).map((line) => `    ${line}`),
        ...(left > 0 ? [`    … and ${left} lines more`] : []),
      ].join('\n');
    })
    .join('\n\n');
}
