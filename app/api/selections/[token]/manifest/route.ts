import { answerOwnManifest } from '#app/_server/own-manifest.ts';
import { openSelection } from '#lib/selections/queries.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ token: string }> };

/** The manifest to install « Ma sélection » from its private address. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const opened = openSelection(token);
  const slug = opened.ok && opened.access !== 'calendar' ? opened.festival.slug : null;
  return answerOwnManifest(request, 'my', token, { slug, isMissing: !opened.ok && opened.reason === 'unknown' });
}
