import { readFileSync } from 'node:fs';
import { freemem } from 'node:os';

/**
 * In bytes, measured on two cores: with less memory, the system kills a build half way, after
 * minutes.
 */
export const BUILD_NEEDS = 3_500_000_000;

/**
 * How much memory a program may still use on this machine or in this container, in bytes, including
 * swap.
 */
export function freeMemory(read: (path: string) => string = (path) => readFileSync(path, 'utf8')): number {
  const limit = limitOf(read);
  return Math.min(availableOf(read), limit);
}

function availableOf(read: (path: string) => string): number {
  try {
    const text = read('/proc/meminfo');
    const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN) * 1024;
    const free = of('MemAvailable') + of('SwapFree');
    return Number.isNaN(free) ? freemem() : free;
  } catch {
    // Systems other than Linux.
    return freemem();
  }
}

/** How much memory a container may still use; infinite without a limit. */
function limitOf(read: (path: string) => string): number {
  try {
    const max = Number(read('/sys/fs/cgroup/memory.max'));
    return Number.isNaN(max) ? Number.POSITIVE_INFINITY : max - Number(read('/sys/fs/cgroup/memory.current'));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
