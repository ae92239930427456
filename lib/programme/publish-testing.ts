import { read } from '#db/client.ts';
import { publishPrepared } from './mutations.ts';
import { type Published, type PublishingFestival, preparePublication } from './prepared-release.ts';
import type { Publication } from './schema.ts';

/** How often somebody may change the programme while a release is made. */
const MAX_TRIES = 3;

/**
 * Publishes the draft, or the chosen séances of it, under the next number; what somebody changed
 * meanwhile is published too. `now` is an ISO instant.
 */
export function publishRelease(festival: PublishingFestival, input: Publication, now: string): Published {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const prepared = read(festival.db, (tx) => preparePublication(tx, festival, input, now));
    const published = publishPrepared(festival, prepared, now);
    if (published) return published;
  }
  throw new Error('The programme was changed each time a release was made.');
}
