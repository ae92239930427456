/** In UTF-16 units, as browsers and mail programs still take it. */
const MAX_ADDRESS = 2000;

/**
 * Whether a link of a text may lead there: to a page, a mailbox or a telephone, and to nothing that
 * a browser would run.
 */
export function isSafeAddress(address: string): boolean {
  if (address.length > MAX_ADDRESS || /\s/.test(address)) return false;
  return /^https?:\/\//i.test(address)
    ? URL.canParse(address)
    : /^(?:mailto:[^\s@]+@[^\s@]+|tel:\+?[\d().-]+)$/i.test(address);
}
