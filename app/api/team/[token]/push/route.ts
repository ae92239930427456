import { answerPush } from '#app/_server/push-post.ts';
import type { PushHolder } from '#lib/push/holder.ts';
import { now } from '#lib/time/clock.ts';
import { authorizeVolunteer } from '#lib/volunteers/links.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ token: string }> };

/**
 * Registers a volunteer's browser for notifications about their shifts, at their secret address.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return answerPush(request, { from: 'secret', open: () => openedBy(token) });
}

function openedBy(token: string): PushHolder | 'missing' | 'gone' {
  const opened = authorizeVolunteer(token, now());
  if (!opened.ok) return opened.reason === 'unknown' ? 'missing' : 'gone';
  return { audience: 'volunteer', festivalId: opened.who.id, volunteerId: opened.who.volunteer.id };
}
