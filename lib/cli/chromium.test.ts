import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { findChromium } from './chromium.ts';

const browsers = mkdtempSync(join(tmpdir(), 'lanterne-browsers-'));
const withWindows = join(browsers, 'chromium-1255', 'chrome-linux64', 'chrome');
const shell = join(browsers, 'chromium_headless_shell-1255', 'chrome-headless-shell-linux64', 'chrome-headless-shell');
vi.mock('playwright', () => ({ chromium: { executablePath: () => withWindows } }));
vi.stubEnv('LANTERNE_CHROMIUM', '');

function install(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
}

it('prefers Playwright’s browser without windows to the one with them, and the one named in the environment to both', () => {
  install(withWindows);
  install(shell);
  expect(findChromium()).toBe(shell);
  vi.stubEnv('LANTERNE_CHROMIUM', withWindows);
  expect(findChromium()).toBe(withWindows);
});
