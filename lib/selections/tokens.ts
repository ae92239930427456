import { createHash } from 'node:crypto';

/**
 * The token of an address that belongs to a private one (its calendar, a reading link), derived
 * from it by a one-way function. Whoever holds the private address can always be shown the others,
 * none of them needs to be stored, and none leads back to it. 128 bits, as `newToken` makes.
 */
export function derivedToken(token: string, purpose: 'calendar' | `share ${number}`): string {
  return createHash('sha256')
    .update(`lanterne selection ${purpose} ${token}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}
