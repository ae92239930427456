import { createHash } from 'node:crypto';

/** What a text is told apart by from what it said before: so many letters of base64url, of which 22 are 128 bits. */
export const shortHash = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, length);
