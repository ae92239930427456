import { respond } from '#app/_server/respond.ts';
import { PRIVATE, slowDown } from '#app/_server/selection-post.ts';
import { publisherOf } from '#app/feeds/publisher.ts';
import { refusePrivate } from '#app/feeds/refuse-private.ts';
import { readFeedOptions } from '#lib/feeds/feed.ts';
import type { Encoding } from '#lib/feeds/http.ts';
import { bytesOf } from '#lib/feeds/representation.ts';
import { readAhead, releasedBySlug } from '#lib/programme/released.ts';
import { noteAsked } from '#lib/selections/asked-calendars.ts';
import { ownEtag, ownFeed } from '#lib/selections/own-feed.ts';
import { noteRead, type OpenedSelection, openSelection } from '#lib/selections/queries.ts';
import { now } from '#lib/time/clock.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ file: string }> };

/**
 * The calendar of a visitor's own programme. 404 for an address nobody made, 410 for one that was closed; after an internal error 503 and never an
 * empty 200, which clients take for « all gone ».
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { file } = await params;
    const token = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
    const opened = openSelection(token);
    await slowDown(request, !opened.ok && opened.reason === 'unknown');
    if (!opened.ok)
      return opened.reason === 'revoked'
        ? refusePrivate(request, 410, 'selection')
        : refusePrivate(request, 404, 'selection');
    return (await answer(request, token, opened)) ?? refusePrivate(request, 404, 'selection');
  } catch (error) {
    console.error(error);
    return refusePrivate(request, 503, 'selection');
  }
}

export const HEAD = GET;

async function answer(request: Request, token: string, opened: OpenedSelection): Promise<Response | null> {
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
    // A date counts in seconds: of two changes in one second it would hide the second for ever.
    ...(Date.parse(at) - Date.parse(changedAt) > 2000 ? { lastModified: changedAt } : {}),
    contentType: 'text/calendar; charset=utf-8',
    renewed: PRIVATE,
    headers: { 'Content-Disposition': `inline; filename="${feed.fileName}"` },
    bytes: (encoding) => bytesOf(tag(encoding), released, feed, options, encoding, publisher),
  });
}
