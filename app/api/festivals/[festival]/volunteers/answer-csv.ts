import { answerFailure } from '#app/_server/act-post.ts';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';

/** A table for a spreadsheet, in the language asked for (`?lang=`); or why there is none. Holds names: kept nowhere. */
export async function answerCsv(
  request: Request,
  file: string,
  write: (locale: Locale) => Promise<string>,
): Promise<Response> {
  try {
    const asked = new URL(request.url).searchParams.get('lang') ?? '';
    const locale = readLocale(asked);
    return new Response(await write(locale), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${file}.csv"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  } catch (error) {
    return answerFailure(error);
  }
}
