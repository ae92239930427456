import { readFileSync } from 'node:fs';
import { freemem } from 'node:os';

/**
 * In bytes, as measured on two cores: with less, a build is ended by the system half way, after
 * minutes.
 */
export const BUILD_NEEDS = 3_500_000_000;

/**
 * What a program may still take on this machine or in this container, in bytes, with the swap there
 * is.
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
    // Another system than Linux.
    return freemem();
  }
}

/** What a container may still take; everything where it is bound by nothing. */
function limitOf(read: (path: string) => string): number {
  try {
    const max = Number(read('/sys/fs/cgroup/memory.max'));
    return Number.isNaN(max) ? Number.POSITIVE_INFINITY : max - Number(read('/sys/fs/cgroup/memory.current'));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
