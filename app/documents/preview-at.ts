import { festivalOfToken, resolveAccessToken } from '#lib/accounts/tokens.ts';
import { slugOf } from '#lib/festivals/large.ts';
import { setTranslator } from '#lib/i18n/set-translator.ts';
import { answeringFirst, requestedOf } from './asked.ts';
import { documentOf, drawnOnce } from './document-of.ts';
import { gone } from './gone.ts';
import { missingDocument } from './missing.tsx';

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
