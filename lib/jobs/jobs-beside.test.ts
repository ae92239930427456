import { afterEach, expect, it, vi } from 'vitest';
import type { JobUnderWay } from './job.ts';
import { allJobsUnderWay, hearJobs, tellJobs } from './jobs-beside.ts';
import { onJobs, runJob } from './pool.ts';

afterEach(() => {
  onJobs(() => {});
  hearJobs({ jobs: [] });
});

it('tells what threads do here, and says what they do beside, what waits last', async () => {
  const told: (readonly JobUnderWay[])[] = [];
  const send = ({ jobs }: { jobs: readonly JobUnderWay[] }) => told.push(jobs) > 0;
  tellJobs({ connected: true, send: send as NodeJS.Process['send'] });
  const beside = { name: 'release', festival: 'f', since: '2026-01-01T10:00:00.000Z', isWaiting: true } as const;
  hearJobs({ jobs: [beside] });
  hearJobs({});
  const own = runJob({ name: 'text', lane: 'files', milliseconds: 20_000 }, new TextEncoder().encode('Titre\nUn\n'));
  await vi.waitFor(() => expect(told).toHaveLength(1), 10_000);
  expect(allJobsUnderWay().map(({ name }) => name)).toEqual(['text', 'release']);
  await own;
  expect(told.map((jobs) => jobs.map(({ name, isWaiting }) => `${name} ${isWaiting}`))).toEqual([['text false'], []]);
  expect(allJobsUnderWay()).toEqual([beside]);
});
