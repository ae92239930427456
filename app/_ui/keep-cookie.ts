const A_YEAR = 365 * 86_400;

/** Keeps it on this device, where the server reads it and draws the page as it was left; nothing kept, nothing stays. */
export function keepCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: Safari before 18.4 and Firefox before 140 have no cookie store, and an action of the server would draw the page anew.
  document.cookie = `${name}=${value}; Path=/; SameSite=Lax; Max-Age=${value ? A_YEAR : 0}`;
}
