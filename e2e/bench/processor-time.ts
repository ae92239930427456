import { readdirSync, readFileSync } from 'node:fs';

/**
 * The milliseconds of processor time that a process and its child processes have used, from Linux,
 * which counts hundredths of a second.
 */
export function processorTime(pid: number | undefined): number {
  const ticks = family(pid).map((stat) => Number(stat[12]) + Number(stat[13]));
  return ticks.reduce((sum, one) => sum + one, 0) * 10;
}

/** The size of a memory page, in bytes. */
const PAGE = 4096;

/** The megabytes of memory used by a process and its child processes, from Linux. */
export const residentMemory = (pid: number | undefined): number =>
  (family(pid).reduce((sum, stat) => sum + Number(stat[22]), 0) * PAGE) / 1e6;

/**
 * What Linux says of a process and its child processes: the fields of `/proc/…/stat` after the
 * name.
 */
function family(pid: number | undefined): string[][] {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [
          readFileSync(`/proc/${name}/stat`, 'utf8')
            .replace(/^(\d+) \(.*\) /s, '$1 ')
            .split(' '),
        ];
      } catch {
        return [];
      }
    });
  const ours = new Set([String(pid)]);
  for (let size = 0; size < ours.size; ) {
    size = ours.size;
    for (const [one = '', , parent = ''] of stats) if (ours.has(parent)) ours.add(one);
  }
  return stats.filter(([one = '']) => ours.has(one));
}

/** The number below which this fraction of them is, from 0 to 1. */
export const percentile = (numbers: readonly number[], part: number) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ?? 0;

export const median = (numbers: readonly number[]) => percentile(numbers, 0.5);
