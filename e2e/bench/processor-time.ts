import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time that a process and those it started have used so far; from Linux, which counts hundredths of a second. */
export function processorTime(pid: number | undefined): number {
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
  const ticks = stats.filter(([one = '']) => ours.has(one)).map((stat) => Number(stat[12]) + Number(stat[13]));
  return ticks.reduce((sum, one) => sum + one, 0) * 10;
}

export const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
