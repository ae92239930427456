import { answerDocument } from '#app/feeds/answer-release.ts';
import { sitemapPieces } from '#lib/feeds/sitemap.ts';

type Context = { params: Promise<{ festival: string }> };

/**
 * The sitemap of a festival, for search engines; empty for a demonstration. Its address is
 * `/sitemap-{festival}.xml` (next-settings.ts).
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { festival } = await params;
  return answerDocument(request, festival, (released) => {
    if (released.document.festival.isDemonstration) return null;
    return {
      name: 'pages.xml',
      contentType: 'application/xml; charset=utf-8',
      cacheControl: 'public, max-age=3600',
      write: (url) => sitemapPieces(released, url),
    };
  });
}

export const HEAD = GET;
