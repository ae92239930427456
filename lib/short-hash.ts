import { createHash } from 'node:crypto';

/**
 * What a text or a file is told apart by from what it said before: so many letters of base64url, of
 * which 22 are 128 bits.
 */
export const shortHash = (said: string | Uint8Array, length: number): string =>
  createHash('sha256').update(said).digest('base64url').slice(0, length);
