import { spawnSync } from 'node:child_process';
import { test } from '@playwright/test';

/**
 * Programs that nothing of the product needs: what each answers at once, and the Debian package
 * that brings it.
 */
const PROGRAMS = {
  nginx: { question: '-v', debianPackage: 'nginx-light' },
  caddy: { question: 'version', debianPackage: 'caddy' },
  pdftotext: { question: '-v', debianPackage: 'poppler-utils' },
} as const;

/**
 * Skips every journey of the file that calls it, or the rest of the journey that does, where this
 * program is not installed, and says which Debian package brings it. The product needs none of
 * them: a machine without them passes all other journeys, and `.ci/run` installs them.
 */
export function needs(program: keyof typeof PROGRAMS): void {
  const { question, debianPackage } = PROGRAMS[program];
  const isMissing = spawnSync(program, [question]).error !== undefined;
  test.skip(isMissing, `${program} is not installed here: the Debian package ${debianPackage} brings it`);
}
