import { answerFailure } from '#app/_server/act-post.ts';
import { gateAction } from '#app/_server/gate.ts';
import { unstoredJson } from '#app/_server/headers.ts';
import { releaseSaid } from '#app/[locale]/(live)/organise/[festival]/release-said.ts';
import { readLocale } from '#lib/i18n/locale.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string; festival: string }> };

/**
 * What the desk's frame says now (`ReleaseSaid`): asked after each act. Under the desk, so that a
 * large festival is read by the server that draws it.
 */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { locale, festival: slug } = await params;
  try {
    const festival = await gateAction(slug, 'read');
    return unstoredJson(await releaseSaid(festival, readLocale(locale), { isFrame: false }));
  } catch (error) {
    return answerFailure(error);
  }
}
