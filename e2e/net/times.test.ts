import { expect, it } from 'vitest';
import { compareTimes, readTimes, timesOfPlaywright, timesOfVitest, writeTimes } from './times.ts';

const vitest = {
  testResults: [{ name: '/r/lib/a.test.ts', assertionResults: [{ fullName: 'a does', duration: 12.4 }] }],
};
const playwright = {
  suites: [
    {
      title: 'b.spec.ts',
      file: 'b.spec.ts',
      suites: [],
      specs: [{ title: 'goes', tests: [{ results: [{ duration: 900 }, { duration: 100 }] }] }],
    },
  ],
};

it('reads the reports of both runners, and its own table', () => {
  const all = [...timesOfVitest(vitest, '/r'), ...timesOfPlaywright(playwright)];
  expect(all).toEqual([
    { kind: 'unit', file: 'lib/a.test.ts', name: 'a does', ms: 12.4 },
    { kind: 'journey', file: 'b.spec.ts', name: 'goes', ms: 1000 },
  ]);
  expect(writeTimes(all)).toBe('journey\t1000\tb.spec.ts\tgoes\nunit\t12\tlib/a.test.ts\ta does\n');
  expect(readTimes(writeTimes(all))).toHaveLength(2);
});

it('names the tests that became slower', () => {
  const one = { kind: 'unit' as const, file: 'a', name: 'x', ms: 10 };
  expect(compareTimes([one], [{ ...one, ms: 40 }])).toBe('unit: 10 → 40 ms in all\n  +30.00 ms a: x');
});
