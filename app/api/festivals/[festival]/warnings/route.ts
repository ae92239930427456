import { saidWarnings } from '../../../../../lib/events/said-warnings.ts';
import { defaultLocale, isLocale } from '../../../../../lib/i18n/locale.ts';
import { answerFailure } from '../../../../_server/act-post.ts';
import { gateAction } from '../../../../_server/gate.ts';

export const dynamic = 'force-dynamic';

/** `SaidWarnings` of the draft as it is now, in `?locale=`. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/festivals/[festival]/warnings'>,
): Promise<Response> {
  const { festival: slug } = await params;
  try {
    const { id } = await gateAction(slug, 'read');
    const locale = new URL(request.url).searchParams.get('locale');
    const said = saidWarnings(id, slug, isLocale(locale) ? locale : defaultLocale);
    return Response.json(said, { headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' } });
  } catch (error) {
    return answerFailure(error);
  }
}
