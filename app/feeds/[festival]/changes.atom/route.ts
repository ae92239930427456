import { answerDocument } from '#app/feeds/answer-release.ts';
import { answerPreflight, openToAll } from '#app/feeds/for-every-site.ts';
import { writeAtom } from '#lib/feeds/atom.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import { newsOfReleased } from '#lib/programme/news.ts';

type Context = { params: Promise<{ festival: string }> };

/** « Quoi de neuf » as an Atom feed, in the festival's main language or in `?lang=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { festival } = await params;
  const answer = await answerDocument(request, festival, (released) => {
    const asked = new URL(request.url).searchParams.get('lang');
    const locale = isLocale(asked) ? asked : released.document.festival.locale;
    return {
      name: `changes.atom ${locale}`,
      contentType: 'application/atom+xml; charset=utf-8',
      cacheControl: 'public, max-age=300, stale-while-revalidate=86400',
      write: (url) => writeAtom(released, newsOfReleased(released), { locale, url }),
    };
  });
  return openToAll(answer);
}

export const HEAD = GET;
export const OPTIONS = answerPreflight;
