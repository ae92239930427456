import { createHash } from 'node:crypto';

/**
 * A short hash to tell whether a text or a file has changed: this many letters of base64url; 22 of
 * them are 128 bits.
 */
export const shortHash = (said: string | Uint8Array, length: number): string =>
  createHash('sha256').update(said).digest('base64url').slice(0, length);
