import { answerFailure } from '#app/_server/act-post.ts';
import { openEmergencies } from '#app/_server/emergencies.ts';
import { gateAction } from '#app/_server/gate.ts';
import { unstoredJson } from '#app/_server/headers.ts';
import { readLocale } from '#lib/i18n/locale.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ festival: string }> };

/**
 * Who needs help and nobody takes care of yet: what every page of the desk asks every few seconds.
 */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  try {
    const festival = await gateAction((await params).festival, 'read');
    const lang = new URL(request.url).searchParams.get('lang') ?? '';
    const open = openEmergencies(festival, readLocale(lang));
    return unstoredJson({ open });
  } catch (error) {
    return answerFailure(error);
  }
}
