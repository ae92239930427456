import { sessionToken } from '#app/_server/actor.ts';
import { gateAction } from '#app/_server/gate.ts';
import { answerAct, answeringDesk } from '#app/_server/post.ts';
import { doActs } from '#lib/events/acts.ts';
import { actsSchema, MAX_ACTS_BODY } from '#lib/events/acts-schema.ts';
import { openStream } from '#lib/live/stream.ts';
import { now } from '#lib/time/clock.ts';

/** Saves acts of a grid: `ActsPost` in, `ActAnswer` out, with the status of `actReasons`. */
export async function POST(request: Request, { params }: { params: Promise<{ festival: string }> }): Promise<Response> {
  const { festival: slug } = await params;
  return answerAct(
    request,
    actsSchema,
    () => gateAction(slug, 'schedule'),
    (festival, acts) => doActs(festival, acts, now()),
    MAX_ACTS_BODY,
  );
}

const STREAM = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // `no-transform` keeps proxies from compressing, and so from buffering; the next header tells
  // nginx not to buffer.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * The event stream of a festival's changes (`LiveMessage`). `Last-Event-ID`, or `?after=` for a new
 * stream, is the newest change the reader knows; `?client=` is the UUID of the tab.
 */
export const GET = answeringDesk<{ festival: string }>(async (request, { festival: slug }) => {
  const { id, actor } = await gateAction(slug, 'read');
  const asked = new URL(request.url).searchParams;
  const client = asked.get('client') ?? '';
  const known = [request.headers.get('last-event-id'), asked.get('after')].filter((text) =>
    /^\d{1,15}$/.test(text ?? ''),
  );
  const body = openStream({
    festivalId: id,
    slug,
    actor,
    token: (await sessionToken()) ?? '',
    client: UUID.test(client) ? client : crypto.randomUUID(),
    after: known.length > 0 ? Math.max(...known.map(Number)) : null,
    gone: request.signal,
  });
  return new Response(body, { headers: STREAM });
});

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
