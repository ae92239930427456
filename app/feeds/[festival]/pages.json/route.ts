import { edition } from '#app/_server/kept-pages.ts';
import { respond } from '#app/_server/respond.ts';
import { buildId } from '#app/feeds/build-id.ts';
import { env } from '#lib/env.ts';
import { compress, KeptBytes } from '#lib/feeds/http.ts';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';
import { pageListOf } from '#lib/offline/page-list.ts';
import { type Released, readAhead, releasedBySlug } from '#lib/programme/released.ts';
import { selectionAddresses } from '#lib/selections/addresses.ts';

type Context = { params: Promise<{ festival: string }> };

/** In bytes: about a hundred lists of the longest programmes, in the encodings asked for. */
const kept = new KeptBytes(4_000_000);

const COMMON = { 'X-Content-Type-Options': 'nosniff', 'X-Robots-Tag': 'noindex', Vary: 'Accept-Encoding' };

/**
 * The pages a browser keeps of a published programme in one language (`PageList`). A 404 or 410
 * makes browsers forget the festival, so these are never answered because the database cannot be
 * read.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { festival } = await params;
  try {
    return await answer(request, festival);
  } catch (error) {
    console.error(error);
    return refuse(503, { 'Cache-Control': 'no-store', 'Retry-After': '120' });
  }
}

export const HEAD = GET;

async function answer(request: Request, festival: string): Promise<Response> {
  if (!env().isKeptOffline) return refuse(410, { 'Cache-Control': 'no-cache' });
  await readAhead('bySlug', festival);
  const released = releasedBySlug(festival);
  if (!released) return refuse(404, { 'Cache-Control': 'no-cache' });
  const lang = new URL(request.url).searchParams.get('lang');
  const locale = readLocale(lang);
  const tag = `${released.publicKey}-${edition()}-${locale}`;
  const response = await respond(request, {
    tag: () => tag,
    // The tag stands for the list, compressed or not.
    isWeak: true,
    contentType: 'application/json; charset=utf-8',
    renewed: { ...COMMON, 'Cache-Control': 'public, max-age=0, s-maxage=60' },
    bytes: (encoding) =>
      kept.get(`${encoding} ${tag}`, () => compress(Buffer.from(JSON.stringify(listOf(released, locale))), encoding)),
  });
  return response ?? refuse(404, { 'Cache-Control': 'no-cache' });
}

const listOf = (released: Released, locale: Locale) =>
  pageListOf(released, locale, {
    edition: edition(),
    assets: [
      `/documents.css?v=${buildId()}`,
      ...['theme', 'early', 'islands', 'my-programme', 'propose'].map((script) => `/${script}.js?v=${buildId()}`),
      selectionAddresses.times(released.publicKey, locale),
    ],
  });

const refuse = (status: 404 | 410 | 503, headers: Record<string, string>) =>
  new Response(null, { status, headers: { ...COMMON, ...headers } });
