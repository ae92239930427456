import { afterEach, expect, it } from 'vitest';
import type { JobUnderWay } from './job.ts';
import { allJobsUnderWay, hearJobs, tellJobs } from './jobs-beside.ts';
import { onJobs, runJob } from './pool.ts';

afterEach(() => {
  onJobs(() => {});
  hearJobs({ jobs: [] });
});

it('tells what threads do here, and says what they do beside, what waits last', async () => {
  const beside = { name: 'release', festival: 'f', since: '2026-01-01T10:00:00.000Z', isWaiting: true } as const;
  hearJobs({ jobs: [beside] });
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
  expect(told).toEqual(['text false', 'text,release', '', 'release']);
});
