import { readdirSync, readFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { expect, it } from 'vitest';
import { textJob } from '#lib/exchange/files/read-file.ts';
import { runJob } from '#lib/jobs/pool.ts';

/** How many threads of this process have each priority: the 19th field of proc_pid_stat(5), the 17th behind the name. */
function priorities(): Map<number, number> {
  const counts = new Map<number, number>();
  for (const thread of readdirSync('/proc/self/task')) {
    const [, fields = ''] = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ');
    const nice = Number(fields.split(' ')[16]);
    counts.set(nice, (counts.get(nice) ?? 0) + 1);
  }
  return counts;
}

it.runIf(process.platform === 'linux')(
  'what takes long steps back behind the server, what somebody waits for does not',
  async () => {
    const low = Math.min(constants.priority.PRIORITY_LOW, getPriority() + 10);
    const text = new TextEncoder().encode('Titre\nUn film\n');
    const before = priorities().get(low) ?? 0;
    await runJob({ ...textJob, lane: 'reading' }, text);
    expect(priorities().get(low) ?? 0).toBe(before);
    await runJob({ ...textJob, lane: 'plans' }, text);
    expect(priorities().get(low)).toBe(before + 1);
  },
);
