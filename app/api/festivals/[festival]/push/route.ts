import { gateAction, ownSession } from '#app/_server/gate.ts';
import { answerPush } from '#app/_server/push-post.ts';
import type { PushHolder } from '#lib/push/mutations.ts';

type Context = { params: Promise<{ festival: string }> };

/** Registers a browser of the team for notifications of problems. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { festival: slug } = await params;
  return answerPush(request, { from: 'desk', gate: () => holderOf(slug) });
}

async function holderOf(slug: string): Promise<PushHolder> {
  const { id: festivalId, actor } = await gateAction(slug, 'day');
  const { id: sessionId } = await ownSession();
  return { audience: 'team', festivalId, userId: actor.userId, sessionId };
}
