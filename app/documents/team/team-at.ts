import { documentPolicy, everywhere } from '#app/_server/answer-head.ts';
import { respond } from '#app/_server/respond.ts';
import { slowDown } from '#app/_server/selection-post.ts';
import { answeringFirst, requestedOf } from '#app/documents/asked.ts';
import { documentOf } from '#app/documents/document-of.ts';
import { gone, missingDocument } from '#app/documents/missing.tsx';
import { buildId } from '#app/feeds/build-id.ts';
import { festivalOfToken, resolveAccessToken } from '#lib/accounts/tokens.ts';
import { compress } from '#lib/feeds/http.ts';
import { slugOf } from '#lib/festivals/large.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { noteReaction } from '#lib/messages/written.ts';
import { shortHash } from '#lib/short-hash.ts';
import { now } from '#lib/time/clock.ts';
import { authorizeVolunteer } from '#lib/volunteers/links.ts';
import { sheetsStamp } from '#lib/volunteers/page-keys.ts';

/**
 * Answers a secret link to the room sheets, or to a volunteer's own page. Trying addresses does not
 * reveal which kind a link is, and wrong ones are answered more and more slowly; a closed link gets
 * 410.
 */
export const teamAt = answeringFirst('team', async (request: Request): Promise<Response> => {
  const { locale, name: token, tail, url } = requestedOf(request);
  const volunteer = tail.length === 0 ? resolveAccessToken('volunteer', token) : UNKNOWN;
  const sheets = tail.length === 0 && !volunteer.ok ? resolveAccessToken('team', token) : UNKNOWN;
  const isUnknown = isUnknownLink(volunteer) && isUnknownLink(sheets);
  await slowDown(request, isUnknown);
  if (isUnknown) return missingDocument(request, locale);
  if (volunteer.ok) return ownAnswer(request, { locale, token, url, festivalId: volunteer.row.festivalId });
  if (sheets.ok) return sheetsAnswer(request, { locale, token, url, festivalId: sheets.row.festivalId }, 'sheets');
  return isUnknownLink(volunteer)
    ? gone(locale, messages[locale].team.gone, slugOf(festivalOfToken('team', token)))
    : gone(locale, messages[locale].shifts.gone, slugOf(festivalOfToken('volunteer', token)));
});

type Place = Readonly<{ locale: Locale; token: string; url: URL; festivalId: number | null }>;
type Link = Readonly<{ ok: boolean; reason?: string }>;

const UNKNOWN = { ok: false, reason: 'unknown' } as const;
const isUnknownLink = ({ ok, reason }: Link) => !ok && reason === 'unknown';
const queryOf = ({ searchParams }: URL) => Object.fromEntries(searchParams);

/**
 * A volunteer's page, drawn for this request. Its tag is a hash of the page, so that asking again
 * for an unchanged page transfers nothing.
 */
async function ownAnswer(request: Request, place: Place): Promise<Response> {
  const { locale, token, url, festivalId } = place;
  const query = queryOf(url);
  if ('day' in query || 'room' in query) return sheetsAnswer(request, place, 'ownSheets');
  // A messenger that fetches the page to show a preview of the link does not send `Sec-Fetch-Site`,
  // and does not count as reading it.
  const isRead = request.headers.has('sec-fetch-site');
  const html = await documentOf(slugOf(festivalId) ?? '', 'own', { locale, token, query, isRead });
  if (html === null) return missingDocument(request, locale);
  if (isRead) noteLook(token);
  return teamAnswer(request, locale, shortHash(html, 22), () => html);
}

/** Notes that they looked at their page, which the team sees beside what it wrote to them. */
function noteLook(token: string): void {
  const at = now();
  const opened = authorizeVolunteer(token, at);
  if (!opened.ok) return;
  const { db, id, volunteer } = opened.who;
  noteReaction(db, id, volunteer.id, 'looked', at);
}

/**
 * The room sheets. Their tag names the state they are drawn from: open sheets ask every few seconds
 * whether it has changed, and that is answered without drawing.
 */
const sheetsAnswer = (
  request: Request,
  { locale, token, url, festivalId }: Place,
  of: 'sheets' | 'ownSheets',
): Promise<Response> =>
  teamAnswer(
    request,
    locale,
    `${sheetsStamp(festivalId ?? 0, now())}-${buildId()}`,
    () => documentOf(slugOf(festivalId) ?? '', of, { locale, token, query: queryOf(url) }),
    true,
  );

/**
 * Answers a page of the team, with its tag. Its forms are posted with the private address as the
 * proof, and no other site may learn that address.
 */
async function teamAnswer(
  request: Request,
  locale: Locale,
  tag: string,
  draw: () => string | null | Promise<string | null>,
  isHeadBare = false,
): Promise<Response> {
  const response = await respond(request, {
    tag: () => tag,
    isWeak: true,
    contentType: 'text/html; charset=utf-8',
    renewed: { ...everywhere, 'Cache-Control': 'private, no-cache', 'Referrer-Policy': 'no-referrer' },
    headers: { 'Content-Security-Policy': documentPolicy("'none'"), 'X-Robots-Tag': 'noindex' },
    isHeadBare,
    bytes: async (encoding) => {
      const html = await draw();
      return html === null ? null : compress(Buffer.from(html), encoding);
    },
  });
  return response ?? missingDocument(request, locale);
}
