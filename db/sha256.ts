import { createHash } from 'node:crypto';

/**
 * In hex. It is enough for a secret too: of 128 random bits nobody guesses any, so that nothing is
 * gained by a slow one, and its row is found by an index.
 */
export const sha256Of = (said: string | Uint8Array): string => createHash('sha256').update(said).digest('hex');
