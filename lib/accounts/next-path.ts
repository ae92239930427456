/**
 * The request header in which proxy.ts passes on the requested path and query, because a page does
 * not know its own address.
 */
export const PATH_HEADER = 'x-lanterne-path';

const MAX_PATH = 500;
const HERE = 'http://local.invalid';

/**
 * `value` if it is a path of this site to which `?next=` may lead after signing in, else null.
 * Refuses `//host`, `/\host` and control characters, which browsers read as another host, and the
 * pages that only make sense when signed out.
 */
export function localPath(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MAX_PATH || !value.startsWith('/')) return null;
  if (!URL.canParse(value, HERE)) return null;
  const url = new URL(value, HERE);
  if (url.origin !== HERE) return null;
  // If the parser changed something (backslashes, tabs, dots), the text was not what it seemed to
  // be.
  const path = url.pathname + url.search + url.hash;
  if (path !== value || path.startsWith('//')) return null;
  if (/^\/(api|released)(\/|$)/.test(url.pathname) || /^\/(fr|en)\/sign-in(\/|$)/.test(url.pathname)) return null;
  return path;
}
