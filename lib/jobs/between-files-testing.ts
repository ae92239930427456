import { afterAll, vi } from 'vitest';
import type { Db } from '#db/client.ts';

// Files of tests that share a process leave one another nothing: a thread goes on with the folder
// it began with, the connection of a process too, and a folder named for one file is gone for the
// next. The program of the threads is made of the same sources for all.
const shared = globalThis as typeof globalThis & {
  lanterneLanes?: Map<string, Promise<{ kept: { destroy(): Promise<void> } | null }>>;
  lanterneDb?: Db;
  lanterneAsking?: object | undefined;
};

afterAll(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  shared.lanterneAsking = undefined;
  const lanes = [...(shared.lanterneLanes?.values() ?? [])];
  shared.lanterneLanes = undefined;
  for (const lane of lanes) await (await lane.catch(() => null))?.kept?.destroy();
  shared.lanterneDb?.$client.close();
  shared.lanterneDb = undefined;
});
