/**
 * The request header in which proxy.ts says which path and query were asked for: a page does not
 * know its own address.
 */
export const PATH_HEADER = 'x-lanterne-path';

const MAX_PATH = 500;
const HERE = 'http://local.invalid';

/**
 * `value` when it is a path on this site, else null: what `?next=` may lead to after signing in.
 * Refuses `//host`, `/\host` and control characters, which browsers read as another host, and the
 * pages that only make sense signed out.
 */
export function localPath(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MAX_PATH || !value.startsWith('/')) return null;
  if (!URL.canParse(value, HERE)) return null;
  const url = new URL(value, HERE);
  if (url.origin !== HERE) return null;
  // What the parser would have changed (backslashes, tabs, dots) is not what was written here.
  const path = url.pathname + url.search + url.hash;
  if (path !== value || path.startsWith('//')) return null;
  if (/^\/(api|released)(\/|$)/.test(url.pathname) || /^\/(fr|en)\/sign-in(\/|$)/.test(url.pathname)) return null;
  return path;
}
