import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';

/** The version without windows, in which a page takes half the processor time. */
const SHELL = '/usr/bin/chromium-headless-shell';
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];
const DOWNLOAD_LIMIT = 240_000;

/**
 * Playwright's own version without windows; it is in a folder beside the other one, and Playwright
 * only tells the path of that.
 */
function ownShell(): string | undefined {
  const folder = dirname(dirname(chromium.executablePath())).replace(/chromium(?=-\d+$)/, 'chromium_headless_shell');
  if (!existsSync(folder)) return undefined;
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const path = paths.find((one) => /[\\/]chrome-headless-shell(\.exe)?$/.test(one));
  return path && join(folder, path);
}

/**
 * The browser for tests: `LANTERNE_CHROMIUM`, else Playwright's own or the system's, those without
 * windows first; null when there is none.
 */
export function findChromium(): string | null {
  const candidates = [process.env.LANTERNE_CHROMIUM, ownShell(), SHELL, chromium.executablePath(), ...SYSTEM];
  return candidates.find((path) => path && existsSync(path)) ?? null;
}

/**
 * Finds a browser, or installs one: Playwright's own or, where that cannot be downloaded, the
 * system's. Throws a sentence.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  const attempts: [string, string[]][] = [
    ['npx', ['playwright', 'install', '--with-deps', '--only-shell', 'chromium']],
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
