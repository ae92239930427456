import { respond } from '#app/_server/respond.ts';
import { PRIVATE } from '#app/_server/selection-post.ts';
import { privateCalendar } from '#app/feeds/answer-calendar.ts';
import { publisherOf } from '#app/feeds/answer-release.ts';
import type { Encoding } from '#lib/feeds/http.ts';
import { bytesOf } from '#lib/feeds/ical.ts';
import { readFeedOptions } from '#lib/feeds/selection.ts';
import { readAhead, releasedBySlug } from '#lib/programme/released.ts';
import { noteAsked } from '#lib/selections/counted.ts';
import { ownEtag, ownFeed } from '#lib/selections/own-feed.ts';
import { noteRead, type OpenedSelection, openSelection } from '#lib/selections/queries.ts';
import { now } from '#lib/time/clock.ts';

/** The calendar of a visitor's selection. */
export const GET = privateCalendar('selection', openSelection, answer);
export const HEAD = GET;

async function answer(request: Request, opened: OpenedSelection, token: string): Promise<Response | null> {
  await readAhead('bySlug', opened.festival.slug);
  const released = releasedBySlug(opened.festival.slug);
  if (!released) return null;
  const at = now();
  noteRead(opened.id, at);
  noteAsked(opened.festival.id, { of: 'own', key: opened.id }, request.headers.get('user-agent'), at);
  const { document } = released;
  const feed = ownFeed(released, token, opened.selection);
  const options = readFeedOptions(new URL(request.url).searchParams, document, at);
  const publisher = publisherOf(released);
  const tag = (encoding: Encoding) => ownEtag(released, feed, options, encoding, publisher);
  const changedAt = [released.changedAt, opened.changedAt].sort().at(-1) ?? '';
  return respond(request, {
    tag,
    // HTTP dates count in seconds: with two changes in one second, the second would never be
    // fetched. So the date is sent only after two seconds.
    ...(Date.parse(at) - Date.parse(changedAt) > 2000 ? { lastModified: changedAt } : {}),
    contentType: 'text/calendar; charset=utf-8',
    renewed: PRIVATE,
    headers: { 'Content-Disposition': `inline; filename="${feed.fileName}"` },
    bytes: (encoding) => bytesOf(tag(encoding), released, feed, options, encoding, publisher),
  });
}
