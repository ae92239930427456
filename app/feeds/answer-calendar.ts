import { respond } from '#app/_server/respond.ts';
import { PRIVATE, slowDown } from '#app/_server/selection-post.ts';
import { isPersonWithdrawn } from '#lib/draft/queries.ts';
import type { Encoding } from '#lib/feeds/http.ts';
import { bytesOf, etagOf } from '#lib/feeds/ical.ts';
import { type CalendarSelection, feedOf, readFeedOptions } from '#lib/feeds/selection.ts';
import { readLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { readAhead } from '#lib/programme/released.ts';
import { noteAsked } from '#lib/selections/counted.ts';
import { now } from '#lib/time/clock.ts';
import { publisherOf } from './answer-release.ts';
import { dispositionOf, FOR_EVERY_SITE, refuseFeed } from './for-every-site.ts';

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
  if (released && !feed && selection.of === 'person' && isPersonWithdrawn(released.festivalId, selection.key))
    return refuseFeed(request, 410);
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

/** After the festival nothing more is expected; what calendars have stays. */
const WEEKLY = 'public, max-age=604800, stale-while-revalidate=86400';

/** Most addresses have no query, and parsing each as a URL would take noticeable time. */
function queryOf(url: string): URLSearchParams {
  const at = url.indexOf('?');
  return at < 0 ? NO_QUERY : new URL(url).searchParams;
}

const NO_QUERY = new URLSearchParams();

/** The messages that say that an address was closed. */
type Words = 'selection' | 'shifts';
type Found = Readonly<{ ok: true }> | Readonly<{ ok: false; reason: string }>;

/**
 * The handler of a calendar at a private address, `{token}.ics`: `open` looks up the token and
 * `answer` writes the calendar, or returns null where nothing is published. 404 for an address that
 * never existed, 410 for a closed one; after an internal error 503 and never an empty 200, from
 * which calendar programs conclude that all events are gone.
 */
export const privateCalendar =
  <F extends Found>(
    words: Words,
    open: (token: string) => F,
    answer: (request: Request, opened: Extract<F, { ok: true }>, token: string) => Promise<Response | null>,
  ) =>
  async (request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> => {
    try {
      const { file } = await params;
      const token = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
      const opened = open(token);
      const isUnknown = !opened.ok && opened.reason === 'unknown';
      await slowDown(request, isUnknown);
      if (!opened.ok) return refuse(request, isUnknown ? 404 : 410, words);
      return (await answer(request, opened as Extract<F, { ok: true }>, token)) ?? refuse(request, 404, words);
    } catch (error) {
      console.error(error);
      return refuse(request, 503, words);
    }
  };

/** Says why there is no calendar. */
function refuse(request: Request, status: 404 | 410 | 503, words: Words): Response {
  const lang = new URL(request.url).searchParams.get('lang');
  const { feeds, ...said } = messages[readLocale(lang)];
  const sentence = { 404: said.selection.refused.unknown, 410: said[words].gone.body, 503: feeds.unavailable }[status];
  return new Response(request.method === 'HEAD' ? null : `${sentence}\n`, {
    status,
    headers: {
      ...PRIVATE,
      'Content-Type': 'text/plain; charset=utf-8',
      ...(status === 503 ? { 'Cache-Control': 'no-store', 'Retry-After': '120' } : {}),
    },
  });
}
