import { respondOnce } from '#app/_server/respond.ts';
import { slowDown } from '#app/_server/selection-post.ts';
import { answeringFirst, movedTo, requestedOf, UNKEPT_HEADERS } from '#app/documents/asked.ts';
import { documentOf } from '#app/documents/document-of.ts';
import { missingDocument } from '#app/documents/missing.tsx';
import { sitePaths } from '#lib/i18n/paths.ts';
import { now } from '#lib/time/clock.ts';
import { openApplication, ownTokenOf } from '#lib/volunteers/joining/applications.ts';
import { joinPageOf } from '#lib/volunteers/joining/page.ts';

/**
 * OfferedHelp « Devenir bénévole », drawn for each request since its form says when it was opened;
 * and a private link to what somebody offered, which leads to their own page once they were taken
 * in. Tries get slower.
 */
export const joinAt = answeringFirst('join', async (request: Request): Promise<Response> => {
  const { locale, name: slug, tail, url } = requestedOf(request);
  const at = now();
  const [kind, secret] = tail;
  if (secret !== undefined && tail.length === 2 && (kind === 'parent' || kind === 'mine')) {
    const html =
      kind === 'parent'
        ? await documentOf(slug, 'guardian', { locale, slug, token: secret })
        : await documentOf(slug, 'join', { locale, slug, token: null, mine: secret, at });
    await slowDown(request, html === null);
    return html === null
      ? missingDocument(request, locale)
      : respondOnce(request, html, { headers: joinHeaders(true) });
  }
  const [token = null] = tail;
  const page = tail.length > 1 ? null : joinPageOf(slug, at, token !== null);
  const application = page && token !== null ? openApplication(token, page.festival.id) : null;
  if (token !== null) await slowDown(request, page !== null && application === null);
  if (!page || (token !== null && !application)) return missingDocument(request, locale);
  const own = application && ownTokenOf(application);
  if (own) return movedTo(sitePaths(locale).team(own));
  const said = url.searchParams.get('said');
  const html = await documentOf(slug, 'join', {
    locale,
    slug,
    token,
    at,
    ...((said === 'thanks' || said === 'saved' || said === 'decided') && { said }),
  });
  if (html === null) return missingDocument(request, locale);
  return respondOnce(request, html, { headers: joinHeaders(token !== null) });
});

/**
 * The page may be found by search engines; what is behind a secret link may not, and no request
 * says where it came from.
 */
export const joinHeaders = (isSecret: boolean) => ({
  ...UNKEPT_HEADERS,
  ...(isSecret ? { 'Referrer-Policy': 'no-referrer' } : { 'X-Robots-Tag': 'all' }),
});
