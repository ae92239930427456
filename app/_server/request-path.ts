import { headers } from 'next/headers';
import { localPath } from '../../lib/accounts/next-path.ts';

/** Set by proxy.ts on the request, never by a client: the path and query that were asked for. */
export const PATH_HEADER = 'x-lanterne-path';

/** The path of the page that is drawn, or that posted this action; null when the request does not say. */
export async function requestPath(): Promise<string | null> {
  const sent = await headers();
  const path = localPath(sent.get(PATH_HEADER));
  if (path) return path;
  const referer = sent.get('referer');
  if (!referer || !URL.canParse(referer)) return null;
  // Only its path is kept, so a foreign page can name nothing but one of ours.
  const { pathname, search } = new URL(referer);
  return localPath(pathname + search);
}
