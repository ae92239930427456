import { answerPush } from '#app/_server/push-post.ts';
import type { PushHolder } from '#lib/push/holder.ts';
import { openSelection } from '#lib/selections/queries.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ token: string }> };

/**
 * Registers a visitor's browser for notifications about their selection, at the private address
 * that may change it.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return answerPush(request, { from: 'secret', open: () => openedBy(token) });
}

function openedBy(token: string): PushHolder | 'missing' | 'gone' {
  const opened = openSelection(token);
  if (!opened.ok) return opened.reason === 'unknown' ? 'missing' : 'gone';
  // With a link that only reads it, it is somebody else's selection.
  if (opened.access !== 'edit') return 'missing';
  return { audience: 'visitor', festivalId: opened.festival.id, selectionId: opened.id };
}
