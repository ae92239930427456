import { expect, it } from 'vitest';
import { freeMemory } from './memory.ts';

const machine = (files: Record<string, string>) => (path: string) => {
  const text = files[path];
  if (text === undefined) throw new Error(`no ${path}`);
  return text;
};
const meminfo =
  'MemTotal:  4000000 kB\nMemFree:  10 kB\nMemAvailable:  1000000 kB\nSwapTotal: 0 kB\nSwapFree:  500000 kB\n';

it('is what the machine can give, with its swap', () => {
  expect(freeMemory(machine({ '/proc/meminfo': meminfo }))).toBe(1_500_000 * 1024);
});

it('is less in a container that is bound', () => {
  const files = { '/proc/meminfo': meminfo, '/sys/fs/cgroup/memory.current': '100\n' };
  expect(freeMemory(machine({ ...files, '/sys/fs/cgroup/memory.max': '1000\n' }))).toBe(900);
  expect(freeMemory(machine({ ...files, '/sys/fs/cgroup/memory.max': 'max\n' }))).toBe(1_500_000 * 1024);
});

it('is known somehow on other systems', () => {
  expect(freeMemory(machine({}))).toBeGreaterThan(0);
});
