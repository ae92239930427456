import { env } from '../../../../lib/env.ts';
import { readFeedOptions } from '../../../../lib/feeds/feed.ts';
import { httpDate, isNotModified, negotiateEncoding } from '../../../../lib/feeds/http.ts';
import { bytesOf } from '../../../../lib/feeds/representation.ts';
import { readAhead, releasedBySlug } from '../../../../lib/programme/released.ts';
import { ownEtag, ownFeed } from '../../../../lib/selections/own-feed.ts';
import { noteRead, type Opened, openSelection } from '../../../../lib/selections/queries.ts';
import { now } from '../../../../lib/time/clock.ts';
import { PRIVATE, slowDown } from '../../../_server/selection-post.ts';
import { buildId } from '../../build-id.ts';
import { encodedResponse } from '../../encoded-response.ts';
import { refusePrivate } from '../../refuse-private.ts';

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

async function answer(request: Request, token: string, opened: Opened): Promise<Response | null> {
  await readAhead('bySlug', opened.festival.slug);
  const released = releasedBySlug(opened.festival.slug);
  if (!released) return null;
  const at = now();
  noteRead(opened.id, at);
  const { document } = released;
  const feed = ownFeed(released, token, opened.selection);
  const options = readFeedOptions(new URL(request.url).searchParams, document);
  const encoding = negotiateEncoding(request.headers.get('accept-encoding'));
  const publisher = { buildId: buildId(), url: env().url };
  const etag = ownEtag(released, feed, options, encoding, publisher);
  const lastModified = httpDate([document.publishedAt, opened.changedAt].sort().at(-1) ?? '');
  const renewed = { ETag: etag, Vary: 'Accept-Encoding', ...PRIVATE };
  if (isNotModified(request.headers, etag, lastModified)) return new Response(null, { status: 304, headers: renewed });
  const bytes = await bytesOf(etag, released, feed, options, encoding, publisher);
  return encodedResponse(request.method === 'HEAD' ? null : bytes, {
    headers: {
      ...renewed,
      // A date counts in seconds: of two changes in one second it would hide the second for ever.
      ...(Date.parse(at) - Date.parse(lastModified) > 2000 ? { 'Last-Modified': lastModified } : {}),
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Length': String(bytes.length),
      'Content-Disposition': `inline; filename="${feed.fileName}"`,
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    },
  });
}
