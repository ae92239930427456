import { createHash } from 'node:crypto';
import { buildId } from '#app/feeds/build-id.ts';
import { env } from '#lib/env.ts';

let made: string | undefined;

/** Names what a released page depends on besides its path: this build, the public address that stands in it, whether browsers may keep it. */
export function edition(): string {
  const { url, isKeptOffline } = env();
  made ??= createHash('sha256').update(`${buildId()} ${url} ${isKeptOffline}`).digest('base64url').slice(0, 12);
  return made;
}
