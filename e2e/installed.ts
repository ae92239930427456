import { spawnSync } from 'node:child_process';

/** Servers that nothing of the product needs, as people put them before it: what each answers at once, and the Debian package that brings it. */
const PROGRAMS = {
  nginx: { question: '-v', debianPackage: 'nginx-light' },
  caddy: { question: 'version', debianPackage: 'caddy' },
} as const;

/** Why a program cannot be tried here, as a reason to skip a test; null where it can. */
export function notInstalled(program: keyof typeof PROGRAMS): string | null {
  const { question, debianPackage } = PROGRAMS[program];
  const isThere = spawnSync(program, [question]).error === undefined;
  return isThere ? null : `${program} is not installed here: the Debian package ${debianPackage} brings it`;
}
