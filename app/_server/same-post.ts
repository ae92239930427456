import { createHash } from 'node:crypto';
import type { FormValue } from './form-data.ts';

type Posted = { [key: string]: FormValue };

/**
 * The posted form, whose `clientKey` now also stands for what it says, as a UUID. A form keeps its key until it is drawn again, so that a double
 * click or a save whose answer was lost is done once, however often it is sent; what was typed in between makes it another save, or it would be
 * called saved and be lost.
 */
export function keyOfPost(posted: Posted): Posted {
  const { clientKey } = posted;
  if (typeof clientKey !== 'string' || clientKey === '') return posted;
  const hex = createHash('sha256').update(JSON.stringify(posted)).digest('hex');
  // RFC 9562, version 8: a UUID whose bits are ours.
  const key = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return { ...posted, clientKey: key };
}
