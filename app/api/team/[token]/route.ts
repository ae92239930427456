import { PRIVATE, slowDown } from '#app/_server/selection-post.ts';
import { answerTeam } from '#app/_server/team-post.ts';
import { now } from '#lib/time/clock.ts';
import { authorizeVolunteer } from '#lib/volunteers/links.ts';
import { pageStamp } from '#lib/volunteers/page-keys.ts';

type Context = { params: Promise<{ token: string }> };

/**
 * The key of the state that a volunteer's page is drawn from, for an open page. 404 for an address
 * that never existed, 410 for one that was closed.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const opened = authorizeVolunteer(token, now());
  const isUnknown = !opened.ok && opened.reason === 'unknown';
  await slowDown(request, isUnknown);
  if (!opened.ok) return new Response(null, { status: isUnknown ? 404 : 410, headers: PRIVATE });
  return new Response(pageStamp(opened.who), { headers: { ...PRIVATE, 'Cache-Control': 'no-store' } });
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answerTeam(request, (await params).token);
}
