import { afterEach, expect, it } from 'vitest';
import type { JobUnderWay } from './job.ts';
import { allJobsUnderWay, hearJobs, tellJobs } from './jobs-beside.ts';
import { onJobs, runJob } from './pool.ts';

afterEach(() => {
  onJobs(() => {});
  hearJobs({ jobs: [] });
});

it('sends what threads do here, and lists what they do in both processes, the oldest first', async () => {
  const beside = { festival: 'f', isWaiting: true } as const;
  hearJobs({
    jobs: [
      { ...beside, name: 'backup', since: '2026-01-01T11:00:00.000Z' },
      { ...beside, name: 'release', since: '2026-01-01T10:00:00.000Z' },
    ],
  });
  hearJobs({});
  const told: string[] = [];
  const send = ({ jobs }: { jobs: readonly JobUnderWay[] }) => {
    told.push(jobs.map(({ name, isWaiting }) => `${name} ${isWaiting}`).join());
    told.push(
      allJobsUnderWay()
        .map(({ name }) => name)
        .join(),
    );
  };
  tellJobs({ connected: true, send: send as unknown as NodeJS.Process['send'] });
  await runJob({ name: 'text', lane: 'files', milliseconds: 60_000 }, new TextEncoder().encode('Titre\nUn\n'));
  expect(told).toEqual(['text false', 'text,release,backup', '', 'release,backup']);
});
