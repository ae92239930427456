import type { Authorized } from '#lib/policy.ts';
import { publishAsMade } from './mutations.ts';
import { type Published, preparePublication } from './prepared-release.ts';
import type { Publication } from './schema.ts';

/**
 * Publishes the draft, or the chosen séances of it, under the next number; what somebody changed
 * meanwhile is published too. `now` is an ISO instant.
 */
export const publishRelease = (festival: Authorized<'publish'>, input: Publication, now: string): Published =>
  publishAsMade(festival, (tx) => preparePublication(tx, festival, input, now), now);
