import { buildId } from '#app/feeds/build-id.ts';
import { env } from '#lib/env.ts';
import { shortHash } from '#lib/short-hash.ts';

let made: string | undefined;

/**
 * Names what a released page depends on besides its state: this build, the public address it
 * contains, and whether browsers may keep it.
 */
export function edition(): string {
  const { url, isKeptOffline } = env();
  made ??= shortHash(`${buildId()} ${url} ${isKeptOffline}`, 12);
  return made;
}
