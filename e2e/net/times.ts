import { relative } from 'node:path';

/*
 * How long each test took, from the reports of Vitest and Playwright, as a table kept beside the
 * answers.
 */

/** A test or a line of a benchmark: its file, its name, and its milliseconds. */
export type Timed = Readonly<{ kind: 'unit' | 'journey' | 'bench'; file: string; name: string; ms: number }>;

type VitestReport = {
  testResults?: { name: string; assertionResults: { fullName: string; duration?: number | null }[] }[];
  files?: { filepath: string; groups: { fullName: string; benchmarks: { name: string; mean: number }[] }[] }[];
};

/** From `vitest run --reporter=json --outputFile=…`, or `vitest bench --outputJson …`. */
export function timesOfVitest(report: VitestReport, root: string): Timed[] {
  const tests = (report.testResults ?? []).flatMap(({ name: file, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      kind: 'unit' as const,
      file: relative(root, file),
      name: fullName,
      ms: duration ?? 0,
    })),
  );
  const benches = (report.files ?? []).flatMap(({ filepath, groups }) =>
    groups.flatMap(({ fullName, benchmarks }) =>
      benchmarks.map(({ name, mean }) => ({
        kind: 'bench' as const,
        file: relative(root, filepath),
        name: `${fullName} ${name}`,
        ms: mean,
      })),
    ),
  );
  return [...tests, ...benches];
}

type Suite = {
  title: string;
  file?: string;
  suites?: Suite[];
  specs?: { title: string; tests: { results: { duration: number }[] }[] }[];
};

/** From `playwright test --reporter=json`. */
export function timesOfPlaywright({ suites = [] }: { suites?: Suite[] }): Timed[] {
  const below = ({ title, file = '', suites: inner = [], specs = [] }: Suite, above: string): Timed[] => {
    const path = title === file ? above : `${above} ${title}`.trim();
    const own = specs.map((spec) => ({
      kind: 'journey' as const,
      file,
      name: `${path} ${spec.title}`.trim(),
      ms: spec.tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
    }));
    return [...own, ...inner.flatMap((suite) => below(suite, path))];
  };
  return suites.flatMap((suite) => below(suite, ''));
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

/** The longest first, one per line: kind, milliseconds, file and name, separated by tabs. */
export const writeTimes = (all: readonly Timed[]): string =>
  [...all]
    .sort((a, b) => a.kind.localeCompare(b.kind) || b.ms - a.ms || a.name.localeCompare(b.name))
    .map(({ kind, ms, file, name }) => `${kind}\t${ms.toFixed(kind === 'bench' ? 4 : 0)}\t${file}\t${oneLine(name)}\n`)
    .join('');

export const readTimes = (text: string): Timed[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [kind = '', ms = '', file = '', name = ''] = line.split('\t');
      return { kind: kind as Timed['kind'], ms: Number(ms), file, name };
    });

/** How many tests that became slower are listed. */
const MAX_NAMED = 20;

/**
 * The total time of each kind before and after, and the tests that became slower by the most. Times
 * vary by chance, so nothing fails because of them.
 */
export function compareTimes(before: readonly Timed[], after: readonly Timed[]): string {
  const kinds = [...new Set(after.map(({ kind }) => kind))];
  const keyOf = ({ kind, file, name }: Timed) => `${kind} ${file} ${oneLine(name)}`;
  const was = new Map(before.map((one) => [keyOf(one), one.ms]));
  const lines = kinds.map((kind) => {
    const total = (all: readonly Timed[]) =>
      all.filter((one) => one.kind === kind).reduce((sum, { ms }) => sum + ms, 0);
    return `${kind}: ${total(before).toFixed(0)} → ${total(after).toFixed(0)} ms in all`;
  });
  const slower = after
    .map((one) => ({ one, by: one.ms - (was.get(keyOf(one)) ?? one.ms) }))
    .filter(({ one, by }) => by > 0.2 * one.ms)
    .sort((a, b) => b.by - a.by)
    .slice(0, MAX_NAMED);
  return [...lines, ...slower.map(({ one, by }) => `  +${by.toFixed(2)} ms ${one.file}: ${oneLine(one.name)}`)].join(
    '\n',
  );
}
