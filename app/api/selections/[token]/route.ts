import {
  answerSelection,
  PRIVATE,
  refuseSelection,
  type SelectionPost,
  slowDown,
} from '#app/_server/selection-post.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { readAhead, releasedBySlug } from '#lib/programme/released.ts';
import { knownOf } from '#lib/selections/draw-times.ts';
import { changeSelection, forgetSelection, shareSelection, unshareSelection } from '#lib/selections/mutations.ts';
import { noteRead, openSelection } from '#lib/selections/queries.ts';
import { anything, writeSelection } from '#lib/selections/selection.ts';
import { now } from '#lib/time/clock.ts';

type Context = { params: Promise<{ token: string }> };

/** The selection, for a browser that keeps itself up to date with it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const opened = openSelection(token);
  await slowDown(request, isUnknown(opened));
  if (!opened.ok) return refuseSelection(request, opened.reason, null);
  noteRead(opened.id, now());
  const { selection, access, festival } = opened;
  return Response.json(
    { ok: true, festival: festival.slug, access, ...writeSelection(selection) },
    { headers: PRIVATE },
  );
}

/**
 * Changes the selection of a private address: `act` is an act on séances or films, `take` with the
 * ticked numbers, `share`, `unshare` or `revoke`. A form is redirected to the page of the
 * selection.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return answerSelection(request, { isProven: true }, async (post) => {
    // The programme is read before the transaction: that takes a while if it is large, and a
    // transaction blocks other writes.
    const opened = openSelection(token);
    if (opened.ok && post.acts.length > 0) await readAhead('bySlug', opened.festival.slug);
    const done = work(token, post);
    await slowDown(request, isUnknown(done));
    if (!done.ok) return refuseSelection(request, done.reason, post);
    if (post.isScript) {
      const selection = 'selection' in done ? writeSelection(done.selection) : {};
      return Response.json({ ok: true, ...selection }, { headers: PRIVATE });
    }
    return new Response(null, { status: 303, headers: { ...PRIVATE, Location: pageAfter(token, post) } });
  });
}

const isUnknown = (answer: { ok: true } | { ok: false; reason: string }) => !answer.ok && answer.reason === 'unknown';

/** The page of the selection, at the séance that was added. */
function pageAfter(token: string, { acts, locale }: SelectionPost): string {
  const [first] = acts;
  const shown = first?.verb === 'swap' ? first.numbers[1] : first?.verb === 'remove' ? undefined : first?.numbers[0];
  const isEvent = first && ['add', 'swap', 'seen'].includes(first.verb);
  return `${sitePaths(locale).my(token)}${isEvent && shown ? `#s${shown}` : ''}`;
}

function work(token: string, { acts, fields }: SelectionPost) {
  switch (fields.get('link')) {
    case 'share':
      return shareSelection(token, now());
    case 'unshare':
      return unshareSelection(token, now());
    case 'revoke':
      return forgetSelection(token, now());
    default:
      return changeSelection(
        token,
        acts,
        ({ slug }) => {
          const released = releasedBySlug(slug);
          return released ? knownOf(released.document) : anything;
        },
        now(),
      );
  }
}
