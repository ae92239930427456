import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { textJob } from '#lib/exchange/files/read-file.ts';
import { AS_PROCESS } from '#lib/jobs/job.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { keepingJob } from '#lib/pictures/picture-files.ts';

/**
 * How many threads of a process have each priority: field 19 of proc_pid_stat(5), which is the 17th
 * after the name.
 */
function priorities(of: number | 'self' = 'self'): Map<number, number> {
  const counts = new Map<number, number>();
  for (const thread of readdirSync(`/proc/${of}/task`)) {
    const [, fields = ''] = readFileSync(`/proc/${of}/task/${thread}/stat`, 'utf8').split(') ');
    const nice = Number(fields.split(' ')[16]);
    counts.set(nice, (counts.get(nice) ?? 0) + 1);
  }
  return counts;
}

const low = Math.min(constants.priority.PRIORITY_LOW, getPriority() + 10);

it.runIf(process.platform === 'linux')(
  'long work has a lower priority than the server, work that somebody waits for does not',
  async () => {
    const text = new TextEncoder().encode('Titre\nUn film\n');
    const before = priorities().get(low) ?? 0;
    await runJob({ ...textJob, lane: 'reading' }, text);
    expect(priorities().get(low) ?? 0).toBe(before);
    await runJob({ ...textJob, lane: 'plans' }, text);
    expect(priorities().get(low)).toBe(before + 1);
  },
);

it.runIf(process.platform === 'linux')(
  'a picture is read in a process, all of whose threads have a lower priority',
  async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-picture-'));
    try {
      const file = join(dataFolder, 'came.jpg');
      await sharp({ create: { width: 400, height: 300, channels: 3, background: '#426' } }).toFile(file);
      const kept = await runJob(keepingJob, { dataFolder, file, mayBeLines: false });
      expect(kept).toMatchObject({ format: 'jpeg', width: 400, height: 300 });
      const children = readdirSync('/proc/self/task').flatMap((thread) =>
        readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
      );
      const reading = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(AS_PROCESS));
      expect(reading).toBeDefined();
      expect([...priorities(reading).keys()]).toEqual([low]);
    } finally {
      rmSync(dataFolder, { recursive: true });
    }
  },
);
