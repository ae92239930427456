import { execFileSync } from 'node:child_process';
import type { Started } from './server.ts';

/** The process and all its descendants, whatever process groups they made. */
export function treeOf(root: number): number[] {
  const pairs = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const below = (pid: number): number[] => [
    pid,
    ...pairs.filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ];
  return below(root);
}

/**
 * Kills at once what `prepareKill` found, as nothing may be looked up at that moment. Resolves when
 * the start script is gone.
 */
export type Kill = () => Promise<void>;

/** `kill -9` for a server with all its processes, which ends it like a power cut. */
export function prepareKill(lanterne: Started): Kill {
  const pids = treeOf(lanterne.process.pid ?? 0);
  return async () => {
    const ended = lanterne.stop('SIGKILL');
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    }
    await ended;
  };
}
