import { answerFailure } from '#app/_server/act-post.ts';
import { gateAction } from '#app/_server/gate.ts';
import { unstoredJson } from '#app/_server/headers.ts';
import { readLocale } from '#lib/i18n/locale.ts';
import { finderEntries } from './entries.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string; festival: string }> };

/**
 * All that « Chercher ou faire » finds (`FinderEntry[]`): asked whenever it is opened. Under the
 * desk, so that a large festival is read by the server that draws it.
 */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { locale, festival: slug } = await params;
  try {
    const festival = await gateAction(slug, 'read');
    return unstoredJson(finderEntries(festival, readLocale(locale)));
  } catch (error) {
    return answerFailure(error);
  }
}
