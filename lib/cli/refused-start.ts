import { minVersion, satisfies } from 'semver';
import { EnvError } from '#lib/env.ts';
import { asStorageError, LanterneError } from '#lib/errors.ts';
import manifest from '../../package.json' with { type: 'json' };
import { terminalLocale, terminalWords } from './words.ts';

/** A start that cannot go on: its sentence is printed, and the exit code is 1. */
export class RefusedStart extends Error {}

/**
 * Runs a part of a start; an error ends this process, and for a refusal only its sentence is
 * printed.
 */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    console.error(error instanceof RefusedStart ? error.message : error);
    process.exit(1);
  }
}

/** Reads the environment; an unusable value becomes a sentence. */
export function orRefused<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof EnvError) throw new RefusedStart(terminalWords()(error.code, { value: error.value }));
    throw error;
  }
}

/** Runs `work`; errors of a full, read-only or busy disk become a sentence. */
export async function refusingStorage<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refusal = storageRefusal(error);
    throw refusal ? new RefusedStart(terminalWords()(refusal.code, { folder, reason: refusal.reason })) : error;
  }
}

export function refuseOldNode(): void {
  const version = process.versions.node;
  if (isNodeWanted(version)) return;
  const wanted = new Intl.ListFormat(terminalLocale(), { type: 'disjunction' }).format(firstNodes());
  throw new RefusedStart(terminalWords()('nodeTooOld', { version, wanted }));
}

/** The versions of Node that Lanterne and its dependencies support: `engines` in package.json. */
export const WANTED_NODE = manifest.engines.node;

/**
 * Whether the Node `version` (as in `process.versions.node`) is in the range `wanted`, as npm reads
 * it.
 */
export const isNodeWanted = (version: string, wanted = WANTED_NODE): boolean => satisfies(version, wanted);

/**
 * The first version of each accepted range, as people write it: `20.19`, `22.12`, `24`. Of two
 * ranges of one major version the later.
 */
export function firstNodes(wanted = WANTED_NODE): string[] {
  const firsts = wanted.split('||').map((range) => minVersion(range)?.version ?? range.trim());
  const byMajor = new Map(firsts.map((version) => [version.split('.', 1).join(), version]));
  return [...byMajor.values()].map((version) => version.replace(/(\.0)+$/, ''));
}

type Refusal = { code: 'dataFull' | 'dataBusy' | 'dataUnusable' | 'otherNode'; reason: string };

/**
 * Why a start cannot use its data folder, as a key of the `cli` messages; null for any other
 * failure.
 */
export function storageRefusal(error: unknown): Refusal | null {
  // The driver of SQLite is compiled for one major version of Node.
  if (error instanceof Error && 'code' in error && error.code === 'ERR_DLOPEN_FAILED')
    return { code: 'otherNode', reason: process.versions.node };
  const known = asStorageError(error);
  if (!(known instanceof LanterneError)) return null;
  const reason = error instanceof Error ? error.message : String(error);
  if (known.code === 'diskFull') return { code: 'dataFull', reason };
  if (known.code === 'databaseBusy') return { code: 'dataBusy', reason };
  return known.code === 'readOnly' ? { code: 'dataUnusable', reason } : null;
}
