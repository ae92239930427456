import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

// First the one without windows: the journeys take a quarter of their time less in it.
const SYSTEM = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];
const DOWNLOAD_LIMIT = 240_000;

/** The browser to test with: `LANTERNE_CHROMIUM`, Playwright's own, or the system's; null when there is none. */
export function findChromium(): string | null {
  const candidates = [process.env.LANTERNE_CHROMIUM, chromium.executablePath(), ...SYSTEM];
  return candidates.find((path) => path && existsSync(path)) ?? null;
}

/** Finds a browser, installing one where there is none: Playwright's own or, where that cannot be fetched, the system's. Throws a sentence. */
export function ensureChromium(): string {
  const found = findChromium();
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
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error('No Chromium was found or could be installed. Install one and give its path in LANTERNE_CHROMIUM.');
}
