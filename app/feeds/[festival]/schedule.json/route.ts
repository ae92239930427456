import { SCHEDULE_JSON_TYPE, scheduleJsonPieces } from '../../../../lib/feeds/schedule-json.ts';
import { isLocale } from '../../../../lib/i18n/locale.ts';
import { feedPaths } from '../../../../lib/i18n/paths.ts';
import { answerStream } from '../../answer-stream.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ festival: string }> };

/** The programme for programs that read conferences, in the festival's language or in `?lang=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { festival } = await params;
  return answerStream(request, festival, ({ document, slug }) => {
    const asked = new URL(request.url).searchParams.get('lang');
    const locale = isLocale(asked) ? asked : document.festival.locale;
    const own = feedPaths(slug).scheduleJson();
    const path = locale === document.festival.locale ? own : `${own}?lang=${locale}`;
    return {
      name: `schedule.json ${locale}`,
      contentType: SCHEDULE_JSON_TYPE,
      fileName: `${slug}.json`,
      pieces: (url) => scheduleJsonPieces(document, { locale, url, path }),
    };
  });
}

export const HEAD = GET;
