import { respond } from '#app/_server/respond.ts';
import { withdrawnNamesOf } from '#lib/draft/queries.ts';
import { feedOf, readFeedOptions } from '#lib/feeds/feed.ts';
import type { Encoding } from '#lib/feeds/http.ts';
import { bytesOf, etagOf } from '#lib/feeds/representation.ts';
import type { CalendarSelection } from '#lib/feeds/selection.ts';
import { readAhead } from '#lib/programme/released.ts';
import { noteAsked } from '#lib/selections/asked-calendars.ts';
import { now } from '#lib/time/clock.ts';
import { dispositionOf, FOR_EVERY_SITE, refuseFeed } from './for-every-site.ts';
import { publisherOf } from './publisher.ts';

/**
 * Answers GET and HEAD of a calendar of a published festival. 404 for what does not exist or was
 * never published; 304 before anything is written; after an internal error 503 and never an empty
 * 200, from which Thunderbird and ICSx5 conclude that all events are gone.
 */
export async function answerFeed(
  request: Request,
  slug: string,
  selection: CalendarSelection | null,
): Promise<Response> {
  try {
    return (await answer(request, slug, selection)) ?? refuseFeed(request, 404);
  } catch (error) {
    console.error(error);
    return refuseFeed(request, 503);
  }
}

async function answer(request: Request, slug: string, selection: CalendarSelection | null): Promise<Response | null> {
  const released = selection && (await readAhead('bySlug', slug));
  const feed = released && feedOf(released, selection);
  if (released && !feed && isWithdrawn(released.festivalId, selection)) return refuseFeed(request, 410);
  if (!feed) return null;
  const { document } = released;
  const at = now();
  // The file of a single séance is added once, and is no subscription to count.
  if (feed.selection.of !== 'event')
    noteAsked(released.festivalId, feed.selection, request.headers.get('user-agent'), at);
  const options = readFeedOptions(queryOf(request.url), document, at);
  const publisher = publisherOf(released);
  const tag = (encoding: Encoding) => etagOf(released, feed, options, encoding, publisher);
  return respond(request, {
    tag,
    lastModified: released.changedAt,
    contentType: 'text/calendar; charset=utf-8',
    renewed: {
      'Cache-Control': options.isOver ? WEEKLY : 'public, max-age=300, stale-while-revalidate=86400',
      ...FOR_EVERY_SITE,
    },
    headers: {
      // The file of a single séance is downloaded to be added; other calendars are subscribed to.
      'Content-Disposition': dispositionOf(feed.fileName, feed.selection.of === 'event'),
      ...(document.festival.isDemonstration ? { 'X-Robots-Tag': 'noindex' } : {}),
    },
    bytes: (encoding) => bytesOf(tag(encoding), released, feed, options, encoding, publisher),
  });
}

/** Whether it is the calendar of a person who is in no programme any more. */
const isWithdrawn = (festivalId: number, selection: CalendarSelection) =>
  selection.of === 'person' &&
  withdrawnNamesOf(festivalId).some(({ number, name }) => name === null && number === selection.key);

/** After the festival nothing more is expected; what calendars have stays. */
const WEEKLY = 'public, max-age=604800, stale-while-revalidate=86400';

/** Most addresses have no query, and parsing each as a URL would take noticeable time. */
function queryOf(url: string): URLSearchParams {
  const at = url.indexOf('?');
  return at < 0 ? NO_QUERY : new URL(url).searchParams;
}

const NO_QUERY = new URLSearchParams();
