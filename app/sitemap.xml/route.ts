import { env } from '#lib/env.ts';
import { writeSitemapIndex } from '#lib/feeds/sitemap.ts';
import { listedFestivals } from '#lib/festivals/queries.ts';

export const dynamic = 'force-dynamic';

/** The lists of pages of this site's festivals, for search engines. */
export function GET(): Response {
  try {
    return new Response(writeSitemapIndex(listedFestivals(), env().url), {
      headers: {
        'Content-Type': 'application/xml; charset=utf-8',
        'Cache-Control': 'public, max-age=3600',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  } catch (error) {
    console.error(error);
    return new Response(null, { status: 503, headers: { 'Cache-Control': 'no-store', 'Retry-After': '120' } });
  }
}
