/** The cookie of a device on which a list was last seen as a table, and the one that says with which columns. */
export const seenAsTable = (noun: string) => `lanterne-table-${noun}`;
export const columnsCookie = (noun: string) => `lanterne-columns-${noun}`;

const A_YEAR = 365 * 86_400;

/** Keeps it on this device, where the server reads it: a table would move once a script has run. */
export function keepCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
  document.cookie = `${name}=${value}; Path=/; SameSite=Lax; Max-Age=${value ? A_YEAR : 0}`;
}
