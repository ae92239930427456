import { headers } from 'next/headers';
import { localPath, PATH_HEADER } from '#lib/accounts/next-path.ts';
import type { Origin } from '#lib/accounts/sign-in.ts';
import { addressOf } from '#lib/client-address.ts';
import { env } from '#lib/env.ts';

/**
 * The path of the page that is being drawn, or that posted this action; null when the request does
 * not tell.
 */
export async function requestPath(): Promise<string | null> {
  const sent = await headers();
  const path = localPath(sent.get(PATH_HEADER));
  if (path) return path;
  const referer = sent.get('referer');
  if (!referer || !URL.canParse(referer)) return null;
  // Only the path is used, so a foreign site can only name a page of ours.
  const { pathname, search } = new URL(referer);
  return localPath(pathname + search);
}

/** The address of that page without its query; null where it is not known. */
export const pageActedOn = async (): Promise<string | null> => (await requestPath())?.split('?')[0] ?? null;

/**
 * Where this request comes from: the network address its attempts are counted for, and the
 * browser's name.
 */
export async function requestOrigin(): Promise<Origin> {
  const sent = await headers();
  return { address: addressOf(sent, env().trustProxy), device: sent.get('user-agent') ?? '' };
}
