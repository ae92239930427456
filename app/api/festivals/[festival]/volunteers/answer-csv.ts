import { answeringDesk } from '#app/_server/post.ts';
import { privateFile } from '#app/_server/respond.ts';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';

type Write = (slug: string, locale: Locale, asked: URLSearchParams) => Promise<string>;

/**
 * A table for a spreadsheet, in the language `?lang=`; or why there is none. It contains names, so
 * no cache may store it.
 */
export const answeringCsv = (table: string, write: Write) =>
  answeringDesk<{ festival: string }>(async (request, { festival: slug }) => {
    const asked = new URL(request.url).searchParams;
    const text = await write(slug, readLocale(asked.get('lang') ?? ''), asked);
    return privateFile(text, { type: 'text/csv; charset=utf-8', name: `${slug}-${table}.csv` });
  });
