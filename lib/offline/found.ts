import { numberOf } from '#lib/i18n/paths.ts';

/**
 * Sections in which `12-le-sang-et-la-boue` is a number followed by a title; elsewhere, dates and
 * themes may begin with digits too.
 */
const NUMBERED = /\/(?:events|films|people|venues|rooms|series)\/([^/]+)$/;

/**
 * The kept page that answers this path: the path itself, or the same thing under another title. As
 * on the server, only the number of `12-le-sang-et-la-boue` counts. Null when there is none.
 */
export function keptPathFor(kept: readonly string[], path: string): string | null {
  if (kept.includes(path)) return path;
  const asked = split(path);
  if (!asked) return null;
  return (
    kept.find((one) => {
      if (!one.startsWith(asked.before)) return false;
      const other = split(one);
      return other?.before === asked.before && other.number === asked.number;
    }) ?? null
  );
}

function split(path: string): { before: string; number: number } | null {
  const name = NUMBERED.exec(path)?.[1];
  const number = name === undefined ? null : numberOf(name);
  return name === undefined || number === null ? null : { before: path.slice(0, -name.length), number };
}
