import { createHash } from 'node:crypto';

/**
 * In hex. Fast hashing is enough for our secrets: nobody can guess 128 random bits, so a slow hash
 * would gain nothing; and the row is found by an index.
 */
export const sha256Of = (said: string | Uint8Array): string => createHash('sha256').update(said).digest('hex');
