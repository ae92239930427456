import type { Released } from '#lib/programme/released.ts';
import { shortHash } from '#lib/short-hash.ts';

/** The build that writes an answer, and the public address of this installation. */
export type Publisher = Readonly<{ buildId: string; url: string }>;

/**
 * The strong entity tag of one representation of a release (RFC 9110 section 8.8.3), without
 * quotes: the release, and a hash of everything else that its bytes depend on. `depends` is what
 * only this answer knows, including its encoding.
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

// Kept, because calendars are requested again and again, and most of the cost is the tag of what
// the client already has.
const MAX_TAGS = 5000;
const tags = new Map<string, string>();
