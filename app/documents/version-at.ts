import { currentActor } from '#app/_server/actor.ts';
import type { Actor } from '#lib/authorized.ts';
import { LanterneError } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { answering, movedTo, requestedOf } from './asked.ts';
import { documentOf, drawnOnce } from './document-of.ts';
import { missingDocument } from './missing.tsx';

/**
 * Answers a published version to those who may see the desk: the same pages as the public ones,
 * with a band that says which version it is.
 */
export const versionAt = answering(async (request: Request): Promise<Response> => {
  const { locale, name: slug, tail, url } = requestedOf(request);
  const actor = await currentActor();
  if (actor === null) return movedTo(sitePaths(locale).signIn(url.pathname + url.search));
  if (!mayRead(actor, slug)) return missingDocument(request, locale);
  return drawnOnce(request, await documentOf(slug, 'version', { actor, locale, slug, tail, query: url.search }));
});

/** Others get the same answer as for a version that does not exist. */
function mayRead(actor: Actor, slug: string): boolean {
  try {
    authorizeFestival(actor, slug, 'read');
    return true;
  } catch (error) {
    if (!(error instanceof LanterneError)) throw error;
    return false;
  }
}
