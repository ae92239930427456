import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { signInInput } from '#lib/accounts/schema.ts';
import { endSession, SESSION_SECONDS, sessionOf } from '#lib/accounts/sessions.ts';
import { signIn } from '#lib/accounts/sign-in.ts';
import { addressOf } from '#lib/client-address.ts';
import { env, isSecure } from '#lib/env.ts';
import { defaultLocale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { onceFree } from '#lib/once-free.ts';
import { now } from '#lib/time/clock.ts';
import { sessionSecret } from './actor.ts';

declare module 'next-auth/jwt' {
  interface JWT {
    /** The random session id whose hash is a row. */
    sid?: string;
  }
}
declare module 'next-auth' {
  interface User {
    sid?: string;
  }
}

/**
 * next-auth with Credentials, which requires a JWT: it holds nothing but a random session id, and
 * the row with the hash of that id decides. The forms of the site set the same cookie in server
 * actions (actor.ts); these routes are for clients that speak next-auth.
 */
export function authOptions(): NextAuthOptions {
  // Set to the public address; next-auth would otherwise take it from the Host header, which a
  // client can choose.
  process.env.NEXTAUTH_URL = env().url;
  const paths = sitePaths(defaultLocale);
  return {
    secret: sessionSecret(),
    useSecureCookies: isSecure(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: paths.signIn(), error: paths.signIn(), signOut: paths.account() },
    providers: [
      Credentials({
        credentials: { email: {}, password: {}, code: {} },
        async authorize(credentials, request) {
          const parsed = signInInput.safeParse(credentials ?? {});
          if (!parsed.success) return null;
          const headers = new Headers(request.headers as Record<string, string>);
          const from = { address: addressOf(headers, env().trustProxy), device: headers.get('user-agent') ?? '' };
          const opened = await onceFree(() => signIn(parsed.data, from, now()));
          return opened.ok ? { id: parsed.data.email, sid: opened.token } : null;
        },
      }),
    ],
    callbacks: {
      // Only the session id: a name or e-mail in the token would stay after it was changed.
      jwt: ({ token, user }) => ({ sid: user?.sid ?? token.sid }),
      session: ({ session, token }) => {
        const found = token.sid ? sessionOf(token.sid, now()) : null;
        if (!found) return { expires: new Date(0).toISOString() };
        return { ...session, user: { name: found.actor.name, email: found.actor.email } };
      },
    },
    events: {
      signOut: async ({ token }) => {
        const { sid } = token ?? {};
        if (sid) await onceFree(() => endSession(sid, now()));
      },
    },
  };
}
