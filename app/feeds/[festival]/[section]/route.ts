import { answerDocument, answerStream } from '#app/feeds/answer-release.ts';
import { answerPreflight, dispositionOf, openToAll, refuseFeed } from '#app/feeds/for-every-site.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import { openFileOf } from '#lib/open-data/files.ts';

// Next requires the same name for this part of the path, which for calendars is a section.
type Context = { params: Promise<{ festival: string; section: string }> };

/**
 * The programme as a file for other programs (`lib/open-data/files.ts`), in the festival's main
 * language or in `?lang=`.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { festival, section: name } = await params;
  const file = openFileOf(name);
  if (!file) return refuseFeed(request, 404, 'file');
  const asked = file.hasLanguage ? new URL(request.url).searchParams.get('lang') : null;
  const fileName = `${festival}-${name}`;
  if ('pieces' in file)
    return answerStream(request, festival, ({ document }) => {
      const locale = isLocale(asked) ? asked : document.festival.locale;
      const { contentType, isDownload, pieces } = file;
      return {
        name: `${name} ${locale}`,
        contentType,
        fileName,
        isDownload,
        pieces: (url) => pieces(document, { locale, url }),
      };
    });
  const answer = await answerDocument(request, festival, ({ document }) => {
    const locale = isLocale(asked) ? asked : document.festival.locale;
    return {
      name: `${name} ${locale}`,
      contentType: file.contentType,
      cacheControl: 'public, max-age=300, stale-while-revalidate=86400',
      headers: { 'Content-Disposition': dispositionOf(fileName, file.isDownload) },
      isPacked: true,
      write: (url) => file.whole(document, { locale, url }),
    };
  });
  if (answer.status === 404 || answer.status === 503) return refuseFeed(request, answer.status, 'file');
  return openToAll(answer);
}

export const HEAD = GET;
export const OPTIONS = answerPreflight;
