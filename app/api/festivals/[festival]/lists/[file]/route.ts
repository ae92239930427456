import { gateAction } from '#app/_server/gate.ts';
import { answeringDesk } from '#app/_server/post.ts';
import { privateFile } from '#app/_server/respond.ts';
import { notFound } from '#lib/errors.ts';
import { importLists } from '#lib/exchange/lists/bound-list.ts';
import { listFile, listFormats, listMediaTypes } from '#lib/exchange/lists/list-file.ts';
import { listNames } from '#lib/exchange/lists/list-noun.ts';
import { eventRowsOf } from '#lib/exchange/programmes/event-cells.ts';
import { readLocale } from '#lib/i18n/locale.ts';

/**
 * A whole list for a spreadsheet, `people.csv` or `films.xlsx`, in the language `?lang=`. It
 * contains private data of the desk, so no cache may store it.
 */
export const GET = answeringDesk<{ festival: string; file: string }>(async (request, { festival: slug, file }) => {
  const [word, ending] = file.split('.', 2);
  const name = ([...listNames, 'events'] as const).find((one) => one === word);
  const format = listFormats.find((one) => one === ending);
  if (!name || !format || file !== `${name}.${format}`) throw notFound();
  const festival = await gateAction(slug, name === 'events' ? 'read' : importLists[name].seenBy);
  const asked = new URL(request.url).searchParams.get('lang') ?? '';
  const locale = readLocale(asked);
  const rows = name === 'events' ? eventRowsOf(festival, locale) : importLists[name].rows(festival, locale);
  const body = await listFile(name, rows, format, locale);
  return privateFile(typeof body === 'string' ? body : new Uint8Array(body), {
    type: listMediaTypes[format],
    name: `${slug}-${name}.${format}`,
  });
});
