import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Entry, inUidOrder } from '#lib/feeds/entries-testing.ts';

const here = import.meta.dirname;
const most = { maxBuffer: 2 ** 27 };

/** The required packages, with their Debian names. */
export const PACKAGES = 'vdirsyncer khal python3-icalendar python3-vobject libical-dev gcc pkg-config';

/** The first missing program; null when all are installed. */
export function missing(): string | null {
  const tools: [string, string[]][] = [
    ['vdirsyncer', ['--version']],
    ['khal', ['--version']],
    ['gcc', ['--version']],
    ['pkg-config', ['--exists', 'libical']],
    ['/usr/bin/python3', ['-c', 'import icalendar, vobject']],
  ];
  const absent = tools.find(([name, args]) => spawnSync(name, args).status !== 0);
  return absent ? absent.join(' ') : null;
}

/** Compiles the reader that uses libical into `folder`; returns its path. */
export function compileLibical(folder: string): string {
  const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'libical'], { encoding: 'utf8' }).trim().split(/\s+/);
  const program = join(folder, 'read_entries');
  execFileSync('gcc', [join(here, 'read_entries.c'), '-o', program, ...flags]);
  return program;
}

/** What libical reads; throws when it reports an error in the calendar. */
export function readByLibical(program: string, text: string): Entry[] {
  const lines = execFileSync(program, { input: text, encoding: 'utf8', ...most })
    .split('\n')
    .slice(0, -1);
  return lines
    .map((line) => {
      const [uid = '', start = '', end = '', title = '', place = '', status = '', sequence = ''] = line.split('\u001f');
      return { uid, start, end: end || null, title, place, status, sequence: Number(sequence) };
    })
    .sort(inUidOrder);
}

/** What Debian's two Python libraries read. */
export function readByPython(text: string): Record<'icalendar' | 'vobject', Entry[]> {
  const script = join(here, 'read_entries.py');
  const read = JSON.parse(execFileSync('/usr/bin/python3', [script], { input: text, encoding: 'utf8', ...most }));
  return { icalendar: read.icalendar.sort(inUidOrder), vobject: read.vobject.sort(inUidOrder) };
}
