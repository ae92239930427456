import { answerFailure } from '#app/_server/act-post.ts';
import { privateFile } from '#app/_server/private-file.ts';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';

/**
 * A table for a spreadsheet, in the language asked for (`?lang=`); or why there is none. Holds
 * names: kept nowhere.
 */
export async function answerCsv(
  request: Request,
  file: string,
  write: (locale: Locale) => Promise<string>,
): Promise<Response> {
  try {
    const asked = new URL(request.url).searchParams.get('lang') ?? '';
    const locale = readLocale(asked);
    return privateFile(await write(locale), { type: 'text/csv; charset=utf-8', name: `${file}.csv` });
  } catch (error) {
    return answerFailure(error);
  }
}
