import { answerOwnManifest } from '#app/_server/own-manifest.ts';
import { now } from '#lib/time/clock.ts';
import { authorizeVolunteer } from '#lib/volunteers/links.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ token: string }> };

/** The manifest to install a volunteer’s page as an app. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const opened = authorizeVolunteer(token, now());
  const slug = opened.ok ? opened.who.slug : null;
  return answerOwnManifest(request, 'team', token, { slug, isMissing: !opened.ok && opened.reason === 'unknown' });
}
