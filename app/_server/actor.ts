import { cache } from 'react';
import { type Session, sessionOf } from '#lib/accounts/sessions.ts';
import type { Actor } from '#lib/authorized.ts';
import { sessionToken } from './auth-cookie.ts';

/**
 * The session of this request, checked against its row once per request; null when signed out or
 * revoked.
 */
export const currentSession = cache(async (): Promise<Session | null> => {
  const token = await sessionToken();
  return token ? sessionOf(token, new Date().toISOString()) : null;
});

/** The person who asks; null when signed out. */
export async function currentActor(): Promise<Actor | null> {
  return (await currentSession())?.actor ?? null;
}
