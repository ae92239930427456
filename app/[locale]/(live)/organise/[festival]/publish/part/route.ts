import { answerFailure } from '#app/_server/act-post.ts';
import { gateAction } from '#app/_server/gate.ts';
import { unstoredJson } from '#app/_server/headers.ts';
import { openedParts } from '#app/[locale]/(live)/organise/[festival]/publish/rows.ts';
import { readLocale } from '#lib/i18n/locale.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string; festival: string }> };

/**
 * The lines of one part of the publish page (`?key=2026-11-27`), which a large publication shows
 * folded.
 */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { locale, festival: slug } = await params;
  try {
    const festival = await gateAction(slug, 'publish');
    const key = new URL(request.url).searchParams.get('key') ?? '';
    const rows = (await openedParts(festival, [key], readLocale(locale)))[key] ?? [];
    return unstoredJson({ rows });
  } catch (error) {
    return answerFailure(error);
  }
}
