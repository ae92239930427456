import type { Released } from '#lib/programme/released.ts';
import { shortHash } from '#lib/short-hash.ts';

/**
 * What stands behind an address: the program that wrote it, and where the public finds this
 * installation.
 */
export type Publisher = Readonly<{ buildId: string; url: string }>;

/**
 * The strong tag of one representation of a release (RFC 9110 section 8.8.3): the release, and a
 * hash of everything else its bytes depend on; `depends` is what only this answer knows, its
 * encoding with it. Without its quotes.
 */
export function releaseTag(released: Released, { buildId, url }: Publisher, depends: readonly string[]): string {
  const key = [released.number, released.sha256, buildId, url, ...depends].join('\n');
  const known = tags.get(key);
  if (known) return known;
  const tag = `${released.number}-${shortHash(key.slice(key.indexOf('\n') + 1), 22)}`;
  if (tags.size >= MAX_TAGS) tags.clear();
  tags.set(key, tag);
  return tag;
}

// Calendars are asked for again and again: most of what they cost is naming what the client already
// has.
const MAX_TAGS = 5000;
const tags = new Map<string, string>();
