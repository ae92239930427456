import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const TESTS = ['{app,db,lib}/**/*.test.{ts,tsx}', 'e2e/net/**/*.test.ts', '*.test.ts'];

/**
 * What changes a module or what a process holds for all of it would change it for the next file
 * too; the clock and the connection are put back after each file, and what we keep on `globalThis`
 * ourselves (`lanterne…`) is made anew where it is gone.
 */
const CHANGES_FOR_ALL = /vi\.mock\(|globalThis(?!.*\blanterne[A-Z])|in a process of its own/;
const alone = ['app', 'db', 'lib', 'e2e/net']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((name) => /\.test\.tsx?$/.test(name) && CHANGES_FOR_ALL.test(readFileSync(name, 'utf8')))
  .map((name) => name.replace(/[[\]()]/g, '\\$&'));

const REACT = 'app/documents/react-testing.ts';

export default defineConfig({
  // No element by what React offers for development alone.
  oxc: { jsx: { development: false } },
  test: {
    benchmark: { include: ['{db,lib}/**/*.bench.ts'] },
    // The server's own zone must never matter; no test makes a secret in the data folder.
    env: { TZ: 'Asia/Kathmandu', LANTERNE_SECRET: 'of tests alone, and long enough to sign with' },
    globalSetup: 'lib/temporary-testing.ts',
    // Long, because a busy machine is no fault: what passes waits for none of it.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // Nothing else runs beside: on a machine of two cores one would be left idle.
    maxWorkers: '100%',
    projects: [
      // A process reads each module once for all its files: reading them anew took a third of the
      // time.
      {
        extends: true,
        test: {
          name: 'together',
          include: TESTS,
          exclude: alone,
          isolate: false,
          setupFiles: [REACT, 'lib/jobs/between-files-testing.ts'],
        },
      },
      { extends: true, test: { name: 'alone', include: alone, setupFiles: REACT } },
    ],
  },
});
