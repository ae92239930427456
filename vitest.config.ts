import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const TESTS = ['{app,db,lib}/**/*.test.{ts,tsx}', 'e2e/net/**/*.test.ts', '*.test.ts'];

/**
 * Files that mock modules, change globals, or say in a comment that they are run « in a process of
 * its own », as the next file in the same process would see what they change. The clock and the
 * database connection are reset after each file, and what we keep on `globalThis` ourselves
 * (`lanterne…`) is made again when it is missing.
 */
const CHANGES_FOR_ALL = /vi\.mock\(|globalThis(?!.*\blanterne[A-Z])|in a process of its own/;
const alone = ['app', 'db', 'lib', 'e2e/net']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((name) => /\.test\.tsx?$/.test(name) && CHANGES_FOR_ALL.test(readFileSync(name, 'utf8')))
  .map((name) => name.replace(/[[\]()]/g, '\\$&'));

const REACT = 'app/documents/react-testing.ts';

/**
 * What answers only while a server draws a page. All four are one file in tests, so mock none of
 * them: say who asks, and in which language, by `askAs` and `askIn`.
 */
const OF_REQUESTS = /^next\/(cache|headers|navigation)$|^next-intl\/server$/;

export default defineConfig({
  resolve: { alias: [{ find: OF_REQUESTS, replacement: join(import.meta.dirname, 'app/_server/request-testing.ts') }] },
  // React's production JSX: the development one is slower.
  oxc: { jsx: { development: false } },
  test: {
    benchmark: { include: ['{db,lib}/**/*.bench.ts'] },
    // A time zone that is not the server's, as that must never matter; a secret, so that no test
    // makes one in the data folder; and nothing is drawn after the test that asked for something.
    env: {
      TZ: 'Asia/Kathmandu',
      LANTERNE_SECRET: 'of tests alone, and long enough to sign with',
      LANTERNE_AHEAD: '0',
    },
    globalSetup: 'lib/temporary-testing.ts',
    // Long, so that a busy machine fails no test; a test that passes does not wait for it.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // Nothing else runs meanwhile; by default one of two cores would be left idle.
    maxWorkers: '100%',
    projects: [
      // Each process runs all its files with the same modules: loading them again took a third of
      // the time.
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
