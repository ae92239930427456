import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { SESSION_SECONDS } from '#lib/accounts/sessions.ts';
import { isSecure, secret } from '#lib/env.ts';

/** The session cookie of next-auth, by its own names. */
export const sessionCookieName = () => `${isSecure() ? '__Secure-' : ''}next-auth.session-token`;

const options = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() }) as const;

let kept: string | undefined;
/** Read once: it stands in a file, and every page asks for it. */
export function sessionSecret(): string {
  kept ??= secret();
  return kept;
}

/**
 * The random session id that the cookie of this request carries; null without one, or when it was
 * not made here.
 */
export async function sessionToken(): Promise<string | null> {
  return sessionIn((await cookies()).get(sessionCookieName())?.value);
}

/** The same of a cookie's value. Says that it was made here, not that its session still stands. */
export async function sessionIn(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const jwt = await decode({ token: cookie, secret: sessionSecret() });
    return typeof jwt?.sid === 'string' ? jwt.sid : null;
  } catch {
    // Expired, cut or made with another secret: the same as signed out.
    return null;
  }
}

/**
 * Sets the cookie that next-auth would set: signing in is a server action, so that it works without
 * JavaScript.
 */
export async function setSessionCookie(token: string): Promise<void> {
  const value = await encode({ token: { sid: token }, secret: sessionSecret(), maxAge: SESSION_SECONDS });
  (await cookies()).set(sessionCookieName(), value, { ...options(), maxAge: SESSION_SECONDS });
}

export async function clearSessionCookie(): Promise<void> {
  // Not `delete`, which would forget `Secure` and be ignored for a `__Secure-` name.
  (await cookies()).set(sessionCookieName(), '', { ...options(), maxAge: 0 });
}

const browserCookieName = () => `${isSecure() ? '__Secure-' : ''}lanterne.browser`;
/** In seconds: a year without signing in. */
const BROWSER_SECONDS = 365 * 86_400;
/** So that a cookie of one kind is none of the other. */
const BROWSER_SALT = 'browser';

/**
 * The name of this browser if somebody signed in to this account with it: strangers who try the
 * same account do not shut it out.
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

/** Has this browser known by the account it signed in to last. It opens nothing. */
export async function rememberBrowser(email: string): Promise<void> {
  const token = { browser: (await knownBrowser(email)) ?? randomUUID(), email };
  const value = await encode({ token, secret: sessionSecret(), salt: BROWSER_SALT, maxAge: BROWSER_SECONDS });
  (await cookies()).set(browserCookieName(), value, { ...options(), maxAge: BROWSER_SECONDS });
}
