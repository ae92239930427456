import { respondOnce } from '#app/_server/respond.ts';
import { slowDown } from '#app/_server/selection-post.ts';
import { answeringFirst, movedTo, requestedOf, UNKEPT_HEADERS } from '#app/documents/asked.ts';
import { documentOf } from '#app/documents/document-of.ts';
import { missingDocument } from '#app/documents/missing.tsx';
import { sitePaths } from '#lib/i18n/paths.ts';
import { now } from '#lib/time/clock.ts';
import { openApplication, ownTokenOf } from '#lib/volunteers/joining/applications.ts';
import { joinPageOf } from '#lib/volunteers/joining/join-page.ts';

/**
 * Answers « Devenir bénévole », drawn for each request because its form contains the time it was
 * opened; and the private link to an application, which redirects to the volunteer's own page once
 * the application was accepted. Repeated wrong links are answered more and more slowly.
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
  const said = url.searchParams.get('said');
  const own = application && ownTokenOf(application);
  // First they read that their last corrections are not stored, in the answer to the post that sent
  // them: the same address as a bookmark, or from elsewhere, leads on.
  const site = request.headers.get('sec-fetch-site') ?? 'same-origin';
  if (own && !(said === 'decided' && site === 'same-origin')) return movedTo(sitePaths(locale).team(own));
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
 * Search engines may list the public page; pages behind a secret link are not listed, and requests
 * they make do not reveal their address.
 */
export const joinHeaders = (isSecret: boolean) => ({
  ...UNKEPT_HEADERS,
  ...(isSecret ? { 'Referrer-Policy': 'no-referrer' } : { 'X-Robots-Tag': 'all' }),
});
