import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '#lib/feeds/entries-testing.ts';

/**
 * An entry as khal shows it: without its sequence, and without its uid, which vdirsyncer replaces
 * by a hash.
 */
export type Shown = Omit<Entry, 'uid' | 'sequence'>;

/** A folder that vdirsyncer synchronises with the calendar at `url`, and that khal reads. */
export function synchronisedFolder(folder: string, url: string) {
  const entries = join(folder, 'entries');
  mkdirSync(entries, { recursive: true });
  const [vdirsyncer, khal] = [join(folder, 'vdirsyncer.conf'), join(folder, 'khal.conf')];
  writeFileSync(
    vdirsyncer,
    [
      `[general]\nstatus_path = "${join(folder, 'status')}"`,
      '[pair festival]\na = "web"\nb = "disk"\ncollections = null\nconflict_resolution = "a wins"',
      `[storage web]\ntype = "http"\nurl = "${url}"`,
      `[storage disk]\ntype = "filesystem"\npath = "${entries}"\nfileext = ".ics"\n`,
    ].join('\n'),
  );
  writeFileSync(
    khal,
    [
      `[calendars]\n[[festival]]\npath = ${entries}`,
      '[locale]\ntimeformat = %H:%M:%S\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d',
      'datetimeformat = %Y-%m-%dT%H:%M:%SZ\nlongdatetimeformat = %Y-%m-%dT%H:%M:%SZ',
      'local_timezone = Etc/UTC\ndefault_timezone = Etc/UTC',
      `[sqlite]\npath = ${join(folder, 'khal.db')}\n`,
    ].join('\n'),
  );
  const run = (program: string, args: string[]) =>
    execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 27 });
  run('vdirsyncer', ['-c', vdirsyncer, 'discover', 'festival']);

  const files = () => new Map(readdirSync(entries).map((name) => [name, readFileSync(join(entries, name), 'utf8')]));

  return {
    /**
     * Synchronises once; returns how many entries were added and removed. A changed entry counts as
     * both.
     */
    synchronise(): { came: number; went: number } {
      const before = files();
      run('vdirsyncer', ['-c', vdirsyncer, 'sync']);
      const after = files();
      return {
        came: [...after].filter(([name, text]) => before.get(name) !== text).length,
        went: [...before].filter(([name]) => !after.has(name)).length,
      };
    },
    /** What khal shows between two dates. */
    shown(from: string, to: string): Shown[] {
      const fields = ['start', 'end', 'title', 'location', 'status'].flatMap((name) => ['--json', name]);
      const lines = run('khal', ['-c', khal, 'list', '--once', ...fields, from, to]).split('\n');
      return lines
        .filter((line) => line.startsWith('['))
        .flatMap((line) => JSON.parse(line) as (Shown & { location: string })[])
        .map(({ start, end, title, location, status }) => ({
          start,
          end,
          title,
          place: location,
          status: status.trim(),
        }));
    },
  };
}
