import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** The same engine without what shows windows: journeys take two thirds of the time with it. */
const WITHOUT_WINDOWS = '/usr/bin/chromium-headless-shell';
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];
const DOWNLOAD_LIMIT = 240_000;

/** A whole browser, as people have it: `LANTERNE_CHROMIUM`, Playwright's own, or the system's; null when there is none. */
export const findChromium = (): string | null =>
  firstOf([process.env.LANTERNE_CHROMIUM, chromium.executablePath(), ...SYSTEM]);

/** The browser to test with: one without windows where there is one, else a whole one; null when there is none. */
export const findTestBrowser = (): string | null =>
  firstOf([process.env.LANTERNE_CHROMIUM, WITHOUT_WINDOWS]) ?? findChromium();

const firstOf = (candidates: readonly (string | undefined)[]) =>
  candidates.find((path) => path && existsSync(path)) ?? null;

/** Finds a browser to test with, installing one where there is none: Playwright's own or, where that cannot be fetched, the system's. Throws a sentence. */
export function ensureTestBrowser(): string {
  const found = findTestBrowser();
  if (found) return found;
  const attempts: [string, string[]][] = [
    ['npx', ['playwright', 'install', '--with-deps', 'chromium']],
    ['apt-get', ['update']],
    ['apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell']],
    ['apt-get', ['install', '-y', '--no-install-recommends', 'chromium']],
  ];
  for (const [command, args] of attempts) {
    console.log(`> ${command} ${args.join(' ')}`);
    spawnSync(command, args, { stdio: 'inherit', timeout: DOWNLOAD_LIMIT });
    const installed = findTestBrowser();
    if (installed) return installed;
  }
  throw new Error('No Chromium was found or could be installed. Install one and give its path in LANTERNE_CHROMIUM.');
}
