import { currentActor } from '#app/_server/actor.ts';
import { festivalOfToken, resolveAccessToken } from '#lib/accounts/tokens.ts';
import { LanterneError } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { slugOf } from '#lib/festivals/large.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import type { Actor } from '#lib/policy.ts';
import { answering, answeringFirst, movedTo, requestedOf } from './asked.ts';
import { documentOf, drawnOnce } from './document-of.ts';
import { gone, missingDocument } from './missing.tsx';

/**
 * Answers the draft as the public would see it, behind the secret link. It needs no account, and
 * has no calendars; search engines leave it out.
 */
export const previewAt = answeringFirst('preview', async (request: Request): Promise<Response> => {
  const { locale, name: token, tail, url } = requestedOf(request);
  const found = resolveAccessToken('preview', token);
  if (!found.ok && found.reason === 'unknown') return missingDocument(request, locale);
  if (!found.ok) {
    const t = setTranslator(locale, 'publish');
    const words = { title: t('draft.gone'), body: t('draft.goneBody') };
    return gone(locale, words, slugOf(festivalOfToken('preview', token)));
  }
  const slug = slugOf(found.row.festivalId) ?? '';
  return drawnOnce(request, await documentOf(slug, 'preview', { locale, token, tail, query: url.search }));
});

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
