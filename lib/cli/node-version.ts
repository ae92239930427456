import manifest from '../../package.json' with { type: 'json' };

/** The versions of Node that Lanterne and its dependencies run on: `engines` of package.json, as `^20.19.0 || >=24.0.0`. */
export const WANTED_NODE = manifest.engines.node;

type Version = readonly [major: number, minor: number, patch: number];

const numbers = (version: string): Version => {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return [major, minor, patch];
};

const ranges = (wanted: string) =>
  wanted.split('||').map((range) => {
    const match = /^(\^|>=)(\d+(?:\.\d+){0,2})$/.exec(range.trim());
    if (!match?.[2]) throw new Error(`engines.node of package.json holds a range that is not read: ${range}`);
    return { isOneMajor: match[1] === '^', first: numbers(match[2]) };
  });

/**
 * Whether Node `version` (as in `process.versions.node`) is one of those `wanted`. A range is `^a.b.c` (that major version, from a.b.c on)
 * or `>=a.b.c`, several are separated by `||`; anything else throws.
 */
export function isNodeWanted(version: string, wanted = WANTED_NODE): boolean {
  const [major, minor, patch] = numbers(version);
  return ranges(wanted).some(({ isOneMajor, first }) => {
    if (major !== first[0]) return !isOneMajor && major > first[0];
    return minor > first[1] || (minor === first[1] && patch >= first[2]);
  });
}

/** The first version of each range, as one says them: `20.19`, `22.12`, `24`. */
export const firstNodes = (wanted = WANTED_NODE): string[] =>
  ranges(wanted).map(({ first }) => first.join('.').replace(/(\.0)+$/, ''));
