import { minVersion, satisfies } from 'semver';
import manifest from '../../package.json' with { type: 'json' };

/** The versions of Node that Lanterne and its dependencies run on: `engines` of package.json. */
export const WANTED_NODE = manifest.engines.node;

/**
 * Whether Node `version` (as in `process.versions.node`) is one of those `wanted`, a range as npm
 * reads it.
 */
export const isNodeWanted = (version: string, wanted = WANTED_NODE): boolean => satisfies(version, wanted);

/** The first version of each range, as one says them: `20.19`, `22.12`, `24`. */
export const firstNodes = (wanted = WANTED_NODE): string[] =>
  wanted.split('||').map((range) => (minVersion(range)?.version ?? range.trim()).replace(/(\.0)+$/, ''));
