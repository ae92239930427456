import { answeringDesk } from '#app/_server/act-post.ts';
import { answerDayPost } from '#app/_server/day-post.ts';
import { gateAction } from '#app/_server/gate.ts';
import { unstoredJson } from '#app/_server/headers.ts';
import { dayKeyOf } from '#lib/live/day-key.ts';
import { now } from '#lib/time/clock.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ festival: string }> };

/**
 * What the board asks every few seconds: a short key that is another one whenever anything it shows
 * has changed.
 */
export const GET = answeringDesk<{ festival: string }>(async (_, { festival: slug }) => {
  const festival = await gateAction(slug, 'day');
  return unstoredJson({ key: dayKeyOf(festival) });
});

/** One tap: a form of « Le jour J », from a script or from the page alone. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { festival: slug } = await params;
  return answerDayPost(request, slug, () => gateAction(slug, 'day'), now());
}
