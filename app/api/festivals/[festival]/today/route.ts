import { unstoredJson } from '#app/_server/answer-head.ts';
import { answerDayPost } from '#app/_server/day-post.ts';
import { gateAction } from '#app/_server/gate.ts';
import { answeringDesk } from '#app/_server/post.ts';
import { dayKeyOf } from '#lib/live/queries.ts';
import { now } from '#lib/time/clock.ts';

type Props = { params: Promise<{ festival: string }> };

/**
 * A short key that changes whenever anything on the board changes; the board asks for it every few
 * seconds.
 */
export const GET = answeringDesk<{ festival: string }>(async (_, { festival: slug }) => {
  const festival = await gateAction(slug, 'day');
  return unstoredJson({ key: dayKeyOf(festival) });
});

/** Does one tap: a form of « Le jour J », posted by a script or by the browser. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { festival: slug } = await params;
  return answerDayPost(request, slug, () => gateAction(slug, 'day'), now());
}
