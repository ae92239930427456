/** In UTF-16 units; browsers and mail programs still accept this length. */
const MAX_ADDRESS = 2000;

/**
 * Whether a link in a text may lead there: to a page, a mailbox or a telephone number, but to
 * nothing that a browser would execute.
 */
export function isSafeAddress(address: string): boolean {
  if (address.length > MAX_ADDRESS || /\s/.test(address)) return false;
  return /^https?:\/\//i.test(address)
    ? URL.canParse(address)
    : /^(?:mailto:[^\s@]+@[^\s@]+|tel:\+?[\d().-]+)$/i.test(address);
}
