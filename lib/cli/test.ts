import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.ts';

/**
 * `npm test` runs all checks, the fastest first, and ends with one line that says how many tests
 * ran. `npm run check` (`--checks`) runs only those before the tests.
 */
const isChecksAlone = process.argv[2] === '--checks';
const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const reports = mkdtempSync(join(tmpdir(), 'lanterne-test-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');

const program = (name: string) => join(root, 'node_modules', '.bin', name);
const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };

/** Runs a command whose output is printed as it comes. */
async function run(title: string, command: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  console.log(`\n— ${title}`);
  const child = spawn(program(command), args, { cwd: root, stdio: 'inherit', env: { ...environment, ...env } });
  const [code] = await once(child, 'close');
  return code === 0;
}

/** Runs a command in parallel with others; its output is printed in one piece when it has ended. */
async function runBeside(title: string, command: string, args: string[]): Promise<boolean> {
  const child = spawn(program(command), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: environment });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => printed.push(bytes));
  const [code] = await once(child, 'close');
  console.log(`\n— ${title}\n${Buffer.concat(printed)}`);
  return code === 0;
}

async function areTypesRight(): Promise<boolean> {
  return (await runBeside('Route types', 'next', ['typegen'])) && runBeside('Types', 'tsc', ['--noEmit']);
}

async function steps(): Promise<boolean> {
  const checks = [
    runBeside('Biome', 'biome', ['check', '.']),
    runBeside('Unused exports, files and packages', 'knip', []),
    areTypesRight(),
  ];
  const isRight = (await Promise.all(checks)).every(Boolean);
  if (!isRight || isChecksAlone) return isRight;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
  // A build leaves half of two cores idle.
  const builds = [runBeside('Build', 'tsx', ['lib/cli/build-now.ts']), run('Vitest', 'vitest', ['run', ...reporters])];
  if (!(await Promise.all(builds)).every(Boolean)) return false;
  const browser = ensureChromium();
  return run('Playwright', 'playwright', ['test', '--reporter=list,json'], {
    LANTERNE_CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
  });
}

type Counts = { passed: number; failed: number; skipped: number };

function report<T>(file: string, count: (report: T) => Counts): Counts {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')) as T);
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

const isGood = await steps();
const unit = report<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(unitReport, (r) => ({
  passed: r.numPassedTests,
  failed: r.numFailedTests,
  skipped: r.numPendingTests,
}));
const browser = report<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(
  browserReport,
  // A flaky test counts as failed.
  ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }),
);
rmSync(reports, { recursive: true });
const skipped = unit.skipped + browser.skipped;
if (!isChecksAlone)
  console.log(
    `\n${unit.passed + browser.passed} passed, ${unit.failed + browser.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  );
process.exitCode = isGood ? 0 : 1;
