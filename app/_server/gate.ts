import { forbidden, notFound, redirect } from 'next/navigation';
import type { Session } from '#lib/accounts/sessions.ts';
import { LanterneError, notSignedIn } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import type { Authorized, Permission } from '#lib/policy.ts';
import { noteFestival } from '#lib/under-way.ts';
import { currentActor, currentSession } from './actor.ts';
import { requestPath } from './request.ts';

/**
 * The festival of a desk page, with the proof that the reader may do `permission`. It returns only
 * then: a reader who is signed out goes to the sign-in, which leads back; for strangers and missing
 * festivals it is 404; for a role that may not, 403.
 */
export async function gate<P extends Permission>(locale: Locale, slug: string, permission: P): Promise<Authorized<P>> {
  try {
    return await gateAction(slug, permission);
  } catch (error) {
    if (!(error instanceof LanterneError)) throw error;
    if (error.code === 'notSignedIn') {
      const next = (await requestPath()) ?? deskPaths(locale, slug).overview();
      redirect(sitePaths(locale).signIn(next));
    }
    if (error.code === 'notAllowed') forbidden();
    if (error.code === 'notFound') notFound();
    throw error;
  }
}

/**
 * The same for a server action or a route handler: throws a LanterneError, which `submit` turns
 * into a sentence.
 */
export async function gateAction<P extends Permission>(slug: string, permission: P): Promise<Authorized<P>> {
  const festival = authorizeFestival(await currentActor(), slug, permission);
  noteFestival(festival.slug);
  return festival;
}

/**
 * The session, for a page about the reader's own account; a reader who is signed out goes to the
 * sign-in, which leads back.
 */
export async function gateAccount(locale: Locale): Promise<Session> {
  const session = await currentSession();
  if (session) return session;
  redirect(sitePaths(locale).signIn((await requestPath()) ?? undefined));
}

/** The session of an action about one's own account. Throws notSignedIn. */
export async function ownSession(): Promise<Session> {
  const session = await currentSession();
  if (!session) throw notSignedIn();
  return session;
}
