/**
 * Whether a text may become a link: a complete http or https address, nothing that a browser would
 * execute.
 */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** `mailto:` to exactly this address: nothing in it can add a recipient or a text. */
export const mailto = (address: string): string =>
  `mailto:${encodeURIComponent(address.toWellFormed()).replaceAll('%40', '@')}`;
