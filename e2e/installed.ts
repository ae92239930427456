import { spawnSync } from 'node:child_process';
import { test } from '@playwright/test';

/**
 * Programs the product does not need: how each is called to see whether it is installed, and its
 * Debian package.
 */
const PROGRAMS = {
  nginx: { question: '-v', debianPackage: 'nginx-light' },
  caddy: { question: 'version', debianPackage: 'caddy' },
  pdftotext: { question: '-v', debianPackage: 'poppler-utils' },
} as const;

/**
 * Skips the journeys of the file that calls it, or the rest of the journey that does, if this
 * program is not installed, and names its Debian package. The product needs none of them: on a
 * machine without them all other journeys pass, and `.ci/run` installs them.
 */
export function needs(program: keyof typeof PROGRAMS): void {
  const { question, debianPackage } = PROGRAMS[program];
  const isMissing = spawnSync(program, [question]).error !== undefined;
  test.skip(isMissing, `${program} is not installed here: the Debian package ${debianPackage} brings it`);
}
