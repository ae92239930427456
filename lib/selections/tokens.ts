import { createHash } from 'node:crypto';

/**
 * The addresses that belong to a private one (its calendar, a link to read) are made from it one
 * way: whoever holds the private address can always be shown them, nothing of them is kept, and
 * none of them leads back. 128 bits, as `newToken` makes.
 */
export function derivedToken(token: string, purpose: 'calendar' | `share ${number}`): string {
  return createHash('sha256')
    .update(`lanterne selection ${purpose} ${token}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}
