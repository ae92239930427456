import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from './lib/cli/chromium.ts';

// Outside the folder of one run (globalSetup), what Playwright made of our sources is there for the
// next.
process.env.PWTEST_CACHE_DIR ??= join(tmpdir(), 'lanterne-playwright');

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  // Flaky is broken.
  retries: 0,
  workers: 2,
  // Long, because a busy machine is no fault: a test that passes waits for none of it.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  globalSetup: ['./e2e/build.ts', './lib/temporary-testing.ts'],
  use: {
    locale: 'fr-FR',
    timezoneId: 'Asia/Kathmandu',
    viewport: { width: 1440, height: 900 },
    // Only journeys about the worker have it: it would answer in the place of servers that other
    // journeys stop.
    serviceWorkers: 'block',
    // Recording every step of every test takes a third of the time; TRACE=1 does, to look at one
    // that fails.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
      ],
    },
  },
});
