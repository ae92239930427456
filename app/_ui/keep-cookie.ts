const A_YEAR = 365 * 86_400;

/**
 * Stores a value on this device in a cookie, by which the server can draw the page as it was left;
 * an empty value removes it. The only place that writes a cookie in a browser.
 */
export function keepCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: `cookieStore` is missing from Safari before 18.4 and Firefox before 140, and an action of the server would draw the page anew.
  document.cookie = `${name}=${value}; Path=/; SameSite=Lax; Max-Age=${value ? A_YEAR : 0}`;
}

/** The value this device stores under the name. */
export const keptCookie = (name: string): string | undefined =>
  document.cookie
    .split('; ')
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);
