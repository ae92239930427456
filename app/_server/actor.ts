import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { cache } from 'react';
import { SESSION_SECONDS, type Session, sessionOf } from '#lib/accounts/sessions.ts';
import { isSecure, secret } from '#lib/env.ts';
import type { Actor } from '#lib/policy.ts';

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

/** The name next-auth gives its session cookie. */
export const sessionCookieName = () => `${isSecure() ? '__Secure-' : ''}next-auth.session-token`;

const options = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() }) as const;

let kept: string | undefined;
/** Read once, as the secret stands in a file and every page needs it. */
export function sessionSecret(): string {
  kept ??= secret();
  return kept;
}

/**
 * The random session id in the cookie of this request; null without a cookie, or if it was not made
 * by this installation.
 */
export async function sessionToken(): Promise<string | null> {
  return sessionIn((await cookies()).get(sessionCookieName())?.value);
}

/** The same for a cookie's value. The session may have ended since. */
export async function sessionIn(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const jwt = await decode({ token: cookie, secret: sessionSecret() });
    return typeof jwt?.sid === 'string' ? jwt.sid : null;
  } catch {
    // An expired, damaged or foreign cookie means signed out.
    return null;
  }
}

/**
 * Sets the cookie next-auth would set: signing in is a server action, so that it works without
 * JavaScript.
 */
export async function setSessionCookie(token: string): Promise<void> {
  const value = await encode({ token: { sid: token }, secret: sessionSecret(), maxAge: SESSION_SECONDS });
  (await cookies()).set(sessionCookieName(), value, { ...options(), maxAge: SESSION_SECONDS });
}

export async function clearSessionCookie(): Promise<void> {
  // Not `delete`: it would leave out `Secure`, and browsers ignore that for a name with
  // `__Secure-`.
  (await cookies()).set(sessionCookieName(), '', { ...options(), maxAge: 0 });
}

const browserCookieName = () => `${isSecure() ? '__Secure-' : ''}lanterne.browser`;
/** A year, in seconds: how long a browser is known after its last sign-in. */
const BROWSER_SECONDS = 365 * 86_400;
/** A salt of its own, so that this cookie cannot be used as a session cookie. */
const BROWSER_SALT = 'browser';

/**
 * The id of this browser, if somebody signed in to this account with it before: then failed
 * attempts by strangers do not lock it out of the account.
 */
export async function knownBrowser(email: string): Promise<string | null> {
  const token = (await cookies()).get(browserCookieName())?.value;
  if (!token) return null;
  try {
    const said = await decode({ token, secret: sessionSecret(), salt: BROWSER_SALT });
    return said?.email === email && typeof said.browser === 'string' ? said.browser : null;
  } catch {
    return null;
  }
}

/** Remembers in this browser which account signed in last. The cookie gives no access. */
export async function rememberBrowser(email: string): Promise<void> {
  const token = { browser: (await knownBrowser(email)) ?? randomUUID(), email };
  const value = await encode({ token, secret: sessionSecret(), salt: BROWSER_SALT, maxAge: BROWSER_SECONDS });
  (await cookies()).set(browserCookieName(), value, { ...options(), maxAge: BROWSER_SECONDS });
}
