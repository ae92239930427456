import { answerDocument } from '#app/feeds/answer-release.ts';
import { readLocale } from '#lib/i18n/locale.ts';
import { manifestOf } from '#lib/offline/manifest.ts';

type Context = { params: Promise<{ festival: string }> };

/** The manifest to install a programme as an app, in one language (`?lang=en`). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { festival } = await params;
  const lang = new URL(request.url).searchParams.get('lang');
  const locale = readLocale(lang);
  return answerDocument(request, festival, ({ document }) => ({
    name: `manifest ${locale}`,
    contentType: 'application/manifest+json; charset=utf-8',
    cacheControl: 'public, max-age=3600',
    write: () => JSON.stringify(manifestOf(document, locale)),
  }));
}

export const HEAD = GET;
