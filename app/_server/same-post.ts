import { nameUuid } from '#lib/feeds/name-uuid.ts';
import type { FormValue } from './form-data.ts';

type Posted = { [key: string]: FormValue };

/**
 * The posted form with a `clientKey` that also depends on its content, as a UUID. A form keeps its
 * key until it is drawn again, so a double click or a repeated save is done only once, however
 * often it is sent. If the content changed in between it is another save: with the same key it
 * would be reported as saved, and lost.
 */
export function keyOfPost(posted: Posted): Posted {
  const { clientKey } = posted;
  if (typeof clientKey !== 'string' || clientKey === '') return posted;
  return { ...posted, clientKey: nameUuid(JSON.stringify(posted)) };
}
