import { nameUuid } from '#lib/feeds/name-uuid.ts';
import type { FormValue } from './form-data.ts';

type Posted = { [key: string]: FormValue };

/**
 * The posted form, whose `clientKey` now also stands for what it says, as a UUID. A form keeps its
 * key until it is drawn again, so that a double click or a save whose answer was lost is done once,
 * however often it is sent; what was typed in between makes it another save, or it would be called
 * saved and be lost.
 */
export function keyOfPost(posted: Posted): Posted {
  const { clientKey } = posted;
  if (typeof clientKey !== 'string' || clientKey === '') return posted;
  return { ...posted, clientKey: nameUuid(JSON.stringify(posted)) };
}
