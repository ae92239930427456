import { writeSitemapIndex } from '#lib/feeds/sitemap.ts';
import { listedFestivals } from '#lib/festivals/queries.ts';
import { askedOrigin, publicUrl } from '#lib/programme/own-host.ts';

// The site's address is not known at build time.
export const dynamic = 'force-dynamic';

/**
 * The sitemaps of the festivals read at this address, for search engines; at the installation's
 * address, of the festivals without a host name of their own.
 */
export function GET(request: Request): Response {
  try {
    const url = askedOrigin(request.headers.get('host'));
    const here = listedFestivals().filter(({ host }) => publicUrl(host) === url);
    return new Response(writeSitemapIndex(here, url), {
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
