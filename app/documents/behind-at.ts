import { currentActor } from '#app/_server/actor.ts';
import { festivalOfToken, resolveAccessToken } from '#lib/accounts/tokens.ts';
import { LanterneError } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { festivalNameOf, slugOf } from '#lib/festivals/large.ts';
import { numberOf, sitePaths } from '#lib/i18n/paths.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import type { Actor } from '#lib/policy.ts';
import { hasRelease } from '#lib/programme/released.ts';
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
  const drawn = await documentOf(slug, 'preview', { locale, token, tail, query: url.search });
  if (drawn !== null) return drawnOnce(request, drawn);
  const name = festivalNameOf(found.row.festivalId);
  return drawnOnce(request, drawn, name && { name, base: (of) => sitePaths(of).preview(token) });
});

/**
 * Answers a published version to those who may see the desk: the same pages as the public ones,
 * with a band that says which version it is.
 */
export const versionAt = answering(async (request: Request): Promise<Response> => {
  const { locale, name: slug, tail, url } = requestedOf(request);
  const actor = await currentActor();
  if (actor === null) return movedTo(sitePaths(locale).signIn(url.pathname + url.search));
  const festival = readBy(actor, slug);
  if (!festival) return missingDocument(request, locale);
  const drawn = await documentOf(slug, 'version', { actor, locale, slug, tail, query: url.search });
  const number = drawn === null ? numberOf(tail[0] ?? '') : null;
  if (number === null || !hasRelease(festival.id, number)) return drawnOnce(request, drawn);
  return drawnOnce(request, drawn, { name: festival.name, base: (of) => sitePaths(of).version(slug, number) });
});

/**
 * The festival, for those who may read it; others get the answer of a version that does not exist.
 */
function readBy(actor: Actor, slug: string) {
  try {
    return authorizeFestival(actor, slug, 'read');
  } catch (error) {
    if (!(error instanceof LanterneError)) throw error;
    return null;
  }
}
