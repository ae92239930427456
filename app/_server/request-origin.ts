import { headers } from 'next/headers';
import type { Origin } from '#lib/accounts/sign-in.ts';
import { addressOf } from '#lib/client-address.ts';
import { env } from '#lib/env.ts';

/**
 * Where this request comes from: the network address its attempts are counted for, and the
 * browser's name.
 */
export async function requestOrigin(): Promise<Origin> {
  const sent = await headers();
  return { address: addressOf(sent, env().trustProxy), device: sent.get('user-agent') ?? '' };
}
