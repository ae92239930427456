import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from './lib/cli/chromium.ts';

// Outside of the folder of one run (globalSetup), so that the next run finds what Playwright
// compiled.
process.env.PWTEST_CACHE_DIR ??= join(tmpdir(), 'lanterne-playwright');

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  // A test that passes only at the second try counts as broken.
  retries: 0,
  workers: 2,
  // Long, so that a busy machine fails no test; a test that passes does not wait for it.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  globalSetup: ['./e2e/build.ts', './lib/temporary-testing.ts'],
  use: {
    locale: 'fr-FR',
    timezoneId: 'Asia/Kathmandu',
    viewport: { width: 1440, height: 900 },
    // Only journeys about the service worker have it: it would answer for servers that other
    // journeys stop.
    serviceWorkers: 'block',
    // Recording each step of each test takes a third of the time; TRACE=1 does it for tests that
    // fail.
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
